"""All that is still owed, in as few columns as say how pressing it is; and putting it off."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Max, TextField
from django.db.models.functions import Cast, Coalesce

from penned.errors import BadInput, Refused
from penned.ledger import events, owed, records
from penned.ledger.book import transaction
from penned.ledger.claims import reading
from penned.ledger.faults import faults
from penned.ledger.words import check
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from penned.ledger.owed import OwedRow


class OpenRow(NamedTuple):
    """One open debt: whose, for what, since when, and how far its note has come.

    `since` is the day of the moment or else `noted_on`, the day it was written down; `later` is the
    day until which it is put off, if it is.
    """

    id: int
    party_id: int
    occasion: str
    what: str
    detail: str
    difference: str
    next: str
    also: str
    later: date | None
    note_id: int | None
    note_state: str | None
    since: date
    noted_on: date

    @property
    def told(self) -> tuple[str, ...]:
        """All that is known of the moment in words, as in `Moment.told`."""
        return tuple(filter(None, (self.what, self.detail, self.difference, self.also, self.next)))


_COLUMNS = (
    "id", "party_id", "moment__occasion", "moment__what", "moment__detail", "moment__difference",
    "moment__next", "moment__also", "later", "note_id", "note__state",
)  # fmt: skip
_DAYS = {  # as text: there are few days among many debts, and each is read once
    "since": Cast(Coalesce("moment__on", "moment__noted_on"), TextField()),
    "noted": Cast("moment__noted_on", TextField()),
}


@faults()
def rows() -> list[OpenRow]:
    """Every open debt, in no order; one query."""
    debts = records.Owed.objects.filter(standing=Standing.OWED).annotate(**_DAYS)
    day = cache(date.fromisoformat)
    found = debts.values_list(*_COLUMNS, *_DAYS)
    return [OpenRow._make((*row[:-2], day(row[-2]), day(row[-1]))) for row in found]


@faults()
def read(owed_ids: Collection[int]) -> tuple[OwedRow, ...]:
    """Read open debts in full, some by their ids, many by reading all."""
    if len(owed_ids) <= records.FEW:
        return owed.get(list(owed_ids))
    wanted = set(owed_ids)
    return tuple(row for row in owed.waiting() if row.id in wanted)


@faults()
def homes() -> dict[int, int]:
    """For each person who belongs to one household that is owed something, that household."""
    owed_to = records.Owed.objects.filter(standing=Standing.OWED, party__kind=records.HOUSEHOLD)
    households = set(owed_to.values_list("party", flat=True))
    if not households:
        return {}
    found: dict[int, set[int]] = {}
    for household, ties in reading.ties(reading.names(households)).items():
        for tie in ties:
            if household in households and tie.until is None:
                found.setdefault(tie.person, set()).add(household)
    return {person: homes.pop() for person, homes in found.items() if len(homes) == 1}


@faults()
def handed_on() -> tuple[OwedRow, ...]:
    """What somebody else writes, the oldest first."""
    return owed.rows(records.Owed.objects.filter(standing=Standing.DELEGATED))


class LeftRow(NamedTuple):
    """A note that answers an open debt and is not in the post: how far it came, and when."""

    note_id: int
    party_id: int
    state: str
    written_on: date | None
    last_words: datetime | None


@faults()
def notes() -> list[LeftRow]:
    """Every note that is under way and still answers an open debt; one query."""
    open_ones = records.Owed.objects.filter(standing=Standing.OWED, note__isnull=False)
    found = records.Note.objects.exclude(state__in=records.IN_THE_POST)
    found = found.filter(id__in=open_ones.values("note")).annotate(Max("revisions__at"))
    columns = ("id", "party_id", "state", "written_on", "revisions__at__max")
    return list(map(LeftRow._make, found.order_by("id").values_list(*columns)))


def put_off(
    owed_ids: Sequence[int], until: date | None, *, why: str = "", now: datetime, by: str
) -> tuple[OwedRow, ...]:
    """Leave open debts off the list until a day, and say why; with None show them again.

    All or none. Raises `Refused` for what is settled, `BadInput` for a day that has come.
    """
    check(why)
    if until is not None and until <= now.date():
        raise BadInput(f"{until.isoformat()} is not to come", cure="Give a day from tomorrow on.")
    with transaction():
        for debt in owed.get(owed_ids):
            if debt.standing is not Standing.OWED:
                raise Refused(f"this is already {debt.standing}", where=debt.party.name)
        for some in records.parts(owed_ids):
            records.Owed.objects.filter(id__in=some).update(later=until, how=why)
        kind = "put off" if until else "taken up again"
        events.record(kind, *events.subjects("owed", dict.fromkeys(owed_ids)), now=now, by=by)
        return owed.get(owed_ids)
