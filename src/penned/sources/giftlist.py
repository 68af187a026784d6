"""A gift list, from the bytes of a CSV, TSV or XLSX file to givers, moments and thanks given."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.sources import columns, days, entries, table, thanks
from penned.sources.cells import said
from penned.sources.days import DateOrder, DateOrderNeeded
from penned.sources.entries import GiftRow, Layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from penned.sources.cells import Cell, Row
    from penned.sources.table import Table

__all__ = ["DateOrder", "DateOrderNeeded", "GiftList", "GiftRow", "RowFault", "read"]

_DATED = ("received", "thanked", "thanked_on")


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that was left out, and why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class GiftList:
    """What was read from one file.

    `digest` is the SHA-256 of the file. `encoding` and `delimiter` are "" for a workbook, `sheet`
    is "" for a text; `other_sheets` look like gift lists too. `columns` are the titles, each with
    the field that it was taken for, None where it was left aside.
    """

    name: str
    digest: str
    header_row: int
    columns: tuple[tuple[str, str | None], ...]
    rows: tuple[GiftRow, ...]
    faults: tuple[RowFault, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()

    @property
    def unused(self) -> tuple[str, ...]:
        """The titles of the columns that were left aside."""
        return tuple(title for title, field in self.columns if title and field is None)


def read(
    data: bytes,
    name: str,
    *,
    mapping: Mapping[str, str] | None = None,
    dates: DateOrder | None = None,
    sheet: str | None = None,
) -> GiftList:
    """Read the gift list in `data`, the content of the file `name`.

    `mapping` gives columns by title a field (see `fields.toml`; "ignore" leaves one out), `dates`
    the order of day and month, `sheet` a sheet of a workbook. A bad row is told in `faults` and
    left out. Raises `BadInput` where there is no table, `Refused` where nobody can know what a
    column holds, `DateOrderNeeded` where a date can be read two ways.
    """
    mapping = mapping or {}
    found = table.read(data, name, lambda titles: columns.likeness(titles, mapping), sheet=sheet)
    titles = _titles(found)
    fields = columns.assign(titles, mapping, where=name)
    layout = Layout(titles, fields, _orders(found.rows, titles, fields, dates, name))
    rows: list[GiftRow] = []
    faults: list[RowFault] = []
    alike: Counter[str] = Counter()
    for row in found.rows:
        try:
            rows.append(entries.read(row, layout, alike))
        except BadInput as fault:
            faults.append(RowFault(row.number, fault.what))
    return GiftList(
        name=name,
        digest=hashlib.sha256(data).hexdigest(),
        header_row=found.titles.number,
        columns=tuple(zip(titles, fields, strict=True)),
        rows=tuple(rows),
        faults=tuple(faults),
        encoding=found.encoding,
        delimiter=found.delimiter,
        sheet=found.sheet,
        other_sheets=found.other_sheets,
    )


def _titles(found: Table) -> tuple[str, ...]:
    """The title of each column; one that holds something under no title has its letter."""
    titles = [said(cell) for cell in found.titles.cells]
    for at, title in enumerate(titles):
        if not title and any(at < len(row.cells) and said(row.cells[at]) for row in found.rows):
            titles[at] = f"column {_letters(at + 1)}"
    return tuple(titles)


def _letters(number: int) -> str:
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _orders(
    rows: Sequence[Row],
    titles: Sequence[str],
    fields: Sequence[str | None],
    dates: DateOrder | None,
    name: str,
) -> dict[int, DateOrder | None]:
    """The order of day and month in each column that has dates."""
    orders: dict[int, DateOrder | None] = {}
    for at, (title, field) in enumerate(zip(titles, fields, strict=True)):
        if field in _DATED:
            orders[at] = dates or days.order(title, _dated(rows, at, field), where=name)
    return orders


def _dated(rows: Sequence[Row], at: int, field: str) -> Iterator[tuple[int, Cell]]:
    """The row number and the part of each cell in column `at` that should be a date."""
    for row in rows:
        if at < len(row.cells):
            cell = row.cells[at]
            yield row.number, cell if field == "received" else thanks.day_in(cell)
