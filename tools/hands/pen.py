"""How wide the pen draws along a stroke, by its speed, and the few points that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import ndimage

from hands import movement
from hands.trace import resample

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from hands.vary import Stroke

    Path = NDArray[np.float64]
    Row = NDArray[np.float64]

STEP = movement.STEP
TOLERANCE = 0.004  # x-heights: a hundredth of a millimetre
LONGEST = 0.3  # x-heights from point to point, so that a straight stem can still be bent
SHORTEST_LINE = 0.25  # x-heights; what is shorter is a dot

# Of the pen's own width:
FULL = 0.98
HASTE = 0.08  # finer for each doubling of the speed,
EXTREME = 1.5  # and of no more doublings than these
DOWN = 0.06  # wider where it is drawn towards the writer
UNREST = 0.04

# At the start and at the end: over how many x-heights the width grows or fades, and from what, for
# a pen that lands or lifts at its usual speed. A faster one skims.
TAPERS = ((0.12, 0.80), (0.24, 0.64))
SLOWEST_END, FASTEST_END = 0.4, 1.5


def pressed(stroke: Stroke, chance: Generator) -> list[int]:
    """x, y, width, x, y, width ... in thousandths of the x-height and hundredths of the pen."""
    path, speed = _sampled(stroke)
    if len(path) > SHORTEST_LINE / STEP:
        path = ndimage.gaussian_filter1d(path, 1.0, axis=0, mode="nearest")
    kept = _simplified(path)
    width = _width(path, speed, stroke.free, chance)
    table = np.column_stack((path[kept] * 1000, width[kept] * 100))
    return [int(number) for number in np.rint(table).ravel()]


def _sampled(stroke: Stroke) -> tuple[Path, Row]:
    """The path at STEP and the speed there, which is read from the path where nobody knows it."""
    path = resample(stroke.path, STEP)
    if stroke.speed is not None and len(stroke.speed) == len(stroke.path):
        both = resample(np.column_stack((stroke.path, stroke.speed)), STEP)
        return both[:, :2], both[:, 2]
    if len(path) <= SHORTEST_LINE / STEP:
        return path, np.ones(len(path))
    return path, movement.read(path).speed()


def _width(path: Path, speed: Row, free: tuple[bool, bool], chance: Generator) -> Row:
    """A ball point's line: finer where it runs fast and at its ends, fuller where drawn down."""
    ways = np.gradient(path, axis=0)
    down = ndimage.gaussian_filter1d(ways[:, 1] / STEP, 6, mode="nearest")
    places = np.arange(len(path))
    unrest = np.interp(places, np.linspace(0, len(path), 4), chance.normal(0, UNREST, 4))
    haste = np.clip(np.log2(np.maximum(speed, 1e-3)), -EXTREME, EXTREME)
    width: Row = FULL - HASTE * haste + DOWN * down + unrest
    if len(path) <= SHORTEST_LINE / STEP:
        return width
    sides = ((places, speed[0]), (places[::-1], speed[-1]))
    for (away, pace), is_free, (reach, least) in zip(sides, free, TAPERS, strict=True):
        if is_free:
            skim = float(np.clip(pace, SLOWEST_END, FASTEST_END))
            deep = 1 - (1 - least) * skim
            width *= deep + (1 - deep) * np.clip(away * STEP / (reach * skim), 0, 1) ** 0.7
    return width


def _simplified(path: Path) -> NDArray[np.intp]:
    """The indices of the points that keep the path within the tolerance."""
    kept, end, limit = [0], len(path) - 1, int(LONGEST / STEP)
    while kept[-1] < end:
        first = kept[-1]
        last = min(first + 2, end)
        while last < min(first + limit, end) and _strays(path[first : last + 2]) < TOLERANCE:
            last += 1
        kept.append(last)
    return np.array(kept)


def _strays(path: Path) -> float:
    """How far the path leaves the line from its start to its end."""
    (x, y), (along, up) = (path - path[0]).T, path[-1] - path[0]
    return float(np.abs(x * up - y * along).max() / max(np.hypot(along, up), 1e-9))
