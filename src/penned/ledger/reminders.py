"""What the writer was told of: claimed before it is said, at most once a thing, day and way."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Max

from penned.ledger import records
from penned.ledger.book import transaction
from penned.ledger.faults import faults

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime

    from django.db.models import QuerySet

_ELSEWHERE = timedelta(days=1)  # whoever travels may have been told tomorrow


def claim(channel: str, wanted: Mapping[str, date], *, day: date, now: datetime) -> frozenset[str]:
    """Take on to say these things on `day`; return those that nobody has taken on or said before.

    `wanted` has the day on which each was to be said: what was said for that day or a later one
    is not said again, unless that was on a day yet to come, while the clock was wrong. Whoever
    claims must then call `said` or `release`; what is neither was
    perhaps said, and waits for another day.
    """
    with transaction():
        mine = _of(channel, wanted)
        taken = set(mine.filter(day=day).values_list("item", flat=True))
        last = dict(_said(mine, day))
        free = {
            item: on
            for item, on in wanted.items()
            if item not in taken and (item not in last or last[item] < on)
        }
        records.Reminder.objects.bulk_create(
            [
                records.Reminder(channel=channel, item=item, day=day, wanted_on=on, claimed_at=now)
                for item, on in free.items()
            ],
            batch_size=records.FEW,
        )
        return frozenset(free)


def said(channel: str, items: Collection[str], *, day: date, now: datetime) -> None:
    """Note that what was claimed for `day` was said."""
    with transaction():
        for some in records.parts(items):
            _open(channel, day).filter(item__in=some).update(said_at=now)


def release(channel: str, items: Collection[str], *, day: date) -> None:
    """Let go of what was claimed for `day` and certainly not said: it is tried again."""
    with transaction():
        for some in records.parts(items):
            _open(channel, day).filter(item__in=some).delete()


@faults()
def last(channel: str, items: Collection[str], *, day: date) -> dict[str, date]:
    """For each thing that was said before, as seen on `day`, the day for which it was last."""
    found = dict(_said(_of(channel, items), day))
    return {item: found[item] for item in items if item in found}


@faults()
def on_day(channel: str, day: date) -> tuple[str, ...]:
    """What was claimed for a day, said or not, in the order in which it was."""
    rows = records.Reminder.objects.filter(channel=channel, day=day).order_by("id")
    return tuple(rows.values_list("item", flat=True))


@faults()
def between(channel: str, first: date, last: date) -> tuple[str, ...]:
    """What was claimed from `first` to `last`, both days included."""
    rows = records.Reminder.objects.filter(channel=channel, day__range=(first, last))
    return tuple(rows.order_by("id").values_list("item", flat=True))


def _of(channel: str, items: Collection[str]) -> QuerySet[records.Reminder]:
    rows = records.Reminder.objects.filter(channel=channel)
    return rows.filter(item__in=list(items)) if len(items) <= records.FEW else rows


def _said(rows: QuerySet[records.Reminder], day: date) -> list[tuple[str, date]]:
    told = rows.filter(said_at__isnull=False, day__lte=day + _ELSEWHERE)
    return list(told.values_list("item").annotate(Max("wanted_on")))


def _open(channel: str, day: date) -> QuerySet[records.Reminder]:
    return records.Reminder.objects.filter(channel=channel, day=day, said_at=None)
