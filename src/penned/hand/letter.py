"""Letter: one character in all the forms that a hand writes it in, ready to be set in bulk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Form = tuple[NDArray[np.float64], ...]

BANDS = 18
_MARKS = 24
_TOP, _BAND = -2.6, 0.22  # x-heights: where the bands of a profile begin, and how high each is
_FAR = 9.0  # x-heights: where nothing is
_DOT = 0.3  # x-heights: a stroke no longer than this is a dot
_LEAST_DOT, _DOT_PEN = 0.16, 1.1  # x-heights, and pens: a letter's dot is no smaller,
_DOTS_APART = 0.38  # x-heights: and two of them are no nearer, from middle to middle
_FIRM = 0.4  # how freely the dots of a colon or an ü wander, against that of an i
_TUCK, _APART = 0.28, 0.05  # x-heights: under a letter, and what all else keeps from it
# x-heights: how near a quotation mark comes, and what comes near it; higher up it stands alone,
# and over a letter it would be an accent
_TUCK_OF_QUOTE, _TUCK_UNDER_QUOTE = 0.1, 0.1
_OPENING, _CLOSING = "‘“", "’”'\""


@dataclass(frozen=True, slots=True, eq=False)
class Letter:
    """One character in its forms, one after the other.

    points: (n, 3) x and y in x-heights, y downward from the baseline, x = 0 at the left of the
    ink were it upright; and the pen's width, 1 being the hand's own.
    point_counts: (strokes,) points of each stroke. loose: (strokes,) how freely it
    wanders, of 1: dots do, over letters most.
    stroke_counts, form_counts: (forms,) strokes and points of each form.
    left, right: (forms, BANDS) how far the ink reaches, upright, in each band of height.
    tuck: how far, in x-heights, the character may reach under the one before it; shelter: how far
    the one after it may reach under it.
    """

    char: str
    points: NDArray[np.float64]
    point_counts: NDArray[np.intp]
    loose: NDArray[np.float64]
    stroke_counts: NDArray[np.intp]
    form_counts: NDArray[np.intp]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    tuck: float
    shelter: float


def letter(char: str, forms: Sequence[Form], lean: float) -> Letter:
    """`char` in `forms`, each a tuple of strokes of shape (n, 3), written with `lean`."""
    if char.isalpha():
        forms = [_with_firm_dots(form) for form in forms]
    strokes = [stroke for form in forms for stroke in form]
    point_counts = np.array([len(stroke) for stroke in strokes])
    stroke_counts = np.array([len(form) for form in forms])
    form_counts = np.add.reduceat(point_counts, np.cumsum(stroke_counts) - stroke_counts)
    form = np.repeat(np.arange(len(forms)), form_counts)
    points = np.concatenate(strokes)
    upright = points[:, 0] + lean * points[:, 1]
    shift = np.minimum.reduceat(upright, np.cumsum(form_counts) - form_counts)[form]
    points[:, 0] -= shift
    places = np.column_stack((upright - shift, points[:, 1]))
    left, right = _profiles(places, form, np.cumsum(point_counts) - 1)
    return Letter(
        char=char,
        points=points,
        point_counts=point_counts,
        loose=np.array([free for form in forms for free in _looseness(char, form)]),
        stroke_counts=stroke_counts,
        form_counts=form_counts,
        left=left,
        right=right,
        tuck=_tuck(char),
        shelter=_shelter(char),
    )


def _tuck(char: str) -> float:
    if char in _CLOSING:
        return _TUCK_OF_QUOTE
    return _TUCK if char.isalpha() else -_APART


def _shelter(char: str) -> float:
    if char in _OPENING:
        return -_TUCK_UNDER_QUOTE
    return _TUCK_UNDER_QUOTE if char in _CLOSING else _TUCK


def _is_dot(stroke: NDArray[np.float64]) -> bool:
    return bool(np.ptp(stroke[:, :2], axis=0).max() <= _DOT)


def _with_firm_dots(form: Form) -> Form:
    """`form` with dots that one sees in small writing, and sees to be two where they are."""
    firm = [_firm_dot(stroke) if _is_dot(stroke) else stroke for stroke in form]
    dots = [n for n, stroke in enumerate(form) if _is_dot(stroke)]
    if len(dots) == 2:
        left, right = sorted(dots, key=lambda n: float(firm[n][:, 0].mean()))
        apart = float(firm[right][:, 0].mean() - firm[left][:, 0].mean())
        aside = max(_DOTS_APART - apart, 0.0) / 2
        firm[left] = firm[left] - (aside, 0.0, 0.0)
        firm[right] = firm[right] + (aside, 0.0, 0.0)
    return tuple(firm)


def _firm_dot(dot: NDArray[np.float64]) -> NDArray[np.float64]:
    """`dot` as long and as wide as one sees it in small writing, about its own middle."""
    long = max(_LEAST_DOT / max(float(np.ptp(dot[:, :2], axis=0).max()), 0.01), 1.0)
    middle = dot.mean(axis=0)
    firm: NDArray[np.float64] = middle + (dot - middle) * (long, long, 1.0)
    firm[:, 2] = np.maximum(firm[:, 2], _DOT_PEN)
    return firm


def _looseness(char: str, form: Form) -> list[float]:
    """How freely each stroke of a form wanders: the dot of an i the most."""
    dots = [_is_dot(stroke) for stroke in form]
    free = 1.0 if char.isalpha() and sum(dots) == 1 else _FIRM
    return [free * dot for dot in dots]


@cache
def most_unlike(letter: Letter) -> tuple[int, ...]:
    """Of each form, the one that differs most from it: for the second of two neighbours."""
    ends = np.cumsum(letter.point_counts)
    drawn = [
        _spread(letter.points[end - count : end, :2])
        for end, count in zip(ends, letter.point_counts, strict=True)
    ]
    last = np.cumsum(letter.stroke_counts)
    forms = [
        np.concatenate(drawn[end - count : end])
        for end, count in zip(last, letter.stroke_counts, strict=True)
    ]
    return tuple(
        max(range(len(forms)), key=lambda other: _apart(form, forms[other])) for form in forms
    )


def _spread(stroke: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points at even distances along a stroke."""
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(stroke, axis=0).T)))
    marks = np.linspace(0, along[-1], _MARKS)
    return np.column_stack([np.interp(marks, along, part) for part in stroke.T])


def _apart(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """How far two forms differ in shape, wherever they stand; most where strokes do not pair."""
    if one.shape != other.shape:
        return np.inf
    return float(np.square((one - one.mean(0)) - (other - other.mean(0))).mean())


def _profiles(
    places: NDArray[np.float64], form: NDArray[np.intp], last_points: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The left and the right outline of each form: the least and the greatest x in each band."""
    onward = np.diff(places, axis=0, append=places[-1:])
    onward[last_points] = 0.0
    between = places[:, None] + onward[:, None] * np.linspace(0, 1, 4, endpoint=False)[:, None]
    x, y = between.reshape(-1, 2).T
    band = np.clip(((y - _TOP) / _BAND).astype(int), 0, BANDS - 1)
    cell = np.repeat(form, 4) * BANDS + band
    shape = (int(form[-1]) + 1, BANDS)
    left, right = np.full(shape, _FAR), np.full(shape, -_FAR)
    np.minimum.at(left.reshape(-1), cell, x)
    np.maximum.at(right.reshape(-1), cell, x)
    return left, right
