"""Joins: the strokes that lead from letter to letter in a joined hand, and where the pen lifts."""

from __future__ import annotations

import unicodedata
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.drift import wander

if TYPE_CHECKING:
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
_T = np.linspace(0, 1, 11)  # of a join, the share before each of its points,
_RISE, _FALL = _T * _T * (3 - 2 * _T), _T * (1 - _T)  # how much of the way is done, how free it is
_ROUND, _UNEVEN = 1.1, 0.12  # how far a join keeps to its headings, of its length; how unevenly
_RETRACED = 1.6  # how much a join that turns back keeps to the line of what it comes to
_THINNER = 0.12  # of its width between its ends, where the pen is fast


def readiness(char: str) -> tuple[float, float]:
    """How much more readily than usual the pen lifts after a character, and before it."""
    base = unicodedata.normalize("NFD", char)[0]
    return _AFTER.get(base, 0.0), _BEFORE.get(base, 0.0)


def choose_joins(
    may: Flags, beside: Flags, ready: Row, *, lifts: float, chance: Generator
) -> Flags:
    """(m,) whether each of m glyphs is joined to the next.

    `may`: (2, m) whether a join may lead to it, and leave it. `beside`: (m - 1,) whether it and
    the next are of one word. `ready`: (2, m) how readily the pen lifts after it, and before it.
    `lifts`: the share of possible joins that the writer leaves out.
    """
    possible = np.zeros(may.shape[1], dtype=bool)
    possible[:-1] = may[1, :-1] & may[0, 1:] & beside
    if lifts >= 1:
        return np.zeros_like(possible)
    if lifts <= 0 or not possible.any():
        return possible
    number = np.arange(len(possible))
    begins = number.copy()
    begins[1:][beside] = 0
    before = number - np.maximum.accumulate(begins)
    inclined = wander(len(possible), 0.6, chance) + ready[0]
    inclined[:-1] += ready[1, 1:]
    inclined += _LONG_RUN * np.minimum(before, _MOST)
    bound = _USUAL + _UNLIKE * NormalDist().inv_cdf(1 - lifts)
    possible &= inclined < bound
    return possible


def least_advance(upright: Row, ends: Index, joined: Flags) -> Row:
    """(m - 1,) the least from each glyph's origin to the next one's that its join has room in.

    `upright` are the points of all glyphs, (2, n), each from its own origin.
    """
    least = np.full(len(joined) - 1, -np.inf)
    leaving = joined.nonzero()[0]
    entry, exit_ = upright[:, ends[0, leaving + 1]], upright[:, ends[3, leaving]]
    across = _LEAST + _STEEPEST * np.abs(entry[1] - exit_[1])
    least[leaving] = across + exit_[0] - entry[0]
    return least


def connect(points: Row, ends: Index, joined: Flags, chance: Generator) -> Row:
    """(3, j, marks) the strokes that join each glyph that is `joined` to its next one.

    `points` are those of all glyphs in place, (3, n); `ends` (4, m) those of Setting. A join
    leaves and arrives as the letters head (a cubic of Hermite's); where it would have to turn
    back, it arrives along the line that the letter then retraces.
    """
    leaving = joined.nonzero()[0]
    arriving = leaving + 1
    begin, end = points[:, ends[3, leaving]], points[:, ends[0, arriving]]
    heads = _unit(begin[:2] - points[:2, ends[2, leaving]])
    arrives = _unit(points[:2, ends[1, arriving]] - end[:2])
    way = end - begin
    across, wider = way[:2], way[2:]
    long, chord = np.hypot(*across), _unit(across)
    onward = (arrives * chord).sum(axis=0)
    arrives = np.where(onward > 0, arrives, _unit(chord + _RETRACED * onward * arrives))
    uneven = chance.standard_normal((2, len(leaving))).clip(-2, 2)
    pull, reach = long * _ROUND * (1 + _UNEVEN * uneven)
    strokes = np.empty((3, len(leaving), len(_T)))
    strokes[:2] = (
        begin[:2, :, None]
        + _RISE * across[:, :, None]
        + _FALL * ((1 - _T) * (heads * pull)[:, :, None] - _T * (arrives * reach)[:, :, None])
    )
    strokes[2:] = (begin[2:, :, None] + _T * wider[:, :, None]) * (1 - _THINNER * 4 * _FALL)
    strokes[:, :, 0], strokes[:, :, -1] = begin, end
    return strokes


def _unit(vectors: Row) -> Row:
    lengths: Row = np.hypot(*vectors)
    return vectors / np.maximum(lengths, 1e-9)
