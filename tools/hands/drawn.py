"""Characters that the fonts lack: accents and signs from `shapes.toml`, and barred letters."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
from scipy.interpolate import make_interp_spline

from hands.vary import Stroke

SHAPES: dict[str, list[list[float]]] = tomllib.loads(
    (Path(__file__).parent / "shapes.toml").read_text("utf-8")
)
STEP = 0.02  # x-heights

# The letter under the bar; the bar's middle, as a share of the letter's width and in x-heights
# above the line; half its width and half its rise, in x-heights.
BARRED = {
    "ł": ("l", (0.5, 1.0, 0.3, 0.22)),
    "Ł": ("L", (0.1, 0.95, 0.34, 0.26)),
    "đ": ("d", (0.85, 1.5, 0.3, 0.03)),
    "Đ": ("D", (0.12, 0.95, 0.3, 0.03)),
    "ħ": ("h", (0.15, 1.5, 0.3, 0.03)),
    "ø": ("o", (0.5, 0.5, 0.42, 0.62)),
    "Ø": ("O", (0.5, 0.95, 0.7, 1.0)),
}


def drawn(found: dict[str, list[list[Stroke]]], *, lean: float) -> dict[str, list[list[Stroke]]]:
    """The characters that are not in `found`, for a hand that leans."""
    result = {char: [[_stroke(numbers, lean) for numbers in SHAPES[char]]] for char in SHAPES}
    for char, (base, bar) in BARRED.items():
        result[char] = [[*form, _across(form, *bar)] for form in found[base]]
    return {char: forms for char, forms in result.items() if char not in found}


def without_dot(form: list[list[int]]) -> list[list[int]]:
    """The form of i or j without what lies above its stem."""
    body = max(form, key=lambda stroke: max(stroke[1::3]))
    top = min(body[1::3])
    return [stroke for stroke in form if stroke is body or max(stroke[1::3]) > top + 100]


def _across(form: list[Stroke], at: float, height: float, half: float, rise: float) -> Stroke:
    x = np.concatenate([stroke.path[:, 0] for stroke in form])
    middle = x.min() + at * np.ptp(x)
    left, right = (middle - half, rise - height), (middle + half, -rise - height)
    return _stroke([*left, middle, -height - 0.02, *right], lean=0.0)


def _stroke(numbers: list[float], lean: float) -> Stroke:
    points = np.array(numbers).reshape(-1, 2)
    points[:, 0] -= lean * points[:, 1]
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(points, axis=0).T)))
    curve = make_interp_spline(along, points, k=2)
    return Stroke(curve(np.linspace(0, along[-1], max(int(along[-1] / STEP), 6))), (True, True))
