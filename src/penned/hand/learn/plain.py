"""Characters that a writer has not shown, drawn plainly: from shapes and from letters shown."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.form import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from penned.hand.form import Stroke

STEP = 0.06  # x-heights from point to point of a curve
_TAPER = (0.85, 0.75)  # the width at the beginning and at the end of a stroke

_PLAIN = tomllib.loads((resources.files("penned.hand.learn") / "plain.toml").read_text("utf-8"))
SHAPES: dict[str, list[list[float]]] = _PLAIN["shapes"]
"""What fonts often lack, too: each as strokes, x, y, x, y ... as the file says."""

# The letter under the bar; the bar's middle, as a share of the letter's width and in x-heights
# above the line; half its width and half its rise, in x-heights.
BARRED = {
    "ł": ("l", (0.5, 1.0, 0.3, 0.22)),
    "Ł": ("L", (0.1, 0.95, 0.34, 0.26)),
    "đ": ("d", (0.85, 1.5, 0.3, 0.03)),
    "Đ": ("D", (0.12, 0.95, 0.3, 0.03)),
    "ħ": ("h", (0.15, 1.5, 0.3, 0.03)),
    "Ħ": ("H", (0.5, 1.42, 0.75, 0.03)),
    "ŧ": ("t", (0.45, 0.5, 0.32, 0.03)),
    "Ŧ": ("T", (0.5, 0.85, 0.4, 0.03)),
    "ø": ("o", (0.5, 0.5, 0.42, 0.62)),
    "Ø": ("O", (0.5, 0.95, 0.7, 1.0)),
    "¢": ("c", (0.55, 0.5, 0.12, 0.72)),
    "¥": ("Y", (0.5, 0.55, 0.4, 0.03)),
}
# Two written side by side: how far the second begins beyond the first, in x-heights.
_ROWS = {
    "œ": ("o", "e", 0.0),
    "Œ": ("O", "E", 0.0),
    "æ": ("a", "e", 0.0),
    "Æ": ("A", "E", -0.3),
}
_TURNED = {"¿": ("?", 0.45), "¡": ("!", 0.45)}  # upside down, so far below the line
_WAYS = ((1.0, 1.0, 0.0), (1.1, 0.96, 0.05), (0.93, 1.05, -0.06))  # wider, taller, leaning more
_DOTTED = {"ı": "i", "ȷ": "j"}


def _characters() -> frozenset[str]:
    return frozenset((*_shapes(), *_DOTTED, *BARRED, *_ROWS, *_TURNED))


def drawn(forms: Mapping[str, tuple[Form, ...]], lean: float) -> dict[str, tuple[Form, ...]]:
    """The characters that `forms` lacks and that can be drawn, for a hand with this lean."""
    made = {char: _several(strokes, lean) for char, strokes in _shapes().items()}
    for char, base in _DOTTED.items():
        made[char] = tuple(map(_without_dot, forms.get(base, ())))
    for char, (base, bar) in BARRED.items():
        made[char] = tuple(_barred(form, bar, lean) for form in forms.get(base, ()))
    for char, (one, other, apart) in _ROWS.items():
        pairs = zip(forms.get(one, ()), forms.get(other, ()), strict=False)
        made[char] = tuple(_side_by_side(*pair, apart) for pair in pairs)
    for char, (base, below) in _TURNED.items():
        made[char] = tuple(_turned(form, below) for form in (forms.get(base) or made[base]))
    return {char: every for char, every in made.items() if every and char not in forms}


@cache
def _shapes() -> dict[str, tuple[Stroke, ...]]:
    shapes = SHAPES | _PLAIN["signs"]
    return {char: tuple(_curve(np.reshape(s, (-1, 2))) for s in shapes[char]) for char in shapes}


def _curve(points: NDArray[np.float64]) -> Stroke:
    """(n, 3) a smooth curve through `points` (Catmull and Rom's), with a pen's width."""
    before, after = 2 * points[0] - points[1], 2 * points[-1] - points[-2]
    p = np.vstack((before, points, after))
    parts = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        count = max(int(np.hypot(*(c - b)) / STEP), 2)
        t = np.linspace(0, 1, count, endpoint=False)[:, None]
        cubic = (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        parts.append(b + 0.5 * ((c - a) * t + cubic))
    path = np.vstack((*parts, points[-1:]))
    width = np.ones(len(path))
    if len(path) > 4:
        width[[0, -1]] = _TAPER
    return np.column_stack((path, width))


def _several(strokes: tuple[Stroke, ...], lean: float) -> tuple[Form, ...]:
    """Three ways of drawing a shape that differ a little, as a writer's do."""
    return tuple(
        Form(_leaning(tuple(s * (wide, tall, 1.0) for s in strokes), lean + slant))
        for wide, tall, slant in _WAYS
    )


def _leaning(strokes: tuple[Stroke, ...], lean: float) -> tuple[Stroke, ...]:
    return tuple(np.column_stack((s[:, 0] - lean * s[:, 1], s[:, 1:])) for s in strokes)


def _without_dot(form: Form) -> Form:
    body = max(form.strokes, key=lambda stroke: float(stroke[:, 1].max()))
    top = float(body[:, 1].min()) + 0.1
    kept = tuple(s for s in form.strokes if s is body or s[:, 1].max() > top)
    return Form(kept, 0, form.entry, form.exit)


def _barred(form: Form, bar: tuple[float, float, float, float], lean: float) -> Form:
    at, height, half, rise = bar
    x = np.concatenate(form.strokes)[:, :2] @ (1.0, lean)
    middle = x.min() + at * np.ptp(x)
    ends = ((middle - half, rise - height), (middle, -height), (middle + half, -rise - height))
    line = _leaning((_curve(np.array(ends)),), lean)
    return Form(form.strokes + line, form.late + 1, form.entry, form.exit)


def _side_by_side(one: Form, other: Form, apart: float) -> Form:
    right = max(float(stroke[:, 0].max()) for stroke in one.strokes)
    left = min(float(stroke[:, 0].min()) for stroke in other.strokes)
    move = (right - left + apart, 0.0, 0.0)
    return Form((*one.strokes, *(stroke + move for stroke in other.strokes)))


def _turned(form: Form, below: float) -> Form:
    """Upside down, and so far below the line."""
    points = np.concatenate(form.strokes)[:, :2]
    low, high = points.min(axis=0), points.max(axis=0)
    across, down = low + high
    move = np.array((across, down + below, 0.0))
    return Form(tuple(stroke * (-1.0, -1.0, 1.0) + move for stroke in form.strokes))


CHARACTERS = _characters()
"""All that can be drawn; of these a hand has some drawn and some shown."""
