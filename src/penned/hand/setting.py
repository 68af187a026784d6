"""Setting: the letters of a text in chosen forms, bent a little and spaced by their own shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.drift import bend, moves, part_twins, strays
from penned.hand.forms import runs, starts_of
from penned.hand.joins import NEAR_OF_JOINED, choose_joins, least_advance
from penned.hand.letter import unlikeness
from penned.hand.spacing import Pairs, advances, profiles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

    from penned.hand.case import Case, Laid
    from penned.hand.forms import Forms
    from penned.hand.letter import Letter
    from penned.hand.style import Style

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]
    Flags = NDArray[np.bool_]

_OWN_MISS = 0.2  # of what the pen misses by in all, how far it misses each target by itself
_DOTS = np.array(((1.2,), (1.0,)))  # how far they wander across and down, of what letters do,
_DOTS_FURTHEST = np.array(((3.0,), (0.3,)))  # and no further: upon its letter one would be lost
_TAIL = 0.2  # x-heights by which the end of a word is drawn out, about,
_DRAWN_OUT = np.array(((1.0,), (-0.3,)))  # and which way


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The m written glyphs of a text, in x-heights, each at its own origin on the baseline.

    at: (m,) the index of each in the text. forms: (m,) the form of each.
    places: (2, n) x and y of the points of the forms, bent.
    ink: (2, m) the leftmost and the rightmost point of each glyph; upright: (2, m) the same of
    the glyph without its lean; outlines: (2, bands, m) from the left and from the right, as of
    `profiles`. height: (2, m) y of its highest and of its lowest point.
    advance: (m,) from each origin to the next, inside a word.
    joined: (m,) whether a stroke joins it to the next one. opens, closes: (m,) whether it is a
    mark that hangs over at the beginning, and at the end, of a word.
    """

    at: Index
    forms: Forms
    places: Row
    ink: Row
    upright: Row
    outlines: Row
    height: Row
    advance: Row
    joined: Flags
    opens: Flags
    closes: Flags


def set_text(
    text: str, letters: Mapping[str, Letter], style: Style, *, case: Case, chance: Generator
) -> Setting:
    """The setting of the characters of `text` that are in `letters`; one at least must be.

    `case` is where the hand's letters lie ready from text to text.
    """
    every_kind = _kinds(text, "".join(letters))
    at = (every_kind >= 0).nonzero()[0]
    kind, beside = every_kind[at], at[1:] - at[:-1] == 1
    twins = ((kind[1:] == kind[:-1]) & beside).nonzero()[0] + 1
    laid = case.row(letters)
    lying = np.array([laid.numbers[char] for char in letters])
    letter = lying[kind]
    chosen = _choose(kind, twins, list(letters.values()), chance)
    forms = laid.forms.take(laid.first[letter] + chosen)
    joined = choose_joins(
        forms.joins, beside, laid.ready.take(letter, axis=1), lifts=style.lifts, chance=chance
    )
    ends_word = np.append(~beside, True)
    x, y = places = _write(forms, style, ends_word=ends_word, chance=chance)
    first = starts_of(forms.form_counts)
    height = _least_and_most(y, first)
    part_twins(y, forms.form_counts, height, twins)
    outlines = profiles(places, forms)
    least = least_advance(places, forms.ends + first, joined)
    x -= style.lean * y
    return Setting(
        at=at,
        forms=forms,
        places=places,
        ink=_least_and_most(x, first),
        upright=outlines.min(axis=1) * ((1.0,), (-1.0,)),
        outlines=outlines,
        height=height,
        advance=advances(outlines, _pairs(laid, letter, joined, least), style=style, chance=chance),
        joined=joined,
        opens=laid.opens[letter],
        closes=laid.closes[letter],
    )


def _kinds(text: str, chars: str) -> Index:
    """(len(text),) which of `chars` each character is, by its number; -1 where it is none."""
    table = np.full(ord(max(chars)) + 2, -1)
    table[_codes(chars)] = np.arange(len(chars))
    return table[np.minimum(_codes(text), len(table) - 1)]


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), dtype="<u4")


def _least_and_most(row: Row, firsts: Index) -> Row:
    """(2, m) the least and the greatest of the values of each glyph."""
    return np.array((np.minimum.reduceat(row, firsts), np.maximum.reduceat(row, firsts)))


def _pairs(laid: Laid, letter: Index, joined: Flags, least: Row) -> Pairs:
    near = laid.near[letter]
    return Pairs(
        near=np.where(joined[:-1], NEAR_OF_JOINED, np.maximum(near[1:], near[:-1])),
        tuck=np.minimum(laid.tuck[letter[1:]], laid.shelter[letter[:-1]]),
        kerning=laid.kerning[letter[:-1], letter[1:]],
        least=least,
    )


def _choose(kind: Index, twins: Index, letters: Sequence[Letter], chance: Generator) -> Index:
    """A form for each glyph, by its number among those of its letter.

    It is not the one that the same character had the last time: the occurrences of one character
    walk round its forms, each by a chance number of steps that does not lead all the way round.
    The second of `twins` takes the form that is most unlike the first.
    """
    forms = np.array([len(letter.forms.form_counts) for letter in letters])
    steps = 1 + (chance.random(len(kind)) * (forms[kind] - 1)).astype(np.intp)
    first = (chance.random(len(forms)) * forms).astype(np.intp)
    order = kind.argsort(kind="stable")
    alike = kind[order]
    walked = steps[order].cumsum()
    start = walked[starts_of(np.bincount(kind, minlength=len(forms)))[alike]]
    form = np.empty_like(kind)
    form[order] = (first[alike] + walked - start) % forms[alike]
    for second in twins.tolist():
        form[second] = unlikeness(letters[kind[second]])[form[second - 1]].argmax()
    return form


def _write(forms: Forms, style: Style, *, ends_word: Flags, chance: Generator) -> Row:
    """(2, n) the points of `forms` as this hand writes them this time, were it upright."""
    counts, targets = forms.form_counts, forms.target_counts
    begins, firsts = starts_of(counts), starts_of(targets)
    places = forms.points[:2].copy()
    places[0] += style.lean * places[1]
    middles = np.maximum.reduceat(places[0], begins) / 2
    bend(places, counts, moves(len(counts), style.drift, chance), middles)
    aim = forms.aim + begins.repeat(targets)
    stray = strays(places.take(aim, axis=1), targets, style.drift, chance)
    stray += chance.standard_normal(stray.shape) * (_OWN_MISS * style.drift.shape * forms.give)
    drawn_out = (ends_word & forms.joins[1]).nonzero()[0]
    tails = _TAIL * np.exp(0.5 * chance.standard_normal(len(counts))[drawn_out])
    stray[:, (firsts + forms.tail)[drawn_out]] += _DRAWN_OUT * tails
    target = forms.target + firsts.repeat(counts)
    missed = stray.take(target, axis=1)
    target += 1
    missing = stray.take(target, axis=1)
    missing -= missed
    missing *= forms.nearing
    missed += missing
    places += missed
    loose = forms.loose.nonzero()[0]
    dots = chance.standard_normal((2, len(loose))) * _DOTS
    dots = np.minimum(dots, _DOTS_FURTHEST) * (style.drift.shape * forms.loose[loose])
    each = forms.point_counts[loose]
    places[:, runs(starts_of(forms.point_counts)[loose], each)] += dots.repeat(each, axis=1)
    return places
