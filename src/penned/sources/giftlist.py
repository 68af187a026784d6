"""A gift list, from the bytes of a CSV, TSV or XLSX file to givers, moments and thanks given."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from penned.errors import BadInput, PennedError
from penned.people import names
from penned.people.person import listed
from penned.sources import alike, apart, columns, days, entries, layout, table, thanks, words
from penned.sources.cells import Row, said
from penned.sources.columns import ColumnsNeeded, Guess
from penned.sources.days import DateOrder, DateOrderNeeded
from penned.sources.entries import GiftRow, Layout
from penned.sources.evidence import kinds, look
from penned.sources.fields import known, normal
from penned.sources.remarks import Remarks
from penned.told import Fault, Reading, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from penned.people.person import Party
    from penned.sources.cells import Cell
    from penned.sources.table import Table

__all__ = [
    "ColumnsNeeded",
    "DateOrder",
    "DateOrderNeeded",
    "GiftList",
    "GiftRow",
    "Guess",
    "read",
    "signature",
    "told",
]

_DATED = ("received", "thanked", "thanked_on")
_TELLING = frozenset({"answer", "day", "money", "email"})  # a title is none of these
_MOST_PAIRS = 20  # that a person looks through in a preview


@dataclass(frozen=True, slots=True)
class GiftList:
    """What was read from one file.

    `digest` is the SHA-256 of the file. `encoding` and `delimiter` are "" for a workbook, `sheet`
    is "" for a text; `other_sheets` look like gift lists too. `columns` are the titles, each with
    the field that it was taken for, None where it was left aside; the list is `turned` where they
    stand in the first column of the file. `header_row` is 0 where there are no titles.
    """

    name: str
    digest: str
    header_row: int
    columns: tuple[tuple[str, str | None], ...]
    rows: tuple[GiftRow, ...]
    faults: tuple[Fault, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    turned: bool = False

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
    left out; of a row with a flawed cell beside giver and gift, that is told in `odd`. Raises
    `BadInput` where there is no table, `ColumnsNeeded` where nobody can know what a column holds,
    `DateOrderNeeded` where a date can be read two ways.
    """
    mapping = mapping or {}
    found = _table(data, name, mapping, sheet)
    titles = titles_of(found)
    fields = columns.assign(titles, mapping, found.rows, where=name)
    orders = orders_of(found.rows, titles, fields, _DATED, dates, where=name)
    rows, faults = _rows(found, _layouts(found, titles, fields, orders), where=name)
    return GiftList(
        name=name,
        digest=hashlib.sha256(data).hexdigest(),
        header_row=found.titles.number,
        columns=tuple(zip(titles, fields, strict=True)),
        rows=rows,
        faults=faults,
        encoding=found.encoding,
        delimiter=found.delimiter,
        sheet=found.sheet,
        other_sheets=found.other_sheets,
        turned=found.turned,
    )


def signature(data: bytes, name: str, *, sheet: str | None = None) -> str:
    """What all lists with the titles of this one share, in hexadecimal; "" for what is no list."""
    try:
        found = _table(data, name, {}, sheet)
    except PennedError:
        return ""
    titles = sorted(normal(title) for title in titles_of(found) if title)
    return hashlib.sha256("\n".join(("titles 1", *titles)).encode()).hexdigest()


def told(found: GiftList, *, today: date, group: str = "") -> Reading:
    """What a gift list tells, row by row.

    Who was thanked on an unknown day was thanked `today`. A gift of several who are named one by
    one is answered by a note to each of them, or with `group` "one" by one to all; with "each" also
    those who are named behind a group are thanked one by one: "the office (Ana, Tom)".
    """
    odd = Remarks("row")
    for row in found.rows:
        for what in row.odd:
            odd.add(what, row.row)
    each = [_told(row, _thanked_by(row.givers, group), today) for row in found.rows]
    rows = apart.rows(each, odd)
    return Reading(
        "gifts",
        found.name,
        found.digest,
        rows,
        found.faults,
        (*_remarks(found), *odd.sentences()),
        tuple(_about(found, group)),
    )


def _told(row: GiftRow, parties: tuple[Party, ...], today: date) -> Told:
    alone = len(row.givers) == len(parties) == 1
    return Told(
        row=row.row,
        key=row.key,
        parties=parties,
        particulars=(row.particulars,) if alone else (),
        moment=row.moment,
        thanked_on=row.thanked_on or (today if row.thanked else None),
        thanked_how=row.thanked_how,
        undated_key=row.undated_key,
    )


def _thanked_by(givers: tuple[Party, ...], group: str) -> tuple[Party, ...]:
    """Who gets a note for a gift of these."""
    as_one = group == "one" or (not group and len(givers) > words.each_up_to())
    if as_one and len(givers) > 1:
        return (names.parse(listed([party.name for party in givers], "&")),)
    if group == "each":
        return tuple(each for party in givers for each in _behind(party))
    return givers


def _behind(party: Party) -> tuple[Party, ...]:
    """Those who are named behind a group, one by one; the party itself where none are."""
    several = names.parse_givers(party.aside) if any(sign in party.aside for sign in ",;&") else ()
    return several if len(several) > 1 else (party,)


def _remarks(found: GiftList) -> Iterator[str]:
    """What the person should know of a list as a whole."""
    if found.turned:
        yield "this list lies on its side: the numbers of rows are those of its columns"
    for sheet in found.other_sheets:
        yield f"another sheet looks like a list: bring it in with --sheet “{sheet}”"
    yield from _doubles(found)


def _told_of_group(row: GiftRow) -> str:
    of = f"row {row.row} is one gift of {len(row.givers)} people"
    if len(row.givers) > words.each_up_to():
        return f"{of}: one note goes to them all; for one to each say --group each"
    return f"{of}: a note to each of them; for one to them all say --group one"


def _doubles(found: GiftList) -> Iterator[str]:
    """Rows that may tell of one gift; of one list those do not that give two days."""
    told = {row.row: row.moment for row in found.rows if row.moment}
    gifts = (
        alike.Gift(row.row, alike.keys(row.givers), row.moment.what, row.moment.on)
        for row in found.rows
        if row.moment
    )
    seen = [
        pair
        for pair in alike.pairs(gifts)
        if pair.one != pair.other and len({told[pair.one].on, told[pair.other].on} - {None}) < 2
    ]
    for pair in seen[:_MOST_PAIRS]:
        yield f"rows {pair.one} and {pair.other} may be one gift: {pair.why}"
    if (more := len(seen) - _MOST_PAIRS) > 0:
        yield f"{more} more pairs of rows may be one gift"


def _about(found: GiftList, group: str) -> Iterator[tuple[str, str]]:
    """What a preview shows of how a list was read."""
    yield "columns", ", ".join(f"{title} = {field}" for title, field in found.columns if field)
    if found.unused:
        yield "not used", ", ".join(found.unused)
    if found.sheet:
        yield "sheet", found.sheet
    for row in found.rows if not group else ():
        if row.moment and len(row.givers) >= words.told_from():
            yield "groups", _told_of_group(row)


def _table(data: bytes, name: str, mapping: Mapping[str, str], sheet: str | None) -> Table:
    """The table of a list; one without titles has them blank."""
    found = table.read(data, name, lambda titles: columns.likeness(titles, mapping), sheet=sheet)
    return _without_titles(found) if _is_row(found) else found


def _is_row(found: Table) -> bool:
    """Whether what stands where titles should is a row like those under it."""
    if columns.likeness([said(cell) for cell in found.titles.cells], {}).known:
        return False
    return any(
        kind in _TELLING and look(found.rows, at).share((kind,)) > 0.5
        for at, cell in enumerate(found.titles.cells)
        if said(cell)
        for kind in kinds(said(cell))
    )


def _without_titles(found: Table) -> Table:
    blank = Row(0, ("",) * len(found.titles.cells))
    return replace(found, titles=blank, rows=(found.titles, *found.rows), groups=())


def _layouts(
    found: Table,
    titles: tuple[str, ...],
    fields: tuple[str | None, ...],
    orders: Mapping[int, DateOrder | None],
) -> tuple[Layout, ...]:
    """The layout of each gift that a row holds, with the event that stands above it."""
    made = layout.strands(titles, fields, found.rows, known())
    if len(made) == 1:
        return (Layout(titles, made[0], orders),)
    above = [found.groups[at] if at < len(found.groups) else "" for at in range(len(titles))]
    events = [
        layout.event_in(above[at]) or layout.event_in(titles[at])
        for at in (strand.index("gift") for strand in made)
    ]
    return tuple(
        Layout(titles, strand, orders, event) for strand, event in zip(made, events, strict=True)
    )


def _rows(
    found: Table, layouts: Sequence[Layout], *, where: str
) -> tuple[tuple[GiftRow, ...], tuple[Fault, ...]]:
    """The gifts of all rows; a heading between them says what those under it were for."""
    rows: list[GiftRow] = []
    faults: list[Fault] = []
    alike_ones: Counter[str] = Counter()
    event = ""
    for row in found.rows:
        if len(rows) > table.MOST_ROWS:  # a row may hold many gifts
            most = f"this list has more than {table.MOST_ROWS:,} gifts"
            raise BadInput(most, where=where, cure="Import it in parts.")
        heading = layout.section(row)
        if heading is not None:
            event = heading
            continue
        try:
            for each in _filled(row, layouts):
                placed = replace(each, event=each.event or event) if event else each
                rows.append(entries.read(row, placed, alike_ones))
        except BadInput as fault:
            faults.append(Fault(row.number, fault.what))
    return tuple(rows), tuple(faults)


def _filled(row: Row, layouts: Sequence[Layout]) -> Sequence[Layout]:
    """The layouts that name a gift in this row; the first, where none does."""
    if len(layouts) == 1:
        return layouts
    told = [each for each in layouts if not words.is_nothing(_cell(row, each.fields.index("gift")))]
    return told or layouts[:1]


def _cell(row: Row, at: int) -> str:
    return said(row.cells[at]) if at < len(row.cells) else ""


def titles_of(found: Table) -> tuple[str, ...]:
    """The title of each column; one that holds something under no title has its letter.

    The heading above a title goes before it where both together say more: "Thank-you card" over
    "Day".
    """
    titles = [said(cell) for cell in found.titles.cells]
    for at, title in enumerate(titles):
        if not title and any(_cell(row, at) for row in found.rows):
            titles[at] = f"column {_letters(at + 1)}"
    alone = columns.recognise(titles)
    for at, group in enumerate(found.groups):
        joined = f"{group} {titles[at]}"
        if group and titles[at] and (alone[at] is None or columns.is_telling(joined)):
            titles[at] = joined
    return tuple(titles)


def _letters(number: int) -> str:
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def orders_of(  # noqa: PLR0913 - the columns, and what is known of their dates
    rows: Sequence[Row],
    titles: Sequence[str],
    fields: Sequence[str | None],
    dated: Sequence[str],
    dates: DateOrder | None,
    *,
    where: str,
) -> dict[int, DateOrder | None]:
    """The order of day and month in each column whose field is `dated`."""
    orders: dict[int, DateOrder | None] = {}
    for at, (title, field) in enumerate(zip(titles, fields, strict=True)):
        if field and field in dated:
            orders[at] = dates or days.order(title, _dated(rows, at, field), where=where)
    return orders


def _dated(rows: Sequence[Row], at: int, field: str) -> Iterator[tuple[int, Cell]]:
    """The row number and the part of each cell in column `at` that should be a date."""
    for row in rows:
        if at < len(row.cells):
            cell = row.cells[at]
            is_thanks = field in {"thanked", "thanked_on"}
            yield row.number, thanks.day_in(cell) if is_thanks else cell
