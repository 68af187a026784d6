"""The writer's own ways: what the coach leaves alone, in one note, for somebody, or for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from penned.coach import Way
from penned.coach.ways import plain
from penned.errors import BadInput, NotFound
from penned.ledger import events, notes, people, records
from penned.ledger.book import transaction
from penned.ledger.claims import reading
from penned.ledger.faults import faults
from penned.ledger.words import check

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class WayRow:
    """A way that stands: what it lays aside, for which note or party (neither: for good).

    `who` is the name of that party, or of the note's reader; "" for good.
    """

    id: int
    way: Way
    since: datetime
    by: str
    party_id: int | None = None
    note_id: int | None = None
    who: str = ""


def keep(
    way: Way, *, party_id: int | None = None, note_id: int | None = None, now: datetime, by: str
) -> WayRow:
    """Lay aside from now on; a way that stands already stays as it is.

    It holds for one note, or for one party, or for good where neither is given.
    """
    check(way.rule, way.phrase)
    if party_id is not None and note_id is not None:
        raise BadInput("a way holds for one note or for one person, not for both")
    with transaction():
        scope: dict[str, int | None] = {
            "party_id": people.get(party_id).id if party_id is not None else None,
            "note_id": notes.get(note_id).id if note_id is not None else None,
        }
        phrase = " ".join(way.phrase.split())
        record, new = records.Way.objects.get_or_create(
            rule=way.rule,
            key=plain(phrase),
            **scope,
            defaults={"phrase": phrase, "since": now, "by": by},
        )
        if new:
            events.record(f"way {record.id} kept", _subject(record), now=now, by=by)
        return get(record.id)


def take_back(way_id: int, *, now: datetime, by: str) -> WayRow:
    """Let the coach speak again; says what was laid aside. Raises `NotFound`."""
    with transaction():
        row = get(way_id)
        record = records.Way.objects.get(id=way_id)
        events.record(f"way {way_id} taken back", _subject(record), now=now, by=by)
        record.delete()
        return row


@faults()
def get(way_id: int) -> WayRow:
    """Read one way by its number; raises `NotFound`."""
    found = _rows(records.Way.objects.filter(id=way_id))
    if not found:
        raise NotFound(
            f"no way of yours has the number {way_id}", cure="See them all with: penned ways"
        )
    return found[0]


@faults()
def standing() -> tuple[WayRow, ...]:
    """Every way that stands, the oldest first."""
    return _rows(records.Way.objects.all())


@faults()
def holding(party_id: int | None = None, note_id: int | None = None) -> tuple[Way, ...]:
    """What is laid aside in a note to a party: here, for them, for their household, and for good.

    A note to a household has the ways of its members; one to a member has those of the household,
    but none of another member.
    """
    holds = Q(party=None, note=None)
    if note_id is not None:
        holds |= Q(note=note_id)
    if party_id is not None:
        holds |= Q(party__in=_near(party_id))
    found = records.Way.objects.filter(holds).order_by("id").values_list("rule", "phrase")
    return tuple(dict.fromkeys(Way(rule, phrase) for rule, phrase in found))


def _near(party_id: int) -> set[int]:
    """The party itself, its household and its members: those who read over its shoulder."""
    ties = reading.ties(reading.names([party_id])).items()
    pairs = {(home, tie.person) for home, its in ties for tie in its if tie.until is None}
    return {party_id} | {one for pair in pairs if party_id in pair for one in pair}


def _rows(found: QuerySet[records.Way]) -> tuple[WayRow, ...]:
    return tuple(_row(each) for each in found.select_related("party", "note__party").order_by("id"))


def _row(record: records.Way) -> WayRow:
    party = record.party or (record.note.party if record.note else None)
    return WayRow(
        id=record.id,
        way=Way(record.rule, record.phrase),
        since=record.since,
        by=record.by,
        party_id=record.party_id,
        note_id=record.note_id,
        who=party.name if party else "",
    )


def _subject(record: records.Way) -> str:
    if record.note_id:
        return f"note {record.note_id}"
    return f"party {record.party_id}" if record.party_id else "me"
