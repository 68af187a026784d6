"""Numbers in words and figures."""

from __future__ import annotations

import pytest

from penned.coach.facts.numerals import Numeral, a_span, numeral
from penned.coach.facts.wording import wordings

ENGLISH = wordings()["en"]


def read(said: str, at: int = 0) -> Numeral | None:
    return numeral(said.split(), at, ENGLISH)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("thirty one weeks", 31),
        ("two hundred miles", 200),
        ("1,100 pictures", 1100),
        ("a dozen", None),
        ("dozen of you", 12),
        ("twice", 2),
        ("half a dozen eggs", 6),
        ("nineteenth hole", 19),
        ("two hundred and fourteen errors", 214),
        ("three dozen eggs", 36),
    ],
)
def test_a_number_is_read(said: str, value: float | None) -> None:
    found = read(said)

    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("half an hour", 30),
        ("thirty minutes", 30),
        ("three quarters of an hour", 45),
        ("two weeks", 20160),
        ("a third of a year", None),
        ("third of a year", 175200),
        ("five apples", 0),
    ],
)
def test_a_duration_has_minutes(said: str, minutes: float | None) -> None:
    found = read(said)

    assert (pytest.approx(found.minutes, rel=0.001) if found else None) == minutes


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("at five", 5),
        ("at half past six", 6.5),
        ("at quarter to five", 4.75),
        ("until 5:30", 5.5),
        ("by eleven on", 11),
    ],
)
def test_a_time_of_day_is_told_from_a_count(said: str, value: float) -> None:
    found = read(said, 1)

    assert found
    assert (found.value, found.clock) == (value, True)


@pytest.mark.parametrize("said", ["at five houses", "for five hours", "about nine people"])
def test_a_count_after_a_preposition_is_no_time_of_day(said: str) -> None:
    found = read(said, 1)

    assert found
    assert not found.clock


@pytest.mark.parametrize("said", ["one of them", "first time", "both hands", "kettle"])
def test_what_counts_nothing_is_no_number(said: str) -> None:
    assert read(said) is None


def test_whoever_they_are_the_two_of_us_are_no_number() -> None:
    assert read("the two of us", 1) is None
    assert read("all nineteen of you", 1) is not None


@pytest.mark.parametrize(
    ("said", "minutes"),
    [("an hour", 60), ("a whole week", 10080), ("a fortnight", 20160), ("a kettle", 0), ("an", 0)],
)
def test_a_span_by_itself_is_one_of_it(said: str, minutes: float) -> None:
    assert a_span(said.split(), 0, ENGLISH) == minutes
