"""Dates as people write them; one that can be read two ways is asked about, never guessed."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from penned.errors import BadInput, Refused
from penned.people.spelling import fold
from penned.sources import words
from penned.sources.cells import Cell, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class DateOrder(StrEnum):
    """Which comes first in 12/06/2026: the day or the month."""

    DMY = "dmy"
    MDY = "mdy"


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A cell that can be read two ways, and both readings."""

    row: int
    cell: str
    day_first: date
    month_first: date


class DateOrderNeeded(Refused):
    """Nothing in a column proves whether day or month comes first: a question for the person."""

    def __init__(self, column: str, samples: Sequence[TwoWays], *, where: str = "") -> None:
        self.column = column
        self.samples = tuple(samples)
        first = samples[0]
        super().__init__(
            f"“{first.cell}” under “{column}” (row {first.row}) can be {_long(first.day_first)} or "
            f"{_long(first.month_first)}, and no other date there tells which",
            where=where,
            cure="Say which comes first, the day or the month: --dates dmy or --dates mdy.",
        )


_CLOCK = re.compile(
    r"[\sT,]+[0-2]?\d[:h][0-5]\d(?::[0-5]\d(?:\.\d+)?)?\s?(?:[ap]\.?m\.?)?"
    r"\s?(?:Z|UTC|[+-]\d\d:?\d\d)?$",
    re.IGNORECASE,
)
_CLEAR = tuple(
    map(
        re.compile,
        (
            r"(?P<y>\d{4})\s?[-/.年 ]\s?(?P<m>\d{1,2})\s?[-/.月 ]\s?(?P<d>\d{1,2})\.?\s?日?",
            r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
            r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d\d)",
        ),
    )
)
_SLASHES = re.compile(r"(\d{1,2})\s?([/-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)")
_YEARLESS = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})\.?")
_SHORTLY = timedelta(days=60)
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
_DAY_ZERO = date(
    1899, 12, 30
)  # for every day from March 1900 on: spreadsheets count a leap day then
_FIRST = {DateOrder.DMY: "day", DateOrder.MDY: "month"}
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_TOLD = re.compile(
    r"(?<![/-])\b(?:(?P<day>[dtjg]{1,2})[/-]m{1,2}|m{1,2}[/-][dtjg]{1,2})\b", re.IGNORECASE
)


def order(title: str, cells: Iterable[tuple[int, Cell]], *, where: str = "") -> DateOrder | None:
    """What proves the order of a column: its title ("dd/mm/yyyy") or a day past the twelfth.

    None where nothing needs an order, or where the cells contradict each other: then each date
    that is clear by itself is read, and the others are faults. Raises `DateOrderNeeded` where
    nothing tells and a date can be read two ways. `cells` come with their row numbers.
    """
    if told := _TOLD.search(title):
        return DateOrder.DMY if told["day"] else DateOrder.MDY
    proofs: set[DateOrder] = set()
    open_cells: list[TwoWays] = []
    for row, cell in cells:
        text = _without_clock(said(cell))
        readings = _readings(text)
        if len(readings) == 1:
            proofs |= set(readings)
        elif len(set(readings.values())) == 2:
            open_cells.append(TwoWays(row, text, readings[DateOrder.DMY], readings[DateOrder.MDY]))
    if open_cells and not proofs:
        raise DateOrderNeeded(title, open_cells[:3], where=where)
    return proofs.pop() if len(proofs) == 1 else None


def read(cell: Cell, order: DateOrder | None = None, *, near: date | None = None) -> date | None:
    """The day in a cell, None for an empty one; `BadInput` with the reason for no clear day.

    A day without its year is the one that follows on `near`, or comes shortly before it.
    """
    return cell if isinstance(cell, date) else _read(said(cell), order, near)


@lru_cache(maxsize=4096)
def _read(written: str, order: DateOrder | None, near: date | None) -> date | None:
    text = _without_clock(written)
    if words.is_nothing(text):
        return None
    if near and (days := _without_year(text, order, near)):
        if len(days) > 1:
            raise BadInput(f"“{written}” can be {_long(days[0])} or {_long(days[1])}")
        return days[0]
    for pattern in _CLEAR:
        if match := pattern.fullmatch(text):
            return _day(written, match["y"], match["m"], match["d"])
    if match := _SERIAL.fullmatch(text):
        return _DAY_ZERO + timedelta(days=int(match[1]))
    if match := _SLASHES.fullmatch(text):
        return _slashed(written, match, order)
    return _in_words(written, text)


def _without_clock(text: str) -> str:
    return _CLOCK.sub("", text)


def _readings(text: str) -> dict[DateOrder, date]:
    """The days that a date with slashes can be, by order; none for any other text."""
    match = _SLASHES.fullmatch(text)
    if match is None or not _has_year(match):
        return {}
    found: dict[DateOrder, date] = {}
    for order, day, month in (
        (DateOrder.DMY, match[1], match[3]),
        (DateOrder.MDY, match[3], match[1]),
    ):
        with suppress(ValueError):
            found[order] = date(_full(match[4]), int(month), int(day))
    return found


def _slashed(written: str, match: re.Match[str], order: DateOrder | None) -> date:
    if not _has_year(match):
        raise BadInput(f"“{written}” needs a year of four digits")
    readings = _readings(match[0])
    if not readings:
        raise BadInput(f"there is no such day as “{written}”")
    if order in readings:
        return readings[order]
    days = sorted(set(readings.values()))
    if order is None and len(days) == 1:
        return days[0]
    if order is None:
        raise BadInput(
            f"“{written}” can be {_long(days[0])} or {_long(days[1])}, "
            "and other dates of this column prove either order"
        )
    raise BadInput(
        f"“{written}” is no day when the {_FIRST[order]} comes first, as it does in this column"
    )


def _without_year(text: str, order: DateOrder | None, near: date) -> list[date]:
    """The days near another that "9/20", "20.9." or "20 Sept" can be."""
    found = [word for word in _WORDS.findall(fold(text)) if word not in words.beside_dates()]
    months = [words.months()[word] for word in found if word in words.months()]
    numbers = [int(word) for word in found if word.isdecimal()]
    if (len(months), len(numbers), len(found)) == (1, 1, 2):
        pairs = [(months[0], numbers[0])]
    elif match := _YEARLESS.fullmatch(text):
        one, other = int(match[1]), int(match[3])
        day_first = match[2] == "." or order is DateOrder.DMY
        pairs = [] if order is DateOrder.MDY and match[2] != "." else [(other, one)]
        pairs += [] if day_first else [(one, other)]
    else:
        return []
    return sorted({day for pair in pairs if (day := _following(*pair, near))})


def _following(month: int, day: int, near: date) -> date | None:
    """Such a day from two months before `near` on."""
    early = near - min(_SHORTLY, near - date.min)
    for year in range(early.year, early.year + 9):  # a 29 February comes back within eight years
        with suppress(ValueError):
            if (found := date(year, month, day)) >= early:
                return found
    return None


def _in_words(written: str, text: str) -> date:
    """12 Jun 2026, June 12th, 2026, Freitag, 12. Juni 2026, 12 de junio de 2026."""
    found = [word for word in _WORDS.findall(fold(text)) if word not in words.beside_dates()]
    months = [words.months()[word] for word in found if word in words.months()]
    numbers = [word for word in found if word.isdecimal()]
    if (len(months), len(numbers), len(found)) != (1, 2, 3):
        raise BadInput(f"“{written}” is no clear date; write it like 2026-06-12 or 12 June 2026")
    day, year = reversed(numbers) if len(numbers[0]) == 4 else numbers
    return _day(written, year, str(months[0]), day)


def _day(written: str, year: str, month: str, day: str) -> date:
    if not _is_year(year):
        raise BadInput(f"“{written}” needs a year of four digits")
    try:
        return date(_full(year), int(month), int(day))
    except ValueError:
        raise BadInput(f"there is no such day as “{written}”") from None


def _has_year(slashed: re.Match[str]) -> bool:
    """Whether the year is clear: 12-06-26 may begin with it."""
    return _is_year(slashed[4]) and (slashed[2] == "/" or len(slashed[4]) == 4)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 or (len(digits) == 2 and int(digits) < 70)


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
