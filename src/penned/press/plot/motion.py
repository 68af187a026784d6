"""How long a machine takes along a way: trapezoids of speed and slow corners, as GRBL plans them.

A machine speeds up and brakes at one rate, and takes a corner at the speed at which it could follow
a small arc inside the corner: the one that leaves the corner by the junction deviation.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Row = NDArray[np.float64]

_TINY = 1e-12


class Motion(NamedTuple):
    """What a machine's axes can do; millimetres and seconds.

    `draw` is the speed along the line with the pen down. `travel` and `acceleration` are the most
    that the x and the y axis make, `lift` and `lift_acceleration` the most that a Z axis makes.
    `look_ahead` moves are known to the machine, which must be able to stop at the end of the last.
    """

    draw: float
    travel: float
    acceleration: float
    junction_deviation: float
    look_ahead: int
    lift: float = math.inf
    lift_acceleration: float = math.inf


def duration(way: Row, wanted: Row, motion: Motion) -> float:
    """Seconds along `way` from rest to rest.

    way: (n, 3) in mm; where two points are the same the machine stops. wanted: (n - 1,) the speed
    that the program asks for on each piece, in mm/s.
    """
    speed = speeds(way, wanted, motion)
    length, along = _pieces(way)
    top, rate = _limits(along, wanted, motion)
    before, after = speed[:-1], speed[1:]
    peak = np.sqrt(np.minimum(top**2, (before**2 + after**2) / 2 + rate * length))
    ramps = (2 * peak**2 - before**2 - after**2) / (2 * rate)
    seconds = (2 * peak - before - after) / rate + (length - ramps) / np.maximum(peak, _TINY)
    return float(seconds[length > 0].sum())


def speeds(way: Row, wanted: Row, motion: Motion) -> Row:
    """The speed in mm/s at each point of `way`, (n,), with which no limit is broken."""
    length, along = _pieces(way)
    top, rate = _limits(along, wanted, motion)
    squares = np.zeros(len(way))
    squares[1:-1] = np.minimum(_corners(along, motion), np.minimum(top[1:], top[:-1]) ** 2)
    stops = (length == 0).nonzero()[0]
    squares[stops] = squares[stops + 1] = 0
    # Along a piece the square of the speed changes by twice its length times the acceleration.
    gain = np.append(0.0, np.cumsum(np.where(length > 0, 2 * rate * length, 0.0)))
    return np.sqrt(_forward(_backward(squares, gain, motion.look_ahead), gain))


def _pieces(way: Row) -> tuple[Row, Row]:
    """The length of each piece, and its direction, (n - 1, 3)."""
    step = np.diff(way, axis=0)
    length: Row = np.sqrt((step**2).sum(axis=1))
    return length, step / np.maximum(length, _TINY)[:, None]


def _limits(along: Row, wanted: Row, motion: Motion) -> tuple[Row, Row]:
    """The speed and the acceleration that all axes together allow in each direction."""
    rates = (motion.travel, motion.travel, motion.lift)
    return np.minimum(wanted, _most(along, rates)), _accelerations(along, motion)


def _accelerations(along: Row, motion: Motion) -> Row:
    return _most(along, (motion.acceleration, motion.acceleration, motion.lift_acceleration))


def _most(along: Row, limits: tuple[float, float, float]) -> Row:
    most: Row = 1 / np.maximum((np.abs(along) / limits).max(axis=1), _TINY)
    return most


def _corners(along: Row, motion: Motion) -> Row:
    """The squared speed at which each direction, (n, 3), may change to the next."""
    before, after = along[:-1], along[1:]
    half = np.sqrt(np.maximum(1 + (before * after).sum(axis=1), 0) / 2)  # the sine of half of it
    turn = after - before
    size = np.maximum(np.sqrt((turn**2).sum(axis=1)), _TINY)
    arc = _accelerations(turn / size[:, None], motion) * motion.junction_deviation
    limit: Row = np.where(half < 1 - _TINY, arc * half / np.maximum(1 - half, _TINY), np.inf)
    return limit


def _backward(squares: Row, gain: Row, look_ahead: int) -> Row:
    """What each point allows so that all known points ahead can be kept."""
    beyond = np.full(look_ahead, np.inf)
    stop = np.concatenate((gain, beyond))[look_ahead:]
    ahead = np.concatenate((squares + gain, beyond[1:]))
    known = np.lib.stride_tricks.sliding_window_view(ahead, look_ahead).min(axis=1)
    allowed: Row = np.maximum(np.minimum(known, stop) - gain, 0.0)
    return allowed


def _forward(squares: Row, gain: Row) -> Row:
    """What each point allows so that it can be reached from all points before."""
    return np.maximum(np.minimum.accumulate(squares - gain) + gain, 0.0)
