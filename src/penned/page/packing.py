"""The packing list: what one lays beside the pile of cards to match each with its envelope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from penned.page import face, limits
from penned.page.page import Page, Rule, Type
from penned.page.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from penned.page.face import Faces
    from penned.page.page import Mark

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
    """One card: whom it is for, the gift it answers, and where it goes: a city, or "by hand".

    `number` is the one that stands on card and envelope, its place in the list where it is "".
    `faces` are asked for characters that the usual face lacks.
    """

    name: str
    gift: str = ""
    where: str = ""
    number: str = ""
    faces: Faces | None = None


class _Column(NamedTuple):
    """The lines of a row in one column, and the faces they are set in; the usual where None."""

    lines: tuple[str, ...]
    faces: Faces | None


@dataclass(frozen=True, slots=True)
class _Columns:
    """The left edges of the columns and where each ends, for one paper."""

    number: float
    name: float
    gift: float
    where: float
    ticks: float

    @classmethod
    def across(cls, width: float, numbers: float) -> _Columns:
        """The columns on paper so wide, beside numbers so wide."""
        left, right = _MARGIN, width - _MARGIN
        ticks = right - len(_TICKS) * _TICK_PITCH
        name = left + max(numbers + 5, 9)
        room = ticks - name
        return cls(left, name, name + room * 0.37, name + room * 0.75, ticks)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row, broken into the lines of its columns."""

    number: str
    name: _Column
    gift: _Column
    where: _Column

    @property
    def height(self) -> float:
        lines = max(len(self.name.lines), len(self.gift.lines), len(self.where.lines), 1)
        return _ROW + (lines - 1) * _LINE


def packing_list(
    rows: Iterable[PackingRow],
    *,
    title: str = "Packing list",
    paper: str = "a4",
    about: Sequence[str] = (),
) -> tuple[Page, ...]:
    """As many pages as the rows need, numbered, with boxes to tick; one page at least.

    `about` are lines on what the cards have in common, below the title of the first page. A
    character that no face has stands as “□” here, and what is long is cut short: the
    list goes in no envelope, and any row can be printed.
    """
    on = sheet(paper)
    known = list(rows)
    numbers = [row.number or str(place) for place, row in enumerate(known, 1)]
    widest = max((face.width(number, _SMALL) for number in numbers), default=0.0)
    columns = _Columns.across(on.width, widest)
    entries = [_entry(number, row, columns) for number, row in zip(numbers, known, strict=True)]
    said = [line for text in about for line in _about(text, on.width)]
    first, room = len(said) * _LINE, on.height - 2 * _MARGIN - _FIRST_ROW
    piles = _piles(entries, room, room - first)
    count = f"{len(entries)} card{'' if len(entries) == 1 else 's'}"
    pages = []
    for number, pile in enumerate(piles, 1):
        above = said if number == 1 else []
        page = Page(
            width=on.width,
            height=on.height,
            safe=on.whole.inset(_SAFE),
            marks=(
                *_head((title, count), above, columns, on.width),
                *_rows(pile, columns, on.width, _FIRST_ROW + len(above) * _LINE),
                _centred(f"{number} of {len(piles)}", on.width / 2, on.height - _MARGIN + 6),
            ),
            title=title,
        )
        limits.check(page)
        pages.append(page)
    return tuple(pages)


def _about(text: str, width: float) -> tuple[str, ...]:
    return face.shortened(face.shown(text), _SMALL, width - 2 * _MARGIN, _LINES)


def _entry(number: str, row: PackingRow, columns: _Columns) -> _Entry:
    def column(text: str, size: float, left: float, right: float) -> _Column:
        lines = _NAME_LINES if size == _NAME else _LINES
        faces = row.faces if face.lacking(text) else None
        shown = face.shown(text, faces)
        return _Column(face.shortened(shown, size, right - left - 4, lines, faces), faces)

    return _Entry(
        number,
        column(row.name, _NAME, columns.name, columns.gift),
        column(row.gift, _SMALL, columns.gift, columns.where),
        column(row.where, _SMALL, columns.where, columns.ticks),
    )


def _piles(entries: Sequence[_Entry], room: float, first: float) -> list[list[_Entry]]:
    """The entries of each page, of which the first has less room."""
    piles: list[list[_Entry]] = [[]]
    left = first
    for entry in entries:
        if entry.height > left and piles[-1]:
            piles.append([])
            left = room
        piles[-1].append(entry)
        left -= entry.height
    return piles


def _head(
    named: tuple[str, str], above: Sequence[str], columns: _Columns, width: float
) -> list[Mark]:
    """The title and the count beside it, what is to be said, and the heads of the columns."""
    title, count = named
    right = width - _MARGIN
    y = _MARGIN + 5
    room = right - columns.number - face.width(count, _SMALL) - 6
    marks: list[Mark] = [
        *(
            Type(line, columns.number, y, _TITLE, _DARK)
            for line in face.shortened(face.shown(title), _TITLE, room, 1)
        ),
        Type(count, right - face.width(count, _SMALL), y, _SMALL, _GREY),
        *(
            Type(line, columns.number, y + 1.5 + n * _LINE, _SMALL, _GREY)
            for n, line in enumerate(above, 1)
        ),
    ]
    y = _MARGIN + _FIRST_ROW - 7 + len(above) * _LINE
    for label, x in (("name", columns.name), ("gift", columns.gift), ("goes to", columns.where)):
        marks.append(Type(label, x, y, _TINY, _GREY))
    marks += [_centred(label, _tick_centre(columns, n), y) for n, label in enumerate(_TICKS)]
    return [*marks, Rule(columns.number, y + 2.5, right, y + 2.5, 0.3, _GREY)]


def _rows(pile: Sequence[_Entry], columns: _Columns, width: float, below: float) -> list[Mark]:
    marks: list[Mark] = []
    top = _MARGIN + below - 4.5
    for entry in pile:
        y = top + _ROW * 0.64
        end = columns.name - 4 - face.width(entry.number, _SMALL)
        marks.append(Type(entry.number, end, y, _SMALL, _GREY))
        for (lines, faces), x, size, colour in (
            (entry.name, columns.name, _NAME, _DARK),
            (entry.gift, columns.gift, _SMALL, _DARK),
            (entry.where, columns.where, _SMALL, _GREY),
        ):
            marks += [
                Type(line, x, y + n * _LINE, size, colour, face=faces)
                for n, line in enumerate(lines)
            ]
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
