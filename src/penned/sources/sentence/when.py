"""Days in a sentence: “on Sunday”, “two weeks ago”, “4 October”, each as a date near today."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from penned.sources.sentence.lexicon import Lexicon, Phrase

_WRITTEN = re.compile(r"(?<![\w/.-])(\d{4})-(\d\d?)-(\d\d?)(?![\w/-])")
_NUMBERS = re.compile(
    r"(?<![\w/.-])(\d{1,2})([/.])(\d{1,2})(?:\2((?:20)?\d\d)|(?(2)\.?))(?![\w/-])"
)
_WEEK = 7
_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class When:
    """A day that is said from `start` to `end` of a text.

    Where it can be read two ways, `or_` is the other. `about` says that no single day was named:
    it is then the last of the days that may be meant.
    """

    start: int
    end: int
    on: date
    or_: date | None = None
    about: bool = False


def find(text: str, today: date, words: Lexicon, *, ahead: bool = False) -> tuple[When, ...]:
    """The days said in `text` (in small letters), in its order; a year not said is the nearest.

    They are on or before `today` unless the words say otherwise; with `ahead`, on or after it.
    """
    found: list[When] = []
    written = (_with_lead(text, each, words) for each in _written(text, today, ahead=ahead))
    for each in (*written, *_phrased(text, today, words, ahead=ahead)):
        if not any(each.start < other.end and other.start < each.end for other in found):
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def clocks(text: str, words: Lexicon) -> Iterator[tuple[int, int]]:
    """Where times of the day are said: “at five”, “around noon”."""
    pattern = words.lists["when.clock"]
    return (match.span() for match in pattern.finditer(text))


def happened(text: str, when: When, words: Lexicon) -> bool:
    """Whether it is the day of what is told, not one of something else: “a cake for Saturday”."""
    behind = text[when.end :].lstrip()
    return not (
        words.ends("when.not_behind", text[: when.start])
        or words.begins("when.not_before", behind)
        or behind.startswith("'s ")
    )


def _with_lead(text: str, each: When, words: Lexicon) -> When:
    """With the word before a date in numbers that belongs to it: “on 4/10”."""
    found = words.ends("when.on", text[: each.start])
    return replace(each, start=found.start()) if found else each


def _written(text: str, today: date, *, ahead: bool) -> Iterator[When]:
    """2026-11-20, 4.10., 4/10, 04/10/2026; day and month in either order where both can be."""
    for match in _WRITTEN.finditer(text):
        if day := _day(int(match[1]), int(match[2]), int(match[3])):
            yield When(*match.span(), day)
    for match in _NUMBERS.finditer(text):
        one, sign, two, year = match.groups()
        if sign == "." and not (year or match[0].endswith(".")):
            continue  # 4.10 is a price or a time
        orders = [(two, one)] if sign == "." else [(two, one), (one, two)]
        days = [day for month, at in orders if (day := _nearest(year, month, at, today, ahead))]
        if days:
            other = days[1] if len(days) > 1 and days[1] != days[0] else None
            yield When(*match.span(), days[0], other)


def _phrased(text: str, today: date, words: Lexicon, *, ahead: bool) -> Iterator[When]:
    for phrase in words.phrases:
        for match in phrase.pattern.finditer(text):
            on = _READ[phrase.kind](match, phrase, today, _Way(words, ahead or phrase.ahead))
            if on is not None:
                yield When(*match.span(), on, about=phrase.about)


@dataclass(frozen=True, slots=True)
class _Way:
    """In which language and direction days are read."""

    words: Lexicon
    ahead: bool

    def number(self, match: re.Match[str]) -> int:
        said = match["n"]
        return int(said) if said.isdecimal() else self.words.numbers[said]

    def weekday(self, match: re.Match[str]) -> int:
        return next(
            at for at, day in enumerate(self.words.weekdays) if day.fullmatch(match["weekday"])
        )

    def month(self, match: re.Match[str]) -> int:
        months = enumerate(self.words.months, 1)
        return next(at for at, month in months if month.fullmatch(match["month"]))


def _ago(_match: re.Match[str], phrase: Phrase, today: date, _way: _Way) -> date:
    return today - timedelta(phrase.days)


def _back(match: re.Match[str], phrase: Phrase, today: date, way: _Way) -> date:
    number = 1 if phrase.unit == "fortnight" else way.number(match)
    step = {
        "day": relativedelta(days=number),
        "week": relativedelta(weeks=number),
        "fortnight": relativedelta(weeks=2),
        "month": relativedelta(months=number),
        "year": relativedelta(years=number),
    }[phrase.unit]
    there: date = today + step if phrase.kind == "ahead" else today - step
    return there


def _weekday(match: re.Match[str], _phrase: Phrase, today: date, way: _Way) -> date:
    """The nearest such day that is not today: who means today says so."""
    if way.ahead:
        return today + timedelta((way.weekday(match) - today.weekday() - 1) % _WEEK + 1)
    return today - timedelta((today.weekday() - way.weekday(match) - 1) % _WEEK + 1)


def _this_weekday(match: re.Match[str], phrase: Phrase, today: date, way: _Way) -> date:
    """“This Friday”: today if it is one."""
    if today.weekday() == way.weekday(match):
        return today
    return _weekday(match, phrase, today, way)


def _weekday_before(match: re.Match[str], phrase: Phrase, today: date, way: _Way) -> date:
    return _weekday(match, phrase, today, way) - timedelta(_WEEK)


def _weekdays_back(match: re.Match[str], phrase: Phrase, today: date, way: _Way) -> date:
    return _weekday(match, phrase, today, way) - timedelta(_WEEK * (way.number(match) - 1))


def _week_weekday(match: re.Match[str], _phrase: Phrase, today: date, way: _Way) -> date:
    monday = today - timedelta(today.weekday() + _WEEK)
    return monday + timedelta(way.weekday(match))


def _weekend(_match: re.Match[str], _phrase: Phrase, today: date, _way: _Way) -> date:
    """The Sunday of the last weekend; on a weekend, today."""
    if today.weekday() >= _SUNDAY - 1:
        return today
    return today - timedelta(today.weekday() + 1)


def _week(_match: re.Match[str], _phrase: Phrase, today: date, way: _Way) -> date:
    sunday = today - timedelta(today.weekday() + 1)
    return sunday + timedelta(2 * _WEEK) if way.ahead else sunday


def _this_week(_match: re.Match[str], _phrase: Phrase, today: date, _way: _Way) -> date:
    return today


def _month_before(_match: re.Match[str], _phrase: Phrase, today: date, way: _Way) -> date:
    if way.ahead:
        last: date = today + relativedelta(months=2, day=1, days=-1)
        return last
    return today.replace(day=1) - timedelta(1)


def _year_before(_match: re.Match[str], _phrase: Phrase, today: date, _way: _Way) -> date:
    return date(today.year - 1, 12, 31)


def _date(match: re.Match[str], _phrase: Phrase, today: date, way: _Way) -> date | None:
    return _nearest(match["y"], str(way.month(match)), match["d"], today, way.ahead)


def _day_of_month(match: re.Match[str], _phrase: Phrase, today: date, way: _Way) -> date | None:
    for months in range(12):
        month = today + relativedelta(months=months if way.ahead else -months)
        day = _day(month.year, month.month, int(match["d"]))
        if day and (day >= today if way.ahead else day <= today):
            return day
    return None


def _month(match: re.Match[str], _phrase: Phrase, today: date, way: _Way) -> date:
    """The last day of the month; of this one, today."""
    number, said = way.month(match), match.groupdict().get("y")
    off = int(number < today.month) if way.ahead else -int(number > today.month)
    year = int(said) if said else today.year + off
    last: date = date(year, number, 1) + relativedelta(months=1, days=-1)
    return last if way.ahead else min(last, today)


def _holiday(match: re.Match[str], _phrase: Phrase, today: date, way: _Way) -> date | None:
    for name, month, day in way.words.holidays:
        if name.fullmatch(match["holiday"]):
            return _nearest(None, str(month), str(day), today, way.ahead)
    return None


_READ: dict[str, Callable[[re.Match[str], Phrase, date, _Way], date | None]] = {
    "ago": _ago,
    "back": _back,
    "ahead": _back,
    "weekday": _weekday,
    "this weekday": _this_weekday,
    "weekday before": _weekday_before,
    "weekdays back": _weekdays_back,
    "week weekday": _week_weekday,
    "weekend": _weekend,
    "week": _week,
    "this week": _this_week,
    "month before": _month_before,
    "year before": _year_before,
    "date": _date,
    "day": _day_of_month,
    "month": _month,
    "holiday": _holiday,
}


def _nearest(year: str | None, month: str, day: str, today: date, ahead: bool) -> date | None:  # noqa: FBT001 - a direction
    """The day of this month and day; without a year, the nearest in the direction."""
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    near = range(9) if ahead else range(0, -9, -1)  # the 29th of February may be eight years off
    for years in near:
        found = _day(today.year + years, int(month), int(day))
        if found and (found >= today if ahead else found <= today):
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
