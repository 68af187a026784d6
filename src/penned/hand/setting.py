"""Setting: the letters of a text in chosen forms, bent a little and spaced by their own shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.drift import bend, moves, wander
from penned.hand.letter import BANDS, most_unlike

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.random import Generator
    from numpy.typing import NDArray

    from penned.hand.letter import Letter
    from penned.hand.style import Style

_SOFTNESS = 0.16  # x-heights: how far the eye looks past the nearest parts of two letters
_COMMON_BANDS = BANDS / 3  # in which two letters without ascenders face each other, about
_CORNER = 0.12  # x-heights: what a part above or below must keep from a neighbour
_TOUCH = 0.18
_LOOSEST = 1.5  # deviations; a wider gap would part the word


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The m written glyphs of a text, in x-heights, each at its own origin on the baseline.

    points: (n, 3). point_counts: (strokes,). glyph_of_point: (n,). glyph_of_stroke: (strokes,).
    ink: (m, 2) the leftmost and the rightmost point of each glyph; upright: (m, 2) the same of
    the glyph without its lean. advance: (m,) from each origin to the next, inside a word.
    at: (m,) the index of each in the text.
    """

    at: NDArray[np.intp]
    points: NDArray[np.float64]
    point_counts: NDArray[np.intp]
    glyph_of_point: NDArray[np.intp]
    glyph_of_stroke: NDArray[np.intp]
    ink: NDArray[np.float64]
    upright: NDArray[np.float64]
    advance: NDArray[np.float64]


def set_text(text: str, letters: Mapping[str, Letter], style: Style, chance: Generator) -> Setting:
    """The setting of the characters of `text` that are in `letters`; one at least must be."""
    case = list(letters.values())
    kinds = {char: kind for kind, char in enumerate(letters)}
    every_kind = np.array([kinds.get(char, -1) for char in text], dtype=np.intp)
    at = np.flatnonzero(every_kind >= 0)
    kind, count = every_kind[at], len(at)
    forms = np.array([len(letter.form_counts) for letter in case])
    form = _choose(kind, forms, chance)
    for second in np.flatnonzero((np.diff(kind) == 0) & (np.diff(at) == 1)) + 1:
        form[second] = most_unlike(case[kind[second]])[form[second - 1]]
    chosen = starts_of(forms)[kind] + form

    left = np.concatenate([letter.left for letter in case])[chosen]
    right = np.concatenate([letter.right for letter in case])[chosen]
    bends = moves(count, style.drift, chance)
    middle = right.max(axis=1, keepdims=True) / 2
    left, right = (middle + (side - middle) * (1 + bends[:, :1]) for side in (left, right))
    tuck, shelter = np.array([(letter.tuck, letter.shelter) for letter in case])[kind].T

    form_counts = np.concatenate([letter.form_counts for letter in case])
    stroke_counts = np.concatenate([letter.stroke_counts for letter in case])
    stroke = runs(starts_of(stroke_counts)[chosen], stroke_counts[chosen])
    point = runs(starts_of(form_counts)[chosen], form_counts[chosen])
    glyph = np.repeat(np.arange(count), form_counts[chosen])
    point_counts = np.concatenate([letter.point_counts for letter in case])[stroke]
    points = np.concatenate([letter.points for letter in case])[point]
    points[:, :2] = bend(points[:, :2], glyph, bends, style.lean, middle[:, 0])
    loose = np.concatenate([letter.loose for letter in case])[stroke]
    strays = chance.normal(0, (1.2 * style.drift.shape, style.drift.shape), (len(stroke), 2))
    points[:, :2] += np.repeat(strays * loose[:, None], point_counts, axis=0)
    firsts = starts_of(form_counts[chosen])
    return Setting(
        at=at,
        points=points,
        point_counts=point_counts,
        glyph_of_point=glyph,
        glyph_of_stroke=np.repeat(np.arange(count), stroke_counts[chosen]),
        ink=np.column_stack(
            [edge.reduceat(points[:, 0], firsts) for edge in (np.minimum, np.maximum)]
        ),
        upright=np.column_stack((left.min(axis=1), right.max(axis=1))),
        advance=_advance(left, right, np.minimum(tuck[1:], shelter[:-1]), style, chance),
    )


def starts_of(counts: NDArray[np.intp]) -> NDArray[np.intp]:
    """Where each of `counts` things begins when all stand in one row."""
    return np.cumsum(counts) - counts


def runs(starts: NDArray[np.intp], counts: NDArray[np.intp]) -> NDArray[np.intp]:
    """The indices of runs that begin at `starts` and are `counts` long, one after the other."""
    return np.repeat(starts - starts_of(counts), counts) + np.arange(counts.sum())


def _choose(kind: NDArray[np.intp], forms: NDArray[np.intp], chance: Generator) -> NDArray[np.intp]:
    """A form for each glyph, not the one that the same character had the last time.

    The occurrences of one character walk round its forms, each by a chance number of steps that
    does not lead all the way round. (The second of two neighbours then takes the form that is
    most unlike the first.)
    """
    steps = 1 + (chance.random(len(kind)) * (forms[kind] - 1)).astype(np.intp)
    first = (chance.random(len(forms)) * forms).astype(np.intp)
    order = np.argsort(kind, kind="stable")
    alike = kind[order]
    walked = np.cumsum(steps[order])
    start = walked[starts_of(np.bincount(kind, minlength=len(forms)))[alike]]
    form = np.empty_like(kind)
    form[order] = (first[alike] + walked - start) % forms[alike]
    return form


def _advance(
    left: NDArray[np.float64],
    right: NDArray[np.float64],
    tuck: NDArray[np.float64],
    style: Style,
    chance: Generator,
) -> NDArray[np.float64]:
    """From each glyph's origin to the next one's: the gap that the eye sees is the hand's own."""
    count = len(left)
    room = _thick(left[1:], np.minimum, _CORNER) - _thick(right[:-1], np.maximum, -_CORNER)
    near = np.exp(-np.minimum(room, 3.0) / _SOFTNESS).sum(axis=1)
    seen = -_SOFTNESS * np.log(near / _COMMON_BANDS)
    loose = 0.5 * wander(count, 0.85, chance) + 0.87 * chance.standard_normal(count)
    gap = style.letter_gap * np.exp(style.drift.gap * np.minimum(loose, _LOOSEST))[:-1]
    whole = left.min(axis=1)[1:] - right.max(axis=1)[:-1]
    step = np.maximum(gap - seen, gap - whole - tuck)
    return np.append(np.maximum(step, _TOUCH - room.min(axis=1)), 0.0)


def _thick(profile: NDArray[np.float64], edge: np.ufunc, corner: float) -> NDArray[np.float64]:
    """A profile thickened upward and downward, so that corners do not slip past each other."""
    thick = profile.copy()
    for bands in (1, 2):
        edge(thick[:, bands:], profile[:, :-bands] + bands * corner, out=thick[:, bands:])
        edge(thick[:, :-bands], profile[:, bands:] + bands * corner, out=thick[:, :-bands])
    return thick
