"""Letter: one character in all the forms that a hand writes it in, ready to be set in bulk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.forms import Forms, runs, starts_of
from penned.hand.joins import readiness
from penned.hand.movement import ends, marks, movements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from penned.hand.form import Form

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]

_SPREAD = 24
_COMPARED = 4  # strokes whose points are all compared; of more strokes fewer are
_DOT = 0.3  # x-heights: a stroke no longer than this is a dot
_LEAST_DOT, _DOT_PEN = 0.16, 1.1  # x-heights, and pens: a letter's dot is no smaller,
_DOTS_APART = 0.38  # x-heights: and two of them are no nearer, from middle to middle
_FIRM = 0.4  # how freely the dots of a colon or an ü wander, against that of an i
NEAR, _NEAR_OF_SIGN = 0.16, 0.28  # x-heights
_TUCK, _APART = 0.8, 0.05  # x-heights: under a letter, and what all else keeps from it
# x-heights: how near a quotation mark comes, and what comes near it; higher up it stands alone,
# and over a letter it would be an accent
_TUCK_OF_QUOTE, _TUCK_UNDER_QUOTE = 0.1, 0.1
_TUCK_OF_STOP, _LOW = 0.08, ".,…"
_OPENING, _CLOSING = "‘“", "’”'\""


@dataclass(frozen=True, slots=True, eq=False)
class Letter:
    """One character in its forms.

    near: how near, in x-heights, its ink comes to another's. tuck: how far the character may reach
    under the one before it; shelter: how far the one after it may reach under it. ready: how much
    more readily than usual the pen lifts after it, and before it.
    """

    char: str
    forms: Forms
    near: float
    tuck: float
    shelter: float
    ready: tuple[float, float]


def letter(char: str, forms: Sequence[Form], lean: float) -> Letter:
    """`char` in `forms`, written with `lean`."""
    if char.isalpha():
        forms = [_with_firm_dots(form) for form in forms]
    return Letter(
        char,
        _packed(char, forms, lean),
        near=NEAR if char.isalnum() else _NEAR_OF_SIGN,
        tuck=_tuck(char),
        shelter=_shelter(char),
        ready=readiness(char),
    )


def _packed(char: str, forms: Sequence[Form], lean: float) -> Forms:
    strokes = [stroke for form in forms for stroke in form.strokes]
    point_counts = np.array([len(stroke) for stroke in strokes])
    stroke_counts = np.array([len(form.strokes) for form in forms])
    first = starts_of(stroke_counts)
    form_counts = np.add.reduceat(point_counts, first)
    begins, form = starts_of(form_counts), np.repeat(np.arange(len(forms)), form_counts)
    points = np.concatenate(strokes)
    upright = points[:, 0] + lean * points[:, 1]
    points[:, 0] -= np.minimum.reduceat(upright, begins)[form]
    moved = movements(points, point_counts)
    target_counts = np.add.reduceat(moved.counts, first)
    targets = starts_of(target_counts)
    mark, beyond = marks(points, point_counts)
    last = first + np.array([max(len(form.strokes) - form.late, 1) - 1 for form in forms])
    return Forms(
        points=points.T.copy(),
        point_counts=point_counts,
        late=np.array([late for form in forms for late in _lateness(form)]),
        loose=np.array([free for form in forms for free in _looseness(char, form)]),
        stroke_counts=stroke_counts,
        form_counts=form_counts,
        target=moved.target - targets[form],
        nearing=moved.nearing,
        aim=moved.aim - np.repeat(begins, target_counts),
        give=moved.give,
        target_counts=target_counts,
        mark=mark - begins[form[mark]],
        beyond=beyond,
        mark_counts=np.bincount(form[mark]),
        joins=np.array([(form.entry, form.exit) for form in forms]).T,
        ends=(ends(points, point_counts, first, last) - begins[:, None]).T,
        tail=np.cumsum(moved.counts)[last] - 1 - targets,
    )


def _lateness(form: Form) -> list[bool]:
    """Of each stroke, whether it waits for the end of the word, as it does where letters join."""
    late = form.late if form.entry or form.exit else 0
    return [number >= len(form.strokes) - late for number in range(len(form.strokes))]


def _tuck(char: str) -> float:
    if char in _CLOSING:
        return _TUCK_OF_QUOTE
    if char in _LOW:
        return _TUCK_OF_STOP
    return _TUCK if char.isalpha() else -_APART


def _shelter(char: str) -> float:
    if char in _OPENING:
        return -_TUCK_UNDER_QUOTE
    return _TUCK_UNDER_QUOTE if char in _CLOSING else _TUCK


def _is_dot(stroke: Row) -> bool:
    return bool(np.ptp(stroke[:, :2], axis=0).max() <= _DOT)


def _with_firm_dots(form: Form) -> Form:
    """`form` with dots that one sees in small writing, and sees to be two where they are."""
    firm = [_firm_dot(stroke) if _is_dot(stroke) else stroke for stroke in form.strokes]
    dots = [n for n, stroke in enumerate(form.strokes) if _is_dot(stroke)]
    if len(dots) == 2:
        left, right = sorted(dots, key=lambda n: float(firm[n][:, 0].mean()))
        apart = float(firm[right][:, 0].mean() - firm[left][:, 0].mean())
        aside = max(_DOTS_APART - apart, 0.0) / 2
        firm[left] = firm[left] - (aside, 0.0, 0.0)
        firm[right] = firm[right] + (aside, 0.0, 0.0)
    return replace(form, strokes=tuple(firm))


def _firm_dot(dot: Row) -> Row:
    """`dot` as long and as wide as one sees it in small writing, about its own middle."""
    long = max(_LEAST_DOT / max(float(np.ptp(dot[:, :2], axis=0).max()), 0.01), 1.0)
    middle = dot.mean(axis=0)
    firm: Row = middle + (dot - middle) * (long, long, 1.0)
    firm[:, 2] = np.maximum(firm[:, 2], _DOT_PEN)
    return firm


def _looseness(char: str, form: Form) -> list[float]:
    """How freely each stroke of a form wanders: the dot of an i the most."""
    dots = [_is_dot(stroke) for stroke in form.strokes]
    free = 1.0 if char.isalpha() and sum(dots) == 1 else _FIRM
    return [free * dot for dot in dots]


@cache
def unlikeness(letter: Letter) -> Row:
    """(f, f) how far any two forms differ in shape, RMS, wherever they stand.

    Points pair along the strokes; the nearest ones where the forms are written in other strokes.
    """
    strokes = np.split(letter.forms.points[:2].T, np.cumsum(letter.forms.point_counts)[:-1])
    drawn = np.array([_spread(stroke) for stroke in strokes])
    counts = letter.forms.stroke_counts
    unlike = np.zeros((len(counts), len(counts)))
    groups: list[tuple[Index, Row]] = []
    for count in np.unique(counts):
        alike = np.flatnonzero(counts == count)
        shapes = drawn[runs(starts_of(counts)[alike], counts[alike])].reshape(len(alike), -1, 2)
        shapes -= shapes.mean(axis=1, keepdims=True)
        apart = np.square(shapes[:, None] - shapes).sum(axis=3).mean(axis=2)
        unlike[np.ix_(alike, alike)] = np.sqrt(apart)
        some = shapes[:, :: max(int(count) // _COMPARED, 1)]
        for others, strangers in groups:
            for form, shape in zip(alike, some, strict=True):
                between = np.square(shape[:, None] - strangers[:, None]).sum(axis=3)
                nearest = (between.min(axis=1).mean(axis=1) + between.min(axis=2).mean(axis=1)) / 2
                unlike[form, others] = unlike[others, form] = np.sqrt(nearest)
        groups.append((alike, some))
    return unlike


def _spread(stroke: Row) -> Row:
    """Points at even distances along a stroke."""
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(stroke, axis=0).T)))
    marks = np.linspace(0, along[-1], _SPREAD)
    return np.column_stack([np.interp(marks, along, part) for part in stroke.T])
