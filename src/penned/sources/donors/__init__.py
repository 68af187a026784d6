"""Donors: lists of donations, from databases and spreadsheets, to what is owed for them."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.sources import apart, columns, giftlist, table
from penned.sources.donors import giving
from penned.sources.donors.kind import are_donors, likeness, vocabulary
from penned.sources.layout import Layout
from penned.sources.remarks import Remarks
from penned.told import Fault, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from penned.sources.days import DateOrder
    from penned.told import Told

__all__ = ["are_donors", "likeness", "read"]

_DATED = ("received", "thanked", "thanked_on", "deceased")


def read(  # noqa: PLR0913 - the file, and what the person says about it
    data: bytes,
    name: str,
    *,
    mapping: Mapping[str, str] | None = None,
    dates: DateOrder | None = None,
    sheet: str | None = None,
    today: date,
) -> Reading:
    """Read the donations in `data`, the content of the file `name`.

    `mapping` gives columns by title a field (see `fields.toml`), `dates` the order of day and
    month, `sheet` a sheet of a workbook; `today` is the day of thanks that have none. A bad row is
    told in the faults and left out; a flawed cell beside giver and gift is left aside and told in
    the remarks. Raises as `giftlist.read` does.
    """
    mapping = mapping or {}
    found = table.read(data, name, lambda titles: likeness(titles, mapping), sheet=sheet)
    titles = giftlist.titles_of(found)
    fields = columns.assign(titles, mapping, found.rows, where=name, kind=vocabulary())
    orders = giftlist.orders_of(found.rows, titles, fields, _DATED, dates, where=name)
    layout = Layout(titles, fields, orders)
    rows: list[Told] = []
    faults: list[Fault] = []
    alike: Counter[str] = Counter()
    odd = Remarks("row")
    for row in found.rows:
        try:
            rows += giving.read(row, layout, alike, odd, today=today)
        except BadInput as fault:
            faults.append(Fault(row.number, fault.what))
    told = apart.rows(rows, odd)
    sheets = tuple(
        f"another sheet looks like a list: bring it in with --sheet “{each}”"
        for each in found.other_sheets
    )
    return Reading(
        "donors",
        name,
        hashlib.sha256(data).hexdigest(),
        told,
        tuple(faults),
        (*sheets, *odd.sentences()),
        tuple(_about(titles, fields, found.sheet)),
    )


def _about(
    titles: Sequence[str], fields: Sequence[str | None], sheet: str
) -> Iterator[tuple[str, str]]:
    """What a preview shows of how a list was read."""
    columns = list(zip(titles, fields, strict=True))
    yield "columns", ", ".join(f"{title} = {field}" for title, field in columns if field)
    if unused := [title for title, field in columns if title and not field]:
        yield "not used", ", ".join(unused)
    if sheet:
        yield "sheet", sheet
