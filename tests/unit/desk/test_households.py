from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from penned import ledger
from penned.desk import address_book, capture, draft, envelopes, hindered, households, owing
from penned.desk.desk import open_desk
from penned.errors import BadInput, Refused
from penned.ledger import notes, owed, people
from penned.moments import Moment, Standing
from penned.notes import State
from penned.people.hindrances import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ELM = "1 Elm Street, Springfield, IL 62701, USA"
QUAY = "12 Quay Street, Portland, ME 04101, USA"


@pytest.fixture
def desk(fresh: Callable[[], Path]) -> Iterator[Desk]:
    yield open_desk(fresh(), clock=lambda: NOW)
    ledger.close()


@pytest.fixture
def reyes(desk: Desk) -> str:
    """A household that gave something."""
    capture.capture(desk, Moment(("Ana & Tom Reyes",), "a weekend at the lake"))
    return "Ana & Tom Reyes"


def names_of(name: str) -> list[str]:
    return [people.get(each).name for each in people.find(name).members]


def test_those_who_are_named_belong_to_it_and_nobody_of_their_last_name(desk: Desk) -> None:
    address_book.add(desk, "Lily Reyes", "", {})
    address_book.add(desk, "Ana Berg", "", {})
    made = households.make(
        desk, "Ana & Tom Reyes", ["Ana Berg", "Tom Reyes"], address=ELM, from_when="June"
    )
    assert names_of(made.name) == ["Ana Berg", "Tom Reyes"]
    assert made.party.envelope_name == "Ana & Tom Reyes"
    assert made.party.salutation == "Ana and Tom"
    assert len(people.everyone()) == 4


def test_where_nobody_is_named_its_own_name_says_who_belongs_to_it(desk: Desk) -> None:
    made = households.make(desk, "Ana & Tom Reyes", ())
    assert names_of(made.name) == ["Ana Reyes", "Tom Reyes"]


def test_a_name_of_one_can_be_that_of_a_household(desk: Desk) -> None:
    made = households.make(desk, "Grandma", ["Carol Reyes", "Lou Berg"])
    assert made.kind == "household"
    assert names_of("Carol Reyes") == []
    assert len(made.members) == 2


def test_somebody_joins_and_somebody_leaves(desk: Desk, reyes: str) -> None:
    households.join(desk, "Lily Reyes", reyes, from_when="June")
    assert names_of(reyes) == ["Ana Reyes", "Tom Reyes", "Lily Reyes"]
    households.leave(desk, "Tom", reyes, on="yesterday")
    assert names_of(reyes) == ["Ana Reyes", "Lily Reyes"]
    assert people.find("Tom Reyes").households == ()


def test_only_a_member_can_leave(desk: Desk, reyes: str) -> None:
    with pytest.raises(BadInput, match="in it are “Ana Reyes”, “Tom Reyes”"):
        households.leave(desk, "Bo", reyes)


def test_what_is_owed_to_a_household_that_separates_is_asked_about(desk: Desk, reyes: str) -> None:
    done = households.separate(desk, reyes, on="1 June")
    assert [debt.moment.what for debt in done.open] == ["a weekend at the lake"]
    assert done.without_address == ("Ana Reyes", "Tom Reyes")
    (told,) = hindered.of(people.find(reyes))
    assert told.kind is Kind.SEPARATED
    assert told.what.endswith("since 1 June 2026")


def test_each_of_them_can_be_thanked_instead(desk: Desk, reyes: str) -> None:
    households.separate(desk, reyes)
    done = households.separate(desk, reyes, thank=["each"])
    assert [debt.party.name for debt in done.passed_on] == ["Ana Reyes", "Tom Reyes"]
    (before,) = owed.of(people.find(reyes).id)
    assert before.standing is Standing.WAIVED
    assert before.how == "Ana & Tom Reyes separated; thanked by themselves"
    assert {debt.moment_id for debt in done.passed_on} == {before.moment_id}
    assert households.separate(desk, reyes, thank=["each"]).passed_on == ()


def test_one_of_them_can_be_thanked_instead(desk: Desk, reyes: str) -> None:
    done = households.separate(desk, reyes, thank=["Tom"])
    assert [debt.party.name for debt in done.passed_on] == ["Tom Reyes"]
    assert [debt.party.name for debt in owed.waiting()] == ["Tom Reyes"]


def test_nobody_need_be_thanked(desk: Desk, reyes: str) -> None:
    assert households.separate(desk, reyes, thank=["nobody"]).passed_on == ()
    assert owed.waiting() == ()


def test_nothing_of_it_holds_where_whom_to_thank_is_unknown(desk: Desk, reyes: str) -> None:
    with pytest.raises(BadInput):
        households.separate(desk, reyes, thank=["Bo"])
    assert hindered.of(people.find(reyes)) == ()


def test_a_card_that_is_on_paper_is_not_passed_on(desk: Desk, reyes: str) -> None:
    debts = owing.for_note(reyes)
    note = notes.save([debt.id for debt in debts], "Dear Ana and Tom", ready=True, now=NOW, by="me")
    notes.advance(note.id, State.WRITTEN, on=NOW.date(), now=NOW, by="me")
    with pytest.raises(Refused, match="Note 1 to Ana & Tom Reyes is written already"):
        households.separate(desk, reyes, thank=["each"])


def test_what_was_written_to_it_stays_to_be_read(desk: Desk, reyes: str) -> None:
    draft.write(desk, owing.for_note(reyes), "Dear Ana and Tom,\n\nThe lake!", finished=False)
    households.separate(desk, reyes, thank=["each"])
    assert [note.text for note in notes.of(people.find(reyes).id)] == [
        "Dear Ana and Tom,\n\nThe lake!"
    ]


def test_a_person_is_no_household(desk: Desk) -> None:
    address_book.add(desk, "Bo Lind", "", {})
    with pytest.raises(Refused, match="“Bo Lind” is a person, not a household"):
        households.separate(desk, "Bo Lind")


def test_a_member_without_an_address_lives_where_the_household_does(desk: Desk) -> None:
    households.make(desk, "Ana & Tom Reyes", (), address=ELM)
    ana = people.find("Ana Reyes")
    assert ana.address is None
    at = envelopes.at([ana])[ana.id]
    assert at.address == people.find("Ana & Tom Reyes").address
    households.separate(desk, "Ana & Tom Reyes")
    assert envelopes.at([people.find("Ana Reyes")])[ana.id].address is None


def test_at_work_the_company_stands_below_the_name(desk: Desk) -> None:
    address_book.add(desk, "Mia Kern", "", {"company": "Harbour Bakery Ltd"})
    mia = address_book.move(desk, "Mia Kern", QUAY, kind="work")
    at = envelopes.at([mia])[mia.id]
    assert at.address is not None
    assert at.address.street == ("Harbour Bakery Ltd", "12 Quay Street")
    assert envelopes.at([at])[mia.id].address == at.address  # it is not said twice


def test_at_home_no_company_stands_on_the_envelope(desk: Desk) -> None:
    address_book.add(desk, "Mia Kern", QUAY, {"company": "Harbour Bakery Ltd"})
    mia = people.find("Mia Kern")
    assert envelopes.at([mia])[mia.id] == mia


def test_the_post_of_a_company_is_for_somebody_there(desk: Desk) -> None:
    firm = address_book.add(desk, "Harbour Bakery Ltd", QUAY, {"contact": "Mia Kern"})
    at = envelopes.at([firm])[firm.id]
    assert at.party.envelope_name == "Mia Kern"
    assert at.address is not None
    assert at.address.street[0] == "Harbour Bakery Ltd"
    assert envelopes.names_of(firm) == ("Harbour Bakery Ltd", "Mia Kern")
    capture.capture(desk, Moment(("Harbour Bakery Ltd",), "the cake for the fair"))
    note = (
        "Dear Mia,\n\nThe cake for the fair stood on the table for four minutes. The twins have "
        "asked whether there will be one every year, and so do I.\n\nNell"
    )
    assert draft.write(desk, owing.for_note("Harbour Bakery Ltd"), note).ready


def test_a_note_with_a_member_who_has_died_is_hindered(desk: Desk, reyes: str) -> None:
    address_book.note_down(desk, "Tom Reyes", {"deceased": "2026-03-01"})
    (told,) = hindered.of(people.find(reyes))
    assert told.what == "Tom Reyes, of “Ana & Tom Reyes”, has died"
    assert hindered.of(people.find("Ana Reyes")) == ()
