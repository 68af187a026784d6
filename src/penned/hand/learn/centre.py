"""Follow ink along its centre line: a picture of writing becomes the strokes that a pen drew.

The ink is thinned to a skeleton, the skeleton read as a graph, and branches that run straight on
through a branching are one stroke again. Where a shoulder leaves a stem, the pen went back along
the stem and was not lifted. Until the end, lengths are pixels of the enlarged picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from penned.hand.learn import graph
from penned.hand.learn.curve import even, few, smooth
from penned.hand.learn.line import follow
from penned.hand.learn.retrace import Back, go_back
from penned.hand.learn.thin import thinned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.hand.form import Stroke
    from penned.hand.learn.line import Line

    Row = NDArray[np.float64]
    Picture = NDArray[np.bool_]

NEVER = Back()
FINE = 8.0  # pixels across the pen’s line, at least, in the picture that is thinned
MOST = 3  # times larger than the picture given, at most
BORDER = 2  # pixels of paper around it, before it is enlarged
SOFT = 0.035  # mm: how much the edge of the ink is smoothed
PALE = 60  # of 255: what is paler says nothing of how dark full ink is
EDGE = 0.5  # of full ink: what is darker belongs to a line
SPECK = 0.03  # mm²: less ink is dust
DOT = 4.4  # pen radii: a blob no longer than this is a dot
SMOOTHING = 0.06  # mm
TRUE, LONGEST = 0.016, 0.7  # mm: how true, and how far apart at most, the points are that are kept


def strokes(ink: NDArray[np.uint8], px_per_mm: float, back: Back = NEVER) -> list[Stroke]:
    """The strokes of `ink` (rows, columns; 0 is paper, 255 full ink), in no order or direction.

    Each is (n, 3): x and y in mm from the picture's top left corner, and the line's width in mm.
    `back` says how the pen may have gone back along stems: what it drew so is one stroke.
    """
    scale = _scale(ink)
    unit = px_per_mm * scale
    soft = _enlarged(ink, scale, unit)
    dark = soft > EDGE
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark.view(np.uint8), connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] < SPECK * unit**2
    dark &= ~small[labels]
    if not dark.any():
        return []
    depth = _depth(dark)
    thin = thinned(dark, depth)
    radius = float(np.median(depth[thin]))
    found = []
    for blob in range(1, count):
        x, y, w, h, _ = stats[blob]
        if not small[blob] and np.hypot(w, h) < DOT * radius:
            part = np.s_[y : y + h, x : x + w]
            spot = labels[part] == blob
            thin[part] &= ~spot
            found.append(_dot(spot, depth[part], (x, y)))
    branches = graph.mended(graph.read(thin, depth), radius)
    lines = [line.drawn_out(lambda path: _onward(path, soft)) for line in follow(branches)]
    found += [_drawn(line, soft, unit) for line in go_back(lines, back)]
    return [_in_mm(points, scale, unit) for points in found]


def _scale(ink: NDArray[np.uint8]) -> int:
    """How many times larger `ink` is looked at; its line is four times its mean depth wide."""
    depth = _depth(np.pad(ink, 1) > EDGE * 255)
    across = 4 * float(depth[depth > 0].mean()) - 1 if depth.any() else 1.0
    return min(int(np.ceil(FINE / max(across, 1.0))), MOST)


def _depth(dark: Picture) -> Row:
    """How far each pixel of ink is from the paper."""
    depth = cv2.distanceTransform(dark.view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return depth.astype(np.float64)


def _enlarged(ink: NDArray[np.uint8], scale: int, unit: float) -> NDArray[np.float32]:
    """The ink in a picture `scale` times as large, with paper all round; full ink is 1."""
    inked = ink[ink > PALE]
    full = float(np.percentile(inked, 90)) if len(inked) else 255.0
    padded = np.pad(ink, BORDER).astype(np.float32) / full
    size = padded.shape[1] * scale, padded.shape[0] * scale
    large = cv2.resize(padded, size, interpolation=cv2.INTER_LINEAR)
    soft = cv2.GaussianBlur(large, (0, 0), SOFT * unit).astype(np.float32)
    soft[[0, -1]] = soft[:, [0, -1]] = 0.0
    return soft


def _dot(spot: Picture, depth: Row, corner: tuple[int, int]) -> Row:
    """A short dash along the longer axis of a small blob: (4, 3)."""
    y, x = np.nonzero(spot)
    places = np.column_stack((x, y)).astype(float)
    middle = places.mean(axis=0)
    axis = np.linalg.eigh(np.cov((places - middle).T))[1][:, 1] if len(x) > 2 else np.ones(2)
    radius = float(depth[spot].max())
    half = max(float(np.ptp((places - middle) @ axis)) / 2 - radius, 0.25 * radius)
    path = middle + corner + np.linspace(-half, half, 4)[:, None] * axis
    return np.column_stack((path, np.full(4, radius)))


def _drawn(line: Line, soft: NDArray[np.float32], unit: float) -> Row:
    """(n, 3) x, y and depth along a line, smooth and in the middle of the ink."""
    rough = smooth(even(line.points[line.sure], 1.0), SMOOTHING * unit, closed=line.closed)
    return smooth(_in_the_middle(rough, soft), SMOOTHING * unit, closed=line.closed)


def _in_the_middle(path: Row, soft: NDArray[np.float32]) -> Row:
    """`path` moved half way between the edges of the ink on its two sides, and as wide as that.

    Where no edge is near on one side, as at a crossing, it stays as its neighbours say.
    """
    way = np.gradient(path[:, :2], axis=0)
    way /= np.maximum(np.hypot(*way.T), 1e-9)[:, None]
    across = np.column_stack((-way[:, 1], way[:, 0]))
    reach = float(path[:, 2].max()) * 1.5 + 1
    steps = np.arange(0.0, reach, 0.5)
    edges = []
    for side in (1.0, -1.0):
        spots = path[:, None, :2] + side * steps[:, None] * across[:, None]
        x, y = spots.astype(np.float32).transpose(2, 0, 1)
        seen = cv2.remap(soft, np.ascontiguousarray(x), np.ascontiguousarray(y), cv2.INTER_LINEAR)
        out = seen < EDGE
        first = np.maximum(out.argmax(axis=1), 1)
        rows = np.arange(len(path))
        inner, outer = seen[rows, first - 1], seen[rows, first]
        part = (inner - EDGE) / np.maximum(inner - outer, 1e-6)
        edge = 0.5 * (first - 1 + np.clip(part, 0, 1))
        edges.append(np.where(out.any(axis=1) & ~out[:, 0], edge, 1e6))
    right, left = edges
    half, move = (right + left) / 2, (right - left) / 2
    good = np.flatnonzero(
        (np.abs(move) < 0.1 * path[:, 2] + 1.0) & (half < 1.25 * path[:, 2] + 0.5)
    )
    if len(good) < 2:
        return path
    places = np.arange(len(path))
    shift = np.interp(places, good, move[good])
    moved = path[:, :2] + shift[:, None] * across
    return np.column_stack((moved, np.interp(places, good, half[good])))


def _onward(path: Row, soft: NDArray[np.float32]) -> Row:
    """One point beyond the end of `path`, where a round pen of its width just fills the ink."""
    x, y, depth = path[-1]
    back = path[max(len(path) - 1 - int(2 * depth) - 2, 0)]
    way = path[-1, :2] - back[:2]
    way /= max(float(np.hypot(*way)), 1e-9)
    steps = np.arange(0.0, 3 * depth + 2, 0.5)
    seen = np.rint(path[-1, :2] + steps[:, None] * way).astype(int)
    seen = np.clip(seen, 0, np.array(soft.shape)[::-1] - 1)
    out = soft[seen[:, 1], seen[:, 0]] < EDGE
    room = float(steps[out.argmax()]) - depth if out.any() else 0.0
    if room < 0.5:
        return path[:0]
    return np.array([(x + way[0] * room, y + way[1] * room, depth)])


def _in_mm(points: Row, scale: int, unit: float) -> Stroke:
    """x, y and width in mm, in as few points as say it."""
    place = (points[:, :2] + 0.5) / unit - BORDER * scale / unit
    width = np.maximum(2 * points[:, 2], 1.0) / unit
    return few(np.column_stack((place, width)), TRUE, LONGEST)
