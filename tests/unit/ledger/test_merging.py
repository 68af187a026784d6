"""What was made one comes apart again, with all that came under each name, then and since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from penned.coach import Way
from penned.errors import Refused
from penned.ledger import imports, notes, owed, people, ways
from penned.moments import Moment, Standing
from penned.people.address import Address
from penned.people.names import parse
from penned.people.particulars import Fact, Home, Particulars
from penned.people.person import Person
from penned.told import Reading, Told

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow

    Capture = Callable[..., tuple[OwedRow, ...]]

ELM = Address(("1 Elm Street",), "Springfield", "IL", "62701", "US")
OAK = Address(("5 Oak Avenue",), "Boston", "MA", "02108", "US")


@pytest.fixture
def ana(stamp: dict[str, Any]) -> PartyRow:
    row = people.meet(Person("Ana"), ELM, **stamp)
    return people.say(row.id, "job", "cook", **stamp)


@pytest.fixture
def annie(stamp: dict[str, Any]) -> PartyRow:
    row = people.meet(Person("Annie"), OAK, **stamp)
    return people.say(row.id, "phone", "1", **stamp)


def owed_to(party: int) -> list[str]:
    return [debt.moment.what for debt in owed.of(party)]


def test_parting_gives_everything_back(
    capture: Capture, ana: PartyRow, annie: PartyRow, stamp: dict[str, Any], today: date
) -> None:
    capture("a wok", "Ana")
    (ride,) = capture("a ride", "Annie")
    (soup,) = capture("soup", "Annie")
    note = notes.save([ride.id], "Dear Annie", ready=False, **stamp)
    owed.settle([soup.id], Standing.THANKED, on=today, **stamp)
    for way in (Way("late"), Way("ask")):
        ways.keep(way, party_id=annie.id, **stamp)
    ways.keep(Way("late"), party_id=ana.id, **stamp)
    before = people.everyone(), owed.of(ana.id), owed.of(annie.id)
    people.merge(ana.id, annie.id, **stamp)
    assert people.merged_into(ana.id) == ((annie.id, "Annie"),)
    assert people.part(ana.id, annie.id, **stamp) == before[0]
    assert (people.everyone(), owed.of(ana.id), owed.of(annie.id)) == before
    assert notes.get(note.id).party.id == annie.id
    assert ways.holding(ana.id) == (Way("late"),)
    assert set(ways.holding(annie.id)) == {Way("late"), Way("ask")}


def test_what_came_since_goes_to_the_name_that_it_was_said_of(
    capture: Capture, ana: PartyRow, annie: PartyRow, stamp: dict[str, Any]
) -> None:
    people.merge(ana.id, annie.id, **stamp)
    capture("a ride", "Annie")
    its = Particulars((Home(OAK),), (Fact("email", "annie@example.org"),))
    row = Told(1, "k", (parse("Annie"),), (its,), Moment(("Annie",), "soup"))
    imports.record(Reading("gifts", "a.csv", "a", (row,)), **stamp)
    assert owed_to(ana.id) == ["a ride", "soup"]
    assert people.get(ana.id).particulars.values("email") == ("annie@example.org",)
    one, two = people.part(ana.id, annie.id, **stamp)
    assert (owed_to(one.id), owed_to(two.id)) == ([], ["a ride", "soup"])
    assert (one.particulars.values("email"), one.address) == ((), ELM)
    assert (two.particulars.values("email"), two.address) == (("annie@example.org",), OAK)


@pytest.mark.parametrize("captured", [True, False])
def test_one_moment_of_both_is_owed_to_both_again(
    capture: Capture,
    ana: PartyRow,
    annie: PartyRow,
    stamp: dict[str, Any],
    captured: bool,  # noqa: FBT001 - drawn
) -> None:
    if captured:
        capture("a wok", "Ana", "Annie")
    row = Told(1, "k", (parse("Ana"), parse("Annie")), moment=Moment(("Ana", "Annie"), "a wok"))
    people.merge(ana.id, annie.id, **stamp)
    if not captured:
        imports.record(Reading("gifts", "a.csv", "a", (row,)), **stamp)
    assert owed_to(ana.id) == ["a wok"]
    people.part(ana.id, annie.id, **stamp)
    assert (owed_to(ana.id), owed_to(annie.id)) == (["a wok"], ["a wok"])


@pytest.mark.parametrize("order", ["merge import part", "import merge part"])
def test_an_import_tells_the_same_whenever_they_were_one(
    order: str, stamp: dict[str, Any], today: date
) -> None:
    both = Moment(("Ana", "Annie"), "a wok")
    on = today if order.startswith("merge") else None
    row = Told(1, "k", (parse("Ana"), parse("Annie")), moment=both, thanked_on=on)
    ids = [people.meet(Person(name), **stamp).id for name in both.givers]
    for step in order.split():
        if step == "import":
            imports.record(Reading("gifts", "a.csv", "a", (row,)), **stamp)
        elif step == "merge":
            people.merge(*ids, **stamp)
        else:
            people.part(*ids, **stamp)
    assert [(debt.party.name, debt.standing is Standing.OWED) for debt in owed.every()] == [
        ("Ana", on is None),
        ("Annie", on is None),
    ]
    assert imports.undo(1, **stamp).kept == ()
    assert owed.every() == ()


def test_one_of_several_comes_apart_from_the_others(
    capture: Capture, ana: PartyRow, annie: PartyRow, stamp: dict[str, Any]
) -> None:
    anita = people.meet(Person("Anita"), **stamp)
    for what, name in (("a wok", "Ana"), ("a ride", "Annie"), ("soup", "Anita")):
        capture(what, name)
    people.merge(annie.id, anita.id, **stamp)
    people.merge(ana.id, annie.id, **stamp)
    people.part(ana.id, annie.id, **stamp)
    assert (owed_to(ana.id), owed_to(annie.id)) == (["a wok"], ["a ride", "soup"])
    assert people.find("Anita").id == annie.id
    people.merge(ana.id, annie.id, **stamp)
    people.part(ana.id, anita.id, **stamp)
    assert (owed_to(ana.id), owed_to(anita.id)) == (["a wok", "a ride"], ["soup"])


def test_one_note_for_both_keeps_them_together(
    capture: Capture, ana: PartyRow, annie: PartyRow, stamp: dict[str, Any]
) -> None:
    debts = [*capture("a wok", "Ana"), *capture("a ride", "Annie")]
    people.merge(ana.id, annie.id, **stamp)
    notes.save([debt.id for debt in debts], "Dear Ana", ready=False, **stamp)
    with pytest.raises(Refused, match="Note 1 thanks both in one"):
        people.part(ana.id, annie.id, **stamp)
    assert people.get(annie.id).id == ana.id


def test_what_was_never_one_does_not_come_apart(
    ana: PartyRow, annie: PartyRow, stamp: dict[str, Any]
) -> None:
    with pytest.raises(Refused, match="were not merged"):
        people.part(ana.id, annie.id, **stamp)
    people.merge(ana.id, annie.id, **stamp)
    people.part(ana.id, annie.id, **stamp)
    with pytest.raises(Refused, match="were not merged"):
        people.part(ana.id, annie.id, **stamp)
