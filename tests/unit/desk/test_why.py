from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from penned import ledger
from penned.coach.nudge import Hesitation
from penned.desk import capture, draft, owing, waiting, why
from penned.desk.desk import Desk, open_desk
from penned.ledger import notes, ways
from penned.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.coach.nudge import Nudge


@dataclass
class Clock:
    """A clock that a test turns on."""

    time: datetime = datetime(2026, 10, 1, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def later(self, days: int) -> None:
        self.time += timedelta(days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Soup from Ana to thank for."""
    place = tmp_path_factory.mktemp("why") / "ledger.sqlite3"
    made = open_desk(place, clock=Clock())
    capture.capture(made, Moment(("Ana Reyes",), "soup", occasion="gift", on=made.today()))
    ledger.close()
    return place


@pytest.fixture
def desk(template: Path, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A desk with that ledger."""
    yield open_desk(shutil.copy(template, tmp_path / "ledger.sqlite3"), clock=clock)
    ledger.close()


def shown(desk: Desk) -> Nudge | None:
    return why.among_waiting(desk, waiting.waiting(desk))


def test_nothing_is_said_while_all_is_in_time(desk: Desk) -> None:
    assert shown(desk) is None


def test_who_has_waited_long_is_a_reason_for_one_a_week(desk: Desk, clock: Clock) -> None:
    clock.later(60)
    first = shown(desk)
    assert first
    assert Hesitation.LATE in first.when
    assert shown(desk) is None
    clock.later(6)
    assert shown(desk) is None
    clock.later(1)
    second = shown(desk)
    assert second
    assert second != first


def test_a_draft_that_was_left_lying_is_a_reason_too(desk: Desk, clock: Clock) -> None:
    draft.write(desk, owing.named("Ana"), "Dear Ana, thank you for everything.")
    clock.later(60)
    found = shown(desk)
    assert found
    assert Hesitation.LEFT_LYING in found.when


def test_who_has_written_already_hesitates_no_more(desk: Desk, clock: Clock) -> None:
    debts = owing.named("Ana")
    notes.save([debt.id for debt in debts], "Dear Ana", ready=True, now=desk.now(), by=desk.by)
    clock.later(60)
    assert shown(desk) is None


def test_an_empty_page_is_a_reason_and_a_begun_one_is_none(desk: Desk) -> None:
    debts = owing.named("Ana")
    draft.write(desk, debts, "Dear Ana, thank you for everything.")
    assert why.before_writing(desk, owing.named("Ana")) is None
    found = why.before_writing(desk, debts)
    assert found
    assert Hesitation.EMPTY_PAGE in found.when


@pytest.mark.parametrize("occasion", ["sympathy", "medical"])
def test_where_somebody_mourns_or_is_ill_nothing_is_said(
    desk: Desk, clock: Clock, occasion: str
) -> None:
    capture.capture(desk, Moment(("Tom Lee",), "flowers", occasion=occasion, on=desk.today()))
    clock.later(90)
    assert shown(desk) is None
    assert why.before_writing(desk, owing.named("Tom")) is None


def test_the_switch_stays_where_it_was_put(desk: Desk, clock: Clock) -> None:
    clock.later(60)
    for _ in range(2):
        why.switch(desk, on=False)
        assert not why.is_on()
    assert shown(desk) is None
    assert len(ways.standing()) == 1
    for _ in range(2):
        why.switch(desk, on=True)
        assert why.is_on()
    assert shown(desk)


def test_what_another_writer_has_seen_is_new_to_me(desk: Desk, clock: Clock) -> None:
    clock.later(60)
    mine = replace(desk, by="me")
    yours = replace(desk, by="you")
    assert shown(mine) == shown(yours) is not None


def test_a_ledger_that_cannot_be_written_shows_nothing(desk: Desk, clock: Clock) -> None:
    clock.later(60)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    assert shown(desk) is None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = OFF")
    assert shown(desk)
