"""A written line as a plotter likes it: smooth, and in as few points as its curves need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Row = NDArray[np.float64]

TOLERANCE = 0.02
"""Millimetres by which a line may leave the one that was written: too little for an eye."""

_SAG = 0.005  # mm between a curve and its straight pieces; GRBL cuts its own arcs to 0.002
_STEP = 0.04  # mm between the points that a line is smoothed by
_REACH = 0.12  # mm: the spread of the smoothing,
_EDGE = 0.05  # and of that which rounds what the tolerance cut off
_LONGEST = 1.5  # mm without a point
_SHORTEST = 0.05  # mm between two points


def smooth(line: Row) -> Row:
    """`line`, (n, 2) in mm, without its small corners; its ends stay.

    Points lie as near to each other as its bends ask for. GRBL takes a bend of radius r in pieces
    that leave it by s at the square root of 2 a r, where a is its acceleration and s half of its
    junction deviation: it brakes for tight bends, and not for the corners between the pieces.
    """
    way = np.append(0.0, np.cumsum(np.hypot(*np.diff(line, axis=0).T)))
    if way[-1] < 2 * _STEP:
        return line[[0, -1]] if way[-1] else line[:1]
    count = int(np.ceil(way[-1] / _STEP)) + 1
    even = np.linspace(0, way[-1], count)
    dense = np.column_stack([np.interp(even, way, row) for row in line.T])
    return _sample(_smoothed(dense, even[1]), even[1])


def _smoothed(line: Row, step: float) -> Row:
    """`line` softened as far as the tolerance lets it, and softened a little where it does not."""
    held = _held(line, _blurred(line, _REACH / step))
    return _held(line, _blurred(held, _EDGE / step))


def _held(line: Row, moved: Row) -> Row:
    """`moved`, but nowhere farther from `line` than the tolerance."""
    off = moved - line
    far = np.hypot(off[:, 0], off[:, 1])
    return line + off * np.minimum(1, TOLERANCE / np.maximum(far, TOLERANCE))[:, None]


def _blurred(line: Row, spread: float) -> Row:
    """`line` with each point a mean of those around it; beyond an end its mirror image."""
    reach = min(int(np.ceil(3 * spread)), len(line) - 1)
    at = np.arange(-reach, reach + 1)
    weights = np.exp(-(at**2) / (2 * spread**2))
    weights /= weights.sum()
    before = 2 * line[0] - line[reach:0:-1]
    after = 2 * line[-1] - line[-2 : -reach - 2 : -1]
    longer = np.concatenate((before, line, after))
    return np.column_stack([np.convolve(row, weights, "valid") for row in longer.T])


def _sample(line: Row, step: float) -> Row:
    """The points of `line` that its bends ask for, and its ends."""
    leg = np.diff(line, axis=0)
    turn = np.zeros(len(line))
    cross = leg[:-1, 0] * leg[1:, 1] - leg[:-1, 1] * leg[1:, 0]
    turn[1:-1] = np.abs(np.arctan2(cross, np.einsum("ij,ij->i", leg[:-1], leg[1:])))
    bend = np.convolve(turn, np.full(3, 1 / 3), "same") / step
    need = np.clip(np.sqrt(bend / (8 * _SAG)), 1 / _LONGEST, 1 / _SHORTEST)
    sums = np.append(0.0, np.cumsum((need[1:] + need[:-1]) / 2 * step))
    pieces = max(int(np.ceil(sums[-1])), 1)
    places = np.interp(np.linspace(0, sums[-1], pieces + 1), sums, np.arange(len(line)))
    return np.column_stack([np.interp(places, np.arange(len(line)), row) for row in line.T])
