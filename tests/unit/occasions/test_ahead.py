"""Days to come, in the words that people use for them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.errors import BadInput
from penned.occasions import ahead

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", SUNDAY),
        ("Tomorrow", date(2026, 11, 23)),
        ("Friday", date(2026, 11, 27)),
        ("on fri", date(2026, 11, 27)),
        ("Sunday", date(2026, 11, 29)),
        ("next Wednesday", date(2026, 11, 25)),
        ("next week", date(2026, 11, 23)),
        ("the weekend", date(2026, 11, 28)),
        ("next month", date(2026, 12, 1)),
        ("next year", date(2027, 1, 1)),
        ("in 3 weeks", date(2026, 12, 13)),
        ("in three weeks", date(2026, 12, 13)),
        ("a month", date(2026, 12, 22)),
        ("in a year", date(2027, 11, 22)),
        ("2026-12-04", date(2026, 12, 4)),
        ("4 December", date(2026, 12, 4)),
        ("Dec 4", date(2026, 12, 4)),
        ("the 4th of December", date(2026, 12, 4)),
        ("4 Dec 2027", date(2027, 12, 4)),
        ("January", date(2027, 1, 1)),
        ("in June 2027", date(2027, 6, 1)),
        ("1 March", date(2027, 3, 1)),
        ("29 February", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_it_is_said(said: str, day: date) -> None:
    assert ahead.read(said, SUNDAY) == day


@pytest.mark.parametrize(
    "said",
    ["", "after the move", "when may is over and we are back", "5", "in some weeks", "may be later",
     "soon", "monster", "monster truck day", "sunshine",
     "once Ana is home from the hospital and has rested for a while"],
)  # fmt: skip
def test_words_that_name_no_day_are_no_day(said: str) -> None:
    assert ahead.read(said, SUNDAY) is None


@pytest.mark.parametrize("said", ["04/05/2027", "4.5.", "3/4", "2026-02-30", "2027-13-01"])
def test_what_can_be_read_two_ways_or_does_not_exist_is_not_guessed(said: str) -> None:
    with pytest.raises(BadInput, match="2026-12-04"):
        ahead.read(said, SUNDAY)


def test_the_calendar_ends() -> None:
    assert ahead.read("in 999 years", SUNDAY) == date(3025, 11, 22)
    with pytest.raises(BadInput, match="here is no day"):
        ahead.read("in 999 months", date(9999, 1, 1))


@given(st.text(max_size=60), st.dates())
def test_any_words_are_a_day_or_none_or_told(said: str, today: date) -> None:
    try:
        found = ahead.read(said, today)
    except BadInput:
        return
    assert found is None or isinstance(found, date)
