"""Where a pen went back on its own trace and was not lifted: one line of two.

It does so in a corner; on a stem, down and up again to a shoulder, as in n, or up and down
again after a bowl, as in a; and on a leg that hangs from a level line, as in m.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.hand.learn.graph import BLUR, SIGHT
from penned.hand.learn.line import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Row = NDArray[np.float64]

SHOULDER = 1.75  # radians: a pen that comes back along a stem turns no more into what leaves it
CORNERED = 1.74  # the same for a corner, so that a stem is preferred
STUB = 3.0  # depths of a branching: a pen that goes no further back was in a corner
UPRIGHT = 1.4  # a leg goes so many times further up or down than aside; a level line the reverse


class Back(NamedTuple):
    """Whether a pen goes up a stem and down again, and whether it goes down one and up again."""

    up: bool = False
    down: bool = False

    def goes(self, drop: float) -> bool:
        """Whether it goes back from an end that lies `drop` below the branching."""
        return self.down if drop > 0 else self.up


class _Way(NamedTuple):
    """How a branch can be drawn after a stem, back from the stem's end to a branching in it.

    `stem` and `branch` are the lines as they were, `going` and `leaving` as they are drawn.
    """

    turn: float
    stem: Line
    branch: Line
    going: Line
    at: int
    leaving: Line


def go_back(lines: Sequence[Line], back: Back) -> list[Line]:
    """`lines`, with one for those that a pen drew by going back as `back` says, or in a corner."""
    left = _with_detours(list(lines), back)
    while ways := [w for stem in left for branch in left for w in _ways(stem, branch, back)]:
        best = min(ways, key=lambda way: way.turn)
        left = [line for line in left if line not in (best.stem, best.branch)]
        left.append(_there_and_back(best.going, best.at, best.leaving))
    return left


def _ways(stem: Line, branch: Line, back: Back) -> list[_Way]:
    found: list[_Way] = []
    if stem is branch or stem.closed or branch.closed:
        return found
    for leaving in (branch, branch.turned()):
        for going in (stem, stem.turned()):
            if leaving.starts_free or not going.ends_free:
                continue
            for at, node in going.passes:
                turn = _turn(going, at, leaving, back) if node is leaving.first else np.inf
                if turn < SHOULDER:
                    found.append(_Way(turn, stem, branch, going, at, leaving))
    return found


def _turn(stem: Line, at: int, branch: Line, back: Back) -> float:
    """The turn from the way back along `stem` into `branch`; inf where no pen goes this way."""
    depth = _depth(stem, at)
    if len(stem.points) - at < STUB * depth:
        return CORNERED
    aside, drop = stem.points[-1, :2] - stem.points[at, :2]
    if abs(drop) < abs(aside) or not back.goes(drop):
        return np.inf
    near, far = int(BLUR * depth) + 1, int(SIGHT * depth) + 1
    out = _chord(branch.points, min(near, len(branch.points) // 3), far)
    home = -_chord(stem.points[at:], 1, far)
    return float(np.arccos(np.clip(home @ out / (np.hypot(*home) * np.hypot(*out)), -1, 1)))


def _there_and_back(stem: Line, at: int, branch: Line) -> Line:
    again = slice(len(stem.points) - 2, at - 1 if at else None, -1)
    start = 2 * len(stem.points) - 2 - at
    return Line(
        np.concatenate((stem.points, stem.points[again], branch.points[1:])),
        np.concatenate((stem.sure, stem.sure[again], branch.sure[1:])),
        stem.passes + [(start + place, node) for place, node in branch.passes],
        stem.first,
        branch.last,
    )


def _with_detours(lines: list[Line], back: Back) -> list[Line]:
    """`lines`, with each leg that hangs from a level line, or stands on it, drawn on its way."""
    for leg in lines:
        outward = leg if leg.ends_free else leg.turned()
        if not outward.ends_free or outward.starts_free or not _is_leg(outward, back):
            continue
        for line in lines:
            places = [at for at, node in line.passes if node is outward.first]
            if places and line is not leg and _is_level(line, places[0]):
                rest = [each for each in lines if each not in (leg, line)]
                return _with_detours([*rest, _detour(line, places[0], outward)], back)
    return lines


def _is_leg(line: Line, back: Back) -> bool:
    aside, drop = line.points[-1, :2] - line.points[0, :2]
    return bool(abs(drop) > UPRIGHT * abs(aside)) and back.goes(drop)


def _is_level(line: Line, at: int) -> bool:
    reach = int(SIGHT * _depth(line, at))
    aside, drop = _chord(line.points, max(at - reach, 0), at + reach)
    return bool(abs(aside) > UPRIGHT * abs(drop))


def _detour(line: Line, at: int, leg: Line) -> Line:
    """`line`, out along the `leg` and back at the branching of this index."""
    out, home = slice(1, None), slice(len(leg.points) - 2, 0, -1)
    more = 2 * len(leg.points) - 2
    return Line(
        np.concatenate(
            (line.points[: at + 1], leg.points[out], leg.points[home], line.points[at:])
        ),
        np.concatenate((line.sure[: at + 1], leg.sure[out], leg.sure[home], line.sure[at:])),
        [(place + more * (place > at), node) for place, node in line.passes],
        line.first,
        line.last,
    )


def _depth(line: Line, at: int) -> float:
    return next(node.depth for place, node in line.passes if place == at)


def _chord(points: Row, first: int, last: int) -> Row:
    chord: Row = points[min(last, len(points) - 1), :2] - points[first, :2]
    return chord if chord.any() else np.array((0.0, 1e-9))
