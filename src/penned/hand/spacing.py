"""Spacing: how far neighbours stand apart, by their own outlines."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.hand.drift import tiring, wander
from penned.hand.forms import starts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

    from penned.hand.forms import Forms
    from penned.hand.style import Style

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]

_BANDS, _TOP, _BAND = 18, -2.6, 0.22  # of height: how many; where they begin, how high, x-heights
_FAR = 9.0  # x-heights: where nothing is
_SOFTNESS = 0.16  # x-heights: how far the eye looks past the nearest parts of two letters
_COMMON_BANDS = _BANDS / 3  # in which two letters without ascenders face each other, about
_CORNER = 0.12  # x-heights: what a part above or below must keep from a neighbour
_TIGHTEST, _LOOSEST = -1.0, 1.6  # deviations; a nearer letter runs in, a wider gap parts the word
_SLOW, _QUICK = 0.5, 0.87  # how much of it lasts for words, and how much is of one gap
_SHARES = (np.arange(100) + 0.5) / 100
_LOOSER = 0.12  # how much wider a tired hand writes


def profiles(upright: Row, forms: Forms) -> tuple[Row, Row]:
    """The left and the right outline of each glyph: the least and the greatest x in each band.

    `upright` are the points of `forms`, (2, n). Both are of shape (m, bands).
    """
    count = len(forms.form_counts)
    before = forms.mark + starts_of(forms.form_counts).repeat(forms.mark_counts)
    place = upright.take(before, axis=1)
    place += forms.beyond * (upright.take(before + 1, axis=1, mode="clip") - place)
    x, y = place
    band = np.clip((y - _TOP) * (1 / _BAND), 0, _BANDS - 1).astype(np.intp)
    cell = band + (np.arange(count) * _BANDS).repeat(forms.mark_counts)
    left, right = np.full((count, _BANDS), _FAR), np.full((count, _BANDS), -_FAR)
    np.minimum.at(left.reshape(-1), cell, x)
    np.maximum.at(right.reshape(-1), cell, x)
    return left, right


class Pairs(NamedTuple):
    """What each glyph but the first asks of the space before it, in x-heights: (m - 1,).

    near: how near it may come to the one before it; tuck: how far it may reach under that or over
    it. kerning: what brings them apart. least: the least from that one's origin to its own.
    """

    near: Row
    tuck: Row
    kerning: Row
    least: Row


def advances(left: Row, right: Row, pairs: Pairs, *, style: Style, chance: Generator) -> Row:
    """(m,) from each glyph's origin to the next one's: the gap that the eye sees is the hand's own.

    `left` and `right` are outlines, (m, bands).
    """
    count = len(left)
    room = _thick(left[1:], np.minimum, _CORNER) - _thick(right[:-1], np.maximum, -_CORNER)
    near = np.exp(-np.minimum(room, 3.0) / _SOFTNESS).sum(axis=1)
    seen = -_SOFTNESS * np.log(near / _COMMON_BANDS)
    loose = _SLOW * wander(count, 0.9, chance) + _QUICK * chance.standard_normal(count)
    uneven = style.drift.gap * np.clip(loose, _TIGHTEST, _LOOSEST)
    gap = style.letter_gap * (1 + _LOOSER * tiring(count)) + uneven
    gap = np.maximum(gap[1:], pairs.near)
    whole = left.min(axis=1)[1:] - right.max(axis=1)[:-1]
    step = np.maximum(gap - seen, gap - whole - pairs.tuck) + pairs.kerning
    free = pairs.near - room.min(axis=1, initial=_FAR)
    return np.append(np.maximum.reduce((step, free, pairs.least)), 0.0)


def drift_of_gap(deviation: float, letter_gap: float, near: float) -> float:
    """The drift that makes gaps deviate by `deviation`, where none is smaller than `near`."""
    likely = np.clip([NormalDist().inv_cdf(share) for share in _SHARES], _TIGHTEST, _LOOSEST)
    drifts = np.linspace(0, 1, 101)
    gaps = np.maximum(letter_gap + drifts[:, None] * likely, near)
    return float(np.interp(deviation, gaps.std(axis=1), drifts))


def kerns(kind: Index, chars: Sequence[str], kerning: Mapping[str, float]) -> Row:
    """(m - 1,) what `kerning` says of each glyph, by its number in `chars`, and the next one."""
    kinds = {char: kind for kind, char in enumerate(chars)}
    table = np.zeros((len(chars), len(chars)))
    for pair, by in kerning.items():
        if pair[0] in kinds and pair[1] in kinds:
            table[kinds[pair[0]], kinds[pair[1]]] = by
    between: Row = table[kind[:-1], kind[1:]]
    return between


def _thick(profile: Row, edge: np.ufunc, corner: float) -> Row:
    """A profile thickened upward and downward, so that corners do not slip past each other."""
    thick = profile.copy()
    for bands in (1, 2):
        edge(thick[:, bands:], profile[:, :-bands] + bands * corner, out=thick[:, bands:])
        edge(thick[:, :-bands], profile[:, bands:] + bands * corner, out=thick[:, :-bands])
    return thick
