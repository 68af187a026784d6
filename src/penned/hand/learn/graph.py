"""The skeleton of ink as a graph: branches one pixel wide, and the nodes where they end or meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Path = NDArray[np.float64]

SPUR = 0.5  # pen radii: a side branch that reaches no further out of the other's ink is none
# In depths of a branching:
CROSSING = 2.2  # branchings nearer than this were one crossing
SHARED = 7.0  # two lines that meet at a narrow angle run together for no longer
# Cosines of what turns:
SHARP = -0.2  # two branches that lie this near to each other are a corner's
SHALLOW = 0.8
THICKER = 1.15  # times as deep as one line is, where two run together
BLUR = 0.9  # as far along a branch, the skeleton is not to be trusted
SIGHT = 3.2  # as far one looks for the direction


@dataclass(eq=False)
class Branch:
    """Pixels from one node to another; both are None where the branch closes on itself.

    path: (n, 2) x and y, in pixels. depth: (n,) how far each is from the paper. heads: the
    directions in which it leaves its nodes, where its first pixels do not tell.
    """

    path: Path
    depth: NDArray[np.float64]
    nodes: list[Node | None]
    heads: tuple[Path, ...] = ()

    @property
    def between(self) -> tuple[Node, ...]:
        """The two nodes at its ends; none where it leads from one to the same."""
        one, other = self.nodes
        return () if one is None or other is None or one is other else (one, other)

    @property
    def length(self) -> float:
        """From node to node, in pixels."""
        return float(np.hypot(*np.diff(self.path, axis=0).T).sum()) + 1.0


@dataclass(eq=False)
class Node:
    """An end or a branching, and the branches that leave it, each with the side it leaves by."""

    place: Path
    depth: float
    ends: list[tuple[Branch, int]] = field(default_factory=list)

    def drop(self, branch: Branch) -> None:
        """Forget `branch`."""
        self.ends = [end for end in self.ends if end[0] is not branch]


def read(skeleton: NDArray[np.bool_], depth: NDArray[np.float64]) -> list[Branch]:
    """The branches of a skeleton that does not touch the border of its picture."""
    width = skeleton.shape[1]
    on = set(np.flatnonzero(skeleton).tolist())
    around = (1, -1, width, -width, width + 1, width - 1, 1 - width, -1 - width)
    beside = {p: [p + step for step in around if p + step in on] for p in on}
    nodes = _nodes(beside, depth.ravel(), width)
    branches, seen = [], set(nodes)
    for first, node in nodes.items():
        for second in beside[first]:
            if second in seen:
                continue
            trail = _walk(second, first, beside, seen)
            last = next((nodes[q] for q in beside[trail[-1]] if q in nodes and q != first), node)
            if last is node and len(trail) < 4:
                continue  # a pixel between two of one knot
            branches.append(_branch(trail, depth, width, [node, last]))
    for first in on - seen:
        if first not in seen:
            seen.add(first)
            trail = [first, *_walk(beside[first][0], first, beside, seen)]
            branches.append(_branch(trail, depth, width, [None, None]))
    return branches


def _nodes(beside: dict[int, list[int]], depth: NDArray[np.float64], width: int) -> dict[int, Node]:
    """The node of every pixel that has not two neighbours."""
    knots = {p for p, near in beside.items() if len(near) != 2}
    nodes: dict[int, Node] = {}
    for knot in sorted(knots):
        if knot in nodes:
            continue
        group, edge = [knot], [knot]
        while edge:
            found = [q for q in beside[edge.pop()] if q in knots and q not in group]
            group += found
            edge += found
        rows, columns = np.divmod(np.array(group), width)
        node = Node(np.array((columns.mean(), rows.mean())), float(depth[group].max()))
        nodes.update(dict.fromkeys(group, node))
    return nodes


def _walk(
    here: int,
    before: int,
    beside: dict[int, list[int]],
    seen: set[int],
) -> list[int]:
    trail = [here]
    seen.add(here)
    while True:
        onward = [q for q in beside[here] if q != before and q not in seen]
        if not onward:
            return trail
        before, here = here, onward[0]
        seen.add(here)
        trail.append(here)


def _branch(
    trail: list[int], depth: NDArray[np.float64], width: int, nodes: list[Node | None]
) -> Branch:
    rows, columns = np.divmod(np.array(trail), width)
    branch = Branch(np.column_stack((columns, rows)).astype(float), depth[rows, columns], nodes)
    for side, node in enumerate(nodes):
        if node is not None:
            node.ends.append((branch, side))
    return branch


def mended(branches: list[Branch], radius: float) -> list[Branch]:
    """The branches without the faults of thinning, for a pen of this radius."""
    return _doubled(_merged(_pruned(branches, SPUR * radius)))


def _pruned(branches: list[Branch], least: float) -> list[Branch]:
    """Without side branches that are faults of thinning, the shortest first."""
    kept = sorted(branches, key=lambda branch: branch.length)
    while spur := next((branch for branch in kept if _is_spur(branch, least)), None):
        kept.remove(spur)
        tip, root = sorted(spur.between, key=lambda node: len(node.ends))
        root.drop(spur)
        if _is_corner(root):
            root.place = tip.place
    return kept


def _is_corner(node: Node) -> bool:
    """Whether two branches are left at a node, and turn sharply there."""
    if len(node.ends) != 2 or node.ends[0][0] is node.ends[1][0]:
        return False
    one, other = (way(*end, node.depth) for end in node.ends)
    return bool(one @ other > SHARP)


def _is_spur(branch: Branch, least: float) -> bool:
    if len(branch.between) < 2:
        return False
    tip, root = sorted(branch.between, key=lambda node: len(node.ends))
    if len(tip.ends) != 1 or len(root.ends) < 3:
        return False
    return branch.length + tip.depth - root.depth < least


def _merged(branches: list[Branch]) -> list[Branch]:
    """With one node for those that a single crossing was thinned to."""
    kept = sorted(branches, key=lambda branch: branch.length)
    while bridge := next((branch for branch in kept if _is_bridge(branch)), None):
        kept.remove(bridge)
        one, other = bridge.between
        one.drop(bridge)
        other.drop(bridge)
        one.place = (one.place + other.place) / 2
        one.depth = max(one.depth, other.depth)
        for branch, side in other.ends:
            branch.nodes[side] = one
            one.ends.append((branch, side))
    return kept


def _is_bridge(branch: Branch) -> bool:
    if len(branch.between) < 2:
        return False
    fewest, most = sorted(len(node.ends) for node in branch.between)
    if fewest < 2 or most < 3:
        return False
    depth = sum(node.depth for node in branch.between) / 2
    return branch.length < CROSSING * depth or (
        branch.length < SHARED * depth and all(_runs_on(branch, side) for side in (0, 1))
    )


def _runs_on(bridge: Branch, side: int) -> bool:
    """Whether two branches lead on from this end of a bridge, both nearly as it does.

    They are thinner than it: two lines lay side by side on the bridge.
    """
    node = bridge.nodes[side]
    others = [end for end in node.ends if end[0] is not bridge] if node else []
    if node is None or len(others) != 2:
        return False
    along = -way(bridge, side, node.depth)
    shallow = all(along @ way(*end, node.depth) > SHALLOW for end in others)
    thin = max(float(np.median(branch.depth)) for branch, _ in others)
    return shallow and float(np.median(bridge.depth)) > THICKER * thin


def _doubled(branches: list[Branch]) -> list[Branch]:
    """With the foot of every loop drawn twice, on the way into the loop and out of it."""
    kept = list(branches)
    for loop in branches:
        node = loop.nodes[0]
        if node is None or node is not loop.nodes[1] or len(node.ends) != 3:
            continue
        foot, side = next(end for end in node.ends if end[0] is not loop)
        root = foot.nodes[1 - side]
        if root is not None and len(root.ends) > 2 and foot.length < SHARED * node.depth:
            kept = [branch for branch in kept if branch not in (loop, foot)]
            kept.append(_with_foot(loop, foot, side, (node, root)))
    return kept


def _with_foot(loop: Branch, foot: Branch, side: int, ends: tuple[Node, Node]) -> Branch:
    """One branch from the second node along the `foot`, round the `loop` and back.

    It heads as the loop does where it leaves the first.
    """
    node, root = ends
    out = slice(None) if side == 1 else slice(None, None, -1)
    path, depth = foot.path[out], foot.depth[out]
    whole = Branch(
        np.concatenate((path, loop.path, path[::-1])),
        np.concatenate((depth, loop.depth, depth[::-1])),
        [root, root],
        tuple(way(loop, end, node.depth) for end in (0, 1)),
    )
    root.drop(foot)
    root.ends += [(whole, 0), (whole, 1)]
    return whole


def way(branch: Branch, side: int, depth: float) -> Path:
    """The direction in which a branch leaves the node on that side, whose depth this is."""
    if branch.heads:
        return branch.heads[side]
    path = branch.path if side == 0 else branch.path[::-1]
    near = path[min(int(BLUR * depth), len(path) // 3)]
    far = path[min(max(int(SIGHT * depth), 4), len(path) - 1)]
    heading: Path = far - near if (far != near).any() else np.array([1.0, 0.0])
    heading /= np.hypot(*heading)
    return heading
