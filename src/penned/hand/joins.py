"""Joins: the strokes that lead from letter to letter in a joined hand, and where the pen lifts."""

from __future__ import annotations

import unicodedata
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.drift import wander

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]
    Flags = NDArray[np.bool_]

# Where writers lift the pen more readily, or less, in deviations: after a letter that ends high
# or in a loop below the line, before one that begins with a turn to the left, in a long word.
_AFTER = {**dict.fromkeys("bgjpqsxyz", 0.7), **dict.fromkeys("ehilmntu", -0.2)}
_BEFORE = {**dict.fromkeys("acdgoq", 0.6), **dict.fromkeys("eilmnru", -0.2)}
_LONG_RUN, _MOST = 0.12, 6  # for each letter that the word has by then, and the most letters
_USUAL, _UNLIKE = 0.24, 1.1  # how ready writers are in a common text, and its deviation
NEAR_OF_JOINED = 0.04  # x-heights: how near letters come that are joined
_LEAST, _STEEPEST = 0.12, 0.3  # x-heights across: the least, and for each x-height up or down
_MARKS = 11
_ROUND, _UNEVEN = 1.1, 0.12  # how far a join keeps to its headings, of its length; how unevenly
_RETRACED = 1.6  # how much a join that turns back keeps to the line of what it comes to
_THINNER = 0.12  # of its width between its ends, where the pen is fast


def readiness(chars: Sequence[str]) -> Row:
    """(c, 2) how much more readily than usual the pen lifts after each character, and before it."""
    bases = [unicodedata.normalize("NFD", char)[0] for char in chars]
    return np.array([(_AFTER.get(base, 0.0), _BEFORE.get(base, 0.0)) for base in bases])


def choose_joins(
    may: Flags, beside: Flags, ready: Row, *, lifts: float, chance: Generator
) -> Flags:
    """(m,) whether each of m glyphs is joined to the next.

    `may`: (m, 2) whether a join may lead to it, and leave it. `beside`: (m - 1,) whether it and
    the next are of one word. `ready`: (m, 2) how readily the pen lifts after it, and before it.
    `lifts`: the share of possible joins that the writer leaves out.
    """
    possible = np.append(may[:-1, 1] & may[1:, 0] & beside, False)
    if lifts >= 1:
        return np.zeros_like(possible)
    if lifts <= 0 or not possible.any():
        return possible
    number = np.arange(len(possible))
    before = number - np.maximum.accumulate(np.where(np.append(True, ~beside), number, 0))
    long = _LONG_RUN * np.minimum(before, _MOST)
    inclined = wander(len(possible), 0.6, chance) + ready[:, 0] + np.append(ready[1:, 1], 0) + long
    bound = _USUAL + _UNLIKE * NormalDist().inv_cdf(1 - lifts)
    possible &= inclined < bound
    return possible


def least_advance(upright: Row, ends: Index, joined: Flags) -> Row:
    """(m - 1,) the least from each glyph's origin to the next one's that its join has room in.

    `upright` are the points of all glyphs, (2, n), each from its own origin.
    """
    entry, exit_ = upright[:, ends[1:, 0]], upright[:, ends[:-1, 3]]
    across = _LEAST + _STEEPEST * np.abs(entry[1] - exit_[1])
    return np.where(joined[:-1], across + exit_[0] - entry[0], -np.inf)


def connect(points: Row, ends: Index, joined: Flags, chance: Generator) -> Row:
    """(j, marks, 3) the strokes that join each glyph that is `joined` to its next one.

    `points` are those of all glyphs in place, (n, 3); `ends` (m, 4) those of Setting. A join
    leaves and arrives as the letters head (a cubic of Hermite's); where it would have to turn
    back, it arrives along the line that the letter then retraces.
    """
    leaving = np.flatnonzero(joined)
    begin, end = points[ends[leaving, 3]], points[ends[leaving + 1, 0]]
    heads = _unit(begin[:, :2] - points[ends[leaving, 2], :2])
    arrives = _unit(points[ends[leaving + 1, 1], :2] - end[:, :2])
    across = end[:, :2] - begin[:, :2]
    long = np.hypot(*across.T)[:, None]
    chord = _unit(across)
    onward = (arrives * chord).sum(axis=1, keepdims=True)
    arrives = np.where(onward > 0, arrives, _unit(chord + _RETRACED * onward * arrives))
    uneven = np.clip(chance.standard_normal((2, len(leaving), 1)), -2, 2)
    pull, reach = long * _ROUND * (1 + _UNEVEN * uneven)
    t = np.linspace(0, 1, _MARKS)[:, None]
    rise, fall = t * t * (3 - 2 * t), t * (1 - t)
    strokes = np.empty((len(leaving), _MARKS, 3))
    strokes[:, :, :2] = (
        begin[:, None, :2]
        + rise * across[:, None]
        + fall * ((1 - t) * (heads * pull)[:, None] - t * (arrives * reach)[:, None])
    )
    width = begin[:, None, 2:] + t * (end - begin)[:, None, 2:]
    strokes[:, :, 2:] = width * (1 - _THINNER * 4 * fall)
    strokes[:, 0], strokes[:, -1] = begin, end
    return strokes


def _unit(vectors: Row) -> Row:
    lengths: Row = np.hypot(*vectors.T)[:, None]
    return vectors / np.maximum(lengths, 1e-9)
