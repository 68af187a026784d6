"""Ring: the path there and back along strokes, at half the pen's width to the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.complex64]
    Row = NDArray[np.float32]
    Index = NDArray[np.intp]
    Flags = NDArray[np.bool_]

_PART = np.pi / 3  # of a round: what one piece of a curve follows to a hundredth of the radius
_LITTLE = 1e-3  # of a part: so much is no part
_FAR = 3  # of what pulls a round: from no farther may the line before it lead into it
_LEFT = np.complex64(-1j)  # of a way, as y is downward


class Outlines(NamedTuple):
    """Closed paths, to be filled by the nonzero rule, made up as TrueType's.

    places: (k,) x + iy in mm, y downward. on: (k,) whether the path leads through the place; if
    not, the place pulls a quadratic curve. From one place that pulls to the next the path is half
    way on the line between them. starts: (s + 1,) one path for each stroke, in the same order; it
    begins with a place that it leads through, which is not said once more at its end.
    """

    places: Places
    on: Flags
    starts: Index


class Line(NamedTuple):
    """The middle of s strokes: polygons that a curve is drawn in, n places in all.

    places, radii: (n,) where the pen is, and half its width. counts: (s,) two at least.
    way, length: (n - 1,) the direction from place to place, of length 1, and how far it is.
    turn: (n,) from way to way, of length 1. half: (n,) the tangent of half of it, 0 where no curve
    leads round. end, corner: (n,) where none does. through: (n,) where the inside of the turn leads
    through the middle: at corners, and where it is too tight. whole: (n,) where it leads all round.
    """

    places: Places
    radii: Row
    counts: Index
    way: Places
    length: Row
    turn: Places
    half: Row
    end: Flags
    corner: Flags
    through: Flags
    whole: Flags


class _Stops(NamedTuple):
    """The t places of the rings at which the path does more than pass by.

    slot, at: (t,) which place of the rings, and of the line, it is. behind, ahead: (t,) the ways
    of the line by which the ring comes to it and goes on. before, after: (t,) the places of the
    line that it comes from and goes to. spoke: (t,) from the middle to where the path arrives.
    turn: (t,) from way to way, of length 1; its imaginary part is below 0 where the path is inside.
    """

    slot: Index
    at: Index
    behind: Index
    ahead: Index
    before: Index
    after: Index
    spoke: Places
    turn: Places

    def some(self, which: Index) -> _Stops:
        """Those of these numbers."""
        parts: list[Any] = [part.take(which) for part in self]
        return _Stops(*parts)


class _Rounds(NamedTuple):
    """r times round the pen, or a part of the round.

    parts: (r,) in so many pieces of a curve. tangent: (r,) of half the angle of each. lead, trail:
    (r,) whether the path must lead through the place where it begins to go round, and ends to.
    """

    stops: _Stops
    parts: Index
    tangent: Row
    lead: Flags
    trail: Flags


class _Path(NamedTuple):
    """The outlines in the making. begins: where the places of each slot of the rings begin."""

    places: Places
    on: Flags
    begins: Index

    def lead_through(self, at: Index, places: Places) -> None:
        self.places[at] = places
        self.on[at] = True


def ringed(line: Line) -> Outlines:
    """The outlines of all strokes.

    Outside a sharp turn the path goes round the pen, and inside through its middle. So it is the
    sum of the pieces between the places, all of which it goes round in the same sense: no piece
    takes from another, however the stroke turns.
    """
    ends = (2 * line.counts - 2).cumsum()  # a ring has each place of its stroke twice, but the ends
    begins = ends - 2 * line.counts + 2
    firsts = line.counts.cumsum() - line.counts
    number = np.arange(len(line.places))
    there = number + (begins - firsts).repeat(line.counts)
    back = (ends + firsts).repeat(line.counts) - number
    back[firsts] = begins
    stops = _stops(line, there, back)
    inside = stops.turn.imag < 0
    whole = line.whole[stops.at]
    middles = stops.some((inside & ~whole & line.through[stops.at]).nonzero()[0])
    sharp = line.end[stops.at] | line.corner[stops.at]
    rounds = _rounds(line, stops.some(np.where(inside, whole, sharp).nonzero()[0]))
    counts = np.ones(ends[-1], dtype=np.intp)
    counts[middles.slot] = 3
    counts[rounds.stops.slot] = rounds.parts + rounds.lead + rounds.trail
    stop = counts.cumsum()
    count = int(stop[-1])
    path = _Path(np.empty(count, np.complex64), np.zeros(count, dtype=bool), stop - counts)
    aside = line.radii * (_LEFT - line.half)
    aside[:-1] *= line.way
    path.places[path.begins.take(back)] = line.places - aside
    path.places[path.begins.take(there)] = line.places + aside
    _put_middles(path, line, middles)
    _put_rounds(path, line, rounds)
    return Outlines(path.places, path.on, np.append(0, stop[ends - 1]))


def _stops(line: Line, there: Index, back: Index) -> _Stops:
    """The first ends, the last ends, and the others on the way there, and on the way back."""
    lasts = line.counts.cumsum() - 1
    firsts = lasts - line.counts + 1
    inner = ((line.corner | line.through | line.whole) & ~line.end).nonzero()[0]
    on_way_back = np.repeat((True, False, False, True), (len(firsts),) * 2 + (len(inner),) * 2)
    at = np.concatenate((firsts, lasts, inner, inner))
    behind = np.concatenate((firsts, lasts - 1, inner - 1, inner))
    spoke = line.radii[at] * line.way[behind] * _LEFT
    np.negative(spoke, out=spoke, where=on_way_back)
    turn = line.turn[at]
    turn[: 2 * len(firsts)] = -1
    np.conj(turn, out=turn, where=on_way_back)
    return _Stops(
        slot=np.concatenate((there[firsts], there[lasts], there[inner], back[inner])),
        at=at,
        behind=behind,
        ahead=np.concatenate((firsts, lasts - 1, inner, inner - 1)),
        before=np.concatenate((firsts + 1, lasts - 1, inner - 1, inner + 1)),
        after=np.concatenate((firsts + 1, lasts - 1, inner + 1, inner - 1)),
        spoke=spoke,
        turn=turn,
    )


def _rounds(line: Line, stops: _Stops) -> _Rounds:
    """How the path goes round at these stops.

    A line need not be led through its end where what is before it pulls from near.
    """
    inside = stops.turn.imag < 0
    angle = np.abs(np.angle(stops.turn))
    angle = np.where(inside, 2 * np.pi - angle, angle)
    parts = np.maximum(np.ceil(angle / _PART - _LITTLE), 1).astype(np.intp)
    tangent = np.tan(angle / (2 * parts)).astype(np.float32)
    special = line.end | line.corner | line.through | line.whole
    far = _FAR * line.radii[stops.at] * tangent
    lead = inside | special[stops.before] | (line.length[stops.behind] > far)
    lead[: len(line.counts)] = True  # there the outlines begin
    trail = inside | special[stops.after] | (line.length[stops.ahead] > far)
    return _Rounds(stops, parts, tangent, lead, trail)


def _put_middles(path: _Path, line: Line, stops: _Stops) -> None:
    at, centre = path.begins[stops.slot], line.places[stops.at]
    path.lead_through(at, centre + stops.spoke)
    path.lead_through(at + 1, centre)
    path.lead_through(at + 2, centre + stops.spoke * stops.turn)


def _put_rounds(path: _Path, line: Line, rounds: _Rounds) -> None:
    stops, parts, tangent, lead, trail = rounds
    at, centre, spoke = path.begins[stops.slot], line.places[stops.at], stops.spoke
    path.lead_through(at[lead], (centre + spoke)[lead])
    at = at + lead
    pull = 1 - _LEFT * tangent
    part = pull * pull / (1 + tangent * tangent)
    for nth in range(int(parts.max())):
        more = (parts > nth).nonzero()[0]
        path.places[at[more] + nth] = (centre + spoke * pull)[more]
        spoke = spoke * part
        last = (trail & (parts == nth + 1)).nonzero()[0]
        path.lead_through(at[last] + nth + 1, (centre + spoke)[last])
