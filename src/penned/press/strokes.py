"""Pen strokes as runs of one width, word by word, on a grid: what every press draws.

A run is stroked with round caps and joins, so that runs of neighbouring widths flow into each
other. Outlines would look the same and take twice the bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from penned.hand.ink import Ink
    from penned.page.words import Word

GRID = 50
"""Grid units to the millimetre: 1,270 to the inch, twice as fine as a printer's dots."""

_WIDTH_STEP = 3  # grid units between pen widths: less than the eye tells apart at arm's length
_TOLERANCE = 0.25  # grid units by which one round of thinning may move a line
_ROUNDS = 3
_SAMPLE = 240  # points that show whether a round of thinning is worth its while,
_WORTH = 0.2  # which it is where it takes out at least this share of every other point


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
    (x, y, pen), counts = _thin(
        (ink.points * GRID).T.copy(), ink.stroke_starts[1:] - ink.stroke_starts[:-1]
    )
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


def _rounded(numbers: NDArray[np.float64]) -> NDArray[np.int32]:
    return np.rint(numbers).astype(np.int32)


def _thin(
    points: NDArray[np.float64], counts: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Leave out points, (3, n), on the line between their neighbours, as a tablet records many.

    A round looks at every other point, so that no two neighbours go at once.
    """
    stroke = np.arange(len(counts)).repeat(counts)
    for _ in range(_ROUNDS):
        sample = _needless(points[:, :_SAMPLE], stroke[:_SAMPLE])
        if np.count_nonzero(sample) < max(_WORTH * len(sample), 1):
            break
        keep = np.ones(len(stroke), dtype=bool)
        keep[1:-1:2] = ~_needless(points, stroke)
        points, stroke = points[:, keep], stroke[keep]
        counts = np.bincount(stroke, minlength=len(counts))
    return points, counts


def _needless(points: NDArray[np.float64], stroke: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether every other point lies as good as on its neighbours' line, and is as wide as they."""
    before, here, after = points[:, :-2:2], points[:, 1:-1:2], points[:, 2::2]
    chord_x, chord_y, _ = after - before
    x, y, _ = here - before
    squared = chord_x * chord_x + chord_y * chord_y
    along, aside = x * chord_x + y * chord_y, x * chord_y - y * chord_x
    straight = aside * aside <= _TOLERANCE**2 * squared
    even = np.abs(here[2] - (before[2] + after[2]) / 2) < _WIDTH_STEP / 4
    inside = (along >= 0) & (along <= squared) & (squared > 0)
    needless: NDArray[np.bool_] = straight & even & inside & (stroke[:-2:2] == stroke[2::2])
    return needless
