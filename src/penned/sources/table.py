"""Bytes to a table: what kind of file it is, where its titles stand, and the rows under them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from penned.errors import BadInput
from penned.sources import delimited
from penned.sources.cells import Row, said
from penned.sources.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MOST_BYTES = 20 * 2**20
MOST_ROWS = 50_000
MOST_COLUMNS = 500

_TITLES_WITHIN = (
    20  # rows that say something: lists have a name, a date, a remark above their titles
)
_SAMPLE = 60
_TURNED_WITHIN = 60  # rows: a list on its side has a row to each field
_BLANK = ' \r\n"' + "".join(delimited.DELIMITERS)
_EXPORT = "Export the list as CSV or XLSX and import that."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_NOT_TABLES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"<", "a web page or XML"),
    (b"{", "JSON"),
    (b"BEGIN:VCARD", "a file of contact cards (vCard)"),
    (b"BEGIN:VCALENDAR", "a calendar"),
)
_IN_ARCHIVES = (
    ("xl/workbook.bin", "a binary Excel workbook (XLSB)"),
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a presentation"),
    ("Index/Document.iwa", "an Apple Numbers document"),
    ("Index.zip", "an Apple Numbers document"),
    ("content.xml", "an OpenDocument file"),
)


class Likeness(NamedTuple):
    """How much a row looks like titles: by the columns that must be there, then by all."""

    needed: int
    known: int


Titles: TypeAlias = "Callable[[Sequence[str]], Likeness]"
NEEDED = 2


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the row of its titles, and the rows under it, blank ones left out.

    `groups` is what stands above each title, where a row of headings does. A `turned` table has
    its titles in the first column of the file: its rows have the numbers of columns. `encoding`
    and `delimiter` are "" for a workbook, `sheet` is "" for a text.
    """

    titles: Row
    rows: tuple[Row, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    turned: bool = False


def read(data: bytes, name: str, likeness: Titles, *, sheet: str | None = None) -> Table:
    """The table in a file, `sheet` by name; `BadInput` in one sentence where there is none."""
    if len(data) > MOST_BYTES:
        size = f"{len(data) / 2**20:,.1f} MB; at most {MOST_BYTES // 2**20} MB are read"
        raise BadInput(f"this file has {size}", where=name)
    if data.startswith(b"PK\x03\x04"):
        _refuse_archive(data, name)
        return _from_workbook(Workbook(data, name), name, likeness, sheet)
    _refuse_other_kinds(data, name)
    if sheet is not None:
        raise BadInput(f"a text file has no sheet “{sheet}”", where=name)
    return _from_text(data, name, likeness)


def _refuse_other_kinds(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        what = (
            "this workbook is locked with a password"
            if locked
            else "this is an old Office file (such as XLS)"
        )
        raise BadInput(what, where=name, cure="Save it as XLSX without a password, or as CSV.")
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, what in _NOT_TABLES:
        if head.startswith(mark):
            raise BadInput(f"this is {what}, not a table", where=name, cure=_EXPORT)


def _refuse_archive(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise BadInput(
            "this file is damaged", where=name, cure="Fetch or save it once more."
        ) from None
    if "xl/workbook.xml" in inside:
        return
    what = next((what for part, what in _IN_ARCHIVES if part in inside), "an archive (ZIP)")
    raise BadInput(f"this is {what}, not a table", where=name, cure=_EXPORT)


def _from_workbook(book: Workbook, name: str, likeness: Titles, sheet: str | None) -> Table:
    if sheet is not None and sheet not in book.sheets:
        there = ", ".join(f"“{each}”" for each in book.sheets)
        raise BadInput(f"there is no sheet “{sheet}”", where=name, cure=f"The sheets are {there}.")
    found: list[tuple[Likeness, str, Row, tuple[Row, ...]]] = []
    faults: list[BadInput] = []
    for each in book.sheets if sheet is None else (sheet,):
        try:
            rows = book.rows(each)
        except BadInput as fault:  # of no interest when the list is on another sheet
            faults.append(fault)
            continue
        if titles := _titles(rows, likeness):
            found.append((_likeness(titles, likeness), each, titles, rows))
    complete = [each for like, each, _, _ in found if like.needed == NEEDED]
    if faults and not complete:
        raise faults[0]
    if not found:
        raise BadInput("there is nothing in it", where=name)
    _, chosen, titles, rows = max(found, key=lambda each: each[0].needed)
    others = tuple(each for each in complete if each != chosen)
    made = _table(titles, lambda: rows, likeness, name)
    return replace(made, sheet=chosen, other_sheets=others)


def _from_text(data: bytes, name: str, likeness: Titles) -> Table:
    text, encoding = delimited.decode(data, name)
    if not text.strip(_BLANK):
        raise BadInput("there is nothing in it", where=name)
    lines, delimiter = delimited.split_lines(text, name)
    delimiter = delimiter or max(
        delimited.DELIMITERS, key=lambda each: _fit(delimited.rows(lines, each), likeness)
    )
    titles = _titles(delimited.rows(lines, delimiter), likeness)
    if titles is None:
        raise BadInput("there is nothing in it", where=name)
    made = _table(titles, lambda: delimited.rows(lines, delimiter), likeness, name)
    return replace(made, encoding=encoding, delimiter=delimiter)


def _table(titles: Row, rows: Callable[[], Iterable[Row]], likeness: Titles, name: str) -> Table:
    """The table under these titles, or the one that lies on its side."""
    first = tuple(islice(rows(), _TURNED_WITHIN + 1))
    if _likeness(titles, likeness).needed < NEEDED and len(first) <= _TURNED_WITHIN:
        turned = _turned(first)
        if turned and _likeness(turned[0], likeness).needed == NEEDED:
            return Table(turned[0], _under(turned[0], turned, name), turned=True)
    under = _under(titles, rows(), name)
    narrow = _narrow(titles, under, name)
    return Table(narrow, under, groups=_groups(narrow, first))


def _narrow(titles: Row, under: Sequence[Row], name: str) -> Row:
    """The titles without the columns at the end in which nothing stands; `BadInput` for many."""
    if len(titles.cells) <= MOST_COLUMNS:
        return titles
    width = max(map(_width, (titles, *under)))
    if width > MOST_COLUMNS:
        raise BadInput(
            f"this list has {width:,} columns; at most {MOST_COLUMNS} are read",
            where=name,
            cure="Leave out the columns that are not needed.",
        )
    return replace(titles, cells=titles.cells[:width])


def _width(row: Row) -> int:
    """How many columns there are up to the last in which something stands."""
    last = (at for at in range(len(row.cells), 0, -1) if said(row.cells[at - 1]))
    return next(last, 0)


def _turned(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The columns as rows, under the numbers of the columns."""
    lines = [row.cells for row in rows if not row.is_blank and not row.fault]
    columns = zip_longest(*lines, fillvalue="")
    return tuple(Row(number, cells) for number, cells in enumerate(columns, 1))


def _groups(titles: Row, rows: Sequence[Row]) -> tuple[str, ...]:
    """What the row above the titles says over each; a heading reaches to the next one."""
    above = next((row for row in rows if row.number == titles.number - 1), None)
    if above is None or above.fault or sum(bool(said(cell)) for cell in above.cells) < 2:
        return ()
    found: list[str] = []
    for cell in above.cells[: len(titles.cells)]:
        found.append(said(cell) or (found[-1] if found else ""))
    return tuple(found)


def _fit(rows: Iterable[Row], likeness: Titles) -> tuple[Likeness, float, int]:
    """How well a delimiter fits: by its titles, then by how alike the rows are in width."""
    sample = list(islice(rows, _SAMPLE))
    titles = _titles(sample, likeness)
    if titles is None:
        return Likeness(0, 0), 0, 0
    width = len(titles.cells)
    alike = sum(len(row.cells) == width > 1 for row in sample) / len(sample)
    return _likeness(titles, likeness), alike, width


def _titles(rows: Iterable[Row], likeness: Titles) -> Row | None:
    """The row that looks most like titles among the first that say something."""
    said_first = (row for row in rows if not row.is_blank and not row.fault)
    return max(
        islice(said_first, _TITLES_WITHIN),
        key=lambda row: (_likeness(row, likeness), _is_wide(row)),
        default=None,
    )


def _is_wide(row: Row) -> bool:
    return sum(bool(said(cell)) for cell in row.cells) > 1


def _likeness(row: Row, likeness: Titles) -> Likeness:
    return likeness([said(cell) for cell in row.cells[:MOST_COLUMNS]])


def _under(titles: Row, rows: Iterable[Row], name: str) -> tuple[Row, ...]:
    """The rows under the titles; a printed list repeats its titles on each page."""
    below = (row for row in rows if row.number > titles.number and not row.is_blank)
    under = tuple(islice((row for row in below if row.cells != titles.cells), MOST_ROWS + 1))
    if not under:
        raise BadInput("there are column titles but no rows under them", where=name)
    if len(under) > MOST_ROWS:
        raise BadInput(
            f"this list has more than {MOST_ROWS:,} rows", where=name, cure="Import it in parts."
        )
    return under
