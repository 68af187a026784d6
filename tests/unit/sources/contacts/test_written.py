"""Contacts written as cards: what goes out comes in the same."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from penned.people import names
from penned.people.address import Address
from penned.people.particulars import Fact, Home, Particulars
from penned.people.person import Household, Person
from penned.sources import contacts
from penned.sources.contacts.contact import Contact
from penned.sources.contacts.written import number, vcards

HOMES = (
    Home(Address(("418 Alder St", "Apt; 4"), "Portland", "OR", "97205", "US"), "home"),
    Home(
        Address(("Hauptstraße 5",), "Köln", "", "50667", "DE"),
        "work",
        date(2026, 6, 1),
        date(2026, 9, 1),
    ),
)
FACTS = (
    Fact("email", "ana@example.org"),
    Fact("phone", "+1 555 0100"),
    Fact("job", "Baker, head"),
    Fact("company", "Harbour; Bakery"),
    Fact("note", "two\nlines \\ and a slash"),
    Fact("group", "Friends"),
    Fact("group", "Book, Club"),
    Fact("kin", "spouse: Tom Reyes"),
    Fact("kin", "god mother: Lea"),
    Fact("birthday", "--05-04"),
    Fact("deceased", "2026-01-02"),
    Fact("do_not_mail", "asked in May"),
    Fact("relation", "friend"),
    Fact("greeting", "Mum"),
    Fact("met", "in Porto"),
    Fact("pronouns", "she/her"),
    Fact("language", "de"),
)
ANA = Person("Ana Reyes", given="Ana", family="Reyes")
TOM = Person("Tom Berg", given="Tom", family="Berg")


def ana(*facts: Fact, photo: bytes = b"", homes: tuple[Home, ...] = ()) -> Contact:
    return Contact(1, names.parse("Ana Reyes"), Particulars(homes, facts, photo))


def again(*told: Contact) -> list[tuple[object, Particulars]]:
    reading = contacts.read(vcards(told), "out.vcf")
    assert reading.faults == ()
    assert reading.remarks == ()
    return [(row.parties[0], row.particulars[0]) for row in reading.rows]


def test_all_that_is_known_of_somebody_comes_back() -> None:
    ((party, known),) = again(ana(*FACTS, homes=HOMES))

    assert party == names.parse("Ana Reyes")
    assert known.homes == HOMES
    assert set(known.facts) == set(FACTS)


def test_a_birthday_with_its_year_and_a_death_without_its_day_come_back() -> None:
    facts = (Fact("birthday", "1980-05-04"), Fact("deceased", "yes"))

    assert set(again(ana(*facts))[0][1].facts) == set(facts)


@pytest.mark.parametrize(
    "written",
    [
        "Dr. Jun Park (work)",
        "Reyes, Ana",
        "Ana & Tom Reyes",
        "The Nguyen Family",
        "Aunt Carol",
        "山田太郎",
        "Robert “Bob” Smith Jr.",
        "Harbour Bakery Ltd",
    ],
)
def test_every_kind_of_name_comes_back(written: str) -> None:
    party = names.parse(written)

    assert again(Contact(1, party))[0][0] == party


def test_what_tells_two_of_one_name_apart_comes_back_and_is_no_part_of_the_name() -> None:
    london = Contact(1, names.parse("John Smith (London)"), Particulars())
    card = vcards([london]).decode()
    ((party, _),) = again(london)

    assert "FN:John Smith\r\n" in card
    assert party == london.party
    assert party.aside == "London"


def test_a_household_comes_back_with_its_people() -> None:
    people = [Contact(1, ANA), Contact(2, TOM)]
    family = names.parse("The Reyes Family")
    assert isinstance(family, Household)
    house = replace(family, members=(ANA, TOM))
    whole = Contact(3, house, members=tuple(map(number, people)))

    assert again(*people, whole)[2][0] == house


def test_the_number_of_a_card_stays_and_one_of_ours_is_no_number_of_theirs() -> None:
    theirs = ana(Fact("card", "9a1e2f00-0000-4000-8000-000000000001"))
    assert b"UID:urn:uuid:9a1e2f00-" in vcards([theirs])
    assert again(theirs)[0][1].facts == theirs.particulars.facts

    assert b"UID:urn:penned:" in vcards([ana()])
    assert again(ana())[0][1].facts == ()


def test_a_picture_comes_back() -> None:
    made = io.BytesIO()
    Image.new("RGB", (64, 64), "navy").save(made, "JPEG")
    photo = again(ana(photo=made.getvalue()))[0][1].photo

    with Image.open(io.BytesIO(photo)) as drawn:
        assert drawn.size == (64, 64)


def test_when_it_was_changed_is_written() -> None:
    changed = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    written = vcards([Contact(1, names.parse("Ana"), as_of=changed)])

    assert contacts.read(written, "x").rows[0].as_of == changed


def test_lines_are_folded_by_bytes_and_no_character_is_parted() -> None:
    data = vcards([ana(Fact("note", "straße 山田 " * 60))])

    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert all(line.decode() is not None for line in data.split(b"\r\n"))


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12)


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(["note", "group", "met"]), WORDS), max_size=5), WORDS)
def test_whatever_is_written_comes_back(said: list[tuple[str, str]], street: str) -> None:
    one = {field: Fact(field, value) for field, value in said if value}
    homes = (Home(Address((f"{street} 1",), "Porto", "", "", ""), "home"),)
    ((_, known),) = again(ana(*one.values(), homes=homes))

    plain = contacts.read(vcards([Contact(1, names.parse("Ana Reyes"), known)]), "x").rows[0]
    assert plain.particulars[0] == known
    assert {fact.field for fact in known.facts} == set(one)


def test_bytes_are_the_same_for_the_same_contacts() -> None:
    assert vcards([ana(*FACTS)]) == vcards([ana(*FACTS)])


def test_a_person_with_parts_of_its_own_keeps_them() -> None:
    person = Person("Ana García López", given="Ana", family="García López")

    assert again(Contact(1, person))[0][0] == person
