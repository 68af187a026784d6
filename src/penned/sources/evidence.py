"""What the cells of a column look like: names, days, sums, answers, e-mail addresses, words."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.people import words as names
from penned.people.line import words_of
from penned.people.spelling import fold
from penned.sources import days, money, words
from penned.sources.cells import Broken, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penned.sources.cells import Cell, Row
    from penned.sources.fields import Field

_LOOKED_AT = 60  # cells of a column: enough to know it
_LONGEST = 200  # a longer cell is a text
_OWN = frozenset({"answer", "day", "money", "email", "phone"})  # kinds that are no other by chance
_CLEARLY = 0.9
_AT_MOST = 0.95  # of what is only likely
_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]{2,}")
_PHONE = re.compile(r"\+?[\d() ./-]{7,20}")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*")
_HOUSE = re.compile(r"\d+\w?\b.*[^\W\d_]{3}|[^\W\d_]{3}.*\b\d+\w?\b")
_SLASHED = re.compile(r"\d{1,2}([/-])\d{1,2}\1(?:\d{4}|\d\d)")


@dataclass(frozen=True, slots=True)
class Look:
    """What a column looks like: by kind the share of its cells, and the first of them to show.

    `full` is the share of the rows that say something there.
    """

    shares: tuple[tuple[str, float], ...] = ()
    samples: tuple[str, ...] = ()
    filled: int = 0
    full: float = 0.0

    def share(self, kinds: Iterable[str]) -> float:
        """The share of the cells that look like any of these kinds, at best."""
        found = dict(self.shares)
        return max((found.get(kind, 0.0) for kind in kinds), default=0.0)

    def weighed(self, sure: float, field: Field) -> float:
        """How sure a field is by its title and its cells; those that tell weigh more than words."""
        if not (field.cells and self.filled):
            return sure
        telling = self.share(field.cells - {"words"})
        weight = 0.4 if telling > 0.5 else 0.25
        return min(_AT_MOST, sure * (1 - weight) + self.share(field.cells) * weight)

    def denies(self, field: Field) -> str:
        """The kind that shows that the column is not this field; "" where it may well be."""
        if not field.cells or self.filled < 2:
            return ""
        clear = [kind for kind, share in self.shares if kind in _OWN and share >= _CLEARLY]
        return clear[0] if clear and not field.cells & set(clear) else ""


def look(rows: Iterable[Row], column: int) -> Look:
    """What column `column` of these rows looks like, by its first cells that say something."""
    cells: list[Cell] = []
    seen = 0
    for row in rows:
        seen += 1
        if column < len(row.cells) and _says(row.cells[column]):
            cells.append(row.cells[column])
        if len(cells) == _LOOKED_AT:
            break
    counted = Counter(kind for cell in cells for kind in _kinds(cell))
    shares = tuple((kind, number / len(cells)) for kind, number in counted.most_common())
    shown = tuple(dict.fromkeys(said(cell)[:40] for cell in cells))[:3]
    return Look(shares, shown, len(cells), len(cells) / max(seen, 1))


def _says(cell: Cell) -> bool:
    return not isinstance(cell, Broken) and not words.is_nothing(said(cell))


def _kinds(cell: Cell) -> frozenset[str]:
    return frozenset({"day"}) if isinstance(cell, date) else kinds(said(cell))


@lru_cache(maxsize=4096)
def kinds(text: str) -> frozenset[str]:
    """Every kind that these words may be; longer texts are words."""
    if len(text) > _LONGEST:
        return frozenset({"words"})
    if _EMAIL.fullmatch(text):
        return frozenset({"email"})
    own = {"answer"} if fold(text.strip("[]() ")) in words.answers() else set()
    if _is_day(text):
        return frozenset({*own, "day"})
    if money.is_sum(text):
        return frozenset({*own, "money"})
    return frozenset(own | _figures(text) | _letters(text))


def _figures(text: str) -> set[str]:
    found = {"number"} if _NUMBER.fullmatch(text) else set()
    if _PHONE.fullmatch(text) and sum(map(str.isdigit, text)) >= 7:
        found.add("phone")
    return found


def _letters(text: str) -> set[str]:
    if not any(map(str.isalpha, text)):
        return set()
    found = {"words"}
    if _HOUSE.search(text) and len(text) > 8:
        found.add("address")
    if _is_name(text):
        found.add("name")
    return found


def _is_day(text: str) -> bool:
    if _SLASHED.fullmatch(text):
        return True
    if text.isdigit() and len(text) != 8:
        return False
    with suppress(BadInput):
        return days.read(text) is not None
    return False


def _is_name(text: str) -> bool:
    """Whether this may well be somebody's name: words with capitals, titles, kin, joiners."""
    if any(map(str.isdigit, text)):
        return False
    written = words_of(text)
    telling = [word for word in written if word[:1].isalpha() and not names.joins(word)]
    if not telling or len(telling) > 8:
        return False
    if names.is_title(telling[0]) or names.kin_length(tuple(telling)):
        return True
    proper = [word for word in telling if word[:1].isupper() or names.is_particle(word)]
    return len(proper) == len(telling) and (len(telling) < 4 or any(map(names.joins, written)))
