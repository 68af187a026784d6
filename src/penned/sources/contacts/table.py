"""A table of contacts, from the bytes of a CSV, TSV or XLSX file, to what it tells."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.people import names
from penned.people.particulars import Home, Particulars
from penned.people.person import Household, together
from penned.people.spelling import has_letter
from penned.sources import days, places, table
from penned.sources.cells import said, said_lines
from penned.sources.contacts import columns, contact
from penned.sources.contacts.card import day
from penned.sources.contacts.contact import Contact, told
from penned.sources.remarks import Remarks
from penned.told import Fault, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from penned.people.address import Address
    from penned.people.person import Party
    from penned.sources.cells import Cell, Row
    from penned.sources.contacts.columns import Column
    from penned.sources.days import DateOrder

_SEVERAL = ":::"  # what Google puts between several values of one cell
_NAME = ("title", "given", "middle", "family", "suffix")
_MANY = ("email", "phone", "group")
_ONE = (
    *("job", "greeting", "relation", "pronouns", "language", "do_not_mail", "deceased"),
    *("note", "card"),
)
_PARTS = ("street", "extended", "box", "city", "region", "postcode", "country", "address")


def read(
    data: bytes,
    name: str,
    *,
    mapping: Mapping[str, str],
    dates: DateOrder | None = None,
    sheet: str | None = None,
) -> Reading:
    """Read the table in `data`, the content of the file `name`; see `contacts.read`."""
    found = table.read(data, name, columns.likeness, sheet=sheet)
    titles = [said(cell) for cell in found.titles.cells]
    held = columns.assign(titles, mapping, where=name)
    order = _order(found.rows, titles, held, dates, name)
    remarks, faults, contacts = Remarks("row"), list[Fault](), list[Contact]()
    for row in found.rows:
        try:
            contacts.append(_contact(_Entry(row, held, order), remarks))
        except BadInput as fault:
            faults.append(Fault(row.number, fault.what))
    said_in = {at for row in found.rows for at, cell in enumerate(row.cells) if said(cell)}
    told_of = [(title, held[at]) for at, title in enumerate(titles) if at in said_in]
    known = [f"{title} = {column.field}" for title, column in told_of if column]
    unused = [title for title, column in told_of if title and not column]
    return Reading(
        kind="contacts",
        name=name,
        digest=hashlib.sha256(data).hexdigest(),
        rows=told(contacts, remarks),
        faults=tuple(faults),
        remarks=remarks.sentences(),
        about=(("columns", ", ".join(known)), ("not used", ", ".join(unused)))[: 1 + bool(unused)],
    )


def _order(
    rows: Sequence[Row],
    titles: Sequence[str],
    held: Sequence[Column | None],
    dates: DateOrder | None,
    name: str,
) -> DateOrder | None:
    """Whether the day or the month comes first in the birthdays."""
    for at, column in enumerate(held):
        if column and column.field == "birthday" and dates is None:
            cells = ((row.number, row.cells[at]) for row in rows if at < len(row.cells))
            return days.order(titles[at], cells, where=name)
    return dates


class _Entry:
    """One row, by what its cells hold."""

    def __init__(self, row: Row, held: Sequence[Column | None], order: DateOrder | None) -> None:
        if row.fault:
            raise BadInput(row.fault)
        self.number, self.order = row.number, order
        self.cells: list[tuple[Column, Cell]] = [
            (column, cell) for column, cell in zip(held, row.cells, strict=False) if column
        ]

    def text(self, field: str) -> str:
        """What the first cell of that field says, "" for nothing."""
        return next(iter(self.texts(field)), "")

    def texts(self, field: str) -> Iterator[str]:
        """What the cells of that field say, one by one."""
        for column, cell in self.cells:
            if column.field == field and not column.is_label:
                for text in said(cell).split(_SEVERAL):
                    if text.strip():
                        yield text.strip()

    def label(self, field: str, number: int) -> str:
        """What the cells of a number are called in the cell beside: "home"."""
        for column, cell in self.cells:
            if column.is_label and (column.field, column.number) == (field, number):
                return said(cell).strip("* ").lower()
        return ""


def _contact(entry: _Entry, remarks: Remarks) -> Contact:
    party = _party(entry)
    homes = tuple(_homes(entry))
    told_of = [*_told(entry, party, remarks)]
    written = " ".join(_said(entry, part) for part in ("name", *_NAME))
    if not entry.text("deceased"):
        told_of.append(("deceased", contact.died(written, party, entry.number, remarks)))
    facts = contact.known(told_of, entry.number, remarks)
    if len(homes) > contact.MOST_HOMES or len(facts) > contact.MOST_FACTS:
        raise BadInput("this row says too much of one person to be a contact")
    for odd in contact.signs(written):
        remarks.add(odd, entry.number)
    return Contact(
        row=entry.number, party=party, particulars=Particulars(homes, facts), uid=entry.text("card")
    )


def _said(entry: _Entry, field: str) -> str:
    return " ".join(
        cell for column, cell in entry.cells if column.field == field and isinstance(cell, str)
    )


def _party(entry: _Entry) -> Party:
    parts = {part: contact.without_dagger(entry.text(part)) for part in _NAME}
    written = contact.without_dagger(entry.text("name")) or together(*parts.values())
    company = entry.text("company")
    if not has_letter(written):
        if has_letter(company):
            party = names.parse(company)
            return party if isinstance(party, Household) else Household(party.name)
        only = entry.text("email") or entry.text("phone")
        raise BadInput(f"nobody is named in it (only {only})" if only else "nobody is named in it")
    party = names.parse(written)
    if isinstance(party, Household):
        return party
    nickname = entry.text("nickname") or party.nickname
    return replace(contact.named(party, parts), nickname=nickname)


def _homes(entry: _Entry) -> Iterator[Home]:
    """The addresses of a row: the cells of one place and number belong together."""
    parts: dict[tuple[str, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for column, cell in entry.cells:
        if column.field in _PARTS and not column.is_label and said(cell):
            # A number behind "Street" counts its lines; before a part it counts addresses.
            number = 0 if column.place and column.field == "street" else column.number
            parts[column.place, number][column.field].extend(said_lines(cell))
    for (place, number), held in parts.items():
        if home := _address(held):
            label = entry.label("address", number)
            kind = place or (label if label in {"home", "work", "other"} else "")
            yield Home(home, kind)


def _address(held: Mapping[str, Sequence[str]]) -> Address | None:
    text = {part: " ".join(held[part]) if part in held else "" for part in _PARTS}
    lines = [*held.get("street", ()), *held.get("extended", ())]
    box = text["box"]
    lines += [f"PO Box {box}" if box.isdigit() else box] if box else []
    if lines or text["city"] or text["postcode"]:
        return places.parted(
            lines,
            city=text["city"],
            region=text["region"],
            postcode=text["postcode"],
            country=text["country"],
        )
    return places.whole(list(held.get("address", ())), country=text["country"])


def _told(entry: _Entry, party: Party, remarks: Remarks) -> Iterator[tuple[str, str]]:
    """What the row says in each field, not checked yet."""
    for field in _ONE:
        yield field, entry.text(field)
    for field in _MANY:
        for text in entry.texts(field):
            if not (field == "group" and text.startswith("*")):  # Google's own groups
                yield field, text
    if (company := entry.text("company")) != party.name:
        yield "company", company
    if partner := entry.text("partner"):
        yield "kin", f"spouse: {partner}"
    for column, cell in entry.cells:
        if column.field == "kin" and not column.is_label and said(cell):
            yield "kin", f"{entry.label('kin', column.number) or 'related'}: {said(cell)}"
    try:
        yield "birthday", _birthday(entry)
    except BadInput as fault:
        remarks.add(f"the birthday was left aside: {fault.what}", entry.number)


def _birthday(entry: _Entry) -> str:
    for column, cell in entry.cells:
        if column.field == "birthday" and (text := said(cell)) and not text.startswith("0/0"):
            if whole := day(text):
                return whole
            found = days.read(cell, entry.order)
            return found.isoformat() if found else ""
    return ""
