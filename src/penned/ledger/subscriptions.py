"""What is pulled from servers: the subscriptions, what was last seen there, and what was told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.errors import NotFound, Refused
from penned.ledger import events, records
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.ledger.words import check

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """An address book or calendar that is pulled; `kind` is "contacts" or "calendar"."""

    id: int
    name: str
    url: str
    kind: str
    user: str = ""
    is_file: bool = False
    token: str = ""
    pulled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A card or event as it was last seen, at its path on the server."""

    path: str
    etag: str
    data: bytes
    modified: datetime | None = None


@faults()
def everything() -> tuple[SubscriptionRow, ...]:
    """All subscriptions by name."""
    return tuple(map(_row, records.Subscription.objects.order_by("name", "id")))


def find(named: str) -> SubscriptionRow:
    """The subscription with this name or address; raises `NotFound`."""
    plain = named.strip()
    for row in everything():
        if plain.casefold() == row.name.casefold() or plain.rstrip("/") == row.url.rstrip("/"):
            return row
    known = ", ".join(f"“{row.name}”" for row in everything())
    raise NotFound(
        f"nothing is pulled from “{plain}”",
        cure=f"There is {known}." if known else "Name it by its address first: penned pull URL",
    )


def keep(row: SubscriptionRow, *, now: datetime, by: str) -> SubscriptionRow:
    """Keep a subscription; a new one, whose id is 0, gets its id here.

    Raises `Refused` for a name that is taken.
    """
    check(row.name, row.url, row.user)
    with transaction():
        if records.Subscription.objects.filter(name=row.name).exclude(id=row.id).exists():
            raise Refused(
                f"something else is pulled as “{row.name}”", cure="Say another with --name."
            )
        record, is_new = records.Subscription.objects.update_or_create(
            url=row.url,
            defaults={
                "name": row.name,
                "kind": row.kind,
                "user": row.user,
                "is_file": row.is_file,
            },
        )
        if is_new:
            events.record("subscribed", f"subscription {record.id}", now=now, by=by)
        return _row(record)


def forget(number: int, *, now: datetime, by: str) -> None:
    """Pull no more from there. What was taken in stays; the copies of cards and events go."""
    with transaction():
        records.Subscription.objects.filter(id=number).delete()
        events.record("unsubscribed", f"subscription {number}", now=now, by=by)


@faults()
def seen(number: int) -> tuple[SeenRow, ...]:
    """What was last seen, in the order of the paths."""
    found = records.Seen.objects.filter(subscription=number).order_by("path")
    return tuple(
        SeenRow(each.path, each.etag, bytes(each.data), each.modified) for each in found.iterator()
    )


def note_seen(
    number: int,
    changed: Iterable[SeenRow],
    gone: Collection[str],
    *,
    token: str,
    now: datetime,
) -> None:
    """Keep what a server says now, and the token that goes with it."""
    new = list(changed)
    with transaction():
        mine = records.Seen.objects.filter(subscription=number)
        for some in records.parts([*gone, *(row.path for row in new)]):
            mine.filter(path__in=some).delete()
        records.Seen.objects.bulk_create(
            (
                records.Seen(
                    subscription_id=number,
                    path=row.path,
                    etag=row.etag,
                    modified=row.modified,
                    data=row.data,
                )
                for row in new
            ),
            batch_size=records.FEW,
        )
        records.Subscription.objects.filter(id=number).update(token=token, pulled_at=now)


@faults()
def told(number: int) -> Mapping[str, str]:
    """What pulls that stand told last, as digests by key; what was undone is not told."""
    found = records.PulledRow.objects.filter(subscription=number, run__undone_at=None)
    return dict(found.values_list("key", "digest"))


def note_told(number: int, run: int, digests: Mapping[str, str]) -> None:
    """Keep what an import told of a subscription."""
    with transaction():
        mine = records.PulledRow.objects.filter(subscription=number)
        for some in records.parts(digests):
            mine.filter(key__in=some).delete()
        records.PulledRow.objects.bulk_create(
            (
                records.PulledRow(subscription_id=number, run_id=run, key=key, digest=digest)
                for key, digest in digests.items()
            ),
            batch_size=records.FEW,
        )


def erase(parties: Collection[int]) -> None:
    """Delete the copies of what servers say of these parties, who asked to be forgotten."""
    named = records.Party.objects.filter(id__in=parties).values_list("name", flat=True)
    spelled = records.Naming.objects.filter(party__in=parties).values_list("name", flat=True)
    known = records.Fact.objects.filter(party__in=parties, field__in=("card", "email"))
    words = {*named, *spelled, *known.values_list("value", flat=True)} - {""}
    if not words:
        return
    mention = re.compile("|".join(map(re.escape, sorted(words))).encode(), re.IGNORECASE)
    found = [
        seen.pk
        for seen in records.Seen.objects.all().iterator()
        if mention.search(seen.data) and b"KIND:GROUP" not in bytes(seen.data).upper()
    ]
    for some in records.parts(found):
        records.Seen.objects.filter(id__in=some).delete()


def _row(record: records.Subscription) -> SubscriptionRow:
    return SubscriptionRow(
        id=record.id,
        name=record.name,
        url=record.url,
        kind=record.kind,
        user=record.user,
        is_file=record.is_file,
        token=record.token,
        pulled_at=record.pulled_at,
    )
