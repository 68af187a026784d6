"""The same gift told twice is owed for once, and that can be taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from penned.errors import NotFound, Refused
from penned.ledger import imports, owed, story, twins
from penned.ledger.twins import GiftRow
from penned.moments import Moment, Standing
from penned.people.names import parse
from penned.told import Reading, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.ledger.owed import OwedRow

    Stamp = dict[str, Any]
    Capture = Callable[..., tuple[OwedRow, ...]]


def waiting() -> list[str]:
    return [row.moment.what for row in owed.waiting()]


@pytest.fixture
def two(capture: Capture) -> tuple[int, int]:
    (one,), (other,) = capture("a tent", "Ana"), capture("the tent", "Ana")
    return one.moment_id, other.moment_id


def test_a_twin_is_let_go_and_owed_again_when_they_are_two(
    two: tuple[int, int], stamp: Stamp
) -> None:
    twins.join(*two, **stamp)
    assert waiting() == ["a tent"]
    (let_go,) = [row for row in owed.every() if row.moment.what == "the tent"]
    assert (let_go.standing, let_go.how) == (Standing.WAIVED, f"the same gift as {two[0]}")
    twins.part(*two, **stamp)
    assert waiting() == ["a tent", "the tent"]
    assert twins.said_to_be_two() == {two}


def test_what_was_said_to_be_two_can_be_made_one(two: tuple[int, int], stamp: Stamp) -> None:
    twins.part(two[1], two[0], **stamp)
    twins.part(*two, **stamp)
    twins.join(*two, **stamp)
    assert twins.said_to_be_two() == set()


def test_a_twin_is_compared_no_more(two: tuple[int, int], stamp: Stamp) -> None:
    assert [gift.moment for gift in twins.gifts()] == list(two)
    twins.join(*two, **stamp)
    assert [gift.moment for gift in twins.gifts()] == [two[0]]


def test_the_twins_of_a_twin_go_with_it(
    two: tuple[int, int], capture: Capture, stamp: Stamp
) -> None:
    (third,) = capture("tent", "Ana")
    twins.join(*two, **stamp)
    twins.join(third.moment_id, two[0], **stamp)
    assert waiting() == ["tent"]


def test_what_makes_no_sense_is_refused(two: tuple[int, int], stamp: Stamp) -> None:
    with pytest.raises(Refused, match="is one gift"):
        twins.join(two[0], two[0], **stamp)
    with pytest.raises(NotFound, match="99"):
        twins.join(two[0], 99, **stamp)
    twins.join(*two, **stamp)
    with pytest.raises(Refused, match="is the same as gift"):
        twins.join(two[1], two[0], **stamp)


def test_gifts_of_different_givers_are_never_one(capture: Capture, stamp: Stamp) -> None:
    (card,), (pan,) = capture("a gift card", "Lucas Kim"), capture("a pan", "Isla Murphy")
    with pytest.raises(Refused, match=r"from Lucas Kim, gift \d+ is from Isla Murphy"):
        twins.join(card.moment_id, pan.moment_id, **stamp)
    assert waiting() == ["a gift card", "a pan"]


@pytest.mark.parametrize("other", ["Ana & Tom Reyes", "Tom Reyes"])
def test_a_gift_of_the_household_may_be_that_of_one_of_it(
    other: str, capture: Capture, stamp: Stamp
) -> None:
    (one,) = capture("a tent", "Ana Reyes")
    capture("a rug", "Ana & Tom Reyes")
    (twin,) = capture("the tent", other)
    twins.join(one.moment_id, twin.moment_id, **stamp)
    assert waiting() == ["a tent", "a rug"]


def test_only_the_gifts_of_some_givers_are_read_for_them(capture: Capture) -> None:
    (one,) = capture("a tent", "Ana Reyes")
    capture("a pan", "Bo Hunt")
    (twin,) = capture("the tent", "Ana & Tom Reyes")
    found = {gift.moment for gift in twins.gifts(beside={one.moment_id})}
    assert found == {one.moment_id, twin.moment_id}


def test_thanks_given_for_a_twin_stay_given(two: tuple[int, int], stamp: Stamp) -> None:
    (debt,) = [row for row in owed.every() if row.moment_id == two[1]]
    owed.settle([debt.id], Standing.THANKED, on=stamp["now"].date(), **stamp)
    twins.join(*two, **stamp)
    twins.part(*two, **stamp)
    assert owed.get([debt.id])[0].standing is Standing.THANKED


def test_a_gift_is_told_with_all_who_share_it(capture: Capture) -> None:
    capture("a tent", "Ana & Tom Reyes")
    (found,) = twins.gifts()
    assert isinstance(found, GiftRow)
    assert (found.is_open, found.weight, len(found.parties)) == (True, 0, 3)


def test_both_sources_are_shown_and_undoing_one_owes_the_other_again(stamp: Stamp) -> None:
    runs = []
    for name, what in (("a.csv", "a tent"), ("b.csv", "the tent")):
        row = Told(2, name, (parse("Ana"),), moment=Moment(("Ana",), what))
        runs.append(imports.record(Reading("gifts", name, name, (row,)), as_of=None, **stamp))
    keep, other = (gift.moment for gift in twins.gifts())
    twins.join(keep, other, **stamp)
    (debt,) = owed.waiting()
    assert debt.sources == ("a.csv row 2", "b.csv row 2")
    imports.undo(runs[0].id, **stamp)
    assert waiting() == ["the tent"]
    imports.undo(runs[1].id, **stamp)
    assert waiting() == []


def in_list(name: str, what: str, thanked: date | None = None, whom: str = "Ana") -> Reading:
    moment = Moment((whom,), what)
    row = Told(2, what, (parse(whom),), moment=moment, thanked_on=thanked)
    return Reading("gifts", name, f"{name} {thanked}", (row,))


def stands() -> dict[str, tuple[Standing, date | None]]:
    return {row.moment.what: (row.standing, row.settled_on) for row in owed.every()}


@pytest.mark.parametrize("by_hand", [True, False])
def test_thanks_that_a_list_tells_of_a_twin_are_thanks_for_the_gift(
    stamp: Stamp, capture: Capture, *, by_hand: bool
) -> None:
    if by_hand:
        capture("a tent", "Ana")
    else:
        imports.record(in_list("a.csv", "a tent"), **stamp)
    imports.record(in_list("b.csv", "the tent"), **stamp)
    keep, other = (gift.moment for gift in twins.gifts())
    twins.join(keep, other, **stamp)
    may = date(2026, 5, 1)
    later = imports.record(in_list("c.csv", "the tent", may), **stamp)
    let_go = (Standing.WAIVED, stamp["now"].date())
    assert stands() == {"a tent": (Standing.THANKED, may), "the tent": let_go}
    imports.undo(later.id, **stamp)
    assert stands() == {"a tent": (Standing.OWED, None), "the tent": let_go}
    imports.record(in_list("c.csv", "the tent", may), **stamp)
    twins.part(keep, other, **stamp)
    assert stands() == {"a tent": (Standing.OWED, None), "the tent": (Standing.THANKED, may)}
    twins.join(keep, other, **stamp)
    assert waiting() == []


def test_a_twin_that_a_list_tells_as_from_somebody_else_stays_let_go(stamp: Stamp) -> None:
    imports.record(in_list("a.csv", "a tent"), **stamp)
    imports.record(in_list("b.csv", "the tent"), **stamp)
    keep, other = (gift.moment for gift in twins.gifts())
    twins.join(keep, other, **stamp)
    changed = in_list("c.csv", "the tent", whom="Ana & Tom Reyes")
    imports.record(changed, as_of=stamp["now"], **stamp)
    assert waiting() == ["a tent"]
    twins.part(keep, other, **stamp)
    assert "Ana & Tom Reyes" in {debt.party.name for debt in owed.waiting()}


@pytest.mark.parametrize("undone", [0, 1])
@pytest.mark.parametrize("by_hand", [True, False])
def test_a_twin_is_known_when_its_list_comes_again(
    stamp: Stamp, capture: Capture, *, by_hand: bool, undone: int
) -> None:
    lists = [in_list("a.csv", "a tent"), in_list("b.csv", "the tent")]
    if by_hand:
        undone = 1
        capture("a tent", "Ana")
    runs = [imports.record(each, **stamp).id for each in lists[by_hand:]]
    twins.join(*(gift.moment for gift in twins.gifts()), **stamp)
    imports.undo(runs[undone - by_hand], **stamp)
    assert len(waiting()) == 1
    imports.record(lists[undone], **stamp)
    assert waiting() == ["a tent"]
    twins.part(*(debt.moment_id for debt in owed.every()), **stamp)
    imports.undo(imports.runs()[-1].id, **stamp)
    imports.record(lists[undone], **stamp)
    assert len(waiting()) == 2


def test_the_number_of_queries_does_not_grow(
    capture: Capture, queries: Callable[[Callable[[], object]], int]
) -> None:
    capture("a tent", "Ana & Tom Reyes")
    few = queries(twins.gifts)
    for at in range(12):
        capture(f"thing {at}", f"Person {chr(65 + at)} & Friend {chr(65 + at)}")
    assert queries(twins.gifts) == few


def test_the_story_tells_it(two: tuple[int, int], stamp: Stamp) -> None:
    twins.join(*two, **stamp)
    told = story.of(owed.waiting()[0].party.id)
    assert "one gift" in {event.kind for event in told.events}
