"""How wide the pen draws along a stroke, and the few points that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import ndimage

from hands.trace import resample

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from hands.vary import Stroke

    Path = NDArray[np.float64]

STEP = 0.02  # x-heights
TOLERANCE = 0.004  # x-heights: a hundredth of a millimetre
LONGEST = 0.3  # x-heights from point to point, so that a straight stem can still be bent
SHORTEST_LINE = 0.25  # x-heights; what is shorter is a dot
FASTEST_TURN = 6.0  # radians in an x-height, at which the pen is slowest

# At the start and at the end: how far the width grows or fades, in x-heights, and from what.
TAPERS = ((0.12, 0.80), (0.26, 0.62))


def pressed(stroke: Stroke, chance: Generator) -> list[int]:
    """x, y, width, x, y, width ... in thousandths of the x-height and hundredths of the pen."""
    path = resample(stroke.path, STEP)
    if len(path) > SHORTEST_LINE / STEP:
        path = ndimage.gaussian_filter1d(path, 1.0, axis=0, mode="nearest")
    kept = _simplified(path)
    width = _width(path, stroke.free, chance)
    table = np.column_stack((path[kept] * 1000, width[kept] * 100))
    return [int(number) for number in np.rint(table).ravel()]


def _width(path: Path, free: tuple[bool, bool], chance: Generator) -> NDArray[np.float64]:
    """A ball point's line: full where it turns slowly or is drawn down, fine at its free ends."""
    ways = np.gradient(path, axis=0)
    heading = np.unwrap(np.arctan2(ways[:, 1], ways[:, 0]))
    turn = ndimage.gaussian_filter1d(np.abs(np.gradient(heading)) / STEP, 5, mode="nearest")
    down = ndimage.gaussian_filter1d(ways[:, 1] / STEP, 6, mode="nearest")
    places = np.arange(len(path))
    drift = np.interp(places, np.linspace(0, len(path), 4), chance.normal(0, 0.04, 4))
    width = 0.95 + 0.10 * np.clip(turn / FASTEST_TURN, 0, 1) + 0.06 * down + drift
    if len(path) <= SHORTEST_LINE / STEP:
        return width
    for away, is_free, (reach, least) in zip((places, places[::-1]), free, TAPERS, strict=True):
        if is_free:
            width *= least + (1 - least) * np.clip(away * STEP / reach, 0, 1) ** 0.7
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
