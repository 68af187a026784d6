from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import vRecur

from penned.errors import BadInput
from penned.sources.calendar import recurrence

SINCE, UNTIL = date(2025, 10, 1), date(2026, 11, 1)
ANCHORS = ["", "BYMONTHDAY=1,15,-1", "BYMONTH=3,10", "BYDAY=MO,FR", "BYYEARDAY=60,-5"]
ORDINALS = ["BYDAY=1TU,-1FR", "BYDAY=MO,TU,WE;BYSETPOS=2,-1", "BYDAY=SU;BYSETPOS=1"]


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule that falls on some day, so that dateutil comes to an end."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = ANCHORS if freq == "DAILY" else [*ANCHORS[:-1], *ORDINALS]
    by = draw(st.sampled_from(parts if freq != "WEEKLY" else ["", "BYDAY=MO,FR", "BYMONTH=3,10"]))
    interval = "" if by else f"INTERVAL={draw(st.integers(1, 6))}"
    count = draw(st.sampled_from(["", "COUNT=3", "COUNT=40"]))
    week = draw(st.sampled_from(["", "WKST=SU", "WKST=WE"]))
    return ";".join(filter(None, (f"FREQ={freq}", by, interval, count, week)))


@given(rules(), st.dates(date(2019, 1, 1), date(2026, 6, 30)).filter(lambda day: day.day < 29))
def test_the_days_are_those_of_dateutil(text: str, first: date) -> None:
    judge = rrulestr(text, dtstart=datetime.combine(first, datetime.min.time()))
    past = takewhile(lambda when: when.date() <= UNTIL, judge)
    expected = [when.date() for when in past if when.date() >= SINCE]
    rule = recurrence.read(vRecur.from_ical(text), first)
    assert recurrence.occurrences(rule, first, SINCE, UNTIL) == expected


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;COUNT=1000000000;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=7",
    ],
)
def test_what_never_falls_on_a_day_ends_all_the_same(text: str) -> None:
    first = date(2000, 1, 1)
    rule = recurrence.read(vRecur.from_ical(text), first)
    assert recurrence.occurrences(rule, first, SINCE, UNTIL) == []


def test_no_more_than_the_most_are_found_and_the_cost_is_known_before() -> None:
    first = date(1990, 1, 1)
    rule = recurrence.read(vRecur.from_ical("FREQ=DAILY"), first)
    long = UNTIL + timedelta(days=3000)
    assert len(recurrence.occurrences(rule, first, SINCE, long)) == recurrence.MOST
    assert recurrence.cost(rule, first, SINCE, UNTIL) == (UNTIL - SINCE).days


@pytest.mark.parametrize("first", [date.min, date.max])
def test_the_first_and_the_last_day_there_is_hurt_nobody(first: date) -> None:
    rule = recurrence.read(vRecur.from_ical("FREQ=WEEKLY;BYDAY=MO,SU;BYSETPOS=1"), first)
    recurrence.occurrences(rule, first, first, first)


@pytest.mark.parametrize("text", ["FREQ=HOURLY", "FREQ=WEEKLY;INTERVAL=-1", "COUNT=3"])
def test_what_no_kindness_does_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        recurrence.read(vRecur.from_ical(text), SINCE)
