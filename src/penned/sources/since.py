"""A day as people say it of what began then: "June", "June 2025", "3 June", "2025", "yesterday"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.people.spelling import fold, tidy
from penned.sources import days, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_CURE = "Write it like June, June 2025, 3 June or 2025-06-03."
_BEFORE = ("since", "from", "in", "on", "until")  # what one says before it
_LEAP_YEAR = 2000


def read(text: str, today: date) -> date:
    """The day that `text` says, seen from `today`: the first of a month or year that is said alone.

    Without its year it is the last such day that has come. Raises `BadInput` where it is no day.
    """
    said = _without_first(tidy(text), _BEFORE)
    spoken = fold(said)
    if spoken in {"today", "now", "yesterday"}:
        return today - timedelta(days=spoken == "yesterday")
    parts = spoken.replace(",", " ").replace("-", " ").split()
    parts = [part for part in parts if part not in words.beside_dates()] or parts
    if month := _month(parts):
        return _in_month(said, month, _numbers(parts), today)
    if len(parts) == 2 and len(parts[0]) == 4 and all(map(str.isdecimal, parts)):  # 2025-06
        return _day(said, int(parts[0]), int(parts[1]), 1)
    if len(parts) == 1 and parts[0].isdecimal() and len(parts[0]) == 4:
        return _day(said, int(parts[0]), 1, 1)
    found = days.read(said)
    if found is None:
        raise BadInput(f"“{text}” is not a day", cure=_CURE)
    return found


def birthday(text: str) -> str:
    """A birthday in words as it is kept: "4 May 1980" is 1980-05-04, "4 May" is --05-04.

    What is not in words is returned as it is.
    """
    parts = fold(tidy(text)).replace(",", " ").split()
    month, numbers = _month(parts), _numbers(parts)
    years = [number for number in numbers if number > 31]
    if not month or len(numbers) != len(years) + 1 or len(years) > 1:
        return text
    year = years[0] if years else 0
    day = min(numbers)
    found = _day(text, year or _LEAP_YEAR, month, day)
    return found.isoformat() if year else f"--{found:%m-%d}"


def _month(parts: Sequence[str]) -> int:
    """The one month among words that are numbers else; 0 where there is none."""
    found = [words.months()[part] for part in parts if part in words.months()]
    return found[0] if len(found) == 1 and len(_numbers(parts)) + 1 == len(parts) else 0


def _numbers(parts: Sequence[str]) -> list[int]:
    """The numbers among these words: 3 is "3", "3." or "3rd"."""
    bare = (part.rstrip(".stndrh") for part in parts)
    return [int(part) for part in bare if part.isascii() and part.isdecimal() and len(part) <= 4]


def _in_month(said: str, month: int, numbers: Sequence[int], today: date) -> date:
    years = [number for number in numbers if number > 31]
    days_told = [number for number in numbers if number <= 31]
    if max(len(years), len(days_told)) > 1:
        raise BadInput(f"“{said}” is not a day", cure=_CURE)
    day = days_told[0] if days_told else 1
    if years:
        return _day(said, years[0], month, day)
    this_year = _day(said, _LEAP_YEAR, month, day)
    for year in range(today.year, today.year - 9, -1):  # a 29 February comes back within eight
        if (month, day) == (2, 29) and not _is_leap(year):
            continue
        if (found := this_year.replace(year=year)) <= today:
            return found
    raise BadInput(f"“{said}” is not a day", cure=_CURE)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _day(said: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInput(f"there is no such day as “{said}”", cure=_CURE) from None


def _without_first(text: str, dropped: Sequence[str]) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and fold(first) in dropped else text
