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
    stroke_glyphs: (s,) the index in `text` of the character that each stroke belongs to.
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

    def _each_glyph(self) -> Iterator[Glyph]:
        firsts = np.searchsorted(self.stroke_glyphs, np.arange(len(self.text) + 1))
        for index, char in enumerate(self.text):
            strokes = tuple(
                self.points[self.stroke_starts[s] : self.stroke_starts[s + 1]]
                for s in range(firsts[index], firsts[index + 1])
            )
            yield Glyph(char, index, int(self.boxes[index, 3]), strokes)
