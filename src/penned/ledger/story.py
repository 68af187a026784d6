"""Everything the ledger knows about one person or household."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.ledger import events, notes, owed, people
from penned.ledger.faults import faults

if TYPE_CHECKING:
    from datetime import date

    from penned.ledger.events import EventRow
    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow
    from penned.people.address import Address


@dataclass(frozen=True, slots=True)
class HomeRow:
    """An address and the days between which it held; `until` is None where it still does."""

    address: Address
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Story:
    """One party: homes, debts, notes and events, each the oldest first."""

    party: PartyRow
    homes: tuple[HomeRow, ...]
    owed: tuple[OwedRow, ...]
    notes: tuple[NoteRow, ...]
    events: tuple[EventRow, ...]


@faults()
def of(party_id: int) -> Story:
    """Tell what happened between us and one party; raises `NotFound`."""
    party = people.get(party_id)
    debts = owed.of(party.id)
    written = notes.of(party.id)
    subjects = [
        *events.subjects("party", people.names_of(party.id)),
        *events.subjects("moment", (debt.moment_id for debt in debts)),
        *events.subjects("owed", (debt.id for debt in debts)),
        *events.subjects("note", (note.id for note in written)),
    ]
    return Story(
        party=party,
        homes=tuple(
            HomeRow(home.address, home.since, home.until)
            for home in reversed(party.particulars.homes)
        ),
        owed=debts,
        notes=written,
        events=events.about(subjects),
    )
