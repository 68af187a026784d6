"""Setting: the letters of a text in chosen forms, bent a little and spaced by their own shapes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.drift import bend, moves, part_twins, strays
from penned.hand.forms import in_one_row, runs, starts_of
from penned.hand.joins import NEAR_OF_JOINED, choose_joins, least_advance, readiness
from penned.hand.letter import unlikeness
from penned.hand.spacing import Pairs, advances, kerns, profiles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

    from penned.hand.forms import Forms
    from penned.hand.letter import Letter
    from penned.hand.style import Style

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]
    Flags = NDArray[np.bool_]

_OWN_MISS = 0.2  # of what the pen misses by in all, how far it misses each target by itself
_DOTS = np.array(((1.2,), (1.0,)))  # how far they wander across and down, of what letters do,
_DOTS_FURTHEST = np.array(((3.0,), (0.3,)))  # and no further: upon its letter one would be lost
_TAIL = 0.2  # x-heights by which the end of a word is drawn out, about


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The m written glyphs of a text, in x-heights, each at its own origin on the baseline.

    at: (m,) the index of each in the text. forms: (m,) the form of each.
    places: (2, n) x and y of the points of the forms, bent.
    ink: (m, 2) the leftmost and the rightmost point of each glyph; upright: (m, 2) the same of
    the glyph without its lean. height: (m, 2) y of its highest and of its lowest point.
    advance: (m,) from each origin to the next, inside a word.
    joined: (m,) whether a stroke joins it to the next one.
    """

    at: Index
    forms: Forms
    places: Row
    ink: Row
    upright: Row
    height: Row
    advance: Row
    joined: Flags


def set_text(
    text: str,
    letters: Mapping[str, Letter],
    style: Style,
    *,
    kerning: Mapping[str, float],
    chance: Generator,
) -> Setting:
    """The setting of the characters of `text` that are in `letters`; one at least must be."""
    case = list(letters.values())
    kinds = {letter: kind for kind, letter in enumerate(letters)}
    every_kind = np.array([kinds.get(char, -1) for char in text], dtype=np.intp)
    at = np.flatnonzero(every_kind >= 0)
    kind, beside = every_kind[at], np.diff(at) == 1
    twins = np.flatnonzero((np.diff(kind) == 0) & beside) + 1
    forms = _one_row(tuple(case)).take(_choose(kind, twins, case, chance))
    joined = choose_joins(
        forms.joins, beside, readiness(list(letters))[kind], lifts=style.lifts, chance=chance
    )
    first = starts_of(forms.form_counts)
    upright = _write(forms, style, ends_word=~np.append(beside, False), chance=chance)
    part_twins(upright, forms.form_counts, twins)
    left, right = profiles(upright, forms)
    manners = [(letter.near, letter.tuck, letter.shelter) for letter in case]
    near, tuck, shelter = np.array(manners)[kind].T
    x = upright[0] - style.lean * upright[1]
    ink, height = (
        np.column_stack((np.minimum.reduceat(row, first), np.maximum.reduceat(row, first)))
        for row in (x, upright[1])
    )
    pairs = Pairs(
        near=np.where(joined[:-1], NEAR_OF_JOINED, np.maximum(near[1:], near[:-1])),
        tuck=np.minimum(tuck[1:], shelter[:-1]),
        kerning=kerns(kind, list(letters), kerning),
        least=least_advance(upright, forms.ends + first[:, None], joined),
    )
    return Setting(
        at=at,
        forms=forms,
        places=np.array((x, upright[1])),
        ink=ink,
        upright=np.column_stack((left.min(axis=1), right.max(axis=1))),
        height=height,
        advance=advances(left, right, pairs, style=style, chance=chance),
        joined=joined,
    )


@lru_cache(maxsize=16)
def _one_row(letters: tuple[Letter, ...]) -> Forms:
    return in_one_row([letter.forms for letter in letters])


def _choose(kind: Index, twins: Index, case: Sequence[Letter], chance: Generator) -> Index:
    """A form for each glyph, by its number among all of `case`.

    It is not the one that the same character had the last time: the occurrences of one character
    walk round its forms, each by a chance number of steps that does not lead all the way round.
    The second of `twins` takes the form that is most unlike the first.
    """
    forms = np.array([len(letter.forms.form_counts) for letter in case])
    steps = 1 + (chance.random(len(kind)) * (forms[kind] - 1)).astype(np.intp)
    first = (chance.random(len(forms)) * forms).astype(np.intp)
    order = np.argsort(kind, kind="stable")
    alike = kind[order]
    walked = np.cumsum(steps[order])
    start = walked[starts_of(np.bincount(kind, minlength=len(forms)))[alike]]
    form = np.empty_like(kind)
    form[order] = (first[alike] + walked - start) % forms[alike]
    for second in twins.tolist():
        form[second] = unlikeness(case[kind[second]])[form[second - 1]].argmax()
    return starts_of(forms)[kind] + form


def _write(forms: Forms, style: Style, *, ends_word: Flags, chance: Generator) -> Row:
    """(2, n) the points of `forms` as this hand writes them this time, were it upright."""
    counts = forms.form_counts
    places = forms.points.T[:2].copy()
    places[0] += style.lean * places[1]
    middles = np.maximum.reduceat(places[0], starts_of(counts)) / 2
    places = bend(places, counts, moves(len(counts), style.drift, chance), middles)
    aim = forms.aim + starts_of(counts).repeat(forms.target_counts)
    stray = strays(places.take(aim, axis=1), forms.target_counts, style.drift, chance)
    stray += chance.standard_normal(stray.shape) * (_OWN_MISS * style.drift.shape * forms.give)
    firsts = starts_of(forms.target_counts)
    drawn_out = ends_word & forms.joins[:, 1]
    tails = _TAIL * np.exp(0.5 * chance.standard_normal(len(counts)))[drawn_out]
    stray[:, (firsts + forms.tail)[drawn_out]] += np.array(((1.0,), (-0.3,))) * tails
    target = forms.target + firsts.repeat(counts)
    missed = stray.take(target, axis=1)
    places += missed + forms.nearing * (stray.take(target + 1, axis=1) - missed)
    loose = np.flatnonzero(forms.loose)
    dots = chance.standard_normal((2, len(loose))) * _DOTS
    dots = np.minimum(dots, _DOTS_FURTHEST) * (style.drift.shape * forms.loose[loose])
    each = forms.point_counts[loose]
    places[:, runs(starts_of(forms.point_counts)[loose], each)] += dots.repeat(each, axis=1)
    return places
