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
_SEEN = np.interp(_TOP + _BAND * (np.arange(_BANDS) + 0.5), (-2.0, -1.0, 0.0, 0.4), (0, 1, 1, 0))
_DEPTH = 0.3  # x-heights: how far behind its foremost parts the eye looks for a letter's edge
_STEM, _FURTHEST_BEHIND = 4.0, 0.35  # bands of a small stem; x-heights that a letter hangs over
_SLOW, _QUICK = 0.5, 0.87  # how much of it lasts for words, and how much is of one gap
_SHARES = (np.arange(100) + 0.5) / 100
_LOOSER = 0.12  # how much wider a tired hand writes


def profiles(upright: Row, forms: Forms) -> Row:
    """(2, bands, m) the outlines of each glyph from the left and from the right.

    In each band they are the least x, and the least of x counted to the left. `upright` are the
    points of `forms`, (2, n).
    """
    count = len(forms.form_counts)
    before = forms.mark + starts_of(forms.form_counts).repeat(forms.mark_counts)
    place = upright.take(before, axis=1)
    before += 1
    ahead = upright.take(before, axis=1, mode="clip")
    ahead -= place
    ahead *= forms.beyond
    place += ahead
    x, y = place
    band = ((y - _TOP) * (1 / _BAND)).clip(0, _BANDS - 1).astype(np.intp)
    cell = band * count + np.arange(count).repeat(forms.mark_counts)
    outlines = np.full((2, _BANDS, count), _FAR)
    np.minimum.at(outlines[0].reshape(-1), cell, x)
    np.minimum.at(outlines[1].reshape(-1), cell, -x)
    return outlines


class Pairs(NamedTuple):
    """What each glyph but the first asks of the space before it, in x-heights: (m - 1,).

    near: how near it may come to the one before it; tuck: how far it may reach under that or over
    it. kerning: what brings them apart. least: the least from that one's origin to its own.
    """

    near: Row
    tuck: Row
    kerning: Row
    least: Row


def advances(outlines: Row, pairs: Pairs, *, style: Style, chance: Generator) -> Row:
    """(m,) from each glyph's origin to the next one's: the gap that the eye sees is the hand's own.

    `outlines` are those of `profiles`.
    """
    count = outlines.shape[2]
    left, right = _thick(outlines)
    room = left[:, 1:] + right[:, :-1]
    near = np.exp(-np.minimum(room, 3.0) / _SOFTNESS).sum(axis=0)
    seen = -_SOFTNESS * np.log(near / _COMMON_BANDS)
    loose = _SLOW * wander(count, 0.9, chance) + _QUICK * chance.standard_normal(count)
    uneven = style.drift.gap * loose.clip(_TIGHTEST, _LOOSEST)
    gap = style.letter_gap * (1 + _LOOSER * tiring(count)) + uneven
    gap = np.maximum(gap[1:], pairs.near)
    foremost_left, foremost_right = outlines.min(axis=1)
    whole = foremost_left[1:] + foremost_right[:-1]
    step = np.maximum(gap - seen, gap - whole - pairs.tuck) + pairs.kerning
    free = pairs.near - room.min(axis=0, initial=_FAR)
    advance = np.zeros(count)
    np.maximum.reduce((step, free, pairs.least), out=advance[:-1])
    return advance


def begins_at(outline: Row) -> Row:
    """How far behind the foremost ink of each outline, (bands, n), the eye sees the letter begin.

    It looks at small letters' height first: a stem begins where it stands, a J behind its hook.
    The outline is that of either side.
    """
    near = _SEEN @ np.exp((outline.min(axis=0) - outline) / _DEPTH)
    behind: Row = (-_DEPTH * np.log(near / _STEM)).clip(0.0, _FURTHEST_BEHIND)
    return behind


def drift_of_gap(deviation: float, letter_gap: float, near: float) -> float:
    """The drift that makes gaps deviate by `deviation`, where none is smaller than `near`."""
    likely = np.clip([NormalDist().inv_cdf(share) for share in _SHARES], _TIGHTEST, _LOOSEST)
    drifts = np.linspace(0, 1, 101)
    gaps = np.maximum(letter_gap + drifts[:, None] * likely, near)
    return float(np.interp(deviation, gaps.std(axis=1), drifts))


def kerns(chars: Sequence[str], kerning: Mapping[str, float]) -> Row:
    """(c, c) what `kerning` says of each of `chars` and each that may follow it."""
    number = {char: number for number, char in enumerate(chars)}
    table = np.zeros((len(chars), len(chars)))
    for pair, by in kerning.items():
        if pair[0] in number and pair[1] in number:
            table[number[pair[0]], number[pair[1]]] = by
    return table


def _thick(outlines: Row) -> Row:
    """Outlines thickened upward and downward, so that corners do not slip past each other."""
    thick = outlines.copy()
    for bands in (1, 2):
        further = outlines + bands * _CORNER
        np.minimum(thick[:, bands:], further[:, :-bands], out=thick[:, bands:])
        np.minimum(thick[:, :-bands], further[:, bands:], out=thick[:, :-bands])
    return thick
