"""Make several forms of one character from a traced one, as one writer's repeats differ.

A form is bent as a whole by a smooth field, so that strokes that meet still meet; its free ends
are drawn out or cut short; its dots and bars wander. Nothing moves point by point. All lengths
are x-heights; all amounts are for a strength of 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hands.trace import resample

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator
    from numpy.typing import NDArray

    Path = NDArray[np.float64]

WIDTH, HEIGHT = 0.09, 0.06  # of 1
LEAN = 0.06
REACH = 0.07  # of the part above the x-height, and of the part below the line
WAVES, SHORTEST_WAVE, LONGEST_WAVE = 4, 1.8, 4.5
SWAY = (0.032, 0.026)  # of each wave, across and along
ENDS = 0.05  # drawn out or cut short
STRAY, STRAY_TURN, STRAY_SIZE = (0.08, 0.06), 0.13, 0.14  # of a dot or a bar
LARGEST_BAR = 1.2
ON, OFF, APART = 0.03, 0.12, 0.25  # distances at which strokes meet, do not meet, and stand apart
STEP = 0.02


@dataclass(frozen=True, eq=False)
class Stroke:
    """A centre line, x right and y down from the baseline, and whether each of its ends is free."""

    path: Path
    free: tuple[bool, bool]


def vary(strokes: list[Stroke], strength: float, chance: Generator) -> list[Stroke]:
    """`strokes` as the same writer might have written them another time."""
    every = np.concatenate([stroke.path for stroke in strokes])
    middle = (every.min(axis=0) + every.max(axis=0)) / 2
    sway = _field(middle, strength, chance)
    wide, tall = 1 + strength * chance.normal(0, (WIDTH, HEIGHT))
    lean = strength * chance.normal(0, LEAN)
    above, below = strength * chance.normal(0, REACH, 2)
    result = []
    for stroke in strokes:
        path = stroke.path
        if _stands_alone(stroke, strokes):
            path = _strayed(path, strength, chance)
        x, y = path.T
        y = y * tall + np.minimum(y + 1, 0) * above + np.maximum(y, 0) * below
        x = middle[0] + (x - middle[0]) * wide - lean * (y + 0.5)
        path = _with_ends(sway(np.column_stack((x, y))), stroke.free, strength, chance)
        result.append(Stroke(path, stroke.free))
    return result


def distance(one: list[Stroke], other: list[Stroke]) -> float:
    """How far two forms differ in shape: RMS in x-heights, their places set aside."""
    if len(one) != len(other):
        return 1.0
    a, b = (np.concatenate([_spread(stroke.path) for stroke in form]) for form in (one, other))
    return float(np.sqrt((((a - a.mean(0)) - (b - b.mean(0))) ** 2).sum(1).mean()))


def size(strokes: list[Stroke]) -> float:
    """The longer side of a form, in x-heights."""
    return float(np.ptp(np.concatenate([stroke.path for stroke in strokes]), axis=0).max())


def _spread(path: Path) -> Path:
    even = resample(path, STEP)
    return even[np.linspace(0, len(even) - 1, 32).astype(int)]


def _field(middle: Path, strength: float, chance: Generator) -> Callable[[Path], Path]:
    """A smooth displacement of the plane, of a few long waves."""
    waves = chance.normal(0, 1, (WAVES, 2))
    lengths = chance.uniform(SHORTEST_WAVE, LONGEST_WAVE, WAVES)
    waves *= (2 * np.pi / lengths / np.hypot(*waves.T))[:, None]
    turns = chance.uniform(0, 2 * np.pi, (WAVES, 2))
    sizes = strength * chance.normal(0, SWAY, (WAVES, 2))

    def sway(points: Path) -> Path:
        phase = (points - middle) @ waves.T
        moved: Path = points + (np.sin(phase[:, :, None] + turns) * sizes).sum(axis=1)
        return moved

    return sway


def _stands_alone(stroke: Stroke, strokes: list[Stroke]) -> bool:
    """Whether it is a dot, or a bar across another stroke, that the pen was lifted for."""
    others = [other.path for other in strokes if other is not stroke]
    large = np.ptp(stroke.path, axis=0).max() > LARGEST_BAR
    if not others or large or stroke.free != (True, True):
        return False
    between = resample(stroke.path, 0.05)[:, None] - np.concatenate(others)
    away = np.hypot(*between.transpose(2, 0, 1)).min(axis=1)
    crosses = away.min() < ON and min(away[0], away[-1]) > OFF
    return bool(crosses or away.min() > APART)


def _strayed(path: Path, strength: float, chance: Generator) -> Path:
    middle = path.mean(axis=0)
    turn = strength * chance.normal(0, STRAY_TURN)
    scale = 1 + strength * chance.normal(0, STRAY_SIZE)
    spin = scale * np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    moved: Path = (path - middle) @ spin + middle + strength * chance.normal(0, STRAY)
    return moved


def _with_ends(path: Path, free: tuple[bool, bool], strength: float, chance: Generator) -> Path:
    """The free ends a little longer or shorter, along the curve that the pen was on."""
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(path, axis=0).T)))
    grow = strength * chance.normal(0, ENDS, 2) * free
    if along[-1] < 10 * ENDS:
        return path
    cut = np.clip(-grow, 0, 0.12 * along[-1])
    marks = np.linspace(cut[0], along[-1] - cut[1], len(path))
    kept = np.column_stack([np.interp(marks, along, column) for column in path.T])
    before, after = _onward(kept[::-1], grow[0])[::-1], _onward(kept, grow[1])
    return np.concatenate((before, kept, after))


def _onward(path: Path, length: float) -> Path:
    """Points beyond the end of `path`, turning on as it turned; none where `length` is negative."""
    ways = np.diff(resample(path, STEP)[-9:], axis=0)
    heading = np.unwrap(np.arctan2(ways[:, 1], ways[:, 0]))
    turn = np.clip(heading[-1] - heading[0], -0.5, 0.5) / len(ways)
    angles = heading[-1] + turn * np.arange(1, max(int(length / STEP), 0) + 1)
    steps = STEP * np.column_stack((np.cos(angles), np.sin(angles)))
    onward: Path = path[-1] + np.cumsum(steps, axis=0)
    return onward
