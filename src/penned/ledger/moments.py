"""Accepting a moment: it is written down together with what it makes owed, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from penned.errors import BadInput, NotFound
from penned.ledger import events, meeting, owed, records
from penned.ledger.book import transaction
from penned.ledger.words import check
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from penned.ledger.owed import OwedRow
    from penned.moments import Moment
    from penned.people.address import Address
    from penned.people.person import Party


@dataclass(frozen=True, slots=True)
class Entry:
    """A moment to write down: the ids of its parties, and the day if they were thanked already."""

    moment: Moment
    parties: tuple[int, ...]
    thanked_on: date | None = None
    standing: Standing = Standing.OWED
    how: str = ""


def accept(
    moment: Moment,
    parties: Sequence[Party],
    *,
    addresses: Sequence[Address | None] = (),
    now: datetime,
    by: str,
) -> tuple[OwedRow, ...]:
    """Write down a moment and owe thanks to each of its parties, once each.

    `addresses` stand in the order of `parties`; blank ones change nothing. Raises `BadInput`
    without a party.
    """
    if not parties:
        raise BadInput("a moment needs somebody to thank", cure="Say who it was from.")
    if len(addresses) > len(parties):
        raise BadInput("there are more addresses than people")
    check_words(moment)
    with transaction():
        met = meeting.introduce(list(zip_longest(parties, addresses)), now=now, by=by)
        (number,) = enter([Entry(moment, tuple(met))], on=now.date())
        events.record("captured", f"moment {number}", now=now, by=by)
        return owed.rows(records.Owed.objects.filter(moment=number))


def amend(moment_id: int, moment: Moment, *, now: datetime, by: str) -> tuple[OwedRow, ...]:
    """Change the words and the day of a moment; what is owed and thanked for it stays."""
    check_words(moment)
    with transaction():
        changed = records.Moment.objects.filter(id=moment_id).update(
            amended_at=now, **_columns(moment)
        )
        if not changed:
            raise NotFound(f"no moment has the number {moment_id}")
        events.record("amended", f"moment {moment_id}", now=now, by=by)
        return owed.rows(records.Owed.objects.filter(moment=moment_id))


def enter(entries: Sequence[Entry], *, on: date, run: records.ImportRun | None = None) -> list[int]:
    """Write many moments down with what they make owed; return their ids in the same order."""
    written = records.Moment.objects.bulk_create(
        records.Moment(noted_on=on, brought_by=run, **_columns(entry.moment)) for entry in entries
    )
    records.Owed.objects.bulk_create(
        records.Owed(
            moment=record,
            party_id=party,
            standing=entry.standing.value,
            settled_on=entry.thanked_on,
            how=entry.how,
            settled_by=run if entry.thanked_on else None,
        )
        for record, entry in zip(written, entries, strict=True)
        for party in dict.fromkeys(entry.parties)
    )
    return [record.id for record in written]


def check_words(moment: Moment) -> None:
    """Raise `BadInput` where a moment says nothing, or holds what cannot be stored."""
    if not moment.what.strip():
        raise BadInput("say what they gave or did")
    check(*moment.givers, *moment.told, moment.occasion)


def _columns(moment: Moment) -> dict[str, object]:
    return {
        "givers": list(moment.givers),
        "what": moment.what,
        "detail": moment.detail,
        "difference": moment.difference,
        "occasion": moment.occasion,
        "on": moment.on,
        "next": moment.next,
        "also": moment.also,
    }
