"""Drift: how a hand wanders from letter to letter, slowly, and never point by point."""

from __future__ import annotations

import math
from functools import cache
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
    fading, deviation = _fading(keep)
    walk: Row = np.correlate(chance.standard_normal(count + _MEMORY), fading) / deviation
    return walk


@cache
def _fading(keep: float) -> tuple[Row, float]:
    """What is left of each step, the oldest first, and the deviation of all that is left."""
    fading: Row = np.power(keep, np.arange(_MEMORY + 1))
    return fading[::-1].copy(), float(np.sqrt((fading**2).sum()))


def tiring(count: int) -> Row:
    """(count,) how tired a hand is after so many letters: 0 at first, never quite 1."""
    return 1 - np.exp(-np.arange(count) / _TIRING)


def moves(count: int, drift: Drift, chance: Generator) -> Row:
    """(8, count) how each glyph differs from its form as a whole.

    The rows are wider, taller, leaning, climbing, fanning out, bowed, sagging, and low.
    """
    slow = [wander(count, keep, chance) for keep in (0.94, 0.96, 0.85, 0.8)]
    quick = chance.standard_normal((8, count)).clip(-_FURTHEST, _FURTHEST)
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
    differences[:2].clip(-_NARROWEST, _WIDEST, out=differences[:2])
    return differences


def bend(places: Row, counts: Index, bends: Row, middles: Row) -> None:
    """Bend upright `places` (2, n) of glyphs of `counts` points as a whole about their middles.

    Bends are of the second order at most, so a curve stays a curve and a stem a stem. `places` are
    changed in place, and each bend is spread over the points when it is due: so all is at hand.
    """
    wider, taller, leaning, climbing, fanning, bowed, sagging, low = bends
    x, y = places
    u, v = x - middles.repeat(counts), y + 0.5
    tall = np.maximum(y, _OF_TALL * y - (1 - _OF_TALL))
    fan = fanning.repeat(counts) * u * v
    x += wider.repeat(counts) * u
    x -= leaning.repeat(counts) * v
    x += fan
    x += bowed.repeat(counts) * v * v
    y += taller.repeat(counts) * tall
    y += climbing.repeat(counts) * u
    y += sagging.repeat(counts) * (u * u - 0.1)
    y += 0.5 * fan
    y += low.repeat(counts)


def strays(targets: Row, counts: Index, drift: Drift, chance: Generator) -> Row:
    """(2, t) by how much the pen misses each of the `targets` (2, t) of glyphs of `counts`.

    Misses run through a glyph as a wave: targets that are near each other are missed alike, so
    that the pen goes down a stem where it came up.
    """
    heading = chance.uniform(0, 2 * np.pi, len(counts))
    phase = chance.uniform(0, 2 * np.pi, len(counts))
    most = chance.standard_normal((2, len(counts))).clip(-_FURTHEST, _FURTHEST)
    most *= drift.shape * _MISSES
    wave = targets[0] * (np.cos(heading) * _OF_WAVE).repeat(counts)
    wave += targets[1] * (np.sin(heading) * _OF_WAVE).repeat(counts)
    wave += phase.repeat(counts)
    missed: Row = np.sin(wave) * most.repeat(counts, axis=1)
    return missed


def part_twins(y: Row, counts: Index, heights: Row, twins: Index) -> None:
    """See to it that each of `twins` differs in height from the glyph before it.

    `y` (n,) is of the points of glyphs of `counts`, `heights` (2, m) of the highest and the lowest
    point of each. Both are changed in place.
    """
    ends = counts.cumsum()
    for twin in twins.tolist():
        (other_top, top), (other_foot, foot) = heights[:, twin - 1 : twin + 1].tolist()
        height, other = foot - top, other_foot - other_top
        least = _TWINS_APART * other
        if abs(height - other) < least and height > 0:
            times = (other + math.copysign(least, height - other)) / height
            mine = slice(ends[twin - 1], ends[twin])
            y[mine] = foot + (y[mine] - foot) * times
            heights[0, twin] = foot + (top - foot) * times
