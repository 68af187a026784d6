"""Accented letters, composed of a base letter and accents drawn by the same pen."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from penned.hand.form import Form, Stroke

_CARON, _CEDILLA, _COMMA_BELOW, _OGONEK, _HORN = "\u030c", "\u0327", "\u0326", "\u0328", "\u031b"
_APOSTROPHE, _TURNED = "’", "‘"
_BELOW = frozenset((_CEDILLA, _COMMA_BELOW, _OGONEK, "\u0323", "\u0331"))
_DOTLESS = {"i": "ı", "j": "ȷ"}

# Unicode's names are not what is written: ď ľ ť bear an apostrophe, ģ ķ ļ ņ ŗ a comma.
_WRITTEN = (
    {(base, _CARON): _APOSTROPHE for base in "dltL"}
    | {(base, _CEDILLA): _COMMA_BELOW for base in "GkKlLnNrR"}
    | {("g", _CEDILLA): _TURNED}
)

_CLEAR = 0.09  # x-heights between a letter and the room of its accent
_BESIDE = 0.14
_HORN_DOWN = _OGONEK_IN = 0.1
_HEIGHT_OF_TOP = 0.6  # of a letter's ink, the part that an accent is centred over
_HEIGHT_OF_FOOT = 0.3


def compose(
    char: str, forms: Mapping[str, tuple[Form, ...]], lean: float
) -> tuple[Form, ...] | None:
    """The forms of `char` made of a letter and accents in `forms`; None where one is not there.

    Accents are drawn about x = 0, those above a letter standing on y = 0 and those below it
    hanging from it.
    """
    decomposed = unicodedata.normalize("NFD", char)
    base, marks = decomposed[0], decomposed[1:]
    accents = [_WRITTEN.get((base, mark), mark) for mark in marks]
    if not _BELOW.issuperset(accents):
        base = _DOTLESS.get(base, base)
    if not marks or base not in forms or any(accent not in forms for accent in accents):
        return None
    written = list(forms[base])
    for accent in accents:
        choice = forms[accent]
        written = [
            _with(form, _placed(accent, choice[index % len(choice)].strokes, form.strokes, lean))
            for index, form in enumerate(written)
        ]
    return tuple(written)


def _with(form: Form, accent: tuple[Stroke, ...]) -> Form:
    return replace(form, strokes=form.strokes + accent, late=form.late + len(accent))


def _placed(
    accent: str, strokes: tuple[Stroke, ...], letter: tuple[Stroke, ...], lean: float
) -> tuple[Stroke, ...]:
    points = np.concatenate(letter)
    upright, y = points[:, 0] + lean * points[:, 1], points[:, 1]
    right, top, foot = float(upright.max()), float(y.min()), float(y.max())
    high = _middle(upright[y < top + _HEIGHT_OF_TOP])
    drawn = np.concatenate(strokes)
    if accent == _APOSTROPHE:
        beside = float(points[y < top + _HEIGHT_OF_TOP, 0].max()) + _BESIDE
        move = np.array((beside - drawn[:, 0].min(), top - drawn[:, 1].min(), 0.0))
        return tuple(stroke + move for stroke in strokes)
    if accent == _TURNED:
        place = high - _middle(drawn[:, 0]), top - _BESIDE - float(drawn[:, 1].max())
    elif accent == _HORN:
        place = right, top + _HORN_DOWN
    elif accent in _BELOW:
        low = upright[y > min(foot, 0.0) - _HEIGHT_OF_FOOT]
        middle = float(low.max()) - _OGONEK_IN if accent == _OGONEK else _middle(low)
        place = middle, foot if accent in (_CEDILLA, _OGONEK) else max(foot, 0.0)
    else:
        place = high, top - _CLEAR
    move = np.array((place[0] - lean * place[1], place[1], 0.0))
    return tuple(stroke + move for stroke in strokes)


def _middle(values: NDArray[np.float64]) -> float:
    return float(values.min() + values.max()) / 2
