"""Putting right what was noted down, and taking away what was noted by mistake."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from penned import ledger
from penned.desk import amending, capture
from penned.desk.desk import open_desk
from penned.errors import BadInput, Refused
from penned.ledger import events, notes, owed, people
from penned.moments import Moment, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow

NOW = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("amending") / "ledger.sqlite3"
    open_desk(place, clock=lambda: NOW)
    ledger.close()
    return place


@pytest.fixture
def desk(empty: Path, tmp_path: Path) -> Iterator[Desk]:
    place = shutil.copyfile(empty, tmp_path / "ledger.sqlite3")
    yield open_desk(place, clock=lambda: NOW)
    ledger.close()


def noted(desk: Desk, what: str, *givers: str) -> OwedRow:
    return capture.capture(desk, Moment(givers or ("Ana Reyes",), what, on=desk.today()))[0]


def test_what_is_said_otherwise_replaces_what_was_noted_and_the_rest_stays(desk: Desk) -> None:
    debt = noted(desk, "a lift")
    amending.amend(desk, "Ana", what="a lift home", detail="in the rain")
    (right,) = amending.amend(desk, "Ana", detail="", on=date(2026, 11, 1), occasion="Dinner")

    assert right.id == debt.id
    assert right.moment.told == ("a lift home",)
    assert (right.moment.on, right.moment.occasion) == (date(2026, 11, 1), "dinner")


def test_of_several_things_it_has_to_be_said_which(desk: Desk) -> None:
    noted(desk, "a lift")
    noted(desk, "soup")

    with pytest.raises(Refused, match="several things: a lift; soup"):
        amending.amend(desk, "Ana", what="a cake")
    (right,) = amending.amend(desk, "Ana", thing="SOUP", what="a cake")
    assert {debt.moment.what for debt in owed.waiting()} == {"a lift", right.moment.what}


@pytest.mark.parametrize("said", [{}, {"what": " "}, {"on": date(2027, 1, 1)}])
def test_nothing_no_deed_and_a_day_to_come_are_not_said_otherwise(
    desk: Desk, said: dict[str, Any]
) -> None:
    noted(desk, "a lift")
    with pytest.raises(BadInput):
        amending.amend(desk, "Ana", **said)

    assert [debt.moment.what for debt in owed.waiting()] == ["a lift"]


def test_what_was_noted_by_mistake_goes_for_all_of_its_givers_and_the_event_stays(
    desk: Desk,
) -> None:
    debt = noted(desk, "a lift", "Ana Reyes", "Tom Berg")
    gone = amending.remove(desk, "Ana")

    assert [each.party.name for each in gone] == ["Ana Reyes", "Tom Berg"]
    assert owed.every() == ()
    said = events.about([f"moment {debt.moment_id}"])
    assert [each.kind for each in said] == ["captured", "removed"]


def test_what_a_note_was_begun_for_stays(desk: Desk) -> None:
    debt = noted(desk, "a lift")
    notes.save([debt.id], "Dear Ana,", ready=False, now=NOW, by="me")

    with pytest.raises(Refused, match="was begun for it"):
        amending.remove(desk, "Ana")
    assert len(owed.waiting()) == 1


def test_what_one_of_two_was_thanked_for_stays(desk: Desk) -> None:
    debt = noted(desk, "a lift", "Ana Reyes", "Tom Berg")
    owed.settle([debt.id], Standing.THANKED_IN_PERSON, on=desk.today(), now=NOW, by="me")

    with pytest.raises(Refused, match="for Ana Reyes it is thanked in person"):
        amending.remove(desk, "Tom Berg")
    assert people.find("Ana").last_thanked == desk.today()
