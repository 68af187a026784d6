from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from penned.errors import BadInput, NotFound
from penned.ledger import moments, owed, people
from penned.moments import Moment, Standing
from penned.people.address import Address
from penned.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.ledger.owed import OwedRow

    Capture = Callable[..., tuple[OwedRow, ...]]


def test_a_moment_comes_back_as_it_was_given(stamp: dict[str, Any]) -> None:
    moment = Moment(("Ana",), "a ride", "at five", "made my flight", "favour", date(2026, 11, 1))
    (debt,) = moments.accept(moment, [Person("Ana")], **stamp)
    assert debt.moment == moment
    assert debt.standing is Standing.OWED
    assert debt.since == date(2026, 11, 1)


def test_without_a_day_it_waits_since_it_was_noted(capture: Capture, today: date) -> None:
    (debt,) = capture("a wok", "Ana")
    assert debt.moment.on is None
    assert debt.since == today


def test_a_gift_of_several_is_owed_to_each(capture: Capture) -> None:
    debts = capture("a wok", "Ana", "Tom", "The Lee Family")
    assert len({debt.moment_id for debt in debts}) == 1
    assert [debt.party.name for debt in debts] == ["Ana", "Tom", "The Lee Family"]


def test_somebody_named_twice_is_owed_once(capture: Capture) -> None:
    assert len(capture("a wok", "Ana", "ANA")) == 1


def test_a_moment_needs_somebody(stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="somebody to thank"):
        moments.accept(Moment(what="a wok"), [], **stamp)


def test_addresses_without_people_are_refused(stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="more addresses"):
        moments.accept(
            Moment(what="a wok"), [Person("Ana")], addresses=[Address(), Address()], **stamp
        )


@pytest.mark.parametrize("what", ["", " \n"])
def test_a_moment_says_what_they_gave_or_did(
    what: str, capture: Capture, stamp: dict[str, Any]
) -> None:
    with pytest.raises(BadInput, match="Say what they gave or did"):
        moments.accept(Moment(("Ana",), what), [Person("Ana")], **stamp)
    assert people.everyone() == ()
    (debt,) = capture("a wok", "Ana")
    with pytest.raises(BadInput, match="Say what they gave or did"):
        moments.amend(debt.moment_id, Moment(("Ana",), what), **stamp)


def test_a_broken_character_is_refused_and_nothing_is_kept(stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="broken character"):
        moments.accept(Moment(what="a \0 wok"), [Person("Ana")], **stamp)
    assert people.everyone() == ()


def test_amending_changes_the_words_and_nothing_else(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    one, two = capture("a wok", "Ana", "Tom")
    owed.settle([one.id], Standing.THANKED, on=today, how="by e-mail", **stamp)
    better = Moment(("Ana", "Tom"), "a cast-iron wok", "from the market", on=date(2026, 1, 2))
    debts = moments.amend(one.moment_id, better, **stamp)
    assert [debt.moment for debt in debts] == [better, better]
    assert [(debt.id, debt.standing, debt.settled_on, debt.how) for debt in debts] == [
        (one.id, Standing.THANKED, today, "by e-mail"),
        (two.id, Standing.OWED, None, ""),
    ]


def test_amending_what_is_not_there_is_not_found(stamp: dict[str, Any]) -> None:
    with pytest.raises(NotFound):
        moments.amend(7, Moment(what="a wok"), **stamp)
