"""A slip of type beside a card: who it is from, to whom, and paragraphs; a receipt, say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.page import face, limits
from penned.page.page import Page, Rule, Type
from penned.page.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.page.face import Faces
    from penned.page.page import Mark
    from penned.page.sheet import Sheet

_MARGIN = 25.0
_SAFE = 8.0  # home printers leave up to 6 mm white
_NAME, _TEXT, _SMALL = 13.0, 10.5, 8.5  # points
_LINE, _SMALL_LINE, _GAP = 5.2, 4.4, 2.8  # mm from line to line, and more between paragraphs
_DARK, _GREY, _HAIR = "#222222", "#77756f", "#d4d1ca"


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on a slip.

    `sender` and `to` are lines: a name, then an address. `paragraphs` are the text, `foot` what is
    said small below it. `faces` are asked for characters that the usual face lacks.
    """

    sender: tuple[str, ...]
    to: tuple[str, ...]
    date: str
    paragraphs: tuple[str, ...]
    foot: str = ""
    faces: Faces | None = None


def slip(said: Slip, *, title: str, paper: str = "a4") -> tuple[Page, ...]:
    """As many pages as the paragraphs need; one as a rule."""
    return _Laid(said, sheet(paper)).pages(title)


class _Laid:
    """A slip on its paper, from the top down."""

    def __init__(self, said: Slip, on: Sheet) -> None:
        self._said, self._on = said, on
        self._room = on.width - 2 * _MARGIN
        self._foot = self._broken(said.foot, _SMALL) if said.foot else ()

    def pages(self, title: str) -> tuple[Page, ...]:
        bottom = self._on.height - _MARGIN - (len(self._foot) + 1) * _SMALL_LINE
        head, y = self._head()
        piles: list[list[Mark]] = [head]
        for paragraph in self._said.paragraphs:
            y += _GAP
            for line in self._broken(paragraph, _TEXT):
                if y + _LINE > bottom:
                    piles.append([])
                    y = _MARGIN
                y += _LINE
                piles[-1].append(self._type(line, y, _TEXT, _DARK))
        piles[-1] += self._below()
        return tuple(self._page(marks, title) for marks in piles)

    def _head(self) -> tuple[list[Mark], float]:
        """The sender, a hair line, the day, the reader; and where the text begins."""
        marks: list[Mark] = []
        y = _MARGIN
        for n, line in enumerate(self._said.sender):
            size, colour = (_SMALL, _GREY) if n else (_NAME, _DARK)
            marks += [self._type(each, y, size, colour) for each in self._broken(line, size)[:1]]
            y += _SMALL_LINE if n else _LINE
        marks.append(Rule(_MARGIN, y, self._on.width - _MARGIN, y, 0.2, _HAIR))
        day = face.shown(self._said.date, self._said.faces)
        right = self._room - face.width(day, _SMALL, self._said.faces)
        marks.append(self._type(day, y + 5, _SMALL, _GREY, right))
        y += 14
        for line in self._said.to:
            marks += [self._type(each, y, _TEXT, _DARK) for each in self._broken(line, _TEXT)[:1]]
            y += _LINE
        return marks, y + 6

    def _below(self) -> Iterator[Mark]:
        top = self._on.height - _MARGIN - (len(self._foot) - 1) * _SMALL_LINE
        for n, line in enumerate(self._foot):
            yield self._type(line, top + n * _SMALL_LINE, _SMALL, _GREY)

    def _broken(self, text: str, size: float) -> tuple[str, ...]:
        shown = face.shown(text, self._said.faces)
        return face.broken(shown, size, self._room, self._said.faces)

    def _type(self, line: str, y: float, size: float, colour: str, right: float = 0.0) -> Type:
        return Type(line, _MARGIN + right, y, size, colour, face=self._said.faces)

    def _page(self, marks: Sequence[Mark], title: str) -> Page:
        safe = self._on.whole.inset(_SAFE)
        made = Page(self._on.width, self._on.height, safe, tuple(marks), title=title)
        limits.check(made)
        return made
