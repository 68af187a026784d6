"""Ink: what a hand writes, as pen strokes in millimetres, grouped by character."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Glyph:
    """One written character: its place in the text, and its strokes.

    A stroke is of shape (n, 3): x, y and pen width, in mm.
    """

    char: str
    index: int
    line: int
    strokes: tuple[NDArray[np.float64], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """Written text: one array of points and offsets into it, so that a whole card moves at once.

    points: (n, 3) float64: x to the right, y downward, pen width; millimetres. The first line's
    baseline is y = 0, its left edge x = 0.
    stroke_starts: (s + 1,) where each stroke begins in `points`, and the end.
    stroke_glyphs: (s,) the index in `text` of the character that each stroke belongs to. Strokes
    are in writing order: late ones, dots and bars, come after their word. A stroke that joins two
    letters belongs to the second; its ends are points of theirs.
    boxes: (len(text), 4) left, right, baseline and line number of each character, white space
    included: where a text layer puts it. A newline, or a space at a line break, is of width 0.
    """

    text: str
    points: NDArray[np.float64]
    stroke_starts: NDArray[np.intp]
    stroke_glyphs: NDArray[np.intp]
    boxes: NDArray[np.float64]
    x_height: float
    line_pitch: float

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Every character of the text in order, white space with no strokes."""
        return tuple(self._each_glyph())

    @property
    def joins(self) -> NDArray[np.bool_]:
        """(s,) which strokes join two letters: each begins where the letter before it ends."""
        joins = np.zeros(len(self.stroke_glyphs), dtype=bool)
        begins, ends = self.stroke_starts[1:-1], self.stroke_starts[1:-1] - 1
        touches = (self.points[begins, :2] == self.points[ends, :2]).all(axis=1)
        joins[1:] = touches & (self.stroke_glyphs[1:] != self.stroke_glyphs[:-1])
        return joins

    def _each_glyph(self) -> Iterator[Glyph]:
        order = np.argsort(self.stroke_glyphs, kind="stable")
        firsts = np.searchsorted(self.stroke_glyphs[order], np.arange(len(self.text) + 1))
        for index, char in enumerate(self.text):
            strokes = tuple(
                self.points[self.stroke_starts[s] : self.stroke_starts[s + 1]]
                for s in order[firsts[index] : firsts[index + 1]]
            )
            yield Glyph(char, index, int(self.boxes[index, 3]), strokes)
