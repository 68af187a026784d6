"""Whom one might write to though nothing is owed: gently, and never the same one twice in a row."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from penned.desk import follow_up, out_of_the_blue
from penned.ledger import people
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from clock import Clock
    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow

    Kind = Callable[..., tuple[OwedRow, ...]]
    Thank = Callable[[str, str, date], None]

LONG_AGO = date(2024, 5, 4)


@pytest.fixture
def thank(desk: Desk, kind: Kind) -> Thank:
    def given(who: str, what: str, on: date) -> None:
        kind(who, what, "favour", on)
        follow_up.settle(desk, who, Standing.THANKED_IN_PERSON, on=on, how="")

    return given


def say(desk: Desk, who: str, field: str, value: str) -> None:
    people.say(people.find(who).id, field, value, now=desk.now(), by=desk.by)


def quiet(desk: Desk) -> list[str]:
    return [each.party.name for each in out_of_the_blue.quiet(desk)]


def test_the_quiet_are_those_not_thanked_for_long(desk: Desk, thank: Thank) -> None:
    thank("Bob Diaz", "cheese", LONG_AGO)
    thank("Ana Reyes", "a ride", LONG_AGO - timedelta(days=9))
    thank("Tom Berg", "a lamp", desk.today() - timedelta(days=300))

    assert quiet(desk) == ["Ana Reyes", "Bob Diaz"]
    assert [each.party.name for each in out_of_the_blue.quiet(desk, first=1)] == ["Ana Reyes"]
    assert out_of_the_blue.quiet(desk)[0].what == "a ride"


@pytest.mark.parametrize(
    ("relation", "days", "named"),
    [
        ("friend", 179, False),
        ("friend", 180, True),
        ("family", 269, False),
        ("family", 270, True),
        ("acquaintance", 500, False),
        ("interviewer", 5000, False),
    ],
)
def test_how_long_is_long_depends_on_what_they_are_to_one(
    desk: Desk,
    thank: Thank,
    relation: str,
    days: int,
    named: bool,  # noqa: FBT001 - a parameter
) -> None:
    thank("Bob Diaz", "cheese", desk.today() - timedelta(days=days))
    say(desk, "Bob", "relation", relation)

    assert (quiet(desk) == ["Bob Diaz"]) is named


def test_who_is_owed_is_on_the_other_list(desk: Desk, kind: Kind, thank: Thank) -> None:
    thank("Ana Reyes", "a ride", LONG_AGO)
    kind("Ana & Tom Reyes", "a vase", "wedding")

    assert quiet(desk) == []
    assert out_of_the_blue.wednesday(desk) is None


@pytest.mark.parametrize(("field", "value"), [("deceased", "yes"), ("do_not_mail", "yes")])
def test_who_may_not_be_written_to_is_left_in_peace(
    desk: Desk, thank: Thank, field: str, value: str
) -> None:
    thank("Bob Diaz", "cheese", LONG_AGO)
    say(desk, "Bob", field, value)

    assert quiet(desk) == []
    assert out_of_the_blue.wednesday(desk) is None


def test_one_is_suggested_until_wednesday_and_another_from_then_on(
    desk: Desk, thank: Thank, clock: Clock
) -> None:
    for name in ("Ana Reyes", "Bob Diaz", "Kim Lee", "Tom Berg"):
        thank(name, "a ride", LONG_AGO)
    named = []
    for _ in range(14):
        chosen = out_of_the_blue.wednesday(desk)
        named.append((chosen.on, chosen.party.name) if chosen else None)
        clock.later(1)

    assert [each and each[0] for each in named] == (
        [date(2026, 11, 25)] * 6 + [date(2026, 12, 2)] * 7 + [date(2026, 12, 9)]
    )
    assert len(set(named)) == 3
    assert len({each[1] for each in named if each}) == 3


def test_who_is_passed_over_rests(desk: Desk, thank: Thank, clock: Clock) -> None:
    for name in ("Ana Reyes", "Bob Diaz", "Kim Lee"):
        thank(name, "a ride", LONG_AGO)
    chosen = [out_of_the_blue.wednesday(desk), *(out_of_the_blue.pass_over(desk) for _ in range(2))]

    assert len({each.party.name for each in chosen if each}) == 3
    assert out_of_the_blue.wednesday(desk) == chosen[-1]
    assert out_of_the_blue.pass_over(desk) is None
    clock.later(7)
    assert out_of_the_blue.wednesday(desk) is None
    clock.later(84)
    assert out_of_the_blue.wednesday(desk)


def test_the_ledger_gives_the_reason(desk: Desk, thank: Thank) -> None:
    thank("Bob Diaz", "cheese", date(2026, 5, 4))
    thank("Bob Diaz", "the trailer", date(2024, 11, 24))
    chosen = out_of_the_blue.wednesday(desk)

    assert chosen
    assert chosen.last == (date(2026, 5, 4), "cheese")
    assert chosen.years_ago == (date(2024, 11, 24), "the trailer")
    assert chosen.question.endswith("?")


def test_sorrow_is_no_reason(desk: Desk, kind: Kind) -> None:
    kind("Bob Diaz", "flowers when my father died", "favour", LONG_AGO)
    follow_up.settle(desk, "Bob", Standing.THANKED_IN_PERSON, on=LONG_AGO, how="")
    chosen = out_of_the_blue.wednesday(desk)

    assert chosen
    assert (chosen.last, chosen.years_ago) == (None, None)


def test_who_was_thanked_lately_would_expect_nothing_more(desk: Desk, thank: Thank) -> None:
    thank("Bob Diaz", "cheese", desk.today() - timedelta(days=30))

    assert out_of_the_blue.wednesday(desk) is None


def test_where_nobody_was_ever_thanked_a_friend_will_do(desk: Desk, kind: Kind) -> None:
    kind("Bob Diaz", "cheese", "gift")
    follow_up.settle(desk, "Bob", Standing.WAIVED, on=None, how="")
    assert out_of_the_blue.wednesday(desk) is None
    say(desk, "Bob", "relation", "friend")
    chosen = out_of_the_blue.wednesday(desk)

    assert chosen
    assert chosen.party.name == "Bob Diaz"
    assert chosen.last is None
