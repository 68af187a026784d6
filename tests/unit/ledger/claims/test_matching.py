"""Rows of several lists and the gifts that they tell of together: the same in any order."""

from __future__ import annotations

from datetime import date
from itertools import count, permutations

from hypothesis import given
from hypothesis import strategies as st

from penned.ledger.claims import matching
from penned.ledger.claims.matching import Candidate, Gift, Witness

DAYS = {letter: date(2026, 6, number) for number, letter in enumerate("abcd", 1)}


def rows(*lists: str) -> list[Witness]:
    """A list is one letter a row: a day, or "?" for none."""
    ids = count(1)
    return [
        Witness(next(ids), run, f"{letter}{its[:place].count(letter)}", DAYS.get(letter))
        for run, its in enumerate(lists)
        for place, letter in enumerate(its)
    ]


def told(*lists: str) -> list[str]:
    """The gifts, each as the keys of its rows."""
    return [" ".join(row.key for row in gift.rows) for gift in matching.gifts(rows(*lists))]


def test_a_row_without_a_day_is_the_first_gift_that_its_list_does_not_tell() -> None:
    assert told("?", "b", "a") == ["?0 a0", "b0"]
    assert told("a?", "ab") == ["a0 a0", "?0 b0"]


def test_the_rows_of_one_list_are_different_gifts() -> None:
    assert told("a??") == ["a0", "?0", "?1"]
    assert told("aa") == ["a0", "a1"]
    assert told("??", "?") == ["?0 ?0", "?1"]


def test_a_moment_keeps_its_day_before_its_rows() -> None:
    every = rows("?", "a", "b")
    moment = Candidate(7, touched=True, rows=(every[0], every[2]))
    found = matching.gifts(every)
    assert [gift.day for gift in found] == ["a0", "b0"]
    assert matching.settle(found, [moment]) == {1: 7}


def test_what_was_worked_on_chooses_first() -> None:
    every = rows("?", "?")
    plain, touched = (Candidate(n, n == 2, (every[n - 1],)) for n in (1, 2))
    assert matching.settle(matching.gifts(every), [plain, touched]) == {0: 2}


def test_a_moment_of_another_day_is_another_gift() -> None:
    first, second = rows("a", "b")
    assert (
        matching.settle([Gift("b0", (second,))], [Candidate(7, touched=True, rows=(first,))]) == {}
    )


lists = st.lists(st.text("abcd?", min_size=1, max_size=4), min_size=1, max_size=4)


@given(lists)
def test_the_order_of_the_lists_changes_nothing(some: list[str]) -> None:
    every = rows(*some)
    parted = {frozenset(gift.rows) for gift in matching.gifts(every)}
    for turned in list(permutations(range(len(some))))[:6]:
        order = sorted(every, key=lambda row: (turned[row.run], -row.id))
        assert {frozenset(gift.rows) for gift in matching.gifts(order)} == parted


@given(lists)
def test_every_row_tells_of_one_gift_and_no_list_tells_it_twice(some: list[str]) -> None:
    every = rows(*some)
    found = matching.gifts(every)
    assert sorted(row.id for gift in found for row in gift.rows) == [row.id for row in every]
    for gift in found:
        runs = [row.run for row in gift.rows]
        assert len(set(runs)) == len(runs)
    assert len(found) >= max(map(len, some))


@given(lists, st.text("abcd?", min_size=1, max_size=4))
def test_one_more_list_leaves_no_moment_over(some: list[str], more: str) -> None:
    """However much of it somebody has worked on: each moment is still a gift that is told."""
    before = rows(*some)
    moments = [
        Candidate(number, touched=True, rows=gift.rows)
        for number, gift in enumerate(matching.gifts(before), 1)
    ]
    after = matching.gifts(rows(*some, more))
    assert set(matching.settle(after, moments).values()) == {each.moment for each in moments}
