"""The strokes of a letter as a graph: the pieces between the places where strokes touch or cross.

Lengths are x-heights.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from hands.trace import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hands.vary import Stroke

    Path = NDArray[np.float64]
    Mark = tuple[int, int]  # the number of a stroke, and of a point on it
    Marks = list[tuple[Mark, Mark]]  # pairs that are one place

STEP = 0.02
TOUCH = 0.16  # an end that is not free lies on the nearest stroke no further away
SAME = 0.09  # places on a stroke that are one
SPECK = 0.2  # a ring no longer than this is a fault of tracing
ASKEW = 0.3  # the sine of the angle at which strokes cross, and do not just run together
DROPPED = 0.35  # how near to its place a dropped end is


@dataclass(frozen=True, eq=False)
class Graph:
    """Pieces (n, 2), the two nodes that each leads from and to, and where the nodes are."""

    pieces: list[Path]
    nodes: list[list[int]]
    places: list[Path]

    def is_free(self, node: int) -> bool:
        """Whether only one piece ends at a node."""
        return sum(ends.count(node) for ends in self.nodes) == 1

    def without(self, place: Path) -> Graph:
        """The graph without the piece whose free end is nearest to `place`, if it is near."""

        def away(n: int) -> float:
            ends = [self.places[node] for node in self.nodes[n] if self.is_free(node)]
            return min((float(np.hypot(*(end - place))) for end in ends), default=np.inf)

        gone = min(range(len(self.pieces)), key=away)
        if away(gone) > DROPPED:
            return self
        return self._of([n for n in range(len(self.pieces)) if n != gone])

    def groups(self) -> list[Graph]:
        """The parts that do not touch each other."""
        groups: list[set[int]] = []
        for number, ends in enumerate(self.nodes):
            beside = [
                group for group in groups if any(set(self.nodes[n]) & set(ends) for n in group)
            ]
            groups = [group for group in groups if group not in beside]
            groups.append({number}.union(*beside))
        return [self._of(sorted(group)) for group in groups]

    def _of(self, numbers: list[int]) -> Graph:
        pieces, nodes = ([table[n] for n in numbers] for table in (self.pieces, self.nodes))
        return Graph(pieces, nodes, self.places)  # type: ignore[arg-type]


def length(path: Path) -> float:
    """How long a path is."""
    return float(np.hypot(*np.diff(path, axis=0).T).sum())


def read(strokes: list[Stroke], turn: Path | None = None) -> Graph:
    """The graph of `strokes`; where they pass nearest to `turn` there is a node as well."""
    strokes = [stroke for stroke in strokes if any(stroke.free) or length(stroke.path) > SPECK]
    lines = [resample(stroke.path, STEP) for stroke in strokes]
    cuts: list[set[int]] = [{0, len(line) - 1} for line in lines]
    joined: Marks = []
    for n, stroke in enumerate(strokes):
        for at, free in zip((0, len(lines[n]) - 1), stroke.free, strict=True):
            if not free and (found := _touched(lines, n, at)):
                joined.append(((n, at), _cut(cuts, found, SAME)))
    for one, other in _crossings(lines):
        joined.append((_cut(cuts, one, 2 * SAME), _cut(cuts, other, 2 * SAME)))
    if turn is not None:
        _cut(cuts, _nearest(lines, turn), SAME)
    return _graph(lines, cuts, joined)


def _graph(lines: list[Path], cuts: list[set[int]], joined: Marks) -> Graph:
    same = _united([(n, cut) for n, each in enumerate(cuts) for cut in each], joined)
    node_of = {root: node for node, root in enumerate(sorted(set(same.values())))}
    places = [
        np.mean([lines[n][cut] for (n, cut), root in same.items() if root == each], axis=0)
        for each in node_of
    ]
    pieces, nodes = [], []
    for n, line in enumerate(lines):
        for a, b in pairwise(sorted(cuts[n])):
            ends = [node_of[same[n, a]], node_of[same[n, b]]]
            pieces.append(_moved(line[a : b + 1], places[ends[0]], places[ends[1]]))
            nodes.append(ends)
    return Graph(pieces, nodes, places)


def _cut(cuts: list[set[int]], mark: Mark, near_by: float) -> Mark:
    """The cut of a stroke at a point: one that is near by, or a new one."""
    n, at = mark
    near = min(cuts[n], key=lambda cut: abs(cut - at))
    at = near if abs(near - at) * STEP < near_by else at
    cuts[n].add(at)
    return n, at


def _touched(lines: list[Path], n: int, at: int) -> Mark | None:
    """The point that the end `at` of stroke `n` lies on."""
    best, found = TOUCH, None
    for other, line in enumerate(lines):
        away = np.hypot(*(line - lines[n][at]).T)
        if other == n:
            away[np.abs(np.arange(len(line)) - at) * STEP < 3 * TOUCH] = np.inf
        there = int(away.argmin())
        if away[there] < best:
            best, found = float(away[there]), (other, there)
    return found


def _nearest(lines: list[Path], place: Path) -> Mark:
    away = [np.hypot(*(line - place).T) for line in lines]
    n = min(range(len(lines)), key=lambda n: float(away[n].min()))
    return n, int(away[n].argmin())


def _crossings(lines: list[Path]) -> Marks:
    """Where strokes cross each other or themselves."""
    return [
        ((n, i), (m, j))
        for n, line in enumerate(lines)
        for m in range(n, len(lines))
        for i, j in _crossed(line, lines[m])
        if n != m or (j - i) * STEP > 3 * TOUCH
    ]


def _crossed(one: Path, other: Path) -> list[tuple[int, int]]:
    """The numbers of the steps of two lines that cross."""
    p, r, q, s = one[:-1], np.diff(one, axis=0), other[:-1], np.diff(other, axis=0)
    gap = q[None] - p[:, None]
    across = r[:, None, 0] * s[None, :, 1] - r[:, None, 1] * s[None, :, 0]
    steep = np.abs(across) > ASKEW * np.hypot(*r.T)[:, None] * np.hypot(*s.T)
    across = np.where(steep, across, np.inf)
    t = (gap[..., 0] * s[None, :, 1] - gap[..., 1] * s[None, :, 0]) / across
    u = (gap[..., 0] * r[:, None, 1] - gap[..., 1] * r[:, None, 0]) / across
    inside = (t >= 0) & (t < 1) & (u >= 0) & (u < 1) & steep
    return [(int(i), int(j)) for i, j in np.argwhere(inside)]


def _united(marks: list[Mark], joined: Marks) -> dict[Mark, Mark]:
    """Each mark with the first of those that are one place with it."""
    root = {mark: mark for mark in marks}
    for one, other in joined:
        kept, gone = root[one], root[other]
        root = {mark: kept if old == gone else old for mark, old in root.items()}
    return root


def _moved(path: Path, first: Path, last: Path) -> Path:
    """`path` with its ends brought to the two places, the rest following."""
    share = np.linspace(0, 1, len(path))[:, None]
    moved: Path = path + (first - path[0]) * (1 - share) ** 3 + (last - path[-1]) * share**3
    return moved
