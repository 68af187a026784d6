"""Drift: how a hand wanders from letter to letter, slowly, and never point by point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from penned.hand.style import Drift

    Row = NDArray[np.float64]

_MEMORY = 30  # steps after which a wander has forgotten


def wander(count: int, keep: float, chance: Generator) -> Row:
    """(count,) of deviation 1: each the last one times `keep`, and something new."""
    fading = keep ** np.arange(_MEMORY + 1)
    fresh = chance.standard_normal(count + _MEMORY)
    walk: Row = np.convolve(fresh, fading, "valid") / np.sqrt((fading**2).sum())
    return walk


def moves(count: int, drift: Drift, chance: Generator) -> Row:
    """(count, 7) how each glyph differs from its form.

    The columns are wider, taller, leaning, climbing, fanning out, bowed, and sagging.
    """
    slow = [wander(count, 0.85, chance) for _ in range(3)]
    quick = chance.standard_normal((7, count))
    size, shape = drift.size * (0.7 * slow[0] + 0.7 * quick[0]), drift.shape
    return np.stack(
        (
            size + shape * quick[1],
            size + 0.4 * shape * quick[1],
            drift.lean * (0.8 * slow[1] + 0.6 * quick[2]),
            shape * (0.3 * slow[2] + 0.7 * quick[3]),
            0.7 * shape * quick[4],
            0.35 * shape * quick[5],
            0.8 * shape * quick[6],
        ),
        axis=1,
    )


def bend(points: Row, glyphs: NDArray[np.intp], bends: Row, lean: float, middles: Row) -> Row:
    """`points` (n, 2) of glyphs, each bent as a whole by its row of `bends` about its middle.

    Bends are of the second order at most, so a curve stays a curve and a stem a stem.
    """
    wider, taller, leaning, climbing, fanning, bowed, sagging = bends.T
    x, y = points[:, 0] + lean * points[:, 1], points[:, 1]
    u, v = x - middles[glyphs], y + 0.5
    fan = fanning[glyphs] * u * v
    x = x + wider[glyphs] * u - leaning[glyphs] * v + fan + bowed[glyphs] * v * v
    y = y + taller[glyphs] * y + climbing[glyphs] * u + sagging[glyphs] * (u * u - 0.1) + 0.5 * fan
    return np.column_stack((x - lean * y, y))
