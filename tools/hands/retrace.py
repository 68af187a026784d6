"""Retrace: strokes that a pen writes without being lifted, going back over what it has written.

The arch of an n leaves its stem half-way up: the pen came down, went back up, and on. A tracer
finds two strokes there; people write one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hands.face import WIDTHS, Line
from hands.vary import Stroke

if TYPE_CHECKING:
    from hands.trace import Row

# All in x-heights.
MEETS = 0.1  # how near a stroke begins, or ends, that lies on another
BACK = 1.25  # how far the pen goes back over a stroke it has written,
AHEAD = 2.1  # and up one that it then writes downward: from the bowl of a d
SHORTEST = 0.3  # what is shorter is a dot or a bar


def chained(lines: list[Line]) -> list[Line]:
    """`lines` in the same order, with fewer lifts."""
    result = lines[:1]
    for line in lines[1:]:
        one = _joined(result[-1], line)
        result[-1:] = [one] if one else [result[-1], line]
    return result


def _joined(first: Line, second: Line) -> Line | None:
    """Both as one, or None where the pen is lifted between them."""
    one, two = first.stroke, second.stroke
    if min(_length(one.path), _length(two.path)) < SHORTEST:
        return None
    back = _reach(one.path[::-1], two.path[0])
    if back is not None and not two.free[0] and _length(one.path[::-1][: back + 1]) < BACK:
        return _whole(first, one.path[::-1][: back + 1], second)
    ahead = _reach(two.path, one.path[-1])
    if ahead is not None and not one.free[1] and _length(two.path[: ahead + 1]) < AHEAD:
        return _whole(first, two.path[: ahead + 1][::-1], second)
    return None


def _whole(first: Line, way: Row, second: Line) -> Line:
    paths = (first.stroke.path, way[1:-1], second.stroke.path)
    path = np.concatenate(paths)
    widths = np.concatenate(
        [
            np.interp(np.linspace(0, 1, len(part)), np.linspace(0, 1, WIDTHS), width)
            for part, width in zip(
                paths, (first.widths, np.full(WIDTHS, second.widths[0]), second.widths), strict=True
            )
        ]
    )
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(path, axis=0).T)))
    few = np.interp(np.linspace(0, along[-1], WIDTHS), along, widths)
    return Line(Stroke(path, (first.stroke.free[0], second.stroke.free[1])), few)


def _reach(path: Row, place: Row) -> int | None:
    """The first point of `path` that is nearest to `place`; None where they do not meet."""
    away = np.hypot(*(path - place).T)
    nearest = int(away.argmin())
    return nearest if away[nearest] < MEETS else None


def _length(path: Row) -> float:
    return float(np.hypot(*np.diff(path, axis=0).T).sum())
