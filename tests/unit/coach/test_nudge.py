from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.coach import Way
from penned.coach.nudge import ALL, Hesitation, Nudge, nudge, nudges, read_nudges
from penned.errors import BadInput

DAY = date(2026, 11, 22)
LATE = [one for one in nudges() if Hesitation.LATE in one.when]

FILE = """\
source = "Emily Post, Etiquette, 1922"
url = "https://www.gutenberg.org/ebooks/14314"
as_of = 2026-11-22

[better-than-none]
text = "The most awkward note is better than none."
when = ["late"]
"""


def chosen(seen: dict[str, date], *ways: Way) -> Nudge:
    found = nudge(Hesitation.LATE, seen, DAY, ways)
    assert found is not None
    return found


@pytest.mark.parametrize("before", Hesitation)
def test_there_is_something_to_say_before_every_hesitation(before: Hesitation) -> None:
    found = nudge(before, {}, DAY)
    assert found is not None
    assert before in found.when


def test_some_is_told_only_to_those_who_ask() -> None:
    asked = {one.key for one in nudges() if not one.when}
    assert asked
    shown = {one.key for before in Hesitation for one in [nudge(before, {}, DAY)] if one}
    assert not asked & shown


@pytest.mark.parametrize("days", [0, 1, 6])
def test_within_a_week_of_the_last_there_is_silence(days: int) -> None:
    seen = {"five-minutes": DAY - timedelta(days)}
    assert nudge(Hesitation.LATE, seen, DAY) is None


def test_after_a_week_comes_another_and_not_the_same_again() -> None:
    first = chosen({})
    second = chosen({first.key: DAY - timedelta(7)})
    assert second != first
    third = chosen({first.key: DAY - timedelta(14), second.key: DAY - timedelta(7)})
    assert third == first


def test_the_only_one_that_is_left_is_not_shown_twice_in_a_row() -> None:
    aside = [Way(one.key) for one in LATE[1:]]
    assert chosen({}, *aside) == LATE[0]
    assert nudge(Hesitation.LATE, {LATE[0].key: DAY - timedelta(30)}, DAY, aside) is None


def test_one_or_all_can_be_laid_aside() -> None:
    assert chosen({}, Way(LATE[0].key)) == LATE[1]
    assert nudge(Hesitation.LATE, {}, DAY, [Way(ALL)]) is None


@given(st.lists(st.tuples(st.sampled_from(Hesitation), st.integers(0, 9)), max_size=30))
def test_no_history_brings_two_within_a_week_or_one_twice_in_a_row(
    visits: list[tuple[Hesitation, int]],
) -> None:
    seen: dict[str, date] = {}
    shown: list[tuple[str, date]] = []
    day = DAY
    for before, later in visits:
        day += timedelta(later)
        found = nudge(before, seen, day)
        if found:
            seen[found.key] = day
            shown.append((found.key, day))
    pairs = list(pairwise(shown))
    assert all(after - before >= timedelta(7) for (_, before), (_, after) in pairs)
    assert all(one != other for (one, _), (other, _) in pairs)


def test_every_nudge_says_who_says_so_and_where() -> None:
    for one in nudges():
        assert one.source
        assert one.url.startswith("http")
        assert max(len(one.text), len(one.source)) < 100


def test_what_stands_above_the_first_table_holds_for_all() -> None:
    (one,) = read_nudges(FILE, where="own.toml")
    assert (one.key, one.as_of, one.when) == ("better-than-none", DAY, (Hesitation.LATE,))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("text =", "words =", "“words” is no key"),
        ('when = ["late"]', 'when = "late"', "“when” must be a list"),
        ('["late"]', '["sympathy"]', "“when” must name some of"),
        ("as_of = 2026-11-22", "", "“as_of” is missing"),
        ("as_of = 2026-11-22", "as_of = 2026", "“as_of” must be a day"),
        ('"The most awkward note is better than none."', '""', "“text” must be words"),
        ("[better-than-none]", "[better", "this is no TOML"),
    ],
)
def test_a_faulty_file_is_reported_with_its_place_and_reason(
    old: str, new: str, reason: str
) -> None:
    with pytest.raises(BadInput, match=reason) as fault:
        read_nudges(FILE.replace(old, new), where="own.toml")
    assert fault.value.where == "own.toml"
