"""The address book as a file: a spreadsheet of all that is known, or contact cards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penned.desk import envelopes, files
from penned.errors import BadInput
from penned.ledger import people, photos
from penned.people.fields import fields
from penned.people.person import Person
from penned.sources import delimited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from penned.ledger.people import PartyRow
    from penned.people import Address
    from penned.people.fields import Field

_FIRST = ("Name", "Kind", "Dear", "Envelope", "Title", "Given name", "Middle name", "Family name")
_ADDRESS = ("Street", "City", "State", "Postcode", "Country")
_LAST = ("Household", "Earlier addresses", "Last thanked")


def export(path: Path) -> int:
    """Write the book as its ending says, .csv or .vcf; returns the number of entries."""
    made = {".csv": table, ".vcf": cards}.get(path.suffix.lower())
    if made is None:
        raise BadInput(
            f"an address book is not written as “{path.suffix or path.name}”",
            cure="Call it book.csv for a spreadsheet, or book.vcf for contact cards.",
        )
    everyone = people.everyone()
    files.write_all({path: made(everyone)})
    return len(everyone)


def cards(everyone: Sequence[PartyRow]) -> bytes:
    """Everybody as contact cards (vCard 4), with photos; households name their members."""
    from penned.sources.contacts import written  # noqa: PLC0415 - a table needs no cards
    from penned.sources.contacts.contact import Contact  # noqa: PLC0415 - the same

    pictures = photos.every()
    made = {
        row.id: Contact(
            row.id, row.party, replace(row.particulars, photo=pictures.get(row.id, b""))
        )
        for row in everyone
    }
    numbers = {party: written.number(contact) for party, contact in made.items()}
    return written.vcards(
        replace(
            made[row.id],
            uid=numbers[row.id],
            members=tuple(numbers[each] for each in row.members if each in numbers),
        )
        for row in everyone
    )


def table(everyone: Sequence[PartyRow]) -> bytes:
    """Everybody as a spreadsheet (CSV), a field to a column; no cell is taken for a formula.

    Several values of a field stand under numbered titles; a field that nobody has is left out.
    """
    shown = fields().values()
    many = {
        each.name: max((len(_values(row, each)) for row in everyone), default=0) for each in shown
    }
    titles = [title for each in shown for title in _titles(each, many[each.name])]
    lived = envelopes.housed(everyone)
    named = {row.id: row.name for row in everyone}
    rows: list[Sequence[str]] = [(*_FIRST, *_ADDRESS, *titles, *_LAST)]
    for row in everyone:
        cells = [*_name(row), *address_cells(lived[row.id].address)]
        for each in shown:
            values = _values(row, each)
            cells += [*values, *[""] * (many[each.name] - len(values))]
        rows.append((*cells, *_rest(row, named)))
    return delimited.written(rows)


def _values(row: PartyRow, field: Field) -> tuple[str, ...]:
    return row.particulars.values(field.name)


def _titles(field: Field, many: int) -> list[str]:
    """“E-mail 1”, “E-mail 2”."""
    if many <= 1:
        return [field.title] * many
    return [f"{field.title} {number}" for number in range(1, many + 1)]


def _name(row: PartyRow) -> tuple[str, ...]:
    party = row.party
    parts = (
        (party.title, party.given, party.middle, party.family)
        if isinstance(party, Person)
        else ("", "", "", party.family)
    )
    return (row.name, row.kind, party.salutation, party.envelope_name, *parts)


def address_cells(home: Address | None) -> tuple[str, ...]:
    """An address as cells: street, city, state, postcode, country; blank where none is known."""
    if home is None:
        return ("",) * len(_ADDRESS)
    return ("\n".join(home.street), home.city, home.region, home.postcode, home.country)


def _rest(row: PartyRow, named: Mapping[int, str]) -> tuple[str, str, str]:
    households = "; ".join(named[number] for number in row.households if number in named)
    earlier = "\n".join(
        ", ".join(filter(None, address_cells(home.address)))
        for home in row.particulars.homes
        if home.address != row.address
    )
    thanked = row.last_thanked.isoformat() if row.last_thanked else ""
    return households, earlier, thanked
