"""What a pen writes on a page, line by line and stroke by stroke, with no lift that need not be.

Order is the writer's. Strokes of one word are one where the pen can stay down and add nothing that
one sees: the next stroke begins where the ink of the last one is, at its end or a little way back
along it. People go back up a stem in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.errors import Refused
from penned.page.page import Type, Writing
from penned.page.words import words
from penned.press.plot.curve import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from penned.page.page import Page

    Row = NDArray[np.float64]

_TOUCH = 0.4  # mm at most between two strokes that count as touching, however broad the pen
_BACK = 2.0  # x-heights that the pen may go back along its line: the stem of an h
_LOOK = 0.05  # mm between the places of a line at which the next stroke may begin


class Pen(NamedTuple):
    """A pen to put into the machine: its colour, and its width in mm."""

    colour: str
    width: float

    def __str__(self) -> str:
        return f"{self.colour}, {self.width:g} mm"


class Stroke(NamedTuple):
    """What is drawn without a lift: points (n, 2) in mm on the page, and its word in the line."""

    points: Row
    word: int


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of writing: its number on the page, from 1, its words, pen and strokes."""

    number: int
    words: tuple[str, ...]
    pen: Pen
    strokes: tuple[Stroke, ...]

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(self.words)


class _Piece(NamedTuple):
    """A stroke as the hand wrote it, and where it belongs."""

    points: Row
    line: int
    word: int
    glyph: int


def route(page: Page) -> tuple[Line, ...]:
    """The page's lines in writing order, as smooth curves.

    `Refused` for a page with print on it, which no pen can write, or with no writing.
    """
    lines: list[Line] = []
    for mark in page.marks:
        if not isinstance(mark, Writing):
            raise Refused(
                "a plotter writes with a pen; this is print",
                where=f"“{mark.text}”" if isinstance(mark, Type) else "a printed line",
                cure="Print such a page as a .pdf.",
            )
        lines.extend(_lines(mark, len(lines) + 1))
    if not lines:
        raise Refused("there is no writing on the page")
    return tuple(lines)


def _lines(writing: Writing, first: int) -> Iterator[Line]:
    ink = writing.ink
    if not len(ink.points):
        return
    pen = Pen(writing.colour, max(round(float(np.median(ink.points[:, 2])), 1), 0.1))
    touch, back = min(pen.width, _TOUCH), _BACK * ink.x_height
    written = words(ink)
    by_line = groupby(_pieces(writing), key=lambda piece: piece.line)
    for number, (_, pieces) in enumerate(by_line, first):
        mine = _welded(list(pieces), touch, back)
        places = {word: at for at, word in enumerate(dict.fromkeys(one.word for one in mine))}
        yield Line(
            number,
            tuple(written[word].text for word in places) if written else (),
            pen,
            tuple(Stroke(smooth(one.points), places[one.word]) for one in mine),
        )


def _pieces(writing: Writing) -> list[_Piece]:
    """The strokes of `writing`, a line's strokes together."""
    ink = writing.ink
    ends = [word.end for word in words(ink)]
    of_word = np.searchsorted(ends, ink.stroke_glyphs, side="right")
    spans = zip(ink.stroke_starts[:-1], ink.stroke_starts[1:], strict=True)
    pieces = [
        _Piece(
            ink.points[start:end, :2],
            int(ink.boxes[glyph, 3]) if len(ink.boxes) else 0,
            int(word),
            int(glyph),
        )
        for (start, end), word, glyph in zip(spans, of_word, ink.stroke_glyphs, strict=True)
    ]
    return sorted(pieces, key=lambda piece: piece.line)


def _welded(pieces: list[_Piece], touch: float, back: float) -> list[_Piece]:
    """`pieces` with those made one that the pen can write without a lift."""
    done = [pieces[0]]
    for before, piece in pairwise(pieces):
        ways = [piece.points]
        if piece.glyph == before.glyph:
            # A part of the same letter may be written from its other end instead.
            ways.append(piece.points[::-1])
        last = done[-1]
        one = _joined(last.points, ways, touch, back) if piece.word == last.word else None
        if one is None:
            done.append(piece)
        else:
            done[-1] = last._replace(points=one)
    return done


def _joined(line: Row, others: list[Row], touch: float, back: float) -> Row | None:
    """`line` and the first of the `others` that can follow it."""
    for other in others:
        way = _way(line, other[0], touch, back)
        if way is not None:
            return np.concatenate((line, way, other))
    return None


def _way(line: Row, to: Row, touch: float, back: float) -> Row | None:
    """The way back along `line` from its end to where it touches `to`, if it does soon enough."""
    legs = np.hypot(*np.diff(line[::-1], axis=0).T)
    gone = np.append(0.0, np.cumsum(legs))
    places = np.arange(0.0, min(back, gone[-1]) + _LOOK, _LOOK).clip(max=gone[-1])
    seen = np.column_stack([np.interp(places, gone, row) for row in line[::-1].T])
    far = np.hypot(*(seen - to).T)
    if far.min() > touch:
        return None
    here = int(np.where(far <= touch, places + 2 * far, np.inf).argmin())
    return seen[1 : here + 1]
