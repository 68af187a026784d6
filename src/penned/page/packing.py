"""The packing list: what one lays beside the pile of cards to match each with its envelope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from penned.page import face, limits
from penned.page.page import Page, Rule, Type
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from penned.page.page import Mark

Paper = Literal["a4", "letter"]

_PAPERS: dict[str, tuple[float, float]] = {"a4": (210, 297), "letter": (215.9, 279.4)}
_MARGIN = 20.0
_SAFE = 8.0  # home printers leave up to 6 mm white
_TICKS = ("written", "stamped", "posted")
_TICK_PITCH, _TICK_SIDE = 13.0, 3.2
_TITLE, _NAME, _SMALL, _TINY = 17.0, 10.5, 9.0, 7.5
_LINE = 4.3  # mm from line to line within a row
_NAME_LINES, _LINES = 2, 3  # at most, in a row
_ROW = 8.6  # mm, for a row of one line
_FIRST_ROW = 22.0  # below the upper margin
_DARK, _GREY, _HAIR = "#222222", "#77756f", "#d4d1ca"


@dataclass(frozen=True, slots=True)
class PackingRow:
    """One card: whom it is for, the gift it answers, and where it goes: a city, or "by hand"."""

    name: str
    gift: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The left edges of the columns and where each ends, for one paper."""

    number: float
    name: float
    gift: float
    where: float
    ticks: float

    @classmethod
    def across(cls, width: float) -> _Columns:
        left, right = _MARGIN, width - _MARGIN
        ticks = right - len(_TICKS) * _TICK_PITCH
        room = ticks - left - 9
        return cls(left, left + 9, left + 9 + room * 0.37, left + 9 + room * 0.75, ticks)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row, broken into the lines of its columns."""

    number: int
    name: tuple[str, ...]
    gift: tuple[str, ...]
    where: tuple[str, ...]

    @property
    def height(self) -> float:
        lines = max(len(self.name), len(self.gift), len(self.where), 1)
        return _ROW + (lines - 1) * _LINE


def packing_list(
    rows: Iterable[PackingRow], *, title: str = "Packing list", paper: Paper = "a4"
) -> tuple[Page, ...]:
    """As many pages as the rows need, numbered, with boxes to tick; one page at least.

    A character that the printed face lacks stands as “□” here, and what is long is cut short: the
    list goes in no envelope, and any row can be printed.
    """
    width, height = _PAPERS[paper]
    columns = _Columns.across(width)
    entries = [_entry(number, row, columns) for number, row in enumerate(rows, 1)]
    piles = _piles(entries, height - 2 * _MARGIN - _FIRST_ROW)
    count = f"{len(entries)} card{'' if len(entries) == 1 else 's'}"
    pages = []
    for number, pile in enumerate(piles, 1):
        page = Page(
            width=width,
            height=height,
            safe=Rect(0, 0, width, height).inset(_SAFE),
            marks=(
                *_head(title, count, columns, width),
                *_rows(pile, columns, width),
                _centred(f"{number} of {len(piles)}", width / 2, height - _MARGIN + 6),
            ),
            title=title,
        )
        limits.check(page)
        pages.append(page)
    return tuple(pages)


def _entry(number: int, row: PackingRow, columns: _Columns) -> _Entry:
    def column(text: str, size: float, left: float, right: float) -> tuple[str, ...]:
        lines = _NAME_LINES if size == _NAME else _LINES
        return face.shortened(face.shown(text), size, right - left - 4, lines)

    return _Entry(
        number,
        column(row.name, _NAME, columns.name, columns.gift),
        column(row.gift, _SMALL, columns.gift, columns.where),
        column(row.where, _SMALL, columns.where, columns.ticks),
    )


def _piles(entries: Sequence[_Entry], room: float) -> list[list[_Entry]]:
    """The entries of each page."""
    piles: list[list[_Entry]] = [[]]
    left = room
    for entry in entries:
        if entry.height > left and piles[-1]:
            piles.append([])
            left = room
        piles[-1].append(entry)
        left -= entry.height
    return piles


def _head(title: str, count: str, columns: _Columns, width: float) -> list[Mark]:
    right = width - _MARGIN
    y = _MARGIN + 5
    room = right - columns.number - face.width(count, _SMALL) - 6
    marks: list[Mark] = [
        *(
            Type(line, columns.number, y, _TITLE, _DARK)
            for line in face.shortened(face.shown(title), _TITLE, room, 1)
        ),
        Type(count, right - face.width(count, _SMALL), y, _SMALL, _GREY),
    ]
    y = _MARGIN + _FIRST_ROW - 7
    for label, x in (("name", columns.name), ("gift", columns.gift), ("goes to", columns.where)):
        marks.append(Type(label, x, y, _TINY, _GREY))
    marks += [_centred(label, _tick_centre(columns, n), y) for n, label in enumerate(_TICKS)]
    y = _MARGIN + _FIRST_ROW - 4.5
    return [*marks, Rule(columns.number, y, right, y, 0.3, _GREY)]


def _rows(pile: Sequence[_Entry], columns: _Columns, width: float) -> list[Mark]:
    marks: list[Mark] = []
    top = _MARGIN + _FIRST_ROW - 4.5
    for entry in pile:
        y = top + _ROW * 0.64
        number = str(entry.number)
        end = columns.name - 4 - face.width(number, _SMALL)
        marks.append(Type(number, end, y, _SMALL, _GREY))
        for lines, x, size, colour in (
            (entry.name, columns.name, _NAME, _DARK),
            (entry.gift, columns.gift, _SMALL, _DARK),
            (entry.where, columns.where, _SMALL, _GREY),
        ):
            marks += [Type(line, x, y + n * _LINE, size, colour) for n, line in enumerate(lines)]
        for n in range(len(_TICKS)):
            marks += _box(_tick_centre(columns, n), y - 1.2)
        top += entry.height
        marks.append(Rule(columns.number, top, width - _MARGIN, top, 0.15, _HAIR))
    return marks


def _tick_centre(columns: _Columns, n: int) -> float:
    return columns.ticks + (n + 0.5) * _TICK_PITCH


def _box(x: float, y: float) -> list[Rule]:
    half = _TICK_SIDE / 2
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    ends = [(x + half * i, y + half * j) for i, j in corners]
    return [Rule(*ends[n], *ends[n + 1], 0.2, _GREY) for n in range(4)]


def _centred(text: str, x: float, y: float) -> Type:
    return Type(text, x - face.width(text, _TINY) / 2, y, _TINY, _GREY)
