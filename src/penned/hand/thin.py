"""Thin: strokes without the points that a curve through the others meets all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.complex64]
    Row = NDArray[np.float32]
    Index = NDArray[np.intp]
    Flags = NDArray[np.bool_]

TOLERANCE = 0.006
"""How far, in mm, one round of thinning may move a line: a quarter of a fine printer's dot."""

_WIDTH_TOLERANCE = np.float32(0.0075)  # mm, of half the width
_TURN = np.float32(0.75)  # radians, about, that the curve from a point to the next one may turn
_CORNER = np.float32(3)  # the square of the sum of two unit ways, where they part by 60 degrees
_WORTH = 0.6  # of the points that a round looks at: fewer are needless in no other round
_LEAST = np.float32(1e-6)


def thinned(places: Places, radii: Row, counts: Index) -> tuple[Places, Row, Index]:
    """The points that are needed, and how many are left of each stroke.

    `places` are x + iy, no two neighbours of a stroke the same, and `radii` half the pen's width,
    in mm; `counts`, (s,), the points of each stroke. A round looks at every other point, so that
    no two neighbours go at once.
    """
    ends = counts.cumsum()
    heads = _headings(places, ends)
    needless = _needless(places, radii, heads)
    while gone := np.count_nonzero(needless):
        needed = np.ones(len(places), dtype=bool)
        needed[1:-1:2] = ~needless
        kept = needed.nonzero()[0]
        places, radii, heads = places.take(kept), radii.take(kept), heads.take(kept)
        ends = kept.searchsorted(ends)
        if gone < _WORTH * len(needless):
            break
        needless = _needless(places, radii, heads)
    counts = ends.copy()
    counts[1:] -= ends[:-1]
    return places, radii, counts


def _headings(places: Places, ends: Index) -> Places:
    """Where the line heads at each point, half way from way to way; 0 at ends and at corners."""
    ways = places[1:] - places[:-1]
    ways[ends[:-1] - 1] = 1
    ways *= 1 / np.abs(ways)
    heads = np.zeros_like(places)
    np.add(ways[1:], ways[:-1], out=heads[1:-1])
    heads[ends - 1] = heads[ends[:-1]] = 0
    heads[np.square(np.abs(heads)) < _CORNER] = 0
    return heads


def _needless(places: Places, radii: Row, heads: Places) -> Flags:
    """Whether the curve from the point before to the one after leads by every other point.

    The curve is a cubic over the chord of the two, which leaves and arrives as the line heads; and
    it must be as wide there as the point is.
    """
    before, here, after = places[:-2:2], places[1:-1:2], places[2::2]
    chord = after - before
    squared = np.maximum(np.square(np.abs(chord)), _LEAST)
    over = chord.conj() * (1 / squared)
    spot, leaves, arrives = (here - before) * over, heads[:-2:2] * over, heads[2::2] * over
    along, out, back = spot.real, leaves.real, arrives.real
    rest = 1 - along
    rise = leaves.imag / np.maximum(out, _LEAST)
    fall = arrives.imag / np.maximum(back, _LEAST)
    sag = along * rest * (rise * rest - fall * along) - spot.imag
    swell = radii[:-2:2] * rest + radii[2::2] * along - radii[1:-1:2]
    needless: Flags = np.square(sag) * squared <= np.float32(TOLERANCE**2)
    needless &= np.abs(rise) + np.abs(fall) < _TURN
    needless &= (np.minimum(out, back) > 0) & (along * rest > 0)
    needless &= np.abs(swell) < _WIDTH_TOLERANCE
    return needless
