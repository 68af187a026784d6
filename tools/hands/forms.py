"""The forms of a character: the lines of its faces, varied as one writer varies them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy import ndimage

from hands.face import WIDTHS
from hands.pen import pressed
from hands.vary import distance, size, vary

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from hands.face import Line
    from hands.vary import Stroke

    Row = NDArray[np.float64]

ATTEMPTS = 40  # at each form, while the room between forms shrinks
APART = 0.09  # x-heights between two forms of a letter, at first
UNITS = (1000.0, 1000.0, 100.0)  # of the numbers that a pen presses
GRAIN = (500.0, 500.0, 25.0)  # steps to 1 that are kept: a two-hundredth of a millimetre, and 4 %
WIDTH_RANGE = (0.2, 1.3)
TREMOR, STEP = 0.32, 0.02  # x-heights: from one shake to the next, about; and from point to point


def several(
    bases: list[list[Line]],
    count: int,
    strength: float,
    chance: Generator,
    *,
    least: float = 0.0,
) -> list[list[Stroke]]:
    """`count` forms of `bases` in turn, no two alike; the first rounds are nearest to them.

    None is lower than `least` x-heights.
    """
    forms: list[list[Stroke]] = []
    strokes = [[line.stroke for line in base] for base in bases]
    room = min(APART, 0.25 * size(strokes[0]))
    while len(forms) < count:
        much = strength * min(0.5 + 0.35 * (len(forms) // len(bases)), 1.05)
        for attempt in range(ATTEMPTS):
            form = _stretched(vary(strokes[len(forms) % len(bases)], much, chance), least)
            if all(distance(form, other) > room * (1 - attempt / ATTEMPTS) for other in forms):
                break
        forms.append(form)
    return forms


@dataclass(frozen=True)
class Tool:
    """What the hand writes with."""

    brush: float = 0.0  # how much of the widths of the faces is kept, of 1
    nib: tuple[float, float] | None = None  # its angle in degrees, and how thin its thinnest line
    tremor: float = 0.0  # how far the hand that holds it shakes, in x-heights

    def widths(self, path: Row, widths: Row) -> Row:
        """How wide its line is along `path` (n, 2), beside a ball point's; `widths` its face's."""
        steps = np.hypot(*np.diff(path, axis=0).T)
        share = np.append(0.0, np.cumsum(steps)) / max(float(steps.sum()), STEP) * (WIDTHS - 1)
        wide = 1 + self.brush * (np.interp(share, np.arange(WIDTHS), widths) - 1)
        if self.nib:
            x, y = np.gradient(path, axis=0).T
            across = np.arctan2(-y, x) - np.deg2rad(self.nib[0])
            edge: Row = np.hypot(np.sin(across), self.nib[1] * np.cos(across))
            wide = wide * ndimage.gaussian_filter1d(edge, 1.0, mode="nearest")
        return wide


def drawn_with_pen(
    form: list[Stroke], base: list[Line], tool: Tool, chance: Generator
) -> tuple[Row, ...]:
    """The strokes of `form`, of which `base` are the lines, with the widths of the pen."""
    result = []
    for stroke, line in zip(form, base, strict=True):
        shaken = _shaken(stroke, tool.tremor, chance)
        written = np.array(pressed(shaken, chance), dtype=float).reshape(-1, 3) / UNITS
        written[:, 2] *= tool.widths(written[:, :2], line.widths)
        written[:, 2] = np.clip(written[:, 2], *WIDTH_RANGE)
        result.append(np.rint(written * GRAIN) / GRAIN)
    return tuple(result)


def _stretched(form: list[Stroke], least: float) -> list[Stroke]:
    """`form`, drawn larger from the baseline up where it is lower than `least`."""
    height = -min(float(stroke.path[:, 1].min()) for stroke in form)
    if not least or height >= least:
        return form
    return [replace(stroke, path=stroke.path * (least / height)) for stroke in form]


def _shaken(stroke: Stroke, tremor: float, chance: Generator) -> Stroke:
    """`stroke` by a pen that shakes slowly; its ends, which may lie on others, stay."""
    if not tremor:
        return stroke
    path = stroke.path
    shake = ndimage.gaussian_filter1d(
        chance.normal(0, 1, path.shape), TREMOR / STEP / 4, axis=0, mode="constant"
    )
    shake *= tremor / max(float(shake.std()), 1e-9)
    inside = np.sin(np.linspace(0, np.pi, len(path)))[:, None] ** 0.5
    return replace(stroke, path=path + shake * inside * min(1.0, len(path) * STEP))
