"""A book of one's notes: a title page, a leaf for each with its caption, and whom they reached."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from penned.hand.write import write
from penned.page import face, limits
from penned.page.page import Page, Rule, Type, Writing
from penned.page.placing import enlarged, extent, moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.hand.hand import Hand
    from penned.page.face import Faces
    from penned.page.page import Mark
    from penned.stationery.paper import Rect

Thing = TypeVar("Thing")
_DARK, _GREY, _HAIR = "#222222", "#77756f", "#d4d1ca"
_INK = "#1b2a52"
_NAME, _TEXT, _SMALL, _TINY = 12.0, 10.5, 8.5, 7.5  # points
_LINE, _ROW = 5.4, 5.0  # mm from line to line of a typed note, and of the list of names
_FOOT = 11.0  # mm from the lower edge to the caption
_TITLE_WIDTH = 0.56  # of the paper: how wide the written title is
_HEAD = 16.0  # mm that a heading takes


@dataclass(frozen=True, slots=True)
class Book:
    """What all pages of a book have in common: the paper in mm, and where words may stand on it.

    `faces` are asked for characters that the usual printed face lacks.
    """

    width: float
    height: float
    area: Rect
    safe: Rect
    faces: Faces | None = None

    def page(self, marks: Sequence[Mark], title: str) -> Page:
        """A page of it; `Refused` where something is outside of the paper's safe area."""
        made = Page(self.width, self.height, self.safe, tuple(marks), title=title)
        limits.check(made)
        return made

    @property
    def foot(self) -> float:
        """The baseline of what stands at the foot."""
        return self.height - _FOOT


def title_page(book: Book, hand: Hand, said: Sequence[str], *, seed: int) -> Page:
    """“Thank you” in the hand, and under it lines of type: whose book it is, and of which years."""
    ink = write("Thank you", hand, seed=seed)
    at = extent(ink)
    ink = enlarged(ink, book.width * _TITLE_WIDTH / at.width)
    at = extent(ink)
    y = book.height * 0.42
    placed = moved(ink, ((book.width - at.width) / 2 - at.x, y - at.bottom))
    marks: list[Mark] = [Writing(placed, _INK)]
    y += 18.0
    for n, line in enumerate(said):
        size = _NAME if n == 0 else _SMALL
        for text in face.shortened(
            face.shown(line, book.faces), size, book.area.width, 2, book.faces
        ):
            marks.append(_centred(book, text, y, size, _DARK if n == 0 else _GREY))
            y += 7.0 if n == 0 else 5.0
    return book.page(marks, "Thank you")


def captioned(book: Book, page: Page, caption: str, number: int) -> Page:
    """A note's page with its caption and its number at the foot."""
    return replace(page, marks=(*page.marks, *_foot(book, caption, number)), creases=())


def typed(
    book: Book, text: str, caption: str, *, first: int, heading: str = ""
) -> tuple[Page, ...]:
    """Words in type, on as many pages as they need: what no hand here can write."""
    lines = [
        line
        for paragraph in text.split("\n")
        for line in face.broken(
            face.shown(paragraph, book.faces), _TEXT, book.area.width, book.faces
        )
        or ("",)
    ]
    return tuple(
        book.page(
            (
                *_heading(book, heading if n == 0 else ""),
                *(
                    Type(line, book.area.x, y, _TEXT, _DARK, face=book.faces)
                    for line, y in pile
                    if line
                ),
                *_foot(book, caption, first + n),
            ),
            caption,
        )
        for n, pile in enumerate(_piles(book, lines, _LINE))
    )


def names(book: Book, rows: Sequence[tuple[str, str]], *, first: int) -> tuple[Page, ...]:
    """Whom the notes reached, each with the pages: rows of (name, pages)."""
    pages = []
    for n, pile in enumerate(_piles(book, list(rows), _ROW)):
        marks = list(_heading(book, "Whom they reached" if n == 0 else ""))
        for (name, where), y in pile:
            size = face.width(where, _SMALL)
            room = book.area.width - size - 6
            marks += (
                Type(line, book.area.x, y, _SMALL, _DARK, face=book.faces)
                for line in face.shortened(
                    face.shown(name, book.faces), _SMALL, room, 1, book.faces
                )
            )
            marks.append(Type(where, book.area.right - size, y, _SMALL, _GREY))
        pages.append(book.page((*marks, *_foot(book, "", first + n)), "Whom they reached"))
    return tuple(pages)


def _piles(book: Book, lines: Sequence[Thing], pitch: float) -> Iterator[list[tuple[Thing, float]]]:
    """The lines of each page with their baselines; the first page has room for a heading."""
    start, top = 0, book.area.y + _HEAD
    while start < len(lines) or start == 0:
        many = max(1, int((book.foot - 8 - top) / pitch))
        yield [(line, top + n * pitch) for n, line in enumerate(lines[start : start + many])]
        start, top = start + many, book.area.y + _LINE


def _heading(book: Book, said: str) -> Iterator[Mark]:
    if said:
        (line,) = face.shortened(
            face.shown(said, book.faces), _NAME, book.area.width, 1, book.faces
        )
        yield Type(line, book.area.x, book.area.y + 5, _NAME, _DARK, face=book.faces)


def _foot(book: Book, caption: str, number: int) -> Iterator[Mark]:
    """A hair line, what the page is, and its number."""
    left, right, y = book.area.x, book.area.right, book.foot
    yield Rule(left, y - 4.5, right, y - 4.5, 0.2, _HAIR)
    many = str(number)
    end = right - face.width(many, _TINY)
    for line in face.shortened(
        face.shown(caption, book.faces), _TINY, end - left - 4, 1, book.faces
    ):
        yield Type(line, left, y, _TINY, _GREY, face=book.faces)
    yield Type(many, end, y, _TINY, _GREY)


def _centred(book: Book, line: str, y: float, size: float, colour: str) -> Type:
    x = (book.width - face.width(line, size, book.faces)) / 2
    return Type(line, x, y, size, colour, face=book.faces)
