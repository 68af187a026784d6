"""Which rows of several sources tell of one gift, and which moment in the ledger that gift is.

The rows of one source are different gifts. A row with a day is the gift of that day; one without is
the first gift of the same givers and thing, by day, that its own source does not tell with a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Witness:
    """A row that tells of a gift: its source, its key, the day if it has one."""

    id: int
    run: int
    key: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Gift:
    """What several rows tell of together; `day` is the key of those that name the day, or ""."""

    day: str
    rows: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A moment of the ledger that a gift may be, and the rows that told it until now.

    `touched` says whether somebody has worked on it.
    """

    moment: int
    touched: bool
    rows: tuple[Witness, ...]


def gifts(rows: Iterable[Witness]) -> list[Gift]:
    """Part rows with one undated key into gifts: as few as there can be, the same in any order."""
    every = list(rows)
    days: dict[str, date] = {}
    for row in every:
        if row.on:
            days[row.key] = min(row.on, days.get(row.key, row.on))
    dated = sorted(days, key=lambda key: (days[key], key))
    told: dict[str, list[Witness]] = {key: [] for key in dated}
    others: list[list[Witness]] = []
    for its in _by_run(every).values():
        own = {row.key for row in its}
        for row in its:
            if row.key in told:
                told[row.key].append(row)
        free = [told[key] for key in dated if key not in own]
        undated = sorted((row for row in its if row.key not in told), key=lambda row: row.key)
        while len(free) + len(others) < len(undated):
            others.append([])
        for row, place in zip(undated, [*free, *others], strict=False):
            place.append(row)
    return [Gift(key, tuple(told[key])) for key in dated] + [
        Gift("", tuple(its)) for its in others if its
    ]


def settle(found: Sequence[Gift], candidates: Sequence[Candidate]) -> dict[int, int]:
    """Say by the place of each gift which moment it is; a gift that is left out is a new one.

    What somebody has worked on chooses first; a moment keeps its day, then its rows.
    """
    pairs = sorted(
        (_fit(gift, each), -each.moment, -place)
        for place, gift in enumerate(found)
        for each in candidates
        if _may_be(gift, each)
    )
    taken: dict[int, int] = {}
    for _, moment, place in reversed(pairs):
        if -place not in taken and -moment not in taken.values():
            taken[-place] = -moment
    return taken


def _by_run(rows: Iterable[Witness]) -> dict[int, list[Witness]]:
    its: dict[int, list[Witness]] = {}
    for row in rows:
        its.setdefault(row.run, []).append(row)
    return its


def _may_be(gift: Gift, each: Candidate) -> bool:
    days = {row.key for row in each.rows if row.on}
    return not (gift.day and days) or gift.day in days


def _fit(gift: Gift, each: Candidate) -> tuple[bool, bool, int, int]:
    keys = {row.key for row in each.rows}
    same = {row.id for row in each.rows} & {row.id for row in gift.rows}
    alike = sum(row.key in keys for row in gift.rows)
    return each.touched, bool(gift.day) and gift.day in keys, len(same), alike
