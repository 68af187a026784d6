"""Where each written word lies: the link between the ink on a page and the text that it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.hand.ink import Ink

_WORD = re.compile(r"\S+")


class Word(NamedTuple):
    """A word, or the part of one that stands on one line; `start` and `end` index the text.

    `left`, `right` and `baseline` are in millimetres.
    """

    text: str
    start: int
    end: int
    line: int
    left: float
    right: float
    baseline: float


def words(ink: Ink) -> tuple[Word, ...]:
    """The words of `ink` in order. All words of a line stand on the line's mean baseline."""
    if not ink.text:
        return ()
    numbers = ink.boxes[:, 3].astype(np.intp)
    sums = np.bincount(numbers, weights=ink.boxes[:, 2])
    baselines = (sums / np.maximum(np.bincount(numbers), 1)).tolist()
    lefts, rights = ink.boxes[:, :2].T.tolist()
    text, lines = ink.text, numbers.tolist()
    spans = [match.span() for match in _WORD.finditer(text)]
    if any(lines[start] != lines[end - 1] for start, end in spans):
        spans = [part for start, end in spans for part in _parts(lines, start, end)]
    return tuple(
        [
            Word(
                text[start:end],
                start,
                end,
                line := lines[start],
                lefts[start],
                rights[end - 1],
                baselines[line],
            )
            for start, end in spans
        ]
    )


def _parts(lines: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a word too long for its line was broken, the parts of it."""
    first = start
    if lines[start] == lines[end - 1]:
        yield start, end
        return
    for index in range(start + 1, end):
        if lines[index] != lines[first]:
            yield first, index
            first = index
    yield first, end


def word_at(text: str, index: int) -> str:
    """The word of `text` that the character at `index` belongs to."""
    for match in _WORD.finditer(text):
        if match.start() <= index < match.end():
            return match[0]
    return text[index]
