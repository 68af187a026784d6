"""On which days a recurring event happens, tested day by day so that no rule takes long.

dateutil's rules go on to the year 9999 where nothing fits (30 February); a day is tested here in
about a microsecond, and how many are tested is known before. The tests compare both.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DAILY, WEEKLY, MONTHLY, YEARLY = "DAILY", "WEEKLY", "MONTHLY", "YEARLY"
MOST = 500
"""More occurrences of one event are not looked at."""

_TOO_FINE = {"SECONDLY": "second", "MINUTELY": "minute", "HOURLY": "hour"}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """An RRULE (RFC 5545, 3.3.10) of whole days; what it leaves open is taken from the first day.

    `weekdays` are (which, weekday), the first of them counted from the end where negative, 0 for
    each. `last` is the last day on which it may fall, where the rule says one.
    """

    freq: str
    interval: int = 1
    count: int | None = None
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    positions: tuple[int, ...] = ()
    week_starts: int = 0
    last: date | None = None


def read(parts: Mapping[str, Any], first: date) -> Rule:
    """Read the parts of an RRULE, as icalendar gives them; `BadInput` where it is not followed."""
    freq = str(_one(parts, "FREQ", ""))
    if freq in _TOO_FINE:
        raise BadInput(f"it repeats every {_TOO_FINE[freq]}, which no kindness does")
    if freq not in {DAILY, WEEKLY, MONTHLY, YEARLY}:
        raise BadInput("how often it repeats cannot be read")
    if {"BYWEEKNO", "BYEASTER"} & set(parts):
        raise BadInput("it repeats by the number of the week or by Easter, which is not followed")
    interval = int(_one(parts, "INTERVAL", 1))
    if interval < 1:
        raise BadInput(f"it repeats every {interval} times, which means nothing")
    count = _one(parts, "COUNT", None)
    rule = Rule(
        freq=freq,
        interval=interval,
        count=None if count is None else int(count),
        months=_numbers(parts, "BYMONTH"),
        month_days=_numbers(parts, "BYMONTHDAY"),
        year_days=_numbers(parts, "BYYEARDAY"),
        weekdays=tuple(_weekday(str(day), freq) for day in _all(parts, "BYDAY")),
        positions=_numbers(parts, "BYSETPOS"),
        week_starts=_WEEKDAYS.index(str(_one(parts, "WKST", "MO"))),
    )
    return _filled(rule, first)


def occurrences(rule: Rule, first: date, since: date, until: date) -> list[date]:
    """The days from `since` to `until` on which the rule falls, at most the first `MOST`.

    `cost` says how many days are tested for it.
    """
    found: list[date] = []
    number = 0
    for day in _days(_begin(rule, first, since), _end(rule, until)):
        if not _fits(rule, first, day):
            continue
        number += 1
        if rule.count is not None and number > rule.count:
            break
        if day >= since:
            found.append(day)
        if len(found) == MOST:
            break
    return found


def cost(rule: Rule, first: date, since: date, until: date) -> int:
    """How many days `occurrences` tests at most."""
    period = {MONTHLY: 31, YEARLY: 366}.get(rule.freq, 7) if rule.positions else 0
    return max(0, (_end(rule, until) - _begin(rule, first, since)).days) + period * 20


def _begin(rule: Rule, first: date, since: date) -> date:
    return max(first, since) if rule.count is None else first


def _end(rule: Rule, until: date) -> date:
    return until if rule.last is None else min(until, rule.last)


def _filled(rule: Rule, first: date) -> Rule:
    """Take from the first day what the rule leaves open."""
    if rule.month_days or rule.year_days or rule.weekdays:
        return rule
    given: dict[str, dict[str, Any]] = {
        YEARLY: {"months": rule.months or (first.month,), "month_days": (first.day,)},
        MONTHLY: {"month_days": (first.day,)},
        WEEKLY: {"weekdays": ((0, first.weekday()),)},
    }
    return replace(rule, **given.get(rule.freq, {}))


def _fits(rule: Rule, first: date, day: date) -> bool:
    if not _in_turn(rule, first, day) or not _passes(rule, day):
        return False
    return not rule.positions or day in _chosen(rule, *_bounds(rule, day))


def _in_turn(rule: Rule, first: date, day: date) -> bool:
    """Whether the day is in a day, week, month or year that is not passed over."""
    if rule.freq == DAILY:
        past = (day - first).days
    elif rule.freq == WEEKLY:
        past = (_week(rule, day) - _week(rule, first)).days // 7
    elif rule.freq == MONTHLY:
        past = (day.year - first.year) * 12 + day.month - first.month
    else:
        past = day.year - first.year
    return past % rule.interval == 0


def _passes(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days:
        length = monthrange(day.year, day.month)[1]
        if not {day.day, day.day - length - 1} & set(rule.month_days):
            return False
    if rule.year_days:
        number = day.timetuple().tm_yday
        if not {number, number - 366 - isleap(day.year)} & set(rule.year_days):
            return False
    return not rule.weekdays or any(
        weekday == day.weekday() and (not which or which in _which(rule, day))
        for which, weekday in rule.weekdays
    )


def _which(rule: Rule, day: date) -> tuple[int, int]:
    """Which of its weekday the day is in its month or year, from the start and from the end."""
    if rule.freq == MONTHLY or rule.months:
        place, length = day.day, monthrange(day.year, day.month)[1]
    else:
        place, length = day.timetuple().tm_yday, 365 + isleap(day.year)
    return (place - 1) // 7 + 1, -((length - place) // 7 + 1)


def _week(rule: Rule, day: date) -> date:
    """The day on which the week of `day` starts."""
    past = (day.weekday() - rule.week_starts) % 7
    return date.fromordinal(max(1, day.toordinal() - past))


def _bounds(rule: Rule, day: date) -> tuple[date, date]:
    """The first and the last day of the period that positions are counted in."""
    if rule.freq == YEARLY:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if rule.freq == MONTHLY:
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if rule.freq == WEEKLY:
        start = _week(rule, day)
        return start, date.fromordinal(min(date.max.toordinal(), start.toordinal() + 6))
    return day, day


@lru_cache(maxsize=64)
def _chosen(rule: Rule, start: date, end: date) -> frozenset[date]:
    """The days of a period that stand at one of the rule's positions."""
    alike = [day for day in _days(start, end) if _passes(rule, day)]
    last = len(alike)
    places = {place - 1 if place > 0 else last + place for place in rule.positions}
    return frozenset(alike[place] for place in places if 0 <= place < last)


def _days(start: date, end: date) -> Iterator[date]:
    return map(date.fromordinal, range(start.toordinal(), end.toordinal() + 1))


def _weekday(text: str, freq: str) -> tuple[int, int]:
    """Read "MO" or "-1FR"; a number says something in months and years only."""
    day = text[-2:].upper()
    if day not in _WEEKDAYS:
        raise BadInput(f"it repeats on “{text}”, which is no day of the week")
    which = int(text[:-2] or 0) if freq in {MONTHLY, YEARLY} else 0
    return which, _WEEKDAYS.index(day)


def _all(parts: Mapping[str, Any], name: str) -> list[Any]:
    value = parts.get(name, [])
    return list(value) if isinstance(value, list | tuple) else [value]


def _one(parts: Mapping[str, Any], name: str, otherwise: object) -> Any:  # noqa: ANN401 - as icalendar has it
    return next(iter(_all(parts, name)), otherwise)


def _numbers(parts: Mapping[str, Any], name: str) -> tuple[int, ...]:
    return tuple(map(int, _all(parts, name)))
