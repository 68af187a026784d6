"""The order and direction in which people write the strokes of a character.

Bodies first, from left to right; then bars, then dots and accents. Down rather than up, left to
right where it is level, round bowls against the clock from the upper right.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.learn.retrace import Back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.hand.form import Stroke

_UP_AND_DOWN, _DOWN_AND_UP = frozenset("adgijmnqrsuwy9"), frozenset("bhkmnprµ")
_LEFT_FIRST = frozenset("uvwyrnmhkzMNUVWXAKRPDBHY")  # from the left, even where that is upward
_LATE = frozenset("ijtf")  # what the pen comes back for when the word is done
_BODY, _BAR, _DOT = range(3)  # in the order in which they are written
_CLOCKWISE = frozenset("bpDPRB")
_CLOSED = 0.2  # of its smaller side: ends nearer than this close a stroke
_LEVEL = 0.45  # a bar is no higher than this share of its width,
_SHORT = 0.45  # and no higher than this share of its character
_SMALL = 0.3  # a dot or an accent is no larger than this share of its character
_ASIDE = 0.6  # how much a step to the right counts against one down
# Where a bowl begins, from its middle.
_TOP_RIGHT, _LOW_LEFT = np.array((0.5, -0.87)), np.array((-0.87, 0.5))


def goes_back(char: str) -> Back:
    """How a pen that writes `char` goes back along its stems."""
    base = unicodedata.normalize("NFD", char)[:1]
    return Back(base in _UP_AND_DOWN, base in _DOWN_AND_UP)


def as_written(char: str, strokes: Sequence[Stroke]) -> tuple[tuple[Stroke, ...], int]:
    """`strokes` of `char` in writing order and direction; and how many wait until after the word.

    Strokes are (n, 3), y downward, in any unit.
    """
    base = unicodedata.normalize("NFD", char)[:1]
    turned = [_in_direction(base, stroke) for stroke in strokes]
    box = np.ptp(np.concatenate(turned)[:, :2], axis=0)
    ordered = tuple(sorted(turned, key=lambda stroke: _rank(stroke, box)))
    return ordered, late(char, ordered)


def late(char: str, strokes: Sequence[Stroke]) -> int:
    """How many of the last strokes of `char` wait until after the word: dots, bars and accents."""
    base = unicodedata.normalize("NFD", char)[:1]
    box = np.ptp(np.concatenate(strokes)[:, :2], axis=0)
    least = _BAR if base in _LATE else _DOT if base != char else np.inf
    count = 0
    for stroke in reversed(strokes):
        if _rank(stroke, box)[0] < least:
            break
        count += 1
    return count if count < len(strokes) else 0


def _rank(stroke: Stroke, box: Stroke) -> tuple[int, float]:
    """Where a stroke stands in the order: body, bar or dot; and among its like."""
    wide, high = np.ptp(stroke[:, :2], axis=0)
    x, y = stroke[0, 0], stroke[0, 1]
    if max(wide, high) < _SMALL * max(box):
        return _DOT, float(x + y)
    if high < _LEVEL * wide and high < _SHORT * max(box[1], 1e-9):
        return _BAR, float(y + 0.2 * x)
    return _BODY, float(x + 0.2 * y)


def _in_direction(char: str, stroke: Stroke) -> Stroke:
    first, last = stroke[0, :2], stroke[-1, :2]
    if np.hypot(*(last - first)) < _CLOSED * np.ptp(stroke[:, :2], axis=0).min():
        return _round(stroke, clockwise=char in _CLOCKWISE)
    right, down = last - first
    if char and char in _LEFT_FIRST and abs(right) > 0.35 * np.ptp(stroke[:, 0]):
        forward = right > 0
    else:
        forward = down + _ASIDE * right > 0
    return stroke if forward else stroke[::-1]


def _round(stroke: Stroke, *, clockwise: bool) -> Stroke:
    """A closed stroke, begun where people begin it."""
    x, y = stroke[:, 0], stroke[:, 1]
    area = float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())  # > 0: clockwise, y being down
    if (area > 0) != clockwise:
        stroke = stroke[::-1]
    middle = (stroke[:, :2].min(axis=0) + stroke[:, :2].max(axis=0)) / 2
    toward = _LOW_LEFT if clockwise else _TOP_RIGHT
    start = int(((stroke[:, :2] - middle) @ toward).argmax())
    ring = stroke[:-1] if np.array_equal(stroke[0], stroke[-1]) else stroke
    ring = np.roll(ring, -start, axis=0)
    return np.concatenate((ring, ring[:1]))
