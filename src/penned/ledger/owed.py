"""What is owed: how every debt of thanks stands, and the ways to settle it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from penned import moments
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import events, people, records, sources
from penned.ledger.book import transaction
from penned.ledger.claims import telling
from penned.ledger.faults import faults
from penned.ledger.words import check
from penned.moments import Moment, Standing
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from penned.ledger.people import PartyRow


@dataclass(frozen=True, slots=True)
class OwedRow:
    """One moment and one party; `since` is the day of the moment, or the day it was noted.

    `sources` are the rows that tell the moment: "gifts.csv row 12"; none where only you do.
    """

    id: int
    moment_id: int
    party: PartyRow
    moment: Moment
    standing: Standing
    settled_on: date | None
    how: str
    note_id: int | None
    note_state: State | None
    since: date
    later: date | None = None
    sources: tuple[str, ...] = ()


@faults()
def waiting() -> tuple[OwedRow, ...]:
    """Every open debt, the oldest first."""
    return rows(records.Owed.objects.filter(standing=Standing.OWED))


@faults()
def every() -> tuple[OwedRow, ...]:
    """Every debt, open or settled, the oldest first."""
    return rows(records.Owed.objects.all())


@faults()
def of(party_id: int) -> tuple[OwedRow, ...]:
    """Every debt to one party, open or settled, the oldest first."""
    return rows(records.Owed.objects.filter(party=party_id))


@faults()
def get(owed_ids: Sequence[int]) -> tuple[OwedRow, ...]:
    """Read debts by their ids, in that order; raises `NotFound` for one that is not there."""
    found = {
        row.id: row
        for some in records.parts(owed_ids)
        for row in rows(records.Owed.objects.filter(id__in=some))
    }
    _all_there(owed_ids, found)
    return tuple(found[number] for number in dict.fromkeys(owed_ids))


def settle(  # noqa: PLR0913 - what, how, and who says so when
    owed_ids: Sequence[int], standing: Standing, *, on: date, how: str = "", now: datetime, by: str
) -> tuple[OwedRow, ...]:
    """Settle debts, all or none: thanked, thanked in person, waived or delegated, on a day.

    A note that was begun is kept; without an open debt it is on no list. Raises `Refused` where
    there is no such move, `BadInput` for a day to come.
    """
    check(how)
    check_day(on, now)
    if standing is Standing.OWED:
        raise BadInput("to owe is not a way to settle", cure="Reopen the debt instead.")
    with transaction():
        _move(owed_ids, standing)
        for some in records.parts(owed_ids):
            records.Owed.objects.filter(id__in=some).update(
                standing=standing.value,
                settled_on=on,
                how=how,
                settled_by=None,
                by_hand=True,
                later=None,
            )
        events.record(
            standing.value, *events.subjects("owed", dict.fromkeys(owed_ids)), now=now, by=by
        )
        return get(owed_ids)


def reopen(owed_ids: Sequence[int], *, now: datetime, by: str) -> tuple[OwedRow, ...]:
    """Owe again what was waived or delegated; what was thanked stays thanked (`Refused`)."""
    with transaction():
        _move(owed_ids, Standing.OWED)
        for some in records.parts(owed_ids):
            records.Owed.objects.filter(id__in=some).update(
                standing=Standing.OWED.value, settled_on=None, how="", settled_by=None, by_hand=True
            )
        events.record("reopened", *events.subjects("owed", dict.fromkeys(owed_ids)), now=now, by=by)
        return get(owed_ids)


def rows(debts: QuerySet[records.Owed], *, told: bool = True) -> tuple[OwedRow, ...]:
    """Read debts, the oldest first, with a fixed number of queries; their sources if `told`."""
    found = list(debts.select_related("moment", "note"))
    parties = people.rows({debt.party_id for debt in found})
    said = sources.of({debt.moment_id for debt in found}) if told else {}
    made = (_row(debt, parties[debt.party_id], said.get(debt.moment_id, ())) for debt in found)
    return tuple(sorted(made, key=lambda row: (row.since, row.id)))


def _row(debt: records.Owed, party: PartyRow, said: tuple[str, ...]) -> OwedRow:
    return OwedRow(
        id=debt.id,
        moment_id=debt.moment_id,
        party=party,
        moment=telling.value(debt.moment),
        standing=Standing(debt.standing),
        settled_on=debt.settled_on,
        how=debt.how,
        note_id=debt.note_id,
        note_state=State(debt.note.state) if debt.note else None,
        since=debt.moment.on or debt.moment.noted_on,
        later=debt.later,
        sources=said,
    )


def records_of(owed_ids: Sequence[int]) -> list[records.Owed]:
    """Read the records of debts, with party and note; raises `NotFound`."""
    debts = records.Owed.objects.select_related("party", "note").order_by("id")
    found = [debt for some in records.parts(owed_ids) for debt in debts.filter(id__in=some)]
    _all_there(owed_ids, {debt.id for debt in found})
    return found


def check_day(on: date, now: datetime) -> None:
    """Raise `BadInput` for a day to come."""
    if on > now.date() + timedelta(days=1):  # tomorrow is today somewhere
        raise BadInput(f"{on.isoformat()} is still to come", cure="Give the day it was done.")


def _all_there(owed_ids: Iterable[int], found: Container[int]) -> None:
    missing = [str(number) for number in owed_ids if number not in found]
    if missing:
        raise NotFound(f"nothing owed has the number {', '.join(missing)}")


def _move(owed_ids: Sequence[int], to: Standing) -> None:
    for debt in records_of(owed_ids):
        try:
            moments.settle(Standing(debt.standing), to)
        except Refused as refused:
            raise Refused(refused.what, where=debt.party.name, cure=refused.cure) from None
