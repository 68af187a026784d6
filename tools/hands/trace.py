"""Trace an outline glyph: the centre lines that a pen would have followed, as smooth strokes.

The picture of the glyph is thinned to a skeleton, the skeleton read as a graph, and the branches
that run straight on through a crossing are joined into strokes again. Lengths are pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import ndimage
from skimage.morphology import skeletonize

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Row = NDArray[np.float64]
    Path = Row
    Pixel = tuple[int, int]

AROUND = np.ones((3, 3), dtype=int)
# In pen radii:
DOT = 4.4  # a blob no longer than this is a dot,
ROUND = 1.5  # and one whose skeleton is shorter than so much of its own radius
SPUR = 1.35  # a side branch shorter than this is a fault of thinning
CROSSING = 2.3  # branchings closer than this were one crossing
BLUR = 0.9  # how far around a branching the skeleton is not to be trusted
# Else:
SHARPEST_TURN = 1.25  # radians; a pen that turns more at a crossing began a new stroke
SMOOTHING = 0.026  # of the x-height


class Traced(NamedTuple):
    """A centre line (n, 2), how wide the pen was (n,), and whether its ends lie on no stroke."""

    path: Path
    widths: Row  # 1 is usual
    starts_free: bool
    ends_free: bool


def trace(picture: NDArray[np.bool_], x_height: float) -> list[Traced]:
    """The strokes of a filled `picture`."""
    skeleton = skeletonize(picture)
    depth = ndimage.distance_transform_edt(picture)
    radius = float(np.median(depth[skeleton])) if skeleton.any() else 1.0
    blobs, count = ndimage.label(picture, AROUND)
    found: list[tuple[Path, bool, bool]] = []
    for blob in range(1, count + 1):
        here = blobs == blob
        round_spot = (skeleton & here).sum() < ROUND * depth[here].max()
        dot = _dot(here, np.inf if round_spot else DOT * radius, radius)
        if dot is not None:
            found.append((dot, True, True))
            continue
        graph = _read(skeleton & here, radius)
        graph.prune()
        graph.merge()
        found += graph.strokes(SMOOTHING * x_height)
    return [Traced(path, _widths(path, depth, radius), *free) for path, *free in found]


def _widths(path: Path, depth: Row, radius: float) -> Row:
    """How wide the pen was along `path`; where lines run together, as wide as on both sides."""
    there = ndimage.map_coordinates(depth, path[:, ::-1].T, order=1, mode="nearest") / radius
    calm = ndimage.median_filter(there, max(int(4 * radius), 3), mode="nearest")
    widths: Row = ndimage.gaussian_filter1d(np.minimum(there, 1.1 * calm), radius, mode="nearest")
    return widths


def resample(path: Path, step: float) -> Path:
    """`path` with points at even distances of about `step`."""
    lengths = np.hypot(*np.diff(path, axis=0).T)
    path = path[np.append(True, lengths > 1e-9)]
    along = np.append(0.0, np.cumsum(lengths[lengths > 1e-9]))
    marks = np.linspace(0, along[-1], max(int(along[-1] / step), 3) + 1)
    return np.column_stack([np.interp(marks, along, column) for column in path.T])


@dataclass(eq=False)
class _Edge:
    """A branch of the skeleton between two nodes; they are -1 where it closes on itself."""

    path: Path
    nodes: list[int]

    @property
    def length(self) -> float:
        return float(np.hypot(*np.diff(self.path, axis=0).T).sum()) + 1


class _End(NamedTuple):
    """An edge seen from one of its sides."""

    edge: _Edge
    side: int

    @property
    def path(self) -> Path:
        return self.edge.path if self.side == 0 else self.edge.path[::-1]


@dataclass(eq=False)
class _Graph:
    places: list[Path]
    edges: list[_Edge]
    radius: float

    def ends_at(self, node: int) -> list[_End]:
        return [_End(e, side) for e in self.edges for side in (0, 1) if e.nodes[side] == node]

    def branches(self, node: int) -> bool:
        return node >= 0 and len(self.ends_at(node)) >= 3

    def prune(self) -> None:
        """Take away spurs, the shortest first."""
        while spur := next((edge for edge in self._shortest_first() if self._is_spur(edge)), None):
            self.edges.remove(spur)

    def merge(self) -> None:
        """Make one node of those that a single crossing was thinned to."""
        while bridge := next((e for e in self._shortest_first() if self._is_bridge(e)), None):
            self.edges.remove(bridge)
            kept, gone = bridge.nodes
            self.places[kept] = (self.places[kept] + self.places[gone]) / 2
            for edge in self.edges:
                edge.nodes = [kept if node == gone else node for node in edge.nodes]
        self.edges = [edge for edge in self.edges if not self._is_speck(edge)]

    def strokes(self, sigma: float) -> list[tuple[Path, bool, bool]]:
        """Every edge once, joined through the nodes and smoothed; and which ends are free."""
        follow: dict[tuple[int, int], _End] = {}
        for node in range(len(self.places)):
            ends = self.ends_at(node)
            for i, j in self._pairs(ends):
                for one, other in ((ends[i], ends[j]), (ends[j], ends[i])):
                    follow[id(one.edge), one.side] = other
        left = list(self.edges)
        result = []
        while left:
            sides = [_End(edge, side) for edge in left for side in (0, 1)]
            begin = next((end for end in sides if (id(end.edge), end.side) not in follow), sides[0])
            chain = []
            here: _End | None = begin
            while here and here.edge in left:
                left.remove(here.edge)
                chain.append(here)
                here = follow.get((id(here.edge), 1 - here.side))
            result.append(self._stroke(chain, sigma, closed=here is not None))
        return result

    def _shortest_first(self) -> list[_Edge]:
        return sorted(self.edges, key=lambda edge: edge.length)

    def _is_spur(self, edge: _Edge) -> bool:
        degrees = sorted(len(self.ends_at(node)) for node in edge.nodes)
        return degrees[0] == 1 and degrees[1] >= 3 and edge.length < SPUR * self.radius

    def _is_bridge(self, edge: _Edge) -> bool:
        one, other = edge.nodes
        both_branch = self.branches(one) and self.branches(other)
        return one != other and both_branch and edge.length < CROSSING * self.radius

    def _is_speck(self, edge: _Edge) -> bool:
        """Whether it is a tiny ring, left of a crossing whose nodes are one now."""
        one, other = edge.nodes
        return one == other >= 0 and edge.length < 2 * CROSSING * self.radius

    def _pairs(self, ends: list[_End]) -> list[tuple[int, int]]:
        """Which ends at a node belong to one stroke: the straightest matching."""
        if len(ends) == 2:
            return [(0, 1)]
        ways = [self._way(end) for end in ends]
        turns = {
            (i, j): float(np.arccos(np.clip(-(ways[i] @ ways[j]), -1, 1)))
            for i, j in combinations(range(len(ends)), 2)
        }

        def best(free: frozenset[int]) -> tuple[float, list[tuple[int, int]]]:
            result: tuple[float, list[tuple[int, int]]] = (SHARPEST_TURN / 2 * len(free), [])
            for pair, turn in turns.items():
                if turn < SHARPEST_TURN and free.issuperset(pair):
                    cost, rest = best(free.difference(pair))
                    result = min(result, (cost + turn, [pair, *rest]))
            return result

        return best(frozenset(range(len(ends))))[1]

    def _way(self, end: _End) -> Path:
        """The direction in which a branch leaves its node."""
        path = end.path
        near = path[min(int(BLUR * self.radius), len(path) // 3)]
        far = path[min(int(max(3.2 * self.radius, 4)), len(path) - 1)]
        way: Path = far - near if (far != near).any() else np.array([1.0, 0.0])
        return way / np.hypot(*way)

    def _stroke(self, chain: list[_End], sigma: float, *, closed: bool) -> tuple[Path, bool, bool]:
        first = chain[0].edge.nodes[chain[0].side]
        last = chain[-1].edge.nodes[1 - chain[-1].side]
        parts = [self._trusted(end) for end in chain]
        if closed or first < 0:
            return _smooth_ring(np.concatenate(parts), sigma), False, False
        whole = np.concatenate((self.places[first][None], *parts, self.places[last][None]))
        starts_free, ends_free = (len(self.ends_at(node)) == 1 for node in (first, last))
        return smooth(whole, sigma), starts_free, ends_free

    def _trusted(self, end: _End) -> Path:
        """The branch without what lies close to its branchings."""
        path, blur = end.path, int(BLUR * self.radius)
        head = blur * self.branches(end.edge.nodes[end.side])
        tail = blur * self.branches(end.edge.nodes[1 - end.side])
        trusted = path[head : len(path) - tail]
        return trusted if len(trusted) > 1 else path[len(path) // 2 :][:1]


def _dot(blob: NDArray[np.bool_], longest: float, radius: float) -> Path | None:
    """A dash along the longer axis of a small blob; None where it is longer than a dot."""
    y, x = np.nonzero(blob)
    spot = np.column_stack((x, y)).astype(float)
    middle = spot.mean(axis=0)
    axis = np.linalg.eigh(np.cov((spot - middle).T))[1][:, 1] if len(spot) > 2 else np.ones(2)
    axis = axis if axis[1] >= 0 else -axis
    length = float(np.ptp((spot - middle) @ axis))
    if length > longest:
        return None
    half = max(length / 2 - radius, 0.25 * radius)
    dash: Path = middle + np.linspace(-half, half, 4)[:, None] * axis
    return dash


def _read(skeleton: NDArray[np.bool_], radius: float) -> _Graph:
    """The graph of a skeleton: nodes are its ends and branchings, edges what lies between."""
    degree = ndimage.convolve(skeleton.astype(int), AROUND, mode="constant") - 1
    knots, knot_count = ndimage.label(skeleton & (degree != 2), AROUND)
    branches, branch_count = ndimage.label(skeleton & (degree == 2), AROUND)
    places = [np.argwhere(knots == knot)[:, ::-1].mean(axis=0) for knot in range(1, knot_count + 1)]
    edges = []
    for branch in range(1, branch_count + 1):
        path = _walk({(int(x), int(y)) for y, x in np.argwhere(branches == branch)})
        edges.append(_Edge(np.array(path, dtype=float), _nodes(knots, path)))
    return _Graph(places, edges, radius)


def _walk(pixels: set[Pixel]) -> list[Pixel]:
    """The pixels of a branch from one end to the other."""
    left = set(pixels)
    straight, slanted = ((1, 0), (-1, 0), (0, 1), (0, -1)), ((1, 1), (1, -1), (-1, 1), (-1, -1))

    def beside(pixel: Pixel) -> list[Pixel]:
        near = [(pixel[0] + dx, pixel[1] + dy) for dx, dy in (*straight, *slanted)]
        return [other for other in near if other in left]

    path = [min((pixel for pixel in pixels if len(beside(pixel)) <= 1), default=min(pixels))]
    left.remove(path[0])
    while near := beside(path[-1]):
        path.append(near[0])
        left.remove(near[0])
    return path


def _nodes(knots: NDArray[np.int_], path: list[Pixel]) -> list[int]:
    """The nodes at both ends of a branch, from 0; -1 where there is none."""
    first, last = (
        sorted({int(k) for k in knots[max(y - 1, 0) : y + 2, max(x - 1, 0) : x + 2].flat} - {0})
        for x, y in (path[0], path[-1])
    )
    return [first[0] - 1 if first else -1, last[-1] - 1 if last else -1]


def smooth(path: Path, sigma: float) -> Path:
    """`path`, evenly sampled, without detail finer than `sigma`; its ends stay where they are."""
    even = resample(path, 1.0)
    pad = min(int(4 * sigma) + 1, len(even) - 1)
    before, after = 2 * even[0] - even[pad:0:-1], 2 * even[-1] - even[-2 : -pad - 2 : -1]
    whole = ndimage.gaussian_filter1d(np.concatenate((before, even, after)), sigma, axis=0)
    smooth: Path = whole[pad : len(whole) - pad]
    return smooth


def _smooth_ring(path: Path, sigma: float) -> Path:
    """A closed path, smoothed all the way round."""
    even = resample(np.concatenate((path, path[:1])), 1.0)[:-1]
    ring = ndimage.gaussian_filter1d(even, sigma, axis=0, mode="wrap")
    return np.concatenate((ring, ring[:1]))
