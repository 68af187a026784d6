"""Thanks that were given: to whom, on which day, for what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Min

from penned.ledger import records
from penned.ledger.faults import faults

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from django.db.models import QuerySet


class ThanksRow(NamedTuple):
    """One debt that was settled by thanks, on a card (`note_id`) or otherwise."""

    owed_id: int
    party_id: int
    what: str
    occasion: str
    on: date
    note_id: int | None


_COLUMNS = ("id", "party_id", "moment__what", "moment__occasion", "settled_on", "note_id")


@faults()
def between(first: date, last: date, occasions: Collection[str] = ()) -> list[ThanksRow]:
    """What was thanked for from `first` to `last`, both days included; of these occasions only."""
    found = _given().filter(settled_on__range=(first, last))
    if occasions:
        found = found.filter(moment__occasion__in=occasions)
    return _rows(found)


@faults()
def of(parties: Collection[int]) -> list[ThanksRow]:
    """All that these parties, at most some hundred, were thanked for, the oldest first."""
    return _rows(_given().filter(party__in=list(parties)))


@faults()
def last() -> dict[int, ThanksRow]:
    """The last thanks to each party that was ever thanked."""
    return {row.party_id: row for row in _rows(_given())}


@faults()
def first_days() -> dict[int, date]:
    """The day on which each party was thanked for the first time."""
    return dict(_given().values_list("party").annotate(Min("settled_on")))


def _given() -> QuerySet[records.Owed]:
    return records.Owed.objects.filter(standing__in=records.THANKED)


def _rows(found: QuerySet[records.Owed]) -> list[ThanksRow]:
    rows = found.order_by("settled_on", "id").values_list(*_COLUMNS)
    return list(map(ThanksRow._make, rows))
