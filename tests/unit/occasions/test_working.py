"""Working days: weekends and holidays where one lives, and what they do to a window."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import occasions
from penned.errors import BadInput
from penned.occasions import file, working

THANKSGIVING = date(2026, 11, 26)
PLACES = ["", "US", "US-CA", "DE-BY", "GB", "JP", "IL", "CN", "XX", "US-QQ"]


@pytest.mark.parametrize(
    ("day", "place", "works"),
    [
        (date(2026, 11, 23), "US", True),
        (THANKSGIVING, "US", False),
        (THANKSGIVING, "us", False),
        (THANKSGIVING, "DE", True),
        (THANKSGIVING, "", True),
        (date(2026, 11, 22), "", False),
        (date(2026, 11, 20), "IL", False),
        (date(2026, 11, 22), "IL", True),
        (date(2026, 1, 6), "DE", True),
        (date(2026, 1, 6), "DE-BY", False),
        (date(2026, 1, 6), "DE-QQ", True),
        (date(2026, 1, 4), "CN", True),  # a Sunday that is worked for a long New Year
        (date(2026, 11, 23), "XX", True),
        (date(2026, 11, 22), "XX", False),
    ],
)
def test_a_country_and_its_parts_have_their_own_days_off(
    day: date, place: str, *, works: bool
) -> None:
    assert working.is_working(day, place) is works


@pytest.mark.parametrize(
    ("country", "region", "place"),
    [
        ("US", "California", "US-CA"),
        ("us", "ca", "US-CA"),
        ("DE", " Baden-Württemberg ", "DE-BW"),
        ("DE", "", "DE"),
        ("US", "Narnia", "US"),
        ("XX", "anywhere", "XX"),
        ("", "Kent", ""),
    ],
)
def test_a_place_is_read_from_an_address(country: str, region: str, place: str) -> None:
    assert working.place_of(country, region) == place


@given(st.dates(), st.integers(0, 5), st.sampled_from(PLACES))
def test_days_counted_are_worked_and_come_in_order(day: date, number: int, place: str) -> None:
    try:
        found = working.after(day, number, place)
    except OverflowError:
        return
    assert found >= day + timedelta(days=number)
    assert number == 0 or working.is_working(found, place) or found == date.max


def test_an_interview_on_a_friday_is_thanked_for_on_the_next_working_day() -> None:
    interview, friday = occasions.load("interview"), date(2026, 11, 20)

    assert occasions.due(interview, friday, "US") == date(2026, 11, 23)
    assert occasions.ideal(interview, friday, "US") == date(2026, 11, 23)
    assert occasions.due(interview, date(2026, 11, 25), "US") == date(2026, 11, 27)


def test_a_window_that_ends_on_a_day_off_ends_with_the_next_post() -> None:
    gift = occasions.load("gift")
    two_weeks_before_christmas = date(2026, 12, 11)

    assert occasions.due(gift, two_weeks_before_christmas, "US") == date(2026, 12, 28)
    assert occasions.lateness(gift, two_weeks_before_christmas, date(2026, 12, 28), "US") == 0
    assert occasions.lateness(gift, two_weeks_before_christmas, date(2026, 12, 29), "US") == 1


@given(st.sampled_from(occasions.keys()), st.dates(), st.dates(), st.sampled_from(PLACES))
def test_a_note_is_late_from_the_day_after_it_is_due(
    key: str, on: date, today: date, place: str
) -> None:
    occasion = occasions.load(key)
    last = occasions.due(occasion, on, place)

    assert occasions.lateness(occasion, on, today, place) == max(
        0, (today - last).days if last else 0
    )


def test_a_part_of_a_country_keeps_the_countrys_customs() -> None:
    wedding = occasions.load("wedding")

    assert occasions.window_of(wedding, "DE-BY") == occasions.window_of(wedding, "DE")


def test_what_counts_working_days_says_who_says_so() -> None:
    counting = sorted(filter(lambda key: occasions.load(key).window.working, occasions.keys()))

    assert counting == ["donation", "interview"]
    assert all("day" in occasions.load(key).window.source for key in counting)


def test_other_ways_to_count_are_refused() -> None:
    with pytest.raises(BadInput, match=r"“window\.counts” must be “days” or"):
        file.window({"ideal_days": 1, "soft_days": 2, "counts": "moons"}, "window", "x.toml", "me")
