"""What the person says of people besides their names: facts, homes, households."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from penned.errors import BadInput, NotFound, Refused
from penned.ledger import imports, people, story
from penned.people.address import Address
from penned.people.names import parse
from penned.people.particulars import Fact, Home, Particulars
from penned.people.person import Household, Person
from penned.told import Reading, Told

if TYPE_CHECKING:
    from collections.abc import Callable

ELM = Address(("1 Elm Street",), "Springfield", "IL", "62701", "US")
OAK = Address(("5 Oak Avenue",), "Boston", "MA", "02108", "US")


@pytest.fixture
def ana(stamp: dict[str, Any]) -> int:
    return people.meet(parse("Ana Reyes"), **stamp).id


@pytest.fixture
def card(stamp: dict[str, Any]) -> Callable[..., None]:
    """Import a card of Ana's that says these things."""

    def record(*facts: tuple[str, str], photo: bytes = b"") -> None:
        its = Particulars((), tuple(Fact(*fact) for fact in facts), photo)
        row = Told(1, "card", (parse("Ana Reyes"),), (its,))
        imports.record(Reading("contacts", "a.vcf", str(facts), (row,)), **stamp)

    return record


def test_a_field_of_one_value_loses_the_one_before(ana: int, stamp: dict[str, Any]) -> None:
    people.say(ana, "relation", "client", **stamp)
    assert people.say(ana, "relation", "friend", **stamp).particulars.facts == (
        Fact("relation", "friend"),
    )


def test_a_field_of_many_keeps_each_once(ana: int, stamp: dict[str, Any]) -> None:
    for value in ("1", "2", "1"):
        row = people.say(ana, "phone", value, **stamp)
    assert row.particulars.values("phone") == ("1", "2")
    assert people.unsay(ana, "phone", "1", **stamp).particulars.values("phone") == ("2",)
    assert people.unsay(ana, "phone", **stamp).particulars.values("phone") == ()


def test_what_a_card_says_can_be_denied_and_said_again(
    ana: int, card: Callable[..., None], stamp: dict[str, Any]
) -> None:
    card(("deceased", "yes"), ("phone", "1"), ("phone", "2"))
    assert people.get(ana).deceased == "yes"
    assert people.unsay(ana, "deceased", **stamp).deceased == ""
    assert people.unsay(ana, "phone", **stamp).particulars.values("phone") == ()
    assert people.say(ana, "phone", "3", **stamp).particulars.values("phone") == ("3",)
    assert people.say(ana, "phone", "1", **stamp).particulars.values("phone") == ("3", "1")
    assert people.say(ana, "deceased", "2026-03-01", **stamp).deceased == "2026-03-01"


def test_saying_is_an_event_without_its_words(ana: int, stamp: dict[str, Any]) -> None:
    people.say(ana, "note", "allergic to lilies", **stamp)
    people.say(ana, "note", "allergic to lilies", **stamp)
    people.unsay(ana, "note", **stamp)
    people.unsay(ana, "note", **stamp)
    kinds = [event.kind for event in story.of(ana).events]
    assert kinds == ["met", "note noted", "note taken back"]


def test_nothing_is_no_fact(ana: int, stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="Nothing is said"):
        people.say(ana, "relation", "", **stamp)
    with pytest.raises(BadInput, match="broken character"):
        people.say(ana, "relation", "\0", **stamp)
    with pytest.raises(NotFound):
        people.say(99, "relation", "friend", **stamp)


def test_a_greeting_that_is_said_is_how_they_are_greeted(ana: int, stamp: dict[str, Any]) -> None:
    assert people.say(ana, "greeting", "Mum", **stamp).party.salutation == "Mum"
    assert people.find("mum").id == ana


def test_a_photo_comes_and_goes_with_its_card(
    ana: int, card: Callable[..., None], stamp: dict[str, Any]
) -> None:
    card(photo=b"jpeg")
    assert people.photo(ana) == b"jpeg"
    imports.undo(1, **stamp)
    assert people.photo(ana) == b""


def test_somebody_moves_since_then(ana: int, stamp: dict[str, Any]) -> None:
    people.move(ana, ELM, **stamp)
    row = people.move(ana, OAK, since=date(2026, 6, 1), **stamp)
    assert row.address == OAK
    assert row.particulars.homes == (
        Home(OAK, since=date(2026, 6, 1)),
        Home(ELM, until=date(2026, 6, 1)),
    )


def test_a_place_of_work_stands_beside_the_home(ana: int, stamp: dict[str, Any]) -> None:
    people.move(ana, ELM, **stamp)
    row = people.move(ana, OAK, kind="work", **stamp)
    assert row.address == ELM
    assert row.particulars.homes == (Home(ELM), Home(OAK, "work"))


def test_where_somebody_lived_once_is_no_address_of_theirs(ana: int, stamp: dict[str, Any]) -> None:
    row = people.move(ana, ELM, since=date(2020, 1, 1), until=date(2022, 1, 1), **stamp)
    assert (row.address, len(row.particulars.homes)) == (None, 1)
    assert people.move(ana, OAK, **stamp).address == OAK
    with pytest.raises(BadInput, match="is before"):
        people.move(ana, ELM, since=date(2022, 1, 1), until=date(2020, 1, 1), **stamp)


def test_people_join_a_household_and_leave_it(ana: int, stamp: dict[str, Any]) -> None:
    home = people.meet(parse("Tom & Lea Reyes"), **stamp)
    joined = people.join(home.id, ana, since=date(2026, 6, 1), **stamp)
    assert isinstance(joined.party, Household)
    assert [member.name for member in joined.party.members][-1] == "Ana Reyes"
    assert people.get(ana).households == (home.id,)
    left = people.leave(home.id, ana, until=date(2026, 9, 1), **stamp)
    assert left == home
    assert people.get(ana).households == ()
    assert people.join(home.id, ana, **stamp).members == joined.members
    with pytest.raises(Refused, match="cannot belong"):
        people.join(ana, home.id, **stamp)


def test_who_left_a_household_is_not_brought_back_by_its_name(stamp: dict[str, Any]) -> None:
    home = people.meet(parse("Ana & Tom Reyes"), **stamp)
    ana = people.find("Ana Reyes")
    people.leave(home.id, ana.id, until=date(2026, 9, 1), **stamp)
    again = people.meet(parse("Ana & Tom Reyes"), **stamp)
    assert [row for row in again.members if row == ana.id] == []


def test_a_new_name_shows_and_the_old_one_still_finds(ana: int, stamp: dict[str, Any]) -> None:
    people.say(ana, "relation", "friend", **stamp)
    row = people.rename(ana, parse("Ana Lee"), **stamp)
    assert (row.name, row.also) == ("Ana Lee", ("Ana Reyes",))
    assert row.particulars.values("relation") == ("friend",)
    assert people.find("Ana Reyes") == people.find("Ana Lee") == row
    back = people.rename(row.id, parse("Ana Reyes"), **stamp)
    assert (back.name, back.also) == ("Ana Reyes", ("Ana Lee",))
    assert people.rename(back.id, parse("ANA REYES"), **stamp).name == "ANA REYES"
    assert len(people.everyone()) == 1


def test_nobody_takes_the_name_of_somebody_else(ana: int, stamp: dict[str, Any]) -> None:
    people.meet(Person("Tom"), **stamp)
    with pytest.raises(Refused, match="Somebody else is called “tom”"):
        people.rename(ana, Person("tom"), **stamp)
