"""A year in gentle numbers: what was thanked counts on its own day, whenever it is entered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from penned.desk import follow_up, owing, year
from penned.errors import BadInput
from penned.ledger import kept, notes
from penned.moments import Standing
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow

    Kind = Callable[..., tuple[OwedRow, ...]]


def post(desk: Desk, who: str, on: date) -> None:
    debts = [debt.id for debt in owing.named(who)]
    note = notes.save(debts, f"Dear {who},\n\nThe lamp.\n", ready=True, now=desk.now(), by=desk.by)
    for state in (State.WRITTEN, State.POSTED):
        notes.advance(note.id, state, on=on, now=desk.now(), by=desk.by)


def test_a_year_counts_notes_people_and_first_readers(desk: Desk, kind: Kind) -> None:
    kind("Ana Reyes", "a ride", "favour", date(2025, 3, 1))
    follow_up.settle(desk, "Ana", Standing.THANKED_IN_PERSON, on=date(2025, 3, 2), how="")
    for what in ("a lamp", "a vase"):
        kind("Ana Reyes", what, "gift", date(2026, 1, 2))
    post(desk, "Ana Reyes", date(2026, 1, 5))
    kind("Bob Diaz", "cheese", "gift", date(2026, 11, 2))
    follow_up.settle(desk, "Bob", Standing.THANKED, on=date(2026, 11, 3), how="by phone")
    kept.keep(date(2026, 2, 1), "Sun.", now=desk.now(), by=desk.by)

    told = year.of(desk)

    assert (told.notes, told.otherwise, told.people, told.first_time, told.kept) == (1, 1, 2, 1, 1)
    assert {place: many for place, many in enumerate(told.weeks) if many} == {1: 1, 44: 1}
    assert told.busy_weeks == 2
    assert len(told.weeks) == 47  # until today
    before = year.of(desk, 2025)
    assert (before.notes, before.otherwise, before.people, before.first_time) == (0, 1, 1, 1)
    assert len(before.weeks) == 53


def test_what_is_entered_later_counts_for_its_day(desk: Desk, kind: Kind) -> None:
    kind("Ana Reyes", "a ride", "favour", date(2026, 8, 1))
    assert year.of(desk).busy_weeks == 0
    post(desk, "Ana Reyes", date(2026, 8, 3))

    assert year.of(desk).weeks[31] == 1


@pytest.mark.parametrize("wrong", [2027, 0, -5, 99999])
def test_a_year_that_has_not_begun_is_refused(desk: Desk, wrong: int) -> None:
    with pytest.raises(BadInput, match="is no year that has begun"):
        year.of(desk, wrong)
