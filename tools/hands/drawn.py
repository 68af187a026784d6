"""Characters that the fonts lack: shapes, and those made of other characters."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import make_interp_spline

from hands.face import WIDTHS, Line
from hands.vary import Stroke
from penned.hand.learn import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hands.trace import Row

    Lines = list[Line]
    Found = Mapping[str, list[Lines]]

SHAPES: dict[str, list[list[float]]] = plain.SHAPES | tomllib.loads(
    (Path(__file__).parent / "shapes.toml").read_text("utf-8")
)
STEP = 0.02  # x-heights

BARRED = plain.BARRED | {
    "Ð": ("D", (0.12, 0.95, 0.3, 0.03)),
    "ð": ("d", (0.7, 1.5, 0.32, 0.16)),
}
# Written side by side, with so much room between them, in x-heights.
ROWS = {
    "Ĳ": ("IJ", 0.3),
    "ĳ": ("ij", 0.35),
    "Ŀ": ("L·", 0.12),
    "ŀ": ("l·", 0.3),
    "ŉ": ("’n", 0.15),
    "œ": ("oe", 0.0),
    "Œ": ("OE", 0.0),
    "æ": ("ae", 0.0),
    "Æ": ("AE", -0.3),
}
SMALL, RAISED = 0.6, 1.05  # of the size; x-heights above the line
# Written smaller, and raised.
SUPERIOR = {"¹": "1", "²": "2", "³": "3", "ª": "a", "º": "o", "™": "TM"}
UNDERLINED = "ªº"
FRACTIONS = {"½": "12", "¼": "14", "¾": "34"}
RINGED = {"©": "c", "®": "R"}
TURNED = {"¿": "?", "¡": "!"}
ACCENTS_ALONE = {"¨": "\u0308", "¯": "\u0304", "´": "\u0301", "¸": "\u0327", "`": "\u0300"}
HIGH = 1.25  # x-heights above the line, where an accent alone stands
UNDER = "¸"
TAILED = {"ŋ": "n", "Ŋ": "N"}
TAIL = [0.0, -0.12, 0.03, 0.2, -0.08, 0.5, -0.38, 0.6]


def drawn(found: Found, *, lean: float) -> dict[str, list[Lines]]:
    """The characters that are not in `found`, for a hand that leans."""
    every = dict(found)
    _add(every, SHAPES, lambda char: [_shape(SHAPES[char], lean)])
    for table, made in (
        (BARRED, _barred),
        (ROWS, _row),
        (SUPERIOR, _superior),
        (FRACTIONS, _fraction),
        (RINGED, _ringed),
        (TURNED, _turned),
        (ACCENTS_ALONE, _accent_alone),
        (TAILED, _tailed),
    ):
        _add(every, table, lambda char, made=made: made(char, every, lean))  # type: ignore[misc]
    return {char: forms for char, forms in every.items() if char not in found}


def without_dot(form: tuple[Row, ...]) -> tuple[Row, ...]:
    """The form of i or j without what lies above its stem."""
    body = max(form, key=lambda stroke: float(stroke[:, 1].max()))
    top = body[:, 1].min() + 0.1
    return tuple(stroke for stroke in form if stroke is body or stroke[:, 1].max() > top)


def _add(
    every: dict[str, list[Lines]], table: Mapping[str, object], made: Callable[[str], list[Lines]]
) -> None:
    for char in table:
        if char not in every:
            every[char] = made(char)


def _barred(char: str, every: Found, lean: float) -> list[Lines]:
    base, (at, height, half, rise) = BARRED[char]
    forms = []
    for form in every[base]:
        x = np.concatenate([line.stroke.path for line in form]) @ (1.0, lean)
        middle = x.min() + at * np.ptp(x)
        left, right = (middle - half, rise - height), (middle + half, -rise - height)
        bar = _shape([[*left, middle, -height - 0.02, *right]], lean)
        forms.append([*form, *bar])
    return forms


def _row(char: str, every: Found, lean: float) -> list[Lines]:
    chars, gap = ROWS[char]
    return [_beside(parts, gap, lean) for parts in _together(chars, every)]


def _superior(char: str, every: Found, lean: float) -> list[Lines]:
    forms = []
    for parts in _together(SUPERIOR[char], every):
        form = _moved(_beside(parts, 0.15, lean), SMALL, (lean * RAISED, -RAISED))
        if char in UNDERLINED:
            under = _left_right(form, lean)
            middle = sum(under) / 2
            y = 0.25 - RAISED
            form += _shape([[under[0], y, middle, y - 0.02, under[1], y - 0.03]], lean)
        forms.append(form)
    return forms


def _fraction(char: str, every: Found, lean: float) -> list[Lines]:
    forms = []
    for above, below in _together(FRACTIONS[char], every):
        top = _moved(above, 0.55, (lean * 0.95, -0.95))
        parts = [top, _shape([[0.0, 0.15, 0.35, -0.85, 0.7, -1.85]], lean), _moved(below, 0.55)]
        forms.append(_beside(parts, -0.12, lean))
    return forms


def _ringed(char: str, every: Found, _: float) -> list[Lines]:
    forms = []
    for form in every[RINGED[char]]:
        points = np.concatenate([line.stroke.path for line in form])
        middle = (points.min(axis=0) + points.max(axis=0)) / 2
        small = 0.75 / float(np.ptp(points[:, 1]))
        ring = np.linspace(-2.2, 4.3, 60)
        round_about = np.column_stack((np.cos(ring), np.sin(ring))) * (0.82, 0.85)
        inside = _moved(form, small, tuple(-small * middle))
        forms.append(_moved([*inside, _line(round_about)], 1.0, (0.85, -0.8)))
    return forms


def _turned(char: str, every: Found, _: float) -> list[Lines]:
    forms = []
    for form in every[TURNED[char]]:
        points = np.concatenate([line.stroke.path for line in form])
        around = points.max(axis=0) + points.min(axis=0) + (0.0, 1.1)
        forms.append([_line(around - line.stroke.path[::-1]) for line in reversed(form)])
    return forms


def _accent_alone(char: str, every: Found, lean: float) -> list[Lines]:
    high = 0.0 if char in UNDER else HIGH
    return [_moved(form, 1.0, (lean * high, -high)) for form in every[ACCENTS_ALONE[char]]]


def _tailed(char: str, every: Found, lean: float) -> list[Lines]:
    forms = []
    for form in every[TAILED[char]]:
        points = np.concatenate([line.stroke.path for line in form])
        foot = points[points[:, 1] > points[:, 1].max() - 0.25]
        tail = np.array(TAIL) + np.tile((foot[:, 0].max(), 0.0), len(TAIL) // 2)
        forms.append([*form, *_shape([list(tail)], lean)])
    return forms


def _together(chars: str, every: Found) -> list[list[Lines]]:
    """The forms of several characters, first with first, as many as the first has."""
    return [
        [every[char][index % len(every[char])] for char in chars]
        for index in range(len(every[chars[0]]))
    ]


def _beside(parts: list[Lines], gap: float, lean: float) -> Lines:
    whole: Lines = []
    right = -gap
    for part in parts:
        placed = _moved(part, 1.0, (right + gap - _left_right(part, lean)[0], 0.0))
        right = _left_right(placed, lean)[1]
        whole += placed
    return whole


def _left_right(form: Lines, lean: float) -> tuple[float, float]:
    upright = np.concatenate([line.stroke.path for line in form]) @ (1.0, lean)
    return float(upright.min()), float(upright.max())


def _moved(form: Lines, scale: float, by: tuple[float, ...] = (0.0, 0.0)) -> Lines:
    return [
        Line(Stroke(line.stroke.path * scale + by, line.stroke.free), line.widths) for line in form
    ]


def _shape(shape: list[list[float]], lean: float) -> Lines:
    result = []
    for numbers in shape:
        points = np.array(numbers, dtype=float).reshape(-1, 2)
        points[:, 0] -= lean * points[:, 1]
        along = np.append(0.0, np.cumsum(np.hypot(*np.diff(points, axis=0).T)))
        curve = make_interp_spline(along, points, k=min(2, len(points) - 1))
        result.append(_line(curve(np.linspace(0, along[-1], max(int(along[-1] / STEP), 6)))))
    return result


def _line(path: Row) -> Line:
    return Line(Stroke(path, (True, True)), np.ones(WIDTHS))
