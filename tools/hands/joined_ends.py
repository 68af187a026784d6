"""The ends of a letter of a joined hand: where a pen comes in, and where it goes out.

Lengths are x-heights; a path is of shape (n, 2), y downward from the baseline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import make_interp_spline

from hands.trace import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Row = NDArray[np.float64]

STEP = 0.02
LONGEST_TAIL = 0.5  # after the foot of a letter
OVERLAP = 0.16  # of a ring that closes
ONWARD = 0.4  # of a right angle: a letter's end heads to the right when its way has so much of it
ONWARD_UP_HERE = 0.7  # where a pen that still climbs would fly off
BELOW = 0.3  # under the line: an end down here is a tail's
HIGH = 0.6  # above the line: an end up here
TAIL_UP_HERE = (0.07, 0.05, 0.15, 0.07, 0.24, 0.05)
TAIL_DOWN_THERE = (0.14, 0.04, 0.3, 0.02, 0.45, -0.04)
TALLEST_BOWL, SLOPE = 1.25, 0.9  # how steep a bowl is where the pen comes to it
LAST = 0.1  # the length over which an end's way is felt


def closed(path: Row) -> Row:
    """`path`; where it is a ring, led on a little over its beginning, so that it stays closed."""
    if len(path) < 2 or np.hypot(*(path[-1] - path[0])) > STEP:
        return path
    path = resample(path, STEP)
    return np.concatenate((path, path[1 : 1 + int(OVERLAP / STEP)]))


def covered(path: Row) -> Row:
    """`path`, which begins to the left over a bowl, after the way up to where it begins.

    A pen that comes from the left goes up along the bowl, and then back over what it has written:
    were it to go straight to the beginning, a c would look like an e.
    """
    path = resample(path, STEP)
    ways = np.diff(path, axis=0)
    down = np.flatnonzero(ways[:, 1] > SLOPE * np.abs(ways[:, 0]))
    down = down[down > LAST / STEP]
    if not len(down) or path[down[0], 0] > path[0, 0] or path[0, 1] < -TALLEST_BOWL:
        return path
    return np.concatenate((path[down[0] : 0 : -1], path))


def without_lead_in(path: Row, height: float) -> Row:
    """`path` from `height` on, where it climbs to it from the line."""
    path = resample(path, STEP)
    top = int(np.argmax(np.append(np.diff(path[:, 1]) > 0, True)))  # where it first goes down
    low = np.flatnonzero(path[:top, 1] > -height)
    rises = path[top, 1] < -height - 0.1
    return path[low[-1] :] if rises and len(low) and top > low[-1] else path


def without_tail(path: Row, height: float) -> Row:
    """`path` as far as `height`, where it climbs past it at its end, and no longer."""
    back = resample(path, STEP)[::-1]
    foot = int(np.argmax(np.append(np.diff(back[:, 1]) < 0, True)))  # where it last went down
    high = np.flatnonzero(back[:foot, 1] < -height)
    if back[foot, 1] < -height + 0.08 or back[0, 1] < -HIGH - 0.1:
        return back[::-1]
    cut = int(high[-1]) if len(high) else 0
    if back[foot, 1] < BELOW:
        cut = max(cut, foot - int(LONGEST_TAIL / STEP))
    return back[cut:][::-1]


def may_go_on(path: Row) -> bool:
    """Whether a pen goes on from the end of `path`: not from a tail that ends below the line."""
    return bool(path[-1, 1] < BELOW or _goes_right(path))


def _goes_right(path: Row) -> bool:
    way = path[-1] - path[-1 - min(int(LAST / STEP), len(path) - 1)]
    onward = ONWARD_UP_HERE if path[-1, 1] < -HIGH else ONWARD
    return bool(way[0] > onward * np.hypot(*way))


def led_on(path: Row, tail: tuple[float, ...] | None) -> Row:
    """`path` led on by a `tail`; where none is said, by one that it needs to end to the right."""
    if tail is None:
        if _goes_right(path):
            return path
        tail = TAIL_UP_HERE if path[-1, 1] < -HIGH else TAIL_DOWN_THERE
    if not tail:
        return path
    points = path[-1] + np.concatenate((np.zeros((1, 2)), np.reshape(tail, (-1, 2))))
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(points, axis=0).T)))
    curve = make_interp_spline(along, points, k=min(3, len(points) - 1))
    onward = curve(np.linspace(0, along[-1], max(int(along[-1] / STEP), 4)))
    return np.concatenate((path, onward[1:]))
