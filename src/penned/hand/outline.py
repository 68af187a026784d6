"""Outline: every stroke as one closed path that is filled, as broad as the pen drew it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from penned.hand.ring import Line, Outlines, ringed
from penned.hand.thin import thinned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.hand.ink import Ink

    Places = NDArray[np.complex64]
    Row = NDArray[np.float32]
    Index = NDArray[np.intp]
    Flags = NDArray[np.bool_]

_SAME = np.float32(0.004)  # mm; points that are nearer than this are one
_FINEST = np.float32(0.005)  # mm; half the width of the finest line
_CORNER = np.float32(0.5)  # the cosine of a turn that no curve leads round
_STEEP = np.float32(0.6)  # of the way: how much half the width may change on it without more ado
_SWELL = np.float32(0.15)  # of the way: a change of half the width that a curve smooths
_CROWDED = np.float32(0.95)  # of the way: how much of it the turns at its ends may take up inside
_FAR = 1e3  # mm from stroke to stroke: none crowds another


def outlines(ink: Ink) -> Outlines:
    """The outlines of all strokes of `ink`, with round ends and round joins."""
    x, y, width = ink.points.T
    places, radii = (x + 1j * y).astype(np.complex64), (width / 2).astype(np.float32)
    return traced(places, radii, np.diff(ink.stroke_starts))


def traced(places: Places, radii: Row, counts: Index) -> Outlines:
    """The outlines of strokes of `counts` points: places x + iy, and half the pen's width, in mm.

    A smooth curve leads through the points, and round corners where they turn by more than 60
    degrees. Its own pulling places, moved aside by half the pen's width, pull the outline.
    """
    if not len(counts):
        return Outlines(places, np.zeros(0, dtype=bool), np.zeros(1, dtype=np.intp))
    return ringed(_line(*thinned(*_apart(places, radii, counts))))


def _apart(places: Places, radii: Row, counts: Index) -> tuple[Places, Row, Index]:
    """The strokes without points that lie on the one before; of two points at least each."""
    ends = counts.cumsum()
    while (near := _near(places, ends)).any():
        # No two neighbours go at once.
        near[0 if near[1::2].any() else 1 :: 2] = False
        kept = (~near).nonzero()[0]
        places, radii, ends = places.take(kept), radii.take(kept), kept.searchsorted(ends)
    counts = np.diff(ends, prepend=0)
    dots = counts == 1
    if dots.any():
        twice = (1 + dots).repeat(counts)
        places, radii = places.repeat(twice), radii.repeat(twice)
        counts = counts + dots
        places[(counts.cumsum() - counts)[dots]] -= _SAME
    return places, np.maximum(radii, _FINEST), counts


def _near(places: Places, ends: Index) -> Flags:
    """Which points lie on the one before them in their stroke."""
    near = np.zeros(len(places), dtype=bool)
    np.less(np.abs(places[1:] - places[:-1]), _SAME, out=near[1:])
    near[ends[:-1]] = False
    return near


def _line(places: Places, radii: Row, counts: Index) -> Line:
    """The polygons whose curve meets all places."""
    lasts = counts.cumsum() - 1
    end = np.zeros(len(places), dtype=bool)
    end[lasts] = end[lasts - counts + 1] = True
    way, length = _ways(places, lasts)
    corner = np.zeros(len(places), dtype=bool)
    corner[1:-1] = (way[1:] * way[:-1].conj()).real < _CORNER
    corner &= ~end
    turn = np.ones(len(places), dtype=np.complex64)
    while True:
        pulls, wide = _pulls(places, radii, way, length, end | corner)
        ahead, far = _ways(pulls, lasts)
        turn[1:-1] = ahead[1:] * ahead[:-1].conj()
        # The polygon turns more sharply than the points do, by a place that is moved too far.
        too_sharp = (turn.real < 0) & ~(end | corner)
        if not too_sharp.any():
            break
        corner |= too_sharp
    half = turn.imag / (1 + np.abs(turn.real))
    half[end | corner] = 0
    through, whole = _tight(wide, half, far)
    return Line(
        pulls, wide, counts, ahead, far, turn, half, end, corner, through | corner, whole & ~end
    )


def _pulls(places: Places, radii: Row, way: Places, length: Row, stop: Flags) -> tuple[Places, Row]:
    """Where each place must pull for the curve to meet it, and half the width there.

    A quadratic curve that leads from half way to half way, pulled by a place where it turns by a
    small angle t, misses that place by t / 2 x a b / (a + b), where a and b are the halves of the
    ways. So far outward the place is moved, and likewise the width. At a `stop`, an end or a
    corner, the curve takes the whole way; as a stop does not move with the place beside it, that
    one is moved by more.
    """
    share = stop * np.float32(0.5) + np.float32(0.5)
    before, after = length[:-1] * share[:-2], length[1:] * share[2:]
    miss = before * after / ((before + after) * (3 - share[:-2] - share[2:]))
    miss[stop[1:-1]] = 0
    swell = (radii[1:] - radii[:-1]) / length
    swell = np.minimum(np.maximum(swell, -_SWELL), _SWELL)
    places, radii = places.copy(), radii.copy()
    places[1:-1] += (way[:-1] - way[1:]) * miss
    radii[1:-1] += (swell[:-1] - swell[1:]) * miss
    return places, np.maximum(radii, _FINEST)


def _ways(places: Places, lasts: Index) -> tuple[Places, Row]:
    """The direction from each place to the next one, of length 1, and how far it is."""
    way = places[1:] - places[:-1]
    way[lasts[:-1]] = _FAR
    length = np.abs(way)
    way *= 1 / length
    return way, length


def _tight(radii: Row, half: Row, length: Row) -> tuple[Flags, Flags]:
    """At which places the inside of the turn leads through the middle, and at which all round it.

    It leads through the middle where two turns have no room beside each other on the way between
    them, and all round where the pen is so broad that it shows on either side of the way.
    """
    taken = radii * half
    need = taken[:-1] + taken[1:]
    crowded = (np.abs(need) > _CROWDED * length).nonzero()[0]
    through = np.zeros(len(radii), dtype=bool)
    sign = np.sign(need[crowded])
    through[crowded[taken[crowded] * sign > 0]] = True
    through[crowded[taken[crowded + 1] * sign > 0] + 1] = True
    swell = radii[1:] - radii[:-1]
    steep = (np.abs(swell) > _STEEP * length).nonzero()[0]
    whole = np.zeros(len(radii), dtype=bool)
    whole[steep + (swell[steep] > 0)] = True
    return through, whole
