"""Thin: strokes without the points that nobody would miss, as a tablet records many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]

TOLERANCE = 0.005
"""How far, in mm, one round of thinning may move a line: a quarter of a fine printer's dot."""

_WIDTH_TOLERANCE = 0.015  # mm
_ROUNDS = 3
_SAMPLE = 240  # points that show whether a round of thinning is worth its while,
_WORTH = 0.2  # which it is where it takes out at least this share of every other point


def thinned(points: Row, counts: Index) -> tuple[Row, Index]:
    """Points, (3, n), without those on the line between their neighbours; and how many are left.

    The rows are x, y and pen width in mm; `counts`, (s,), are the points of each stroke. A round
    looks at every other point, so that no two neighbours go at once.
    """
    stroke = np.arange(len(counts)).repeat(counts)
    for _ in range(_ROUNDS):
        sample = _needless(points[:, :_SAMPLE], stroke[:_SAMPLE])
        if np.count_nonzero(sample) < max(_WORTH * len(sample), 1):
            break
        keep = np.ones(len(stroke), dtype=bool)
        keep[1:-1:2] = ~_needless(points, stroke)
        points, stroke = points[:, keep], stroke[keep]
        counts = np.bincount(stroke, minlength=len(counts))
    return points, counts


def _needless(points: Row, stroke: Index) -> NDArray[np.bool_]:
    """Whether every other point lies as good as on its neighbours' line, and is as wide as they."""
    before, here, after = points[:, :-2:2], points[:, 1:-1:2], points[:, 2::2]
    chord_x, chord_y, _ = after - before
    x, y, _ = here - before
    squared = chord_x * chord_x + chord_y * chord_y
    along, aside = x * chord_x + y * chord_y, x * chord_y - y * chord_x
    straight = aside * aside <= TOLERANCE**2 * squared
    even = np.abs(here[2] - (before[2] + after[2]) / 2) < _WIDTH_TOLERANCE
    inside = (along >= 0) & (along <= squared) & (squared > 0)
    needless: NDArray[np.bool_] = straight & even & inside & (stroke[:-2:2] == stroke[2::2])
    return needless
