"""Days to come as people say them: “tomorrow”, “Friday”, “in three weeks”, “4 December”."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, datetime, timedelta

from dateutil import parser
from dateutil.relativedelta import relativedelta

from penned.errors import BadInput

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_COUNTED = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_NUMBERS = re.compile(r"\d{1,4}[/.]\d{1,2}(?:[/.]\d{1,4})?\.?")
_WEEKDAY = re.compile(r"(?:on |next )?(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|urs|ur)?(?:day)?\.?")
_IN = re.compile(r"(?:in )?(?:about )?(\d{1,3}|[a-z]+) (day|week|month|year)s?")
_WITH_MONTH = re.compile(rf"(?:on |in )?[\w ,.]*\b(?:{_MONTHS})[a-z]*\b[\w ,.]*")
_LONGEST = 40  # characters; what is longer names no day
_BLANK = datetime(2024, 1, 1)  # noqa: DTZ001 - a day in a leap year, for what is not said
_YEARS = 10  # the next 29 February is no further


def read(text: str, today: date) -> date | None:
    """The day that the words name; None where they name none (“after the move”).

    A weekday or a day without a year is the next one; a month is its first day. Raises `BadInput`
    for numbers that can be read two ways and for a day that there is not.
    """
    said = " ".join(text.casefold().split())
    if len(said) > _LONGEST:
        return None
    if _NUMBERS.fullmatch(said):
        raise BadInput(f"“{text}” can be read two ways", cure="Write it as 2026-12-04.")
    try:
        return _near(said, today) or _counted(said, today) or _dated(said, today)
    except (OverflowError, ValueError):
        raise BadInput(f"there is no day “{text}”", cure="Write it as 2026-12-04.") from None


def _near(said: str, today: date) -> date | None:
    words: dict[str, date] = {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "next week": today + timedelta(days=7 - today.weekday()),
        "next month": today + relativedelta(months=1, day=1),
        "next year": today + relativedelta(years=1, month=1, day=1),
        "the weekend": today + timedelta(days=(5 - today.weekday()) % 7 or 7),
    }
    words |= {"weekend": words["the weekend"]}
    if said in words:
        return words[said]
    named = _WEEKDAY.fullmatch(said)
    if named is None:
        return None
    ahead = (_WEEKDAYS.index(named[1]) - today.weekday()) % 7
    return today + timedelta(days=ahead or 7)


def _counted(said: str, today: date) -> date | None:
    found = _IN.fullmatch(said)
    if found is None:
        return None
    number, unit = found.groups()
    if not number.isdigit() and number not in (*_COUNTED, "an"):
        return None
    many = int(number) if number.isdigit() else max(1, _COUNTED.index(number.rstrip("n") or "a"))
    found_day: date = today + relativedelta(**{f"{unit}s": many})
    return found_day


def _dated(said: str, today: date) -> date | None:
    if _ISO.fullmatch(said):
        return date(*map(int, said.split("-")))
    if not _WITH_MONTH.fullmatch(said):
        return None
    plain = re.sub(r"^(?:on|in) |\bthe |\bof ", "", said)
    try:
        read, another = (parser.parse(plain, default=_BLANK.replace(year=y)) for y in (2024, 2028))
    except (parser.ParserError, OverflowError):
        return None  # other words stand beside the month
    day: date = read.date()
    if read.year == another.year:
        return day
    leaps = (day.month, day.day) == (2, 29)
    years = range(today.year, today.year + _YEARS)
    coming = (day.replace(year=year) for year in years if isleap(year) or not leaps)
    return next((each for each in coming if each >= today), None)
