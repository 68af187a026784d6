"""The movement of a pen: a stroke read as a few sub-movements that overlap, and drawn from them.

This is the sigma-lognormal model of handwriting (Plamondon 1995), in the form that Berio, Leymarie
and Plamondon gave it for drawing (IGS 2017). Each sub-movement aims at a virtual target. Its speed
rises and falls as a lognormal curve, its direction turns evenly on the way, and the next one begins
before it ends: the more they overlap, the rounder the corner. Points are complex numbers, x + iy,
in x-heights; the unit of time is what a straight x-height takes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy import ndimage, signal
from scipy.special import ndtr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Path = NDArray[np.float64]
    Line = NDArray[np.complex128]
    Row = NDArray[np.float64]

STEP = 0.02  # x-heights from point to point of a line that is read
SKEW = 0.2  # sigma of the lognormal: how much sooner a movement speeds up than it slows down
CALM = 0.7  # radians in an x-height; what turns less than this is drawn at full speed
CORNER = 2.0  # radians in an x-height, where one sub-movement gives way to the next
LARGEST_TURN, LONGEST = 1.7, 3.0  # radians and x-heights that one sub-movement takes at most
SHORTEST = 8  # points
LEAST_SWING = 0.4  # radians, to either side of a turn the other way
OVERLAPS = (0.25, 0.4, 0.55, 0.75)  # of a sub-movement's time, tried in turn
BOWS = (0.0, 0.5, 1.0)  # of the turn that the line shows, tried in turn
ROUNDS = 3  # of finding the targets, then the times
FIRMNESS = 1e-4  # keeps the targets from flying apart where the line leaves them free


@dataclass(frozen=True, eq=False)
class Movement:
    """m sub-movements, and the n times at which the line has its points.

    aims: (m + 1,) the virtual targets, the first of which is where the pen set out. turns: (m,)
    radians from the beginning of each to its end. spans: (m, 2) the times of both. rest: (n,)
    what of the line the sub-movements do not say.
    """

    times: Row
    aims: Line
    turns: Row
    spans: Row
    rest: Line

    def line(self) -> Line:
        """The points of the pen's way."""
        chords = np.diff(self.aims)
        drawn: Line = self.aims[0] + _ways(self.times, self.spans, self.turns) @ chords + self.rest
        return drawn

    def speed(self) -> Row:
        """How fast the pen is at each point, beside its median."""
        rate = np.abs(np.gradient(self.line(), self.times))
        even: Row = ndimage.gaussian_filter1d(rate, 3, mode="nearest")
        return even / np.median(even)


def read(path: Path) -> Movement:
    """The sub-movements of a path (n, 2) that is sampled at STEP: those that say it best."""
    line = path[:, 0] + 1j * path[:, 1]
    steps = np.abs(np.diff(line))
    heading = np.unwrap(np.angle(np.gradient(line)))
    heading = ndimage.gaussian_filter1d(heading, 2, mode="nearest")
    bend = np.gradient(heading) / STEP
    slowness = (np.abs(bend) / CALM + 1) ** (1 / 3)
    times = np.append(0.0, np.cumsum(steps * (slowness[1:] + slowness[:-1]) / 2))
    marks = _marks(bend, heading, times)
    turned = np.diff(heading[marks])
    tries = [
        _fitted(line, times, _spans(times[marks], overlap), np.clip(bow * turned, -2.4, 2.4))
        for overlap in OVERLAPS
        for bow in BOWS
    ]
    return min(tries, key=lambda movement: float((np.abs(movement.rest) ** 2).sum()))


def _marks(bend: Row, heading: Row, times: Row) -> NDArray[np.intp]:
    """The points where one sub-movement gives way to the next.

    They are corners, turns the other way, and the places that part what is long or turns far.
    """
    last = len(bend) - 1
    corners = signal.find_peaks(
        ndimage.gaussian_filter1d(np.abs(bend), 3, mode="nearest"),
        height=CORNER,
        prominence=CORNER / 2,
        distance=SHORTEST,
    )[0]
    swings = np.flatnonzero(np.diff(np.sign(ndimage.gaussian_filter1d(bend, 4, mode="nearest"))))
    marks = sorted({0, *corners.tolist(), *swings.tolist(), last})
    while len(marks) > 2:
        firsts, mids, ends = np.array(marks[:-2]), np.array(marks[1:-1]), np.array(marks[2:])
        near = np.minimum(mids - firsts, ends - mids) / SHORTEST
        turns = np.abs(np.diff(heading[marks]))
        swing = np.minimum(turns[:-1], turns[1:]) / LEAST_SWING
        worth = np.where(np.isin(mids, corners), near, np.minimum(near, swing))
        if worth.min() >= 1:
            break
        del marks[1 + int(worth.argmin())]
    whole = [0]
    for first, end in pairwise(marks):
        turn = np.abs(np.diff(heading[first : end + 1])).sum()
        parts = int(np.ceil(max(turn / LARGEST_TURN, (end - first) * STEP / LONGEST)))
        parts = max(min(parts, (end - first) // SHORTEST), 1)
        shares = (times[first : end + 1] - times[first]) / (times[end] - times[first])
        inner = np.interp(np.arange(1, parts) / parts, shares, np.arange(first, end + 1))
        whole += [*np.rint(inner).astype(int).tolist(), end]
    return np.array(whole)


def _spans(marks: Row, overlap: float) -> Row:
    """When each sub-movement begins and ends, for the times between them."""
    reach = overlap * np.diff(marks)
    return np.column_stack((marks[:-1] - reach, marks[1:] + reach))


def _ways(times: Row, spans: Row, turns: Row) -> Line:
    """(n, m) how far each sub-movement has come on its chord: from 0 to 1, by way of its arc."""
    begins, lasts = spans.T
    spread = np.exp(6 * SKEW)
    before = (lasts - begins) / (spread - 1)
    since = np.maximum(times[:, None] - begins + before, 1e-9)
    done = ndtr((np.log(since / before) - 3 * SKEW) / SKEW)
    bent = np.where(np.abs(turns) < 1e-3, 1e-3, turns)
    ways: Line = np.expm1(1j * bent * done) / np.expm1(1j * bent)
    return ways


def _fitted(line: Line, times: Row, spans: Row, turns: Row) -> Movement:
    """The targets that bring the pen nearest to `line`, and the times at which it is there."""
    movement = _aimed(line, times, spans, turns)
    along = np.append(0.0, np.cumsum(np.abs(np.diff(line))))
    for _ in range(ROUNDS):
        every = np.linspace(0.0, times[-1], 2 * len(line))
        drawn = replace(movement, times=every, rest=np.zeros(1, complex)).line()
        came = np.append(0.0, np.cumsum(np.abs(np.diff(drawn))))
        movement = _aimed(line, np.interp(along / along[-1], came / came[-1], every), spans, turns)
    return movement


def _aimed(line: Line, times: Row, spans: Row, turns: Row) -> Movement:
    """The targets that bring the pen nearest to `line` at these times."""
    table = np.column_stack((np.ones(len(line)), _ways(times, spans, turns)))
    size = table.shape[1]
    left = table.conj().T @ table / len(line) + FIRMNESS * np.diag([0.0] + [1.0] * (size - 1))
    aims = np.cumsum(np.linalg.solve(left, table.conj().T @ line / len(line)))
    bare = Movement(times, aims, turns, spans, np.zeros_like(line))
    return replace(bare, rest=line - bare.line())
