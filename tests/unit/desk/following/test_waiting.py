"""The list of what is owed: in order, by card, with what never presses at its end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penned.desk import follow_up, owing, waiting
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import events, notes, people, records
from penned.ledger.waiting import handed_on
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clock import Clock
    from penned.desk.desk import Desk
    from penned.desk.waiting import Giver, Waiting
    from penned.ledger.owed import OwedRow

    Kind = Callable[..., tuple[OwedRow, ...]]

FRIDAY = date(2026, 11, 20)


def listed(desk: Desk, *, all_: bool = False) -> tuple[Giver, ...]:
    return waiting.told(waiting.by_giver(waiting.waiting(desk, all_=all_)))


def names(found: Sequence[Giver]) -> list[str]:
    return [each.party.name for each in found]


def only(desk: Desk) -> Waiting:
    (each,) = waiting.waiting(desk, all_=True)
    return each


def test_the_most_pressing_comes_first_and_what_never_presses_last(desk: Desk, kind: Kind) -> None:
    kind("Una Berg", "flowers", "sympathy", date(2026, 10, 1))
    kind("Kim Lee", "years of patience", "love")
    kind("Tom Berg", "a lamp", "wedding")
    kind("Mia Kern", "an hour about the lab", "interview")
    kind("Bob Diaz", "cheese", "gift", date(2026, 9, 1))

    found = listed(desk)

    assert names(found) == ["Bob Diaz", "Mia Kern", "Tom Berg", "Kim Lee", "Una Berg"]
    assert [each.gentle for each in found] == [False] * 4 + [True]


def test_an_interview_on_a_friday_is_due_on_the_next_working_day(desk: Desk, kind: Kind) -> None:
    kind("Mia Kern", "an hour about the lab", "interview", FRIDAY)

    assert only(desk).due == date(2026, 11, 23)


def test_what_tells_of_mourning_never_presses_whatever_it_is_called(desk: Desk, kind: Kind) -> None:
    kind("Una Berg", "flowers when my father died", "favour", date(2026, 1, 1))

    assert only(desk).gentle
    assert only(desk).due is None
    assert not waiting.is_due(only(desk), desk.today())


def test_gifts_of_one_giver_stand_together(desk: Desk, kind: Kind) -> None:
    kind("Ana Reyes", "a vase", "wedding")
    kind("Tom Berg", "a lamp", "gift")
    kind("Ana Reyes", "a ride", "favour")

    found = listed(desk)

    assert names(found) == ["Ana Reyes", "Tom Berg"]
    assert [debt.moment.what for debt, _ in found[0].things] == ["a ride", "a vase"]


def test_a_member_stands_with_the_household_and_nothing_twice(desk: Desk, kind: Kind) -> None:
    kind("Ana Reyes", "a ride", "favour")
    kind("Ana & Tom Reyes", "a vase", "wedding")
    kind("Tom Reyes", "a book", "gift")

    (giver,) = listed(desk)

    assert giver.party.name == "Ana & Tom Reyes"
    assert [debt.party.name for debt, _ in giver.things] == [
        "Ana & Tom Reyes", "Ana Reyes", "Tom Reyes",
    ]  # fmt: skip


def test_members_of_a_household_that_is_owed_nothing_stand_alone(desk: Desk, kind: Kind) -> None:
    kind("Ana & Tom Reyes", "a vase", "wedding")
    follow_up.settle(desk, "Ana & Tom Reyes", Standing.WAIVED, on=None, how="")
    kind("Ana Reyes", "a ride")
    kind("Tom Reyes", "a book")

    assert sorted(names(listed(desk))) == ["Ana Reyes", "Tom Reyes"]


def test_who_left_a_household_stands_alone(desk: Desk, kind: Kind) -> None:
    kind("Ana & Tom Reyes", "a vase", "wedding")
    kind("Ana Reyes", "a ride")
    home, ana = people.find("Ana & Tom Reyes"), people.find("Ana Reyes")
    people.leave(home.id, ana.id, until=date(2026, 11, 1), now=desk.now(), by=desk.by)

    assert sorted(names(listed(desk))) == ["Ana & Tom Reyes", "Ana Reyes"]


def test_mourning_stands_apart_from_what_else_somebody_gave(desk: Desk, kind: Kind) -> None:
    kind("Una Berg", "flowers", "sympathy")
    kind("Una Berg", "a lamp", "gift")

    pressing, gentle = listed(desk)

    assert [debt.moment.what for debt, _ in pressing.things] == ["a lamp"]
    assert [debt.moment.what for debt, _ in gentle.things] == ["flowers"]


def test_the_list_is_chosen_by_person_and_by_occasion(desk: Desk, kind: Kind) -> None:
    kind("Ana & Tom Reyes", "a vase", "wedding")
    kind("Ana Reyes", "a ride")
    kind("Bob Diaz", "a cheque", "money-gift")
    found = waiting.waiting(desk)

    assert len(waiting.to(found, "Ana Reyes")) == 2
    assert len(waiting.to(found, "Bob")) == 1
    assert len(waiting.of_occasion(found, "gift")) == 2  # a wedding's and one of money are gifts
    assert len(waiting.of_occasion(found, "money")) == 1
    with pytest.raises(NotFound):
        waiting.of_occasion(found, "quidditch")


def test_what_is_put_off_comes_back_on_its_day(desk: Desk, kind: Kind, clock: Clock) -> None:
    kind("Bob Diaz", "cheese", "gift")
    (debt,) = follow_up.later(desk, "Bob", "Monday")

    assert debt.later == date(2026, 11, 23)
    assert listed(desk) == ()
    assert names(listed(desk, all_=True)) == ["Bob Diaz"]
    clock.later(2)
    assert listed(desk) == ()
    clock.later(1)
    assert names(listed(desk)) == ["Bob Diaz"]


def test_what_waits_for_something_to_happen_comes_back_all_the_same(desk: Desk, kind: Kind) -> None:
    kind("Bob Diaz", "cheese", "gift")
    (debt,) = follow_up.later(desk, "Bob", "after the move")

    assert (debt.later, debt.how) == (date(2026, 12, 20), "after the move")
    assert debt.standing is Standing.OWED


def test_what_was_put_off_is_taken_up_again(desk: Desk, kind: Kind) -> None:
    kind("Bob Diaz", "cheese", "gift")
    with pytest.raises(Refused, match="othing owed to Bob Diaz was put off"):
        follow_up.sooner(desk, "Bob")
    follow_up.later(desk, "Bob", "after the move")
    (debt,) = follow_up.sooner(desk, "Bob")

    assert (debt.later, debt.how) == (None, "")
    assert names(listed(desk)) == ["Bob Diaz"]
    told = [event.kind for event in events.about([f"owed {debt.id}"])]
    assert told == ["put off", "taken up again"]


@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("", "ay until when"),
        ("today", "2026-11-20 is not to come"),
        ("2026-11-01", "2026-11-01 is not to come"),
        ("3/4", "can be read two ways"),
        ("a\0b", "broken character"),
    ],
)
def test_a_day_that_is_none_is_refused(desk: Desk, kind: Kind, until: str, told: str) -> None:
    kind("Bob Diaz", "cheese", "gift")

    with pytest.raises(BadInput, match=told):
        follow_up.later(desk, "Bob", until)
    assert only(desk).later is None


def test_thanks_end_what_was_put_off(desk: Desk, kind: Kind) -> None:
    kind("Bob Diaz", "cheese", "gift")
    follow_up.later(desk, "Bob", "Monday")
    (debt,) = follow_up.settle(desk, "Bob", Standing.THANKED_IN_PERSON, on=None, how="")

    assert debt.later is None


def test_what_is_handed_on_says_who_writes_and_can_be_taken_back(desk: Desk, kind: Kind) -> None:
    kind("Bob Diaz", "cheese", "gift")
    follow_up.delegate(desk, "Bob", " Tom  Berg ")

    assert listed(desk) == ()
    assert [(debt.party.name, debt.how) for debt in handed_on()] == [("Bob Diaz", "Tom Berg")]
    follow_up.reopen(desk, "Bob")
    assert names(listed(desk)) == ["Bob Diaz"]
    with pytest.raises(BadInput, match="ho writes instead"):
        follow_up.delegate(desk, "Bob", " ")


def test_the_next_to_write_is_the_most_pressing_that_is_not_ready(desk: Desk, kind: Kind) -> None:
    kind("Bob Diaz", "cheese", "gift", date(2026, 9, 1))
    kind("Tom Berg", "a lamp", "wedding")
    kind("Ana Reyes", "a ride")
    follow_up.later(desk, "Ana", "Monday")

    assert follow_up.next_to_write(desk)[0].party.name == "Bob Diaz"
    bob = [debt.id for debt in owing.named("Bob")]
    notes.save(bob, "Dear Bob,\n\nThe cheese!\n", ready=True, now=desk.now(), by=desk.by)
    assert follow_up.next_to_write(desk)[0].party.name == "Tom Berg"
    tom = people.find("Tom").id
    people.say(tom, "deceased", "yes", now=desk.now(), by=desk.by)
    with pytest.raises(Refused, match="obody is waiting"):
        follow_up.next_to_write(desk)


def test_the_queries_do_not_grow_with_the_list(desk: Desk, kind: Kind) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as seen:
            waiting.told(waiting.by_giver(waiting.waiting(desk))[:3])
        return len(seen)

    kind("Ana & Tom Reyes", "a vase", "wedding")
    few = counted()
    for number in range(5):
        kind(f"Kim & Tom Berg{number}", "a vase", "wedding")
    kind("Ana Reyes", "a ride")
    assert counted() == few
    assert records.Owed.objects.count() == 7


def test_a_page_of_the_list_says_what_it_leaves_out(desk: Desk, kind: Kind) -> None:
    kind(("Ana Reyes", "Bob Diaz", "Kim Lee"), "a ride")
    kind("Tom Berg", "a lamp", "gift")
    follow_up.later(desk, "Tom", "Monday")
    follow_up.delegate(desk, "Kim", "Una")
    page = waiting.listing(desk, waiting.Wishes(first=1))

    assert names(page.givers) == ["Ana Reyes"]
    assert (page.more, page.hidden, page.put_off, page.handed_on) == (1, 1, (), ())
    everything = waiting.listing(desk, waiting.Wishes(first=None, everything=True))
    assert names(everything.givers) == ["Ana Reyes", "Bob Diaz"]
    assert (everything.more, everything.hidden) == (0, 0)
    assert names(everything.put_off) == ["Tom Berg"]
    assert [debt.party.name for debt in everything.handed_on] == ["Kim Lee"]
    due = waiting.listing(desk, waiting.Wishes(due=True, to="Bob", occasion="favour"))
    assert names(due.givers) == ["Bob Diaz"]
