from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penned.errors import BadInput, NotFound, Refused
from penned.ledger import moments, notes, owed, people, story
from penned.moments import Moment, Standing
from penned.people.address import Address
from penned.people.names import parse
from penned.people.person import Household, Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from penned.ledger.owed import OwedRow

    Capture = Callable[..., tuple[OwedRow, ...]]

ELM = Address(("1 Elm Street",), "Springfield", "IL", "62701", "US")
OAK = Address(("5 Oak Avenue",), "Boston", "MA", "02108", "US")


@pytest.mark.parametrize("again", ["ana reyes", "ANA  REYES", "Ána Réyes", "Reyes, Ana"])
def test_the_same_name_is_the_same_person(again: str, stamp: dict[str, Any]) -> None:
    first = people.meet(parse("Ana Reyes"), **stamp)
    assert people.meet(parse(again), **stamp) == first
    assert len(people.everyone()) == 1


@pytest.mark.parametrize("other", ["Tom Reyes", "Ana", "The Reyes Family", "Ana Reyes (work)"])
def test_another_name_is_somebody_else(other: str, stamp: dict[str, Any]) -> None:
    first = people.meet(parse("Ana Reyes"), **stamp)
    assert people.meet(parse(other), **stamp).id != first.id


def test_every_part_of_a_name_comes_back(stamp: dict[str, Any]) -> None:
    person = Person("N", "t", "g", "f", "s", "k", "a", "m", "n", "hello")
    assert people.meet(person, **stamp).party == person
    home = Household("H", (person, Person("O")), "f", "a", "hello")
    assert people.meet(home, **stamp).party == home


def test_the_members_of_a_household_are_people_too(stamp: dict[str, Any]) -> None:
    home = people.meet(parse("Ana & Tom Reyes"), **stamp)
    assert isinstance(home.party, Household)
    assert [row.kind for row in people.everyone()] == ["household", "person", "person"]
    for member in home.party.members:
        assert people.find(member.name).households == (home.id,)


def test_a_household_met_again_gains_members_and_loses_none(stamp: dict[str, Any]) -> None:
    ana, tom, zoe = Person("Ana"), Person("Tom"), Person("Zoe")
    people.meet(Household("The Club", (ana, tom)), **stamp)
    again = people.meet(Household("The Club", (zoe,)), **stamp)
    assert again.party == Household("The Club", (ana, tom, zoe))


def test_a_party_needs_a_name(stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="needs a name"):
        people.meet(Person(" "), **stamp)
    with pytest.raises(BadInput, match="needs a name"):
        people.meet(Household("H", (Person("..."),)), **stamp)


def test_a_broken_character_is_refused(stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="broken character"):
        people.meet(Person("Ana\0"), **stamp)
    with pytest.raises(BadInput, match="broken character"):
        people.meet(Person("Ana"), Address(city="\udc80"), **stamp)


def test_a_blank_address_wipes_nothing_out(stamp: dict[str, Any]) -> None:
    people.meet(Person("Ana"), ELM, **stamp)
    assert people.meet(Person("Ana"), Address(), **stamp).address == ELM
    assert people.meet(Person("Ana"), None, **stamp).address == ELM
    assert people.meet(Person("Ana"), Address(city="springfield"), **stamp).address == ELM


def test_a_blank_part_keeps_what_was_known(stamp: dict[str, Any]) -> None:
    people.meet(Person("Ana"), Address(("1 Elm Street",), "Springfield"), **stamp)
    more = people.meet(Person("Ana"), Address(postcode="62701"), **stamp)
    assert more.address == Address(("1 Elm Street",), "Springfield", postcode="62701")


def test_an_address_in_another_town_replaces_the_whole(stamp: dict[str, Any]) -> None:
    people.meet(Person("Ana"), ELM, **stamp)
    boston = Address(("5 Oak Avenue",), "Boston")
    assert people.meet(Person("Ana"), boston, **stamp).address == boston


def test_an_address_as_written_in_another_street_replaces_the_whole(stamp: dict[str, Any]) -> None:
    people.meet(Person("Ana"), ELM, **stamp)
    hamburg = Address(("Hauptstraße 2", "20095 Hamburg"))
    assert people.meet(Person("Ana"), hamburg, **stamp).address == hamburg


def test_who_moves_takes_nothing_of_the_old_address_along(
    stamp: dict[str, Any], today: date
) -> None:
    ana = people.meet(Person("Ana"), ELM, **stamp)
    street = Address(ELM.street)
    assert people.move(ana.id, street, **stamp).address == street
    assert people.move(ana.id, street, **stamp).address == street
    homes = story.of(ana.id).homes
    assert [(home.address, home.until) for home in homes] == [(ELM, today), (street, None)]


def test_a_changed_address_keeps_the_old_one(stamp: dict[str, Any], today: date) -> None:
    ana = people.meet(Person("Ana"), ELM, **stamp)
    people.meet(Person("Ana"), OAK, **stamp)
    homes = story.of(ana.id).homes
    assert [(home.address, home.until) for home in homes] == [(ELM, today), (OAK, None)]


def test_somebody_moves_back_when_told(stamp: dict[str, Any]) -> None:
    for home in (ELM, OAK, ELM):
        ana = people.meet(Person("Ana"), home, **stamp)
    assert ana.address == ELM
    assert len(story.of(ana.id).homes) == 3


@pytest.mark.parametrize("name", ["Ana Reyes", "ana reyes", "Ana", "rey", "Reyes, Ana", "Ána"])
def test_somebody_is_found_by_what_fits_only_one(name: str, stamp: dict[str, Any]) -> None:
    ana = people.meet(parse("Ana Reyes"), **stamp)
    people.meet(parse("Tom Lee"), **stamp)
    assert people.find(name) == ana


def test_the_whole_name_beats_a_part_of_another(stamp: dict[str, Any]) -> None:
    ana = people.meet(parse("Ana"), **stamp)
    people.meet(parse("Ana Reyes"), **stamp)
    assert people.find("ana") == ana


def test_an_aside_tells_two_of_one_name_apart(stamp: dict[str, Any]) -> None:
    work = people.meet(parse("John Smith (work)"), **stamp)
    people.meet(parse("John Smith (school)"), **stamp)
    assert people.find("John Smith (work)") == work
    with pytest.raises(BadInput, match=r"John Smith \(school\).*John Smith \(work\)"):
        people.find("John Smith")


def test_where_several_fit_they_are_named(stamp: dict[str, Any]) -> None:
    people.meet(parse("Ana Reyes"), **stamp)
    people.meet(parse("Ana Lee"), **stamp)
    with pytest.raises(
        BadInput, match=r"“Ana Lee” \(person\), “Ana Reyes” \(person\)\. Write more"
    ):
        people.find("Ana")


def test_a_member_who_is_owed_nothing_gives_way_to_the_household(capture: Capture) -> None:
    (debt,) = capture("a wok", "Ana & Tom Reyes")
    assert people.find("Ana").id == debt.party.id


def test_a_member_who_is_owed_something_does_not(capture: Capture) -> None:
    capture("a wok", "Ana & Tom Reyes")
    capture("a ride", "Ana Reyes")
    with pytest.raises(BadInput, match="fits several"):
        people.find("Ana")


@pytest.mark.parametrize("name", ["Bob", "", "..."])
def test_nobody_of_that_name_is_not_found(name: str) -> None:
    with pytest.raises(NotFound):
        people.find(name)


def test_a_near_name_is_offered(stamp: dict[str, Any]) -> None:
    people.meet(parse("Ana Reyes"), **stamp)
    with pytest.raises(NotFound, match="Did you mean “Ana Reyes”"):
        people.find("Anna Ryes")


def test_last_thanked_is_the_last_day_of_thanks(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    one, two, three = (capture(what, "Ana")[0] for what in ("wok", "ride", "soup"))
    assert people.find("Ana").last_thanked is None
    owed.settle([one.id], Standing.THANKED, on=today.replace(day=1), **stamp)
    owed.settle([two.id], Standing.THANKED_IN_PERSON, on=today.replace(day=5), **stamp)
    owed.settle([three.id], Standing.WAIVED, on=today, **stamp)
    assert people.find("Ana").last_thanked == today.replace(day=5)


def test_everybody_takes_a_fixed_number_of_queries(
    capture: Capture, queries: Callable[[Callable[[], object]], int]
) -> None:
    capture("a wok", "Ana & Tom Reyes")
    few = queries(people.everyone)
    for number in range(5):
        capture("a wok", f"Ana & Tom Reyes{number}", f"Zoe Lee{number}")
    assert queries(people.everyone) == few
    assert queries(lambda: people.find("Zoe Lee3")) < 10


def test_the_writer_is_said_once_and_can_change(stamp: dict[str, Any]) -> None:
    assert people.me() is None
    people.set_me("Sam Hill", ELM, **stamp)
    people.set_me("Sam Hill", OAK, **stamp)
    assert people.me() == ("Sam Hill", OAK)
    assert people.everyone() == ()


def test_the_writer_needs_a_name(stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        people.set_me(" ", ELM, **stamp)


def test_merging_moves_everything_and_keeps_the_other_name(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (wok,) = capture("a wok", "Ana Reyes")
    (ride,) = capture("a ride", "Annie")
    owed.settle([wok.id], Standing.THANKED, on=today, how="by e-mail", **stamp)
    note = notes.save([ride.id], "Dear Annie, thanks for the ride", ready=True, **stamp)
    people.meet(Person("Annie"), ELM, **stamp)
    kept = people.merge(wok.party.id, ride.party.id, **stamp)
    assert people.everyone() == (kept,)
    assert kept.address == ELM
    assert {debt.id for debt in owed.of(kept.id)} == {wok.id, ride.id}
    assert notes.get(note.id).party == kept
    assert people.find("Annie") == people.meet(Person("annie"), **stamp) == kept
    assert people.get(ride.party.id) == kept
    subjects = {event.subject for event in story.of(kept.id).events}
    assert {f"party {wok.party.id}", f"party {ride.party.id}", f"note {note.id}"} <= subjects


def test_merging_keeps_both_addresses_and_the_first_as_the_current(stamp: dict[str, Any]) -> None:
    one = people.meet(Person("Ana"), ELM, **stamp)
    two = people.meet(Person("Annie"), OAK, **stamp)
    kept = people.merge(one.id, two.id, **stamp)
    assert kept.address == ELM
    assert {home.address for home in story.of(kept.id).homes} == {ELM, OAK}


def test_merging_twice_still_finds_every_name(stamp: dict[str, Any]) -> None:
    one, two, three = (people.meet(Person(name), **stamp) for name in ("Ana", "Annie", "Anita"))
    people.merge(two.id, three.id, **stamp)
    kept = people.merge(one.id, two.id, **stamp)
    assert people.find("Anita") == kept


def test_merging_members_joins_their_households(stamp: dict[str, Any]) -> None:
    ana, annie, tom = Person("Ana"), Person("Annie"), Person("Tom")
    people.meet(Household("The Club", (ana, annie, tom)), **stamp)
    people.meet(Household("The Choir", (annie,)), **stamp)
    people.merge(people.find("Ana").id, people.find("Annie").id, **stamp)
    assert people.find("The Club").party == Household("The Club", (ana, tom))
    assert people.find("The Choir").party == Household("The Choir", (ana,))


def test_merging_households_joins_their_members(stamp: dict[str, Any]) -> None:
    ana, tom = Person("Ana"), Person("Tom")
    one = people.meet(Household("The Reyes", (ana,)), **stamp)
    two = people.meet(Household("Reyes Home", (ana, tom)), **stamp)
    assert people.merge(one.id, two.id, **stamp).party == Household("The Reyes", (ana, tom))


def test_of_two_debts_for_one_moment_the_untouched_one_goes(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    one, two = capture("a wok", "Ana", "Annie")
    owed.settle([two.id], Standing.THANKED, on=today, **stamp)
    kept = people.merge(one.party.id, two.party.id, **stamp)
    assert [debt.id for debt in owed.of(kept.id)] == [two.id]
    assert kept.last_thanked == today


def test_two_answers_to_one_moment_cannot_be_merged(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    one, two = capture("a wok", "Ana", "Annie")
    owed.settle([two.id], Standing.THANKED, on=today, **stamp)
    notes.save([one.id], "Dear Ana", ready=False, **stamp)
    before = people.everyone()
    with pytest.raises(Refused, match="the same moment"):
        people.merge(one.party.id, two.party.id, **stamp)
    assert people.everyone() == before


def test_unlike_things_are_not_merged(capture: Capture, stamp: dict[str, Any]) -> None:
    (debt,) = capture("a wok", "Ana & Tom Reyes")
    tom = people.find("Tom Reyes")
    with pytest.raises(Refused, match="a household"):
        people.merge(tom.id, debt.party.id, **stamp)
    with pytest.raises(Refused, match="are one already"):
        people.merge(tom.id, tom.id, **stamp)
    with pytest.raises(NotFound):
        people.merge(tom.id, 999, **stamp)


def test_the_story_tells_everything_of_one_and_nothing_of_others(
    capture: Capture, stamp: dict[str, Any]
) -> None:
    (wok,) = capture("a wok", "Ana")
    capture("a ride", "Tom")
    note = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    told = story.of(wok.party.id)
    assert told.party.name == "Ana"
    assert told.owed == owed.get([wok.id])
    assert told.notes == (note,)
    assert [event.kind for event in told.events] == ["met", "captured", "revision 1"]


def test_addresses_given_with_a_moment_are_learned(stamp: dict[str, Any]) -> None:
    moments.accept(
        Moment(what="a wok"), [Person("Ana"), Person("Tom")], addresses=[None, ELM], **stamp
    )
    assert people.find("Ana").address is None
    assert people.find("Tom").address == ELM


def test_a_whole_name_is_found_without_reading_everybody(stamp: dict[str, Any]) -> None:
    ana = people.meet(parse("Ana Reyes"), **stamp)
    with CaptureQueriesContext(connection) as asked:
        assert people.find("ana reyes") == ana
    assert all("WHERE" in query["sql"] for query in asked)
