"""How alike the forms of a character are: which does not belong, and how much a writer varies."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.learn.curve import even

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from penned.hand.form import Form

    Row = NDArray[np.float64]

STEP = 0.08  # x-heights between places along the ink
# An odd one out is so many times as far from its nearest as the others are from one another,
# and as two forms of this writer's letters usually are.
TIMES, UNUSUAL = 1.6, 2.3
FINEST = (0.0011, 0.0011, 0.011)  # what the file of a hand does not tell apart
MARKS = 32


def odd(forms: Mapping[str, Sequence[Form]]) -> dict[str, int]:
    """The number of that form of a character which is much less like the others than they are."""
    apart = {char: _distances(every) for char, every in forms.items() if len(every) > 1}
    if not apart:
        return {}
    usual = float(
        np.median(np.concatenate([d[np.triu_indices(len(d), 1)] for d in apart.values()]))
    )
    found = {}
    for char, distances in apart.items():
        if len(distances) < 3:
            continue
        nearest = (distances + np.diag(np.full(len(distances), np.inf))).min(axis=1)
        far = int(nearest.argmax())
        rest = np.delete(np.delete(distances, far, 0), far, 1)
        like = float(np.median(rest[np.triu_indices(len(rest), 1)]))
        if nearest[far] > max(TIMES * like, UNUSUAL * usual):
            found[char] = far
    return found


def _distances(forms: Sequence[Form]) -> Row:
    spots = [_spots(form) for form in forms]
    apart = np.zeros((len(forms),) * 2)
    for i, j in combinations(range(len(forms)), 2):
        apart[i, j] = apart[j, i] = _distance(spots[i], spots[j])
    return apart


def variety(forms: Mapping[str, Sequence[Form]]) -> float | None:
    """The median distance of two forms of one small letter, in x-heights, as a ruler tells it."""
    found = []
    for char, every in forms.items():
        if char.isalpha() and char.islower():
            rows = [_marks(form) for form in every]
            found += [
                float(np.sqrt(np.square(a - b).sum(axis=1).mean()))
                for a, b in combinations(rows, 2)
                if a.shape == b.shape
            ]
    return float(np.median(found)) if len(found) > 5 else None


def same(some: Sequence[Form], others: Sequence[Form]) -> bool:
    """Whether two lists of forms are the same, but for what a file rounds off."""
    if [_shape(form) for form in some] != [_shape(form) for form in others]:
        return False
    return all(
        (np.abs(a - b) <= FINEST).all()
        for one, other in zip(some, others, strict=True)
        for a, b in zip(one.strokes, other.strokes, strict=True)
    )


def _shape(form: Form) -> list[int]:
    return [len(stroke) for stroke in form.strokes]


def _marks(form: Form) -> Row:
    """Places along each stroke, the middle of all at 0."""
    rows = [
        np.column_stack(
            [np.interp(np.linspace(0, 1, MARKS), np.linspace(0, 1, len(e)), c) for c in e.T[:2]]
        )
        for e in (even(stroke, 0.02) for stroke in form.strokes)
    ]
    marks = np.concatenate(rows)
    marks -= marks.mean(axis=0)
    return marks


def _spots(form: Form) -> Row:
    """Places all along the ink, the middle of its box at 0."""
    spots = np.concatenate([even(stroke, STEP)[:, :2] for stroke in form.strokes])
    spots -= (spots.min(axis=0) + spots.max(axis=0)) / 2
    return spots


def _distance(one: Row, other: Row) -> float:
    """How far the ink of two forms lies apart: of each place to the nearest, root mean square."""
    away = ((one[:, None] - other) ** 2).sum(axis=2)
    return float(np.sqrt(max(away.min(axis=0).mean(), away.min(axis=1).mean())))
