from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from icsfile import DINNER, EVENING, WEEKLY_SERIES, event, file
from penned import ledger
from penned.desk import desk as desks
from penned.desk import proposals, taking_in
from penned.desk.proposals import Wording
from penned.errors import BadInput, Refused
from penned.ledger import people
from penned.people import address
from penned.people.names import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one ledger with nothing in it."""
    place = tmp_path_factory.mktemp("empty") / "ledger.sqlite3"
    ledger.open(place)
    ledger.close()
    return place


@pytest.fixture
def desk(empty: Path, tmp_path: Path) -> Iterator[Desk]:
    """Sit down at a copy of it."""
    place = shutil.copy(empty, tmp_path)
    yield desks.open_desk(place, clock=lambda: NOW)
    ledger.close()


def take_in(desk: Desk, *events: str, me: tuple[str, ...] = ("me@home.net",)) -> None:
    wishes = taking_in.Wishes(me=me)
    reading = taking_in.read(desk, taking_in.File(file(*events), "my.ics"), wishes)
    taking_in.take_in(desk, reading)


def numbers() -> list[int]:
    return [each.row.id for each in proposals.waiting()]


def test_a_calendar_goes_from_the_file_to_what_is_owed(desk: Desk) -> None:
    take_in(desk, event(DINNER, *EVENING), event("SUMMARY:Dentist", *EVENING, uid="2"))
    (done,) = proposals.accept(desk, numbers(), Wording())
    assert done.new[0].moment.detail == "Dinner at Ana's"
    assert done.new[0].moment.on == date(2026, 10, 3)
    assert numbers() == []


def test_it_is_accepted_in_the_words_of_the_person(desk: Desk) -> None:
    take_in(desk, event(DINNER, *EVENING))
    wording = Wording(("Ana Reyes; Tom Lee",), "dumplings", "hosting", date(2026, 10, 2), "rain")
    (done,) = proposals.accept(desk, numbers(), wording)
    assert [debt.party.name for debt in done.new] == ["Ana Reyes", "Tom Lee"]
    moment = done.new[0].moment
    assert (moment.what, moment.occasion, moment.detail) == ("dumplings", "hosting", "rain")


def test_of_several_one_wrong_one_lets_none_through(desk: Desk) -> None:
    unnamed = event("SUMMARY:Final round interview", *EVENING, uid="2")
    take_in(desk, event(DINNER, *EVENING), unnamed)
    with pytest.raises(BadInput, match="not known who was kind"):
        proposals.accept(desk, [1, 2], Wording())
    with pytest.raises(BadInput, match="One wording"):
        proposals.accept(desk, [1, 2], Wording(what="tea"))
    assert len(numbers()) == 2


def test_what_is_forgotten_cannot_be_accepted(desk: Desk) -> None:
    take_in(desk, event(DINNER, *EVENING))
    proposals.dismiss(desk, [1], forget=True)
    with pytest.raises(Refused, match="Nothing is left"):
        proposals.accept(desk, [1], Wording())


def test_what_was_dismissed_is_learned_from(desk: Desk) -> None:
    for number in range(3):
        take_in(desk, event(DINNER, *EVENING, uid=f"{number} a"))
        proposals.dismiss(desk, numbers())
    take_in(desk, event(DINNER, *EVENING, uid="9"))
    assert numbers() == []


def test_what_waits_beside_dismissed_ones_like_it_comes_last_with_the_reason(desk: Desk) -> None:
    host = "ORGANIZER;CN=Ana Reyes:mailto:ana@reyes.org"
    later = ("DTSTART:20261105T190000", host)
    take_in(desk, *(event(DINNER, *later, uid=str(n)) for n in range(3)))
    take_in(desk, event("SUMMARY:Staying with Tom Lee", "DTSTART:20261001T190000", uid="8"))
    proposals.dismiss(desk, [1, 2])
    stay, dinner = proposals.waiting()
    assert (stay.row.moment.what, stay.leaning) == ("let me stay with them", "")
    assert dinner.leaning == "you dismissed 2 like it"


def test_whom_the_ledger_knows_is_known_by_name_and_address(desk: Desk) -> None:
    ana = people.meet(parse("Dr. Ana Reyes"), now=NOW, by="me")
    people.say(ana.id, "email", "Ana@Reyes.org", now=NOW, by="me")
    people.set_me("Nina Berg", address.parse("1 Elm St, Portland, ME 04101"), now=NOW, by="me")
    nina = people.meet(parse("Nina Berg"), now=NOW, by="me")
    people.say(nina.id, "email", "nina@berg.org", now=NOW, by="me")
    beside = proposals.context(desk, ("me@work.com",))
    assert [(each.name, each.emails) for each in beside.known] == [
        ("Dr. Ana Reyes", ("ana@reyes.org",))
    ]
    assert beside.me == ("me@work.com", "nina@berg.org", "Nina Berg")


def test_a_series_that_is_no_kindness_stays_out(desk: Desk) -> None:
    take_in(desk, event(DINNER, EVENING[0], WEEKLY_SERIES))
    assert numbers() == []
