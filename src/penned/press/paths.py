"""Runs of strokes as PDF path operators, put together in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.press.strokes import Runs

# Each number stands in eight bytes, filled up with zeros, with what follows it: " " after an x,
# and the operator after a y. One look-up then writes a number, and one pass takes out the zeros.
_RANGE = 1 << 14
_BYTES = np.dtype("S8")
_ROW = 2 * _BYTES.itemsize


def _table(form: bytes) -> NDArray[np.uint64]:
    return np.array([form % n for n in range(_RANGE)], dtype=_BYTES).view(np.uint64)


_X = _table(b"%d ")
_Y = np.concatenate([_table(b"%d l\n"), _table(b"%d m\n")])


def operators(runs: Runs) -> bytes:
    """Operators for all runs, in grid units; each word has its own origin: short numbers."""
    if not len(runs.x):
        return b""
    word_begins = _changes(runs.words)
    new_word = word_begins.nonzero()[0]
    corners = runs.firsts.take(new_word)
    left, top = np.minimum.reduceat(runs.x, corners), np.minimum.reduceat(runs.y, corners)
    sizes = np.append(corners[1:], len(runs.x)) - corners
    rows = _rows(runs.x - left.repeat(sizes), runs.y - top.repeat(sizes), runs.firsts)
    moves = dict(zip(corners.tolist(), zip(_steps(left), _steps(top), strict=True), strict=True))
    groups = (word_begins | _changes(runs.widths)).nonzero()[0]
    widths = runs.widths.take(groups).tolist()
    firsts = runs.firsts.take(groups).tolist()
    parts, pen = [], 0
    for first, end, width in zip(firsts, [*firsts[1:], len(runs.x)], widths, strict=True):
        if first in moves:
            parts.append(b"1 0 0 1 %d %d cm\n" % moves[first])
        if width != pen:
            parts.append(b"%d w\n" % width)
            pen = width
        parts.append(rows[first * _ROW : end * _ROW])
        parts.append(b"S\n")
    return b"".join(parts).translate(None, b"\0")


def _changes(values: NDArray[np.signedinteger[Any]]) -> NDArray[np.bool_]:
    """Whether each value differs from the one before; the first always does."""
    changes = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes


def _steps(places: NDArray[np.int32]) -> list[int]:
    steps: list[int] = np.diff(places, prepend=0).tolist()
    return steps


def _rows(x: NDArray[np.int32], y: NDArray[np.int32], firsts: NDArray[np.intp]) -> bytes:
    """One operator a point, filled up with zero bytes; `firsts` begin a run."""
    y[firsts] += _RANGE
    rows = np.empty((len(x), 2), dtype=np.uint64)
    rows[:, 0] = _X.take(x)
    rows[:, 1] = _Y.take(y)
    return rows.tobytes()
