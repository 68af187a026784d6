"""The calendar of what is due: stable, quiet about names, and behind a secret."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from penned.desk import feed, follow_up
from penned.errors import NotFound
from penned.ledger import records
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from clock import Clock
    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow

    Kind = Callable[..., tuple[OwedRow, ...]]


def events(data: bytes) -> list[tuple[date, str, str]]:
    made = Calendar.from_ical(data)
    assert not made.errors
    return [
        (each.decoded("dtstart"), str(each["summary"]), str(each.get("description", "")))
        for each in made.walk("VEVENT")
    ]


def uids(data: bytes) -> list[str]:
    return [str(each["uid"]) for each in Calendar.from_ical(data).walk("VEVENT")]


def test_each_person_stands_on_the_day_on_which_the_first_note_is_due(
    desk: Desk, kind: Kind
) -> None:
    kind("Ana Reyes", "a vase; and, well,\na lamp", "wedding")
    kind("Ana Reyes", "a ride", "favour")
    kind("Mia Kern", "an hour", "interview")

    assert events(feed.calendar(desk, names=True)) == [
        (date(2026, 11, 23), "Write to Mia Kern", "an hour (2026-11-20)"),
        (
            date(2026, 11, 27),
            "Write to Ana Reyes",
            "a ride (2026-11-20)\na vase; and, well,\na lamp (2026-11-20)",
        ),
    ]


def test_without_names_nobody_and_nothing_is_named(desk: Desk, kind: Kind) -> None:
    kind("Ana Reyes", "a vase", "wedding")
    kind("Mia Kern", "an hour", "interview")
    data = feed.calendar(desk, names=False)

    assert [summary for _, summary, _ in events(data)] == ["A note to write"] * 2
    assert not any(word in data for word in (b"Ana", b"Reyes", b"Mia", b"vase", b"hour"))


def test_what_never_presses_is_in_no_calendar(desk: Desk, kind: Kind) -> None:
    kind("Una Berg", "flowers", "sympathy")
    kind("Kim Lee", "years of patience", "love")

    assert events(feed.calendar(desk, names=True)) == []


def test_what_is_put_off_stands_on_the_day_on_which_it_comes_back(desk: Desk, kind: Kind) -> None:
    kind("Bob Diaz", "cheese", "gift")
    follow_up.later(desk, "Bob", "2027-03-01")

    assert [day for day, _, _ in events(feed.calendar(desk, names=True))] == [date(2027, 3, 1)]


def test_many_on_one_day_are_one_entry(desk: Desk, kind: Kind) -> None:
    kind((f"Guest{number} Berg" for number in range(feed.MANY)), "a plate", "wedding")
    ((_, summary, description),) = events(feed.calendar(desk, names=True))

    assert summary == "10 notes to write"
    assert description == "Guest0 Berg, Guest1 Berg, Guest2 Berg and 7 more"


def test_the_same_debts_are_the_same_bytes_whenever_they_are_read(
    desk: Desk, kind: Kind, clock: Clock
) -> None:
    kind("Ana Reyes", "a vase", "wedding")
    kind("Mia Kern", "an hour", "interview")
    first = feed.calendar(desk, names=False)
    clock.later(10)

    assert feed.calendar(desk, names=False) == first
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in first
    follow_up.settle(desk, "Mia", Standing.WAIVED, on=None, how="")
    assert uids(feed.calendar(desk, names=True)) == uids(first)[1:]


def test_an_address_leads_to_the_calendar_until_it_is_revoked(desk: Desk, kind: Kind) -> None:
    kind("Ana Reyes", "a vase", "wedding")
    (quiet, token), (_, another) = feed.make(desk, names=False), feed.make(desk, names=True)

    assert feed.by_token(desk, token) == feed.calendar(desk, names=False)
    assert feed.by_token(desk, another) == feed.calendar(desk, names=True)
    feed.revoke(desk, quiet.id)
    assert feed.by_token(desk, token) is None
    assert feed.by_token(desk, another)
    with pytest.raises(NotFound):
        feed.revoke(desk, 99)


def test_a_secret_is_long_and_another_each_time_and_kept_nowhere(desk: Desk) -> None:
    tokens = {feed.make(desk, names=False)[1] for _ in range(20)}

    assert len(tokens) == 20
    assert all(len(token) == 22 for token in tokens)  # 128 bits in base64
    assert not tokens & set(records.Feed.objects.values_list("digest", flat=True))
