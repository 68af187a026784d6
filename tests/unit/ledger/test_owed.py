from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from penned.errors import BadInput, NotFound, Refused
from penned.ledger import events, owed
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.ledger.owed import OwedRow

    Capture = Callable[..., tuple[OwedRow, ...]]

SETTLED = [standing for standing in Standing if standing is not Standing.OWED]


def test_who_waits_longest_comes_first(capture: Capture) -> None:
    capture("a wok", "Ana", on=date(2026, 11, 3))
    capture("a ride", "Tom", on=date(2026, 11, 1))
    capture("a soup", "Zoe")
    assert [row.party.name for row in owed.waiting()] == ["Tom", "Ana", "Zoe"]


@pytest.mark.parametrize("standing", SETTLED)
def test_a_settled_debt_waits_no_more(
    standing: Standing, capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (debt,) = capture("a wok", "Ana")
    (row,) = owed.settle([debt.id], standing, on=today, how="a hug", **stamp)
    assert (row.standing, row.settled_on, row.how) == (standing, today, "a hug")
    assert owed.waiting() == ()
    assert owed.of(debt.party.id) == (row,)


def test_debts_are_settled_all_or_none(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    one, two = capture("a wok", "Ana", "Tom")
    owed.settle([two.id], Standing.THANKED, on=today, **stamp)
    with pytest.raises(Refused, match=r"^Tom: this is already thanked"):
        owed.settle([one.id, two.id], Standing.WAIVED, on=today, **stamp)
    assert owed.waiting() == owed.get([one.id])


@pytest.mark.parametrize("standing", [Standing.WAIVED, Standing.DELEGATED])
def test_what_was_let_go_can_be_owed_again(
    standing: Standing, capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (debt,) = capture("a wok", "Ana")
    owed.settle([debt.id], standing, on=today, how="she moved", **stamp)
    assert owed.reopen([debt.id], **stamp) == (debt,)


@pytest.mark.parametrize("standing", [Standing.THANKED, Standing.THANKED_IN_PERSON])
def test_thanks_are_for_ever(
    standing: Standing, capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (debt,) = capture("a wok", "Ana")
    (row,) = owed.settle([debt.id], standing, on=today, **stamp)
    with pytest.raises(Refused):
        owed.reopen([debt.id], **stamp)
    for other in SETTLED:
        with pytest.raises(Refused):
            owed.settle([debt.id], other, on=today - timedelta(days=1), **stamp)
    assert owed.get([debt.id]) == (row,)


def test_what_was_waived_can_still_be_thanked(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (debt,) = capture("a wok", "Ana")
    owed.settle([debt.id], Standing.WAIVED, on=today, **stamp)
    (row,) = owed.settle([debt.id], Standing.THANKED_IN_PERSON, on=today, **stamp)
    assert row.standing is Standing.THANKED_IN_PERSON


def test_nobody_was_thanked_in_a_year_to_come(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (debt,) = capture("a wok", "Ana")
    with pytest.raises(BadInput, match="2027-11-20 is still to come"):
        owed.settle([debt.id], Standing.THANKED, on=today.replace(year=2027), **stamp)


def test_owing_is_no_way_to_settle(capture: Capture, stamp: dict[str, Any], today: date) -> None:
    (debt,) = capture("a wok", "Ana")
    with pytest.raises(BadInput):
        owed.settle([debt.id], Standing.OWED, on=today, **stamp)


def test_what_is_not_owed_is_not_found(stamp: dict[str, Any], today: date) -> None:
    with pytest.raises(NotFound, match="number 7, 8"):
        owed.settle([7, 8], Standing.THANKED, on=today, **stamp)


def test_every_change_is_an_event(capture: Capture, stamp: dict[str, Any], today: date) -> None:
    (debt,) = capture("a wok", "Ana")
    owed.settle([debt.id], Standing.WAIVED, on=today, **stamp)
    owed.reopen([debt.id], **stamp)
    owed.settle([debt.id], Standing.THANKED, on=today, **stamp)
    told = events.about([f"owed {debt.id}"])
    assert [event.kind for event in told] == ["waived", "reopened", "thanked"]
    assert {(event.by, event.at) for event in told} == {("me", stamp["now"])}


def test_waiting_takes_a_fixed_number_of_queries(
    capture: Capture, queries: Callable[[Callable[[], object]], int]
) -> None:
    capture("a wok", "Ana & Tom Reyes")
    few = queries(owed.waiting)
    for number in range(5):
        capture("a wok", f"Ana & Tom Reyes{number}", f"Zoe Lee{number}")
    assert queries(owed.waiting) == few
    assert len(owed.waiting()) == 11
