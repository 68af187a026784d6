"""Gifts that may be one."""

from __future__ import annotations

from datetime import date

import pytest

from penned.people.names import parse
from penned.sources import alike
from penned.sources.alike import Gift


def gift(number: int, who: str, what: str, on: date | None = None) -> Gift:
    return Gift(number, alike.keys([parse(who)]), what, on)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dutch oven", "dutch oven (blue)"),
        ("towels", "bath towels"),
        ("6 × wine glass", "wine glasses"),
        ("espresso machine", "Espresso-Machine"),
        ("crème brûlée set", "creme brulee bowls set"),
    ],
)
def test_the_same_giver_and_nearly_the_same_words_may_be_one(one: str, other: str) -> None:
    (pair,) = alike.pairs([gift(4, "Ana Reyes", one), gift(19, "ana reyes", other)])
    assert (pair.one, pair.other) == (4, 19)
    assert pair.why == f"the same giver, “{one}” and “{other}”"


def test_the_very_same_words_are_said_once() -> None:
    (pair,) = alike.pairs([gift(1, "Ana Reyes", "tent"), gift(2, "Ana Reyes", "Tent")])
    assert pair.why == "the same giver, both “tent”"


def test_somebody_and_the_household_may_have_given_one_gift() -> None:
    (pair,) = alike.pairs([gift(1, "Ana Reyes", "a tent"), gift(2, "Ana & Tom Reyes", "a tent")])
    assert pair.why.startswith("a giver of both")


@pytest.mark.parametrize(
    ("one", "other"),
    [("blue bowl", "red bowl"), ("pan", "frying pan"), ("lamp", "rug"), ("wok", "wool")],
)
def test_other_words_are_another_gift(one: str, other: str) -> None:
    assert alike.pairs([gift(1, "Ana Reyes", one), gift(2, "Ana Reyes", other)]) == ()


def test_other_givers_or_another_season_are_another_gift() -> None:
    days = date(2025, 6, 1), date(2026, 6, 1)
    assert alike.pairs([gift(1, "Ana", "tent"), gift(2, "Bea", "tent")]) == ()
    assert alike.pairs([gift(1, "Ana", "tent", days[0]), gift(2, "Ana", "tent", days[1])]) == ()


def test_thousands_of_gifts_of_one_giver_are_compared_with_their_neighbours_only() -> None:
    many = [gift(at, "Ana", f"thing number {at:05} of the box") for at in range(600)]
    odd = gift(5000, "Ana", "thing number 00007 of the box, red")
    assert any(pair.other == 5000 for pair in alike.pairs([*many, odd]))
