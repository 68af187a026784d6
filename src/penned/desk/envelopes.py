"""To whom and where an envelope goes: to the household's address, to a person at a company."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penned.ledger import people
from penned.people import names
from penned.people.person import Household
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from penned.ledger.notes import NoteRow
    from penned.ledger.people import PartyRow
    from penned.people import Address


def addressed(notes: Iterable[NoteRow]) -> tuple[NoteRow, ...]:
    """The same notes, to each party as it stands on the envelope.

    Who has no address of their own lives where their one household does. At work the company stands
    below the name, and a company's card goes to the person there whom its post is for.
    """
    found = tuple(notes)
    parties = at(note.party for note in found)
    return tuple(replace(note, party=parties[note.party.id]) for note in found)


def at(parties: Iterable[PartyRow]) -> dict[int, PartyRow]:
    """Parties as their envelopes have them, by id; with one fixed number of queries."""
    return {number: _with_company(row) for number, row in housed(parties).items()}


def housed(parties: Iterable[PartyRow]) -> dict[int, PartyRow]:
    """Parties by id, those without an address of their own at that of their one household."""
    rows = {row.id: row for row in parties}
    shared = {number for row in rows.values() if row.address is None for number in row.households}
    households = people.rows(shared) if shared else {}
    return {number: _housed(row, households) for number, row in rows.items()}


def names_of(party: PartyRow) -> tuple[str, ...]:
    """What a note to a party may call its reader: the name, what you call them, who is there."""
    said, whole = party.particulars, party.party
    members = whole.members if isinstance(whole, Household) else ()
    called = (member.greeting for member in members if member.greeting)
    return (party.name, *said.values("greeting"), *said.values("contact"), *called)


def _housed(row: PartyRow, households: Mapping[int, PartyRow]) -> PartyRow:
    """A member without an address of their own, at that of the one household they live in."""
    if row.address is not None:
        return row
    standing = [households[number] for number in row.households if number in households]
    homes = [
        each.address
        for each in standing
        if each.address and not each.particulars.values("separated")
    ]
    return replace(row, address=homes[0]) if len(homes) == 1 else row


def _with_company(row: PartyRow) -> PartyRow:
    """The person at a company, with its name below their own."""
    if row.address is None:
        return row
    if row.kind == "household":
        contacts = row.particulars.values("contact")
        if not contacts:
            return row
        home = _below(row.party.envelope_name, row.address)
        return replace(row, party=names.parse(contacts[0]), address=home)
    companies = row.particulars.values("company")
    if not companies or not _is_at_work(row):
        return row
    return replace(row, address=_below(companies[0], row.address))


def _is_at_work(row: PartyRow) -> bool:
    kinds = {home.kind for home in row.particulars.homes if home.address == row.address}
    return "work" in kinds and "home" not in kinds


def _below(line: str, address: Address) -> Address:
    """`address` with a line of its own before the street, unless it is there already."""
    if any(fold(line) in fold(each) for each in address.street):
        return address
    return replace(address, street=(line, *address.street))
