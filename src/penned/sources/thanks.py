"""Whether a cell says that somebody was thanked, how and when."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from penned.errors import BadInput
from penned.moments import Standing
from penned.people.spelling import fold
from penned.sources import days, words
from penned.sources.cells import said

if TYPE_CHECKING:
    from penned.sources.cells import Cell
    from penned.sources.days import DateOrder

_AROUND = "()[],;:!–—-"
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d{1,4}(?:[./-]\d{1,4}){1,2}\.?")


class Thanks(NamedTuple):
    """`how` is "" for a card or an unknown way; `on` None where the day is not told."""

    given: bool
    how: str = ""
    on: date | None = None

    @property
    def standing(self) -> Standing:
        """What this settles: nothing, or thanks of one of the two kinds."""
        if not self.given:
            return Standing.OWED
        return Standing.THANKED_IN_PERSON if self.how == "in person" else Standing.THANKED


def read(cell: Cell, order: DateOrder | None = None, *, near: date | None = None) -> Thanks:
    """Read "yes", "✓", "in person", "12 June 2026", "sent 12 June 2026", "no" and the like.

    A day without its year is the one that follows on `near`. Raises `BadInput` with the reason for
    what is neither yes nor no, and for a day that is not clear.
    """
    answer, day = _split(cell)
    if answer is None or (day and not answer.given):
        raise BadInput(f"“{said(cell)}” is neither yes nor no")
    return answer._replace(on=days.read(day, order, near=near))


def without_day(cell: Cell) -> Thanks | None:
    """The answer in a cell whose day is not clear; None where it gives none for sure."""
    answer, day = _split(cell)
    if answer is None or not answer.given:
        return None
    return answer if day != said(cell) or _FIGURES.fullmatch(said(cell)) else None


def day_in(cell: Cell) -> Cell:
    """The part of the cell that should be a date, "" where there is none."""
    return _split(cell)[1]


def _split(cell: Cell) -> tuple[Thanks | None, Cell]:
    """The answer in a cell, None where there is none, and the day that stands behind it."""
    return (Thanks(given=True), cell) if isinstance(cell, date) else _split_words(said(cell))


@lru_cache(maxsize=1024)
def _split_words(text: str) -> tuple[Thanks | None, str]:
    found = [word.strip(_AROUND) for word in text.split()]
    for end in range(len(found), 0, -1):
        answer = words.answers().get(fold(" ".join(found[:end])))
        if answer and (end == len(found) or not _DIGIT.search(" ".join(found[:end]))):
            return Thanks(*answer), " ".join(found[end:])
    if not "".join(found):
        return Thanks(given=False), ""
    return (Thanks(given=True), text) if _DIGIT.search(text) else (None, "")
