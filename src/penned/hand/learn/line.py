"""Lines through the graph of a skeleton: what runs straight on through its branchings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.hand.learn.graph import BLUR, way

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from penned.hand.learn.graph import Branch, Node

    Row = NDArray[np.float64]
    _Pairs = list[tuple[int, int]]

# In radians:
STRAIGHT = 1.25  # a pen that turns more at a branching began a new line,
CORNER = 2.7  # unless only these two are left there, and it does not double back
ROUND = 0.9  # a turn that is less is no corner
MANY = 6  # ends at a branching: where there are more, the straightest are paired first
# In roots of radians, by which matchings are compared:
BENT, LIFT = 0.6, 0.5  # the most that a turn counts; what it counts that a line ends


@dataclass(eq=False)
class Line:
    """Points (n, 3) along what a pen drew: x, y, depth; and which of them are to be trusted.

    `passes` are the branchings that it runs through, with the index of each. `first` and `last`
    are the nodes at its ends; None where it is closed.
    """

    points: Row
    sure: NDArray[np.bool_]
    passes: list[tuple[int, Node]]
    first: Node | None
    last: Node | None

    @property
    def closed(self) -> bool:
        """Whether it ends where it began."""
        return self.first is None

    @property
    def starts_free(self) -> bool:
        """Whether nothing else meets its beginning."""
        return self.first is not None and len(self.first.ends) == 1

    @property
    def ends_free(self) -> bool:
        """Whether nothing else meets its end."""
        return self.last is not None and len(self.last.ends) == 1

    def drawn_out(self, onward: Callable[[Row], Row]) -> Line:
        """The line with what `onward` gives for each of its free ends: (n, 3) points beyond it."""
        nothing = self.points[:0]
        before = onward(self.points[::-1])[::-1] if self.starts_free else nothing
        after = onward(self.points) if self.ends_free else nothing
        return Line(
            np.concatenate((before, self.points, after)),
            np.concatenate((np.ones(len(before), bool), self.sure, np.ones(len(after), bool))),
            [(at + len(before), node) for at, node in self.passes],
            self.first,
            self.last,
        )

    def turned(self) -> Line:
        """The same line, drawn the other way."""
        end = len(self.points) - 1
        passes = [(end - at, node) for at, node in reversed(self.passes)]
        return Line(self.points[::-1], self.sure[::-1], passes, self.last, self.first)


class _End(NamedTuple):
    """A branch, seen from one of its sides."""

    branch: Branch
    side: int

    @property
    def node(self) -> Node | None:
        return self.branch.nodes[self.side]

    @property
    def other(self) -> _End:
        return _End(self.branch, 1 - self.side)

    @property
    def key(self) -> tuple[int, int]:
        return id(self.branch), self.side

    def points(self) -> Row:
        points = np.column_stack((self.branch.path, self.branch.depth))
        return points if self.side == 0 else points[::-1]

    def sure(self) -> NDArray[np.bool_]:
        """Which points do not lie close to a branching; one at least."""
        count = len(self.branch.path)
        sure = np.ones(count, dtype=bool)
        head, tail = (
            int(BLUR * node.depth) if node and len(node.ends) > 2 else 0
            for node in (self.node, self.other.node)
        )
        sure[:head] = False
        sure[count - tail :] = False
        sure[count // 2] |= not sure.any()
        return sure


class _Step(NamedTuple):
    """A branch that a line goes on by, and whether it turns a corner before."""

    end: _End
    corner: bool


def follow(branches: Sequence[Branch]) -> list[Line]:
    """Every branch once, joined through the nodes to lines as straight as can be."""
    onward: dict[tuple[int, int], _Step] = {}
    for node in {id(n): n for branch in branches for n in branch.nodes if n}.values():
        for one, other, corner in _pairs(node):
            onward[one.key] = _Step(other, corner)
            onward[other.key] = _Step(one, corner)
    left = {id(branch) for branch in branches}
    starts = [end for b in branches for end in (_End(b, 0), _End(b, 1)) if end.key not in onward]
    lines = []
    for start in (*starts, *(_End(branch, 0) for branch in branches)):
        chain: list[_Step] = []
        here: _Step | None = _Step(start, corner=False)
        while here and id(here.end.branch) in left:
            left.remove(id(here.end.branch))
            chain.append(here)
            here = onward.get(here.end.other.key)
        if chain:
            closed = here is not None or start.node is None
            lines.append(_closed(chain) if closed else _open(chain))
    return lines


def _open(chain: Sequence[_Step]) -> Line:
    points, sure, passes, count = [], [], [], 0
    for number, (end, corner) in enumerate(chain):
        place, part = _place(end), end.points()
        if number and end.node:
            passes.append((count, end.node))
        points += [place, part]
        sure += [np.array([corner or not number]), end.sure()]
        count += 1 + len(part)
    last = chain[-1].end.other
    points.append(_place(last))
    sure.append(np.array([True]))
    first = chain[0].end.node
    return Line(np.concatenate(points), np.concatenate(sure), passes, first, last.node)


def _place(end: _End) -> Row:
    """(1, 3) where the node of `end` lies, as wide there as the branch is at its thinnest."""
    node = end.node
    place = end.branch.path[0] if node is None else node.place
    return np.array([(*place, end.branch.depth.min())])


def _closed(chain: Sequence[_Step]) -> Line:
    points = np.concatenate([step.end.points() for step in chain])
    sure = np.concatenate([step.end.sure() for step in chain])
    start = int(sure.argmax())
    points, sure = np.roll(points, -start, axis=0), np.roll(sure, -start)
    return Line(np.vstack((points, points[:1])), np.append(sure, sure[0]), [], None, None)


def _pairs(node: Node) -> list[tuple[_End, _End, bool]]:
    """Which branches at a node are one line: the straightest matching; and whether at a corner."""
    ends = [_End(*end) for end in node.ends]
    if len(ends) == 2:
        return [(ends[0], ends[1], True)]
    ways = [way(*end, node.depth) for end in node.ends]
    turns = {
        (i, j): float(np.arccos(np.clip(-(ways[i] @ ways[j]), -1, 1)))
        for i, j in combinations(range(len(ends)), 2)
    }
    chosen = _straightest(range(len(ends)), turns)[1]
    left = sorted(set(range(len(ends))).difference(*chosen))
    if len(left) == 2 and turns[left[0], left[1]] < CORNER:
        chosen = [*chosen, (left[0], left[1])]
    return [(ends[i], ends[j], turns[i, j] > ROUND) for i, j in chosen]


def _straightest(
    free: Sequence[int], turns: Mapping[tuple[int, int], float]
) -> tuple[float, _Pairs]:
    """The best matching of the `free` ends, and what it counts.

    One line that is straight and one that is bent are better than two that are half bent.
    """
    if not free:
        return 0.0, []
    choices = [pair for pair in turns if turns[pair] < STRAIGHT and set(free).issuperset(pair)]
    if len(free) > MANY and choices:  # a scribble: nobody knows
        choices = [min(choices, key=lambda pair: turns[pair])]
    else:
        choices = [pair for pair in choices if free[0] in pair]
    cost, pairs = (
        _straightest(free[1:], turns) if len(free) <= MANY or not choices else (np.inf, [])
    )
    best = (LIFT + cost, pairs)
    for pair in choices:
        cost, pairs = _straightest([end for end in free if end not in pair], turns)
        best = min(best, (cost + float(np.sqrt(min(turns[pair], BENT))), [pair, *pairs]))
    return best
