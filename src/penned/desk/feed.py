"""What is due as a calendar that other programs read: a file, or a secret address on the site."""

from __future__ import annotations

import secrets
import uuid
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from penned.desk import hindered
from penned.desk.waiting import by_giver, told, waiting
from penned.ledger import feeds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from icalendar import Event

    from penned.desk.desk import Desk
    from penned.desk.waiting import Giver, Waiting
    from penned.ledger.feeds import FeedRow

MANY = 10
"""So many on one day are one entry: a calendar is no list of chores."""
_SECRET = 16  # bytes: 128 bits
_NAMED = 3
_OURS = uuid.UUID("7c5b0d0e-8a44-5b4e-9a55-3f6d3b6c6f01")
_ONE, _SEVERAL = "A note to write", "{} notes to write"


def calendar(desk: Desk, *, names: bool) -> bytes:
    """The days on which notes are due, as iCalendar; without `names`, nobody and nothing is named.

    What is put off stands on the day on which it comes back; what presses nobody is not in it. The
    same debts give the same bytes and keep their UIDs.
    """
    from icalendar import Calendar  # noqa: PLC0415 - slow, and only feeds need it

    made = Calendar()
    made.add("prodid", "-//Penned//Notes to write//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", "Notes to write")
    made.add("x-wr-calname", "Notes to write")
    made.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
    made.add("x-published-ttl", "PT12H")
    for day, groups in sorted(_by_day(desk).items()):
        if len(groups) >= MANY:
            made.add_component(_of_many(day, groups, names=names))
        else:
            for group in groups:
                made.add_component(_of_one(day, group, names=names))
    return bytes(made.to_ical())


def by_token(desk: Desk, token: str) -> bytes | None:
    """The calendar at the address with this secret; None where there is none, or none any more."""
    found = feeds.by_secret(token)
    return calendar(desk, names=found.names) if found else None


def make(desk: Desk, *, names: bool) -> tuple[FeedRow, str]:
    """A new address: its row, and the secret, which is shown once and kept nowhere."""
    token = secrets.token_urlsafe(_SECRET)
    return feeds.make(token, names=names, now=desk.now(), by=desk.by), token


def revoke(desk: Desk, number: int) -> FeedRow:
    """Let an address lead nowhere from now on."""
    return feeds.revoke(number, now=desk.now(), by=desk.by)


def _by_day(desk: Desk) -> dict[date, list[tuple[Waiting, ...]]]:
    """What each person or household is owed, by the day on which the first of it is due."""
    found: dict[date, list[tuple[Waiting, ...]]] = {}
    due = [each for each in waiting(desk, all_=True) if each.due]
    silent = hindered.silent({each.party_id for each in due})
    for group in by_giver([each for each in due if each.party_id not in silent]):
        day = min(max(filter(None, (each.due, each.later))) for each in group)
        found.setdefault(day, []).append(group)
    return found


def _of_one(day: date, group: Sequence[Waiting], *, names: bool) -> Event:
    first = min(group, key=lambda each: each.id)
    event = _event(day, f"owed {first.id} {first.noted_on.isoformat()}", group)
    if not names:
        event.add("summary", _ONE)
        return event
    (giver,) = told([group])
    event.add("summary", f"Write to {giver.party.name}")
    event.add("description", "\n".join(_said(giver)))
    return event


def _of_many(day: date, groups: Sequence[Sequence[Waiting]], *, names: bool) -> Event:
    event = _event(day, f"day {day.isoformat()}", [each for group in groups for each in group])
    event.add("summary", _SEVERAL.format(len(groups)))
    if names:
        first = [giver.party.name for giver in told(groups[:_NAMED])]
        event.add("description", f"{', '.join(first)} and {len(groups) - len(first)} more")
    return event


def _event(day: date, what: str, group: Sequence[Waiting]) -> Event:
    from icalendar import Event  # noqa: PLC0415 - see above

    event = Event()
    noted = max(each.noted_on for each in group)
    event.add("uid", f"{uuid.uuid5(_OURS, what)}@penned.invalid")
    event.add("dtstamp", datetime.combine(noted, time.min, UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _said(giver: Giver) -> list[str]:
    return [f"{debt.moment.what} ({debt.since.isoformat()})" for debt, _ in giver.things]
