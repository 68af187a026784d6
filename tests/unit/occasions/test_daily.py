"""The question of a day: the same all day, another the next, each in its turn."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from penned.errors import BadInput
from penned.occasions import daily

DAYS = [date(2026, 1, 1) + timedelta(days) for days in range(400)]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_no_question_is_asked_two_days_running_and_each_has_its_turn(language: str) -> None:
    among = daily.prompts(language)
    asked = [daily.of_day(day, among) for day in DAYS]

    assert set(asked) == set(among)
    assert all(one != two for one, two in pairwise(asked))


def test_a_question_added_overnight_does_not_bring_back_that_of_the_day_before() -> None:
    among = daily.prompts("en")
    for day in DAYS[:60]:
        before = daily.of_day(day, among)
        after = daily.of_day(day + timedelta(1), (*among, f"Who fed me on {day}?"))
        assert before != after


def test_the_order_in_which_they_are_kept_does_not_matter() -> None:
    among = daily.prompts("en")
    assert [daily.of_day(day, among) for day in DAYS] == [
        daily.of_day(day, among[::-1]) for day in DAYS
    ]


@pytest.mark.parametrize("number", range(1, 9))
def test_a_few_of_ones_own_are_enough(number: int) -> None:
    among = [f"Question {each}?" for each in range(number)]
    asked = [daily.of_day(day, among) for day in DAYS]

    assert set(asked) == set(among)
    assert number == 1 or all(one != two for one, two in pairwise(asked))


def test_without_any_there_is_nothing_to_ask() -> None:
    with pytest.raises(ValueError, match="no prompt"):
        daily.of_day(DAYS[0], ())


def test_a_language_that_is_not_translated_asks_in_english() -> None:
    assert daily.prompts("xx") == daily.prompts("en")
    assert "What moments sparked your gratitude today?" in daily.prompts("en")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({}, "“en” is missing"),
        ({"en": "one"}, "must be a list"),
        ({"en": ["one", 2]}, "must be a list"),
        ({"en": ["one"]}, "two questions or more"),
        ({"en": ["one", "one"]}, "each once"),
        ({"en": ["one", " "]}, "two questions or more"),
    ],
)
def test_a_faulty_list_is_named(data: dict[str, Any], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        daily.read(data)
