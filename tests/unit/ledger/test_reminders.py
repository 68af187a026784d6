"""Reminders are claimed before they are said: once a thing, day and way, whoever asks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from penned import ledger
from penned.ledger import records, reminders

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

DAY = date(2026, 11, 20)
NEXT = DAY + timedelta(days=1)
ANA = {"owed 1": DAY}


@pytest.fixture
def now(stamp: dict[str, Any]) -> datetime:
    moment: datetime = stamp["now"]
    return moment


def test_who_claims_first_says_it(now: datetime) -> None:
    assert reminders.claim("mail", ANA, day=DAY, now=now) == {"owed 1"}
    assert reminders.claim("mail", ANA, day=DAY, now=now) == set()


def test_each_way_is_its_own(now: datetime) -> None:
    reminders.claim("mail", ANA, day=DAY, now=now)

    assert reminders.claim("desktop", ANA, day=DAY, now=now) == {"owed 1"}


def test_what_was_said_is_not_said_again_until_another_day_of_its_comes(now: datetime) -> None:
    reminders.claim("mail", ANA, day=DAY, now=now)
    reminders.said("mail", ["owed 1"], day=DAY, now=now)

    assert reminders.claim("mail", ANA, day=NEXT, now=now) == set()
    assert reminders.claim("mail", {"owed 1": DAY - timedelta(days=3)}, day=NEXT, now=now) == set()
    assert reminders.claim("mail", {"owed 1": NEXT}, day=NEXT, now=now) == {"owed 1"}
    assert reminders.last("mail", ["owed 1", "owed 2"], day=NEXT) == {"owed 1": DAY}


def test_what_could_not_be_said_is_tried_again(now: datetime) -> None:
    reminders.claim("mail", ANA, day=DAY, now=now)
    reminders.release("mail", ["owed 1"], day=DAY)

    assert reminders.claim("mail", ANA, day=DAY, now=now) == {"owed 1"}


def test_what_was_said_is_not_released(now: datetime) -> None:
    reminders.claim("mail", ANA, day=DAY, now=now)
    reminders.said("mail", ["owed 1"], day=DAY, now=now)
    reminders.release("mail", ["owed 1"], day=DAY)

    assert reminders.on_day("mail", DAY) == ("owed 1",)


def test_what_was_perhaps_said_waits_for_another_day(now: datetime) -> None:
    reminders.claim("mail", ANA, day=DAY, now=now)

    assert reminders.claim("mail", ANA, day=DAY, now=now) == set()
    assert reminders.claim("mail", ANA, day=NEXT, now=now) == {"owed 1"}


def test_the_database_refuses_a_second_one(now: datetime) -> None:
    reminders.claim("mail", ANA, day=DAY, now=now)
    row = records.Reminder(channel="mail", item="owed 1", day=DAY, wanted_on=DAY, claimed_at=now)

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_of_many_who_claim_at_once_each_thing_goes_to_one(now: datetime) -> None:
    wanted = {f"owed {number}": DAY for number in range(40)}

    def claim(_: int) -> frozenset[str]:
        try:
            return reminders.claim("mail", wanted, day=DAY, now=now)
        finally:
            ledger.close()

    with ThreadPoolExecutor(4) as pool:
        won = [item for items in pool.map(claim, range(8)) for item in items]
    assert sorted(won) == sorted(wanted)


def test_the_queries_do_not_grow_with_what_was_said(
    now: datetime, queries: Callable[[Callable[[], object]], int]
) -> None:
    def some(many: int, way: str) -> int:
        wanted = {f"owed {number}": DAY for number in range(many)}
        return queries(lambda: reminders.claim(way, wanted, day=DAY, now=now))

    assert some(100, "mail") == some(4, "desktop")
    assert some(1000, "terminal") < some(4, "another") + 10  # rows are added a hundred at a time


def test_what_was_claimed_is_found_by_its_day(now: datetime) -> None:
    reminders.claim("mail", ANA, day=DAY, now=now)
    reminders.claim("mail", {"owed 2": NEXT}, day=NEXT, now=now)

    assert reminders.on_day("mail", NEXT) == ("owed 2",)
    assert reminders.between("mail", DAY, NEXT) == ("owed 1", "owed 2")
    assert reminders.between("desktop", DAY, NEXT) == ()


def test_what_was_said_while_the_clock_was_far_ahead_is_said_again_on_its_day(
    now: datetime,
) -> None:
    ahead = DAY + timedelta(days=400)
    reminders.claim("mail", {"owed 1": ahead}, day=ahead, now=now)
    reminders.said("mail", ["owed 1"], day=ahead, now=now)

    assert reminders.last("mail", ["owed 1"], day=DAY) == {}
    assert reminders.claim("mail", ANA, day=DAY, now=now) == {"owed 1"}
    reminders.said("mail", ["owed 1"], day=DAY, now=now)
    assert reminders.claim("mail", ANA, day=DAY, now=now) == set()
    assert reminders.claim("mail", ANA, day=NEXT, now=now) == set()
    assert reminders.claim("mail", {"owed 1": ahead}, day=ahead, now=now) == set()


def test_what_was_said_where_it_is_tomorrow_already_was_said(now: datetime) -> None:
    reminders.claim("mail", ANA, day=NEXT, now=now)
    reminders.said("mail", ["owed 1"], day=NEXT, now=now)

    assert reminders.claim("mail", ANA, day=DAY, now=now) == set()
