"""Secret addresses for calendars: only the hash of each secret is kept, and each can be revoked."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.errors import NotFound, Refused
from penned.ledger import events, records
from penned.ledger.book import transaction
from penned.ledger.faults import faults

if TYPE_CHECKING:
    from datetime import datetime

MOST = 100
"""More addresses than that at a time are a mistake."""


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One address; with `names`, the feed says who is to be written to and for what."""

    id: int
    names: bool
    made_at: datetime
    by: str
    revoked_at: datetime | None


def make(secret: str, *, names: bool, now: datetime, by: str) -> FeedRow:
    """Add an address with this secret; `Refused` where there are a hundred."""
    with transaction():
        if records.Feed.objects.filter(revoked_at=None).count() >= MOST:
            raise Refused(f"there are {MOST} addresses already", cure="Revoke one first.")
        record = records.Feed.objects.create(
            digest=_digest(secret), names=names, made_at=now, by=by
        )
        events.record("feed address made", f"feed {record.pk}", now=now, by=by)
        return _row(record)


def revoke(number: int, *, now: datetime, by: str) -> FeedRow:
    """Let an address lead nowhere from now on; raises `NotFound`."""
    with transaction():
        record = records.Feed.objects.filter(id=number).first()
        if record is None:
            raise NotFound(f"no feed address has the number {number}")
        if record.revoked_at is None:
            record.revoked_at = now
            record.save(update_fields=["revoked_at"])
            events.record("feed address revoked", f"feed {number}", now=now, by=by)
        return _row(record)


@faults()
def every() -> tuple[FeedRow, ...]:
    """Every address, the oldest first."""
    return tuple(_row(record) for record in records.Feed.objects.order_by("id"))


@faults()
def by_secret(secret: str) -> FeedRow | None:
    """The address with this secret, unless it was revoked; it takes as long for a wrong one."""
    wanted = _digest(secret)
    found = None
    for record in records.Feed.objects.filter(revoked_at=None).order_by("id")[:MOST]:
        if hmac.compare_digest(record.digest, wanted):
            found = _row(record)
    return found


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _row(record: records.Feed) -> FeedRow:
    return FeedRow(record.pk, record.names, record.made_at, record.by, record.revoked_at)
