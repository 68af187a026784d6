"""Outline: every stroke as one closed path that is filled, as broad as the pen drew it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.hand.forms import starts_of
from penned.hand.thin import TOLERANCE, thinned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.hand.ink import Ink

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]

_BEND = 0.35  # radians; a turn that is less is drawn with one point on either side
_STEEP = 0.6  # of the way: how much the half width may change on it without more ado
_SAME = 0.004  # mm; points that are nearer than this are one
_CORNER = 0.5  # the cosine of a turn that is one
_FINEST = 0.01  # mm; no pen draws a finer line


class Outlines(NamedTuple):
    """Closed paths, to be filled by the nonzero rule: points (k, 2) in mm, starts (s + 1,).

    There is one for each stroke, in the same order; its last point is not its first once more.
    """

    points: Row
    starts: Index


def outlines(ink: Ink) -> Outlines:
    """The outlines of all strokes of `ink`, with round ends and round joins.

    The pen's way is followed there and back, at half its width to the left. Outside a sharp turn
    the path goes round the pen, and inside through its middle. So it is the sum of the pieces
    between the points, all of which it goes round in the same sense: no piece takes from another,
    however the stroke turns.
    """
    points, counts = _curved(*_apart(*thinned(ink.points.T.copy(), np.diff(ink.stroke_starts))))
    at, before, after = _there_and_back(counts)
    place, radius = (points[:, 0] + 1j * points[:, 1])[at], points[at, 2] / 2
    way = place - place[before]
    heading, length = np.angle(way), np.abs(way)
    turn = np.remainder(heading[after] - heading + np.pi, 2 * np.pi) - np.pi
    turn[turn < 1e-6 - np.pi] = np.pi
    bend = np.minimum(np.abs(turn), _BEND)
    need = radius * np.tan(bend / 2)
    crowded = length < need + need[before]
    sharp = (bend == _BEND) | crowded | crowded[after]
    # Where the pen is broad for a sharp turn, or grows quickly, all of its round is seen.
    whole = crowded & (np.minimum(bend, bend[before]) == _BEND)
    whole |= np.abs(radius - radius[before]) > _STEEP * length
    whole |= whole[after]
    turn[whole & (turn <= 0)] += 2 * np.pi
    sharp |= whole
    outside = turn > 0
    # Round the pen in equal parts, so many that no chord is too far from the arc.
    part = 2 * np.arccos(1 - np.minimum(TOLERANCE / radius, 1))
    parts = np.where(outside, np.ceil(turn / part), 2).astype(np.intp) * sharp
    turning = np.repeat(np.arange(len(at)), parts + 1)
    step = np.arange(len(turning)) - starts_of(parts + 1)[turning]
    share = np.where(sharp[turning], step / np.maximum(parts, 1)[turning], 0.5)
    reach = np.where(sharp, radius, radius / np.cos(bend / 2))[turning]
    reach[(step == 1) & (sharp & ~outside)[turning]] = 0
    angle = heading[turning] - np.pi / 2 + share * turn[turning]
    path = place[turning] + reach * np.exp(1j * angle)
    ends = np.append(0, np.cumsum(parts + 1))
    rings = np.append(0, np.cumsum(2 * counts - 2))
    return Outlines(np.column_stack((path.real, path.imag)), ends[rings])


def _apart(points: Row, counts: Index) -> tuple[Row, Index]:
    """Points (n, 3) of (3, n), without those that lie on the one before; two at least a stroke."""
    firsts = starts_of(counts)
    steps = np.hypot(*np.diff(points[:2], axis=1, prepend=points[:2, :1]))
    steps[firsts] = 2 * _SAME
    keep = np.diff(np.floor(np.cumsum(steps) / _SAME), prepend=-1) > 0
    counts = np.diff(np.cumsum(keep)[firsts + counts - 1], prepend=0)
    kept, dots = points.T[keep], counts == 1
    kept = np.repeat(kept, np.repeat(1 + dots, counts), axis=0)
    counts = counts + dots
    kept[starts_of(counts)[dots], 0] -= _SAME
    kept[:, 2] = np.maximum(kept[:, 2], _FINEST)
    return kept, counts


def _curved(points: Row, counts: Index) -> tuple[Row, Index]:
    """With a point between two where the curve through them and their neighbours leaves the chord.

    The point is that of the four-point scheme (Dubuc 1986). Corners stay corners.
    """
    steps = np.diff(points[:, :2], axis=0)
    lengths = np.hypot(*steps.T)
    straight = (steps[1:] * steps[:-1]).sum(axis=1) > _CORNER * lengths[1:] * lengths[:-1]
    straight[np.cumsum(counts)[:-1] - 2] = straight[np.cumsum(counts)[:-1] - 1] = False
    inner = np.flatnonzero(straight[1:] & straight[:-1]) + 1
    before, here, after, beyond = (points[inner + k] for k in (-1, 0, 1, 2))
    off = (here + after - before - beyond) / 16
    leaves = np.abs(off).max(axis=1) > TOLERANCE
    added = ((here + after) / 2 + off)[leaves]
    at = inner[leaves] + 1
    ends = np.cumsum(counts)
    counts = np.diff(ends + np.searchsorted(at, ends), prepend=0)
    return np.insert(points, at, added, axis=0), counts


def _there_and_back(counts: Index) -> tuple[Index, Index, Index]:
    """The indices of the points of strokes, each followed to its end and back to its beginning.

    And for each place of this way the places before and after it; it is a ring for each stroke.
    """
    sizes = 2 * counts - 2
    ring = np.repeat(np.arange(len(counts)), sizes)
    first, size = starts_of(sizes)[ring], sizes[ring]
    step = np.arange(len(ring)) - first
    at = starts_of(counts)[ring] + np.minimum(step, size - step)
    return at, first + (step - 1) % size, first + (step + 1) % size
