"""Pen strokes as runs of one width, word by word, on a grid: what the PDF draws.

A run is stroked with round caps and joins, so that runs of neighbouring widths flow into each
other; no step between them is seen on paper. Filled outlines look the same there, and would take
four times the bytes and five times the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.hand.thin import thinned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from penned.hand.ink import Ink
    from penned.page.words import Word

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]

GRID = 50
"""Grid units to the millimetre: 1,270 to the inch, twice as fine as a printer's dots."""

_WIDTH_STEP = 2  # grid units between pen widths: either edge moves by a dot at 1,200 to the inch


class Runs(NamedTuple):
    """r runs of n points in grid units, sorted by word and, within a word, by pen width.

    x, y: (n,). firsts: (r,) where in them each run begins. widths: (r,) the pen's, in grid units.
    words: (r,) the number of the word that a run belongs to.
    """

    x: NDArray[np.int32]
    y: NDArray[np.int32]
    firsts: NDArray[np.intp]
    widths: NDArray[np.int32]
    words: NDArray[np.intp]


def runs(ink: Ink, words: Sequence[Word]) -> Runs:
    """The strokes of `ink`, thinned to what a printer can show, by its `words`.

    A dot, which is a stroke of one point, becomes a run of the grid's least length.
    """
    points, counts = thinned(ink.points.T.copy(), np.diff(ink.stroke_starts))
    (x, y, pen), counts = _in_steps(points * GRID, counts)
    if len(counts) and counts.min() == 1:
        twice = (1 + (counts == 1)).repeat(counts)
        x, y, pen = x.repeat(twice), y.repeat(twice), pen.repeat(twice)
        counts = np.maximum(counts, 2)
    # A segment leads from each point to the next; a run ends where the next one of its stroke
    # begins, or on the last point of the stroke.
    stroke_ends = counts.cumsum()
    width = np.zeros(len(pen), dtype=np.int32)
    width[:-1] = np.maximum((pen[:-1] + pen[1:]) * (0.5 / _WIDTH_STEP) + 0.5, 1)
    width[stroke_ends - 1] = 0
    changes = np.ones(len(pen), dtype=bool)
    np.not_equal(width[1:], width[:-1], out=changes[1:])
    changes[stroke_ends - counts] = True
    parts = changes.nonzero()[0]
    leads = width.take(parts) > 0
    lengths = (np.append(parts[1:], len(pen)) - parts)[leads] + 1
    begins = parts[leads]
    widths = width.take(begins) * _WIDTH_STEP
    word_of_stroke = np.searchsorted([w.end for w in words], ink.stroke_glyphs, side="right")
    word = word_of_stroke.take(np.searchsorted(stroke_ends, begins, side="right"))
    order = (word * (widths.max(initial=0) + 1) + widths).argsort(kind="stable")
    begins, lengths = begins.take(order), lengths.take(order)
    firsts = lengths.cumsum() - lengths
    index = (begins - firsts).repeat(lengths) + np.arange(lengths.sum())
    across, down = _rounded(x.take(index)), _rounded(y.take(index))
    # Not every reader draws a line of no length.
    across[firsts] -= (across[firsts] == across[firsts + 1]) & (down[firsts] == down[firsts + 1])
    return Runs(across, down, firsts, widths.take(order), word.take(order))


def _in_steps(points: Row, counts: Index) -> tuple[Row, Index]:
    """The points, (3, n), and more on the way where the width changes by more than a step."""
    if not len(counts):
        return points, counts
    pen, last = points[2], counts.cumsum() - 1
    parts = np.ones(len(pen), dtype=np.intp)
    parts[:-1] = np.maximum(np.ceil(np.abs(np.diff(pen)) / _WIDTH_STEP), 1)
    parts[last] = 1
    firsts = parts.cumsum() - parts
    every = np.arange(len(pen))
    step = np.arange(parts.sum()) - firsts.repeat(parts)
    places = every.repeat(parts) + step / parts.repeat(parts)
    more = np.stack([np.interp(places, every, row) for row in points])
    return more, np.diff(firsts[last] + 1, prepend=0)


def _rounded(numbers: NDArray[np.float64]) -> NDArray[np.int32]:
    return np.rint(numbers).astype(np.int32)
