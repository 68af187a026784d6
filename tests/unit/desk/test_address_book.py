from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from penned import ledger
from penned.desk import address_book, book_file, capture, follow_up
from penned.desk.address_book import Wanted
from penned.desk.desk import open_desk
from penned.errors import BadInput, NotFound
from penned.ledger import imports, people
from penned.moments import Moment, Standing
from penned.people import Address
from penned.people.particulars import Particulars
from penned.people.person import Person
from penned.told import Reading, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ELM = "1 Elm Street, Springfield, IL 62701, USA"
OAK = "5 Oak Avenue, Boston, MA 02108, USA"


@pytest.fixture
def desk(fresh: Callable[[], Path]) -> Iterator[Desk]:
    yield open_desk(fresh(), clock=lambda: NOW)
    ledger.close()


def test_the_corner_of_an_envelope_is_as_its_post_writes_it() -> None:
    home = Address(("Torstraße 1",), "Berlin", "", "10115", "DE")
    assert address_book.corner("Mia Kern", home) == ("Mia Kern", "Torstraße 1", "10115 Berlin")


def test_where_the_name_stands_last_it_does_so_in_the_corner() -> None:
    home = Address(("銀座1-2-3",), "中央区", "東京都", "1040061", "JP")
    assert address_book.corner("山田 花子", home)[0] == "〒104-0061"
    assert address_book.corner("山田 花子", home)[-1] == "山田 花子"


def test_what_is_noted_down_is_known_in_its_own_way_of_writing(desk: Desk) -> None:
    said = {
        "email": "Ana@Example.ORG",
        "birthday": "4 May",
        "relation": "Friend",
        "returned": "1 June",
        "do not mail": "",
    }
    row = address_book.add(desk, "Ana Reyes", ELM, said)
    assert row.address == Address(("1 Elm Street",), "Springfield", "IL", "62701", "US")
    assert {fact.field: fact.value for fact in row.particulars.facts} == {
        "email": "Ana@example.org",
        "birthday": "--05-04",
        "relation": "friend",
        "returned": "2026-06-01",
    }


def test_nothing_is_kept_where_one_thing_cannot_be(desk: Desk) -> None:
    with pytest.raises(BadInput, match="not an e-mail address"):
        address_book.add(desk, "Ana Reyes", "", {"phone": "555 0100", "email": "nonsense"})
    assert people.everyone() == ()


def test_several_values_stand_side_by_side_and_one_can_be_taken_away(desk: Desk) -> None:
    address_book.add(desk, "Ana Reyes", "", {"phone": "+1 503 555 0100"})
    address_book.note_down(desk, "Ana", {"phone": "+1 503 555 0199"})
    row = address_book.take_away(desk, "Ana", "phone", "(503) 555-0100")
    assert row.particulars.values("phone") == ("+1 503 555 0199",)
    assert address_book.note_down(desk, "Ana", {"phone": ""}).particulars.values("phone") == ()
    with pytest.raises(BadInput, match="Nothing is noted under phone for Ana Reyes"):
        address_book.take_away(desk, "Ana", "phone")


def test_the_parts_of_a_name_can_be_said(desk: Desk) -> None:
    address_book.add(desk, "Jun Park", "", {})
    row = address_book.note_down(desk, "Jun Park", {"title": "Dr.", "given": "Jun"})
    assert row.party == Person("Jun Park", title="Dr.", given="Jun", family="Park")
    assert row.party.salutation == "Dr. Park"


def test_only_a_person_has_a_given_name(desk: Desk) -> None:
    address_book.add(desk, "The Book Club", "", {})
    with pytest.raises(BadInput, match="only a person has a given"):
        address_book.note_down(desk, "The Book Club", {"given": "Jun"})


def test_a_new_name_is_found_and_so_is_the_old_one(desk: Desk) -> None:
    before = address_book.add(desk, "Lea Hahn", "", {"email": "lea@example.org"})
    row = address_book.rename(desk, "Lea Hahn", "Lea Berg")
    assert (row.name, row.particulars.values("email")) == ("Lea Berg", ("lea@example.org",))
    assert people.find("Lea Hahn") == people.find("Lea Berg") == people.get(before.id)


def test_who_moves_lives_there_since_then(desk: Desk) -> None:
    address_book.add(desk, "Ana Reyes", ELM, {})
    row = address_book.move(desk, "Ana", OAK, from_when="November", kind="home")
    first, second = row.particulars.homes
    assert row.address == first.address
    assert (first.address.city, first.since, first.until) == ("Boston", date(2026, 11, 1), None)
    assert second.address.city == "Springfield"
    assert second.until is not None


def test_an_address_that_is_missing_is_told(desk: Desk) -> None:
    with pytest.raises(BadInput, match="The address of “Ana” is missing"):
        address_book.move(desk, "Ana", " ")


def test_the_book_shows_those_who_are_wanted(desk: Desk) -> None:
    address_book.add(desk, "Ana Reyes", ELM, {"relation": "friend", "group": "Wedding"})
    address_book.add(desk, "Bob Smith", "", {"relation": "client", "company": "Harbour Bakery"})
    capture.capture(desk, Moment(("Lea Hahn",), "a lift"))
    follow_up.settle(desk, "Lea", Standing.THANKED_IN_PERSON, on=date(2026, 6, 1), how="in person")

    def names(**wanted: object) -> list[str]:
        return [row.name for row in address_book.everyone(Wanted(**wanted))]  # type: ignore[arg-type]  # one by one

    assert names() == ["Ana Reyes", "Bob Smith", "Lea Hahn"]
    assert names(words="smi bo") == ["Bob Smith"]
    assert names(relation="Friend") == ["Ana Reyes"]
    assert names(group="wedding") == ["Ana Reyes"]
    assert names(company="harbour bakery") == ["Bob Smith"]
    assert names(without_address=True) == ["Bob Smith", "Lea Hahn"]
    assert names(quiet_since=date(2026, 5, 1)) == ["Ana Reyes", "Bob Smith"]
    assert "Lea Hahn" in names(quiet_since=date(2026, 7, 1))


def test_who_is_forgotten_is_not_found(desk: Desk) -> None:
    address_book.add(desk, "Ana Reyes", ELM, {"note": "allergic to lilies"})
    assert address_book.forget(desk, address_book.find("Ana"), words=False) == "Ana Reyes"
    with pytest.raises(NotFound):
        address_book.find("Ana Reyes")


def test_the_book_as_a_spreadsheet_has_a_column_for_each_field_and_no_formula(desk: Desk) -> None:
    said = {"email": "ana@example.org", "note": "=HYPERLINK(1)", "group": "+wedding"}
    address_book.add(desk, "Ana Reyes", ELM, said)
    address_book.note_down(desk, "Ana", {"email": "reyes@example.org"})
    made = book_file.table(people.everyone())
    (row,) = csv.DictReader(io.StringIO(made.decode("utf-8-sig")))
    assert (row["Name"], row["City"], row["Family name"]) == ("Ana Reyes", "Springfield", "Reyes")
    assert (row["E-mail 1"], row["E-mail 2"]) == ("ana@example.org", "reyes@example.org")
    assert row["Note"] == "'=HYPERLINK(1)"
    assert row["Group"] == "'+wedding"
    assert "Phone" not in row


def test_the_book_as_cards_names_the_members_of_a_household(desk: Desk) -> None:
    capture.capture(desk, Moment(("Ana & Tom Reyes",), "a lift"))
    made = book_file.cards(people.everyone()).decode()
    assert made.count("BEGIN:VCARD") == 3
    assert made.count("MEMBER:") == 2


def test_the_photo_of_a_contact_can_be_seen(desk: Desk, tmp_path: Path) -> None:
    told = Told(1, "k", (Person("Ana Reyes"),), (Particulars(photo=b"a jpeg"),))
    imports.record(Reading("contacts", "a.vcf", "d", (told,)), now=NOW, by="me")
    assert address_book.photo("Ana Reyes", tmp_path / "ana.jpg") == "Ana Reyes"
    assert (tmp_path / "ana.jpg").read_bytes() == b"a jpeg"
    assert b"PHOTO:data:image/jpeg;base64," in book_file.cards(people.everyone()).replace(
        b"\r\n ", b""
    )
    address_book.add(desk, "Bo Lind", "", {})
    with pytest.raises(NotFound, match="There is no photo of Bo Lind"):
        address_book.photo("Bo", tmp_path / "bo.jpg")


@pytest.mark.parametrize("name", ["book.xls", "book"])
def test_a_book_of_another_kind_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=r"book\.csv for a spreadsheet|not written as"):
        book_file.export(tmp_path / name)


def test_what_you_call_somebody_is_how_they_are_greeted_everywhere(desk: Desk) -> None:
    address_book.add(desk, "Carol Reyes", "", {"greeting": "Mum"})
    capture.capture(desk, Moment(("Carol & Lou Reyes",), "a lift"))
    address_book.note_down(desk, "Lou Reyes", {"greeting": "Dad"})
    assert people.find("Carol Reyes").party.salutation == "Mum"
    assert people.find("Carol & Lou Reyes").party.salutation == "Carol and Lou"
    assert people.find("mum").name == "Carol Reyes"
    address_book.note_down(desk, "Mum", {"greeting": ""})
    with pytest.raises(NotFound):
        people.find("Mum")
