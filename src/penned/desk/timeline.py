"""What happened between the writer and one person or household, in the order of the days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from penned.ledger import people, story
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow
    from penned.people import Address

_SHOWN = 80  # characters of a note


class Kind(StrEnum):
    """What an entry tells of."""

    HOME = "home"
    MOMENT = "moment"
    NOTE = "note"
    THANKS = "thanks"
    LET_GO = "let go"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened on a day: in a line, and what else is known of it."""

    on: date
    kind: Kind
    says: str
    more: tuple[str, ...] = ()
    where: Address | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """One person or household, and the entries, the oldest first."""

    party: PartyRow
    entries: tuple[Entry, ...]


def of(who: str) -> Timeline:
    """The timeline of whom `who` names; raises `NotFound`."""
    told = story.of(people.find(who).id)
    posted = {note.id: note.posted_on for note in told.notes}
    entries = [
        *(
            Entry(home.since, Kind.HOME, "", where=home.address)
            for home in told.homes
            if home.since
        ),
        *(_moment(debt) for debt in told.owed),
        *(entry for note in told.notes for entry in _note(note)),
        *(
            Entry(debt.settled_on, *_settled(debt))
            for debt in told.owed
            if debt.settled_on and debt.settled_on != posted.get(debt.note_id or 0)
        ),
    ]
    order = list(Kind)
    return Timeline(
        told.party, tuple(sorted(entries, key=lambda each: (each.on, order.index(each.kind))))
    )


def _moment(debt: OwedRow) -> Entry:
    return Entry(debt.since, Kind.MOMENT, debt.moment.what, debt.moment.told[1:])


def _note(note: NoteRow) -> Iterator[Entry]:
    """The days of a note; one that is under way has none."""
    about = (_excerpt(note.text),)
    if note.posted_on:
        yield Entry(note.posted_on, Kind.NOTE, f"note {note.id} posted", about)
    elif note.written_on:
        yield Entry(note.written_on, Kind.NOTE, f"note {note.id} written, not posted yet", about)
    if note.arrived_on:
        yield Entry(note.arrived_on, Kind.NOTE, f"note {note.id} arrived")


def _settled(debt: OwedRow) -> tuple[Kind, str]:
    what, how = debt.moment.what, debt.how
    match debt.standing:
        case Standing.DELEGATED:
            return Kind.LET_GO, f"{what}: {how or 'somebody else'} writes instead"
        case Standing.WAIVED:
            return Kind.LET_GO, f"{what}: let go" + (f" ({how})" if how else "")
        case Standing.THANKED_IN_PERSON:
            return Kind.THANKS, f"{what}: thanked in person"
        case _:
            return Kind.THANKS, f"{what}: thanked" + (f" {how}" if how else "")


def _excerpt(text: str) -> str:
    """Where a note begins, behind the greeting."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    said = paragraphs[1] if len(paragraphs) > 1 else "".join(paragraphs)
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1].rstrip()}…"
