"""Drift: how a hand wanders from letter to letter, slowly, and never point by point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from penned.hand.style import Drift

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]

_MEMORY = 60  # steps after which a wander has forgotten
_TIRING = 600.0  # letters in which a hand grows two thirds as tired as it will
_LOOSER = 0.25  # how much more a tired hand wanders
_OF_WAVE = 2 * np.pi / 2.8  # radians of it in an x-height
_MISSES = np.array(((1.1,), (0.75,)))  # across and down: a writer keeps to the height of a line
_FURTHEST = 1.7  # deviations of a miss: a letter stays that letter
_NARROWEST, _WIDEST = 0.2, 0.3  # of 1, by which a letter is less or more wide or tall
_OF_TALL = 0.5  # of what letters differ in height, how much stems above the x-height do
_TWINS_APART = 0.16  # of their height, by which two same letters side by side differ
_BOWED = 0.9  # of what a glyph differs in shape, how much is one bow through all of it


def wander(count: int, keep: float, chance: Generator) -> Row:
    """(count,) of deviation 1: each the last one times `keep`, and something new."""
    fading = keep ** np.arange(_MEMORY + 1)
    fresh = chance.standard_normal(count + _MEMORY)
    walk: Row = np.convolve(fresh, fading, "valid") / np.sqrt((fading**2).sum())
    return walk


def tiring(count: int) -> Row:
    """(count,) how tired a hand is after so many letters: 0 at first, never quite 1."""
    return 1 - np.exp(-np.arange(count) / _TIRING)


def moves(count: int, drift: Drift, chance: Generator) -> Row:
    """(8, count) how each glyph differs from its form as a whole.

    The rows are wider, taller, leaning, climbing, fanning out, bowed, sagging, and low.
    """
    slow = [wander(count, keep, chance) for keep in (0.94, 0.96, 0.85, 0.8)]
    quick = np.clip(chance.standard_normal((8, count)), -_FURTHEST, _FURTHEST)
    size, shape = drift.size * (0.6 * slow[0] + 0.8 * quick[0]), _BOWED * drift.shape
    differences = np.array(
        (
            size + 0.9 * shape * quick[1],
            size,
            drift.lean * (0.8 * slow[1] + 0.6 * quick[2]),
            shape * (0.3 * slow[2] + 0.7 * quick[3]),
            0.7 * shape * quick[4],
            0.35 * shape * quick[5],
            0.8 * shape * quick[6],
            drift.baseline * (0.5 * slow[3] + 0.75 * quick[7]),
        )
    )
    differences *= 1 + _LOOSER * tiring(count)
    np.clip(differences[:2], -_NARROWEST, _WIDEST, out=differences[:2])
    return differences


def bend(places: Row, counts: Index, bends: Row, middles: Row) -> Row:
    """Upright `places` (2, n) of glyphs of `counts` points, bent as a whole about their middles.

    Bends are of the second order at most, so a curve stays a curve and a stem a stem.
    """
    wider, taller, leaning, climbing, fanning, bowed, sagging, low = bends.repeat(counts, axis=1)
    x, y = places
    u, v = x - middles.repeat(counts), y + 0.5
    fan, tall = fanning * u * v, np.maximum(y, _OF_TALL * y - (1 - _OF_TALL))
    return np.array(
        (
            x + wider * u - leaning * v + fan + bowed * v * v,
            y + taller * tall + climbing * u + sagging * (u * u - 0.1) + 0.5 * fan + low,
        )
    )


def strays(targets: Row, counts: Index, drift: Drift, chance: Generator) -> Row:
    """(2, t) by how much the pen misses each of the `targets` (2, t) of glyphs of `counts`.

    Misses run through a glyph as a wave: targets that are near each other are missed alike, so
    that the pen goes down a stem where it came up.
    """
    heading = chance.uniform(0, 2 * np.pi, len(counts))
    phase = chance.uniform(0, 2 * np.pi, len(counts))
    most = np.clip(chance.standard_normal((2, len(counts))), -_FURTHEST, _FURTHEST)
    most *= drift.shape * _MISSES
    across, down = np.array((np.cos(heading), np.sin(heading))).repeat(counts, axis=1) * _OF_WAVE
    wave = np.sin(targets[0] * across + targets[1] * down + phase.repeat(counts))
    missed: Row = most.repeat(counts, axis=1) * wave
    return missed


def part_twins(places: Row, counts: Index, twins: Index) -> None:
    """See to it that each of `twins` differs in height from the glyph before it.

    `places` (2, n) are the points of glyphs of `counts`; they are changed in place.
    """
    ends = np.cumsum(counts)
    for twin in twins.tolist():
        start, middle, end = (
            ends[twin] - counts[twin - 1 : twin + 1].sum(),
            ends[twin - 1],
            ends[twin],
        )
        before, y = places[1, start:middle], places[1, middle:end]
        height, other, foot = np.ptp(y), np.ptp(before), y.max()
        least = _TWINS_APART * other
        if abs(height - other) < least and height > 0:
            wanted = other + np.copysign(least, height - other)
            places[1, middle:end] = foot + (y - foot) * (wanted / height)
