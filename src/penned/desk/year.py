"""A year of thanks in gentle numbers: notes, people, first-time readers, and its weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.ledger import kept, thanks

if TYPE_CHECKING:
    from penned.desk.desk import Desk

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Year:
    """What was thanked in a year: `notes` on cards, `otherwise` without one, `people` reached.

    `first_time` are those who were thanked for the first time ever, `kept` entries of the journal.
    `weeks` are the thanks of each week from Monday on, the first being that of 1 January; they
    count on the day on which they were given, however late they were entered.
    """

    year: int
    notes: int
    otherwise: int
    people: int
    first_time: int
    kept: int
    weeks: tuple[int, ...]

    @property
    def busy_weeks(self) -> int:
        """In how many weeks somebody was thanked."""
        return sum(map(bool, self.weeks))


def of(desk: Desk, year: int | None = None) -> Year:
    """The numbers of a year, this one unless it is said; up to today."""
    today = desk.today()
    chosen = today.year if year is None else year
    if not date.min.year < chosen <= today.year:
        raise BadInput(f"{chosen} is no year that has begun")
    first, last = date(chosen, 1, 1), min(today, date(chosen, 12, 31))
    rows = thanks.between(first, last)
    notes = {row.note_id: row.on for row in rows if row.note_id}
    otherwise = {(row.party_id, row.on) for row in rows if not row.note_id}
    reached = {row.party_id for row in rows}
    before = thanks.first_days()
    monday = first - timedelta(days=first.weekday())
    weeks = [0] * ((last - monday) // _WEEK + 1)
    for day in (*notes.values(), *(on for _, on in otherwise)):
        weeks[(day - monday) // _WEEK] += 1
    return Year(
        year=chosen,
        notes=len(notes),
        otherwise=len(otherwise),
        people=len(reached),
        first_time=sum(before[party] >= first for party in reached),
        kept=kept.count(first, last),
        weeks=tuple(weeks),
    )
