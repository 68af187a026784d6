"""A sentence heard at the desk: who of the ledger is meant, what is asked, what becomes owed."""

from __future__ import annotations

import shlex
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from penned import ledger
from penned.desk import capture, journal
from penned.desk.desk import open_desk
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import events, moments, owed, people
from penned.moments import Moment
from penned.people import names
from penned.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)
KNOWN = ("Ana Reyes", "Tom & Lea Berg", "Jo Lee (work)", "Jo Lee (school)")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("capture") / "ledger.sqlite3"
    open_desk(place, clock=lambda: NOW)
    for name in KNOWN:
        moments.accept(Moment((name,), "a lift"), [names.parse(name)], now=NOW, by="me")
    mum = people.meet(names.parse("Margaret Doyle"), now=NOW, by="me")
    people.say(mum.id, "greeting", "Mum", now=NOW, by="me")
    ledger.close()
    return place


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[Desk]:
    place = shutil.copyfile(made, tmp_path / "ledger.sqlite3")
    yield open_desk(place, clock=lambda: NOW)
    ledger.close()


def test_a_sentence_becomes_what_is_owed(desk: Desk) -> None:
    (heard,) = capture.hear(desk, "Ana drove me to the airport at five on Sunday, made my flight")
    (debt,) = capture.settle(desk, [heard])

    assert (debt.party.name, debt.moment.what) == ("Ana Reyes", "drove me to the airport")
    assert debt.moment.detail == "at five on Sunday"
    assert debt.moment.difference == "made my flight"
    assert (debt.moment.on, debt.moment.occasion) == (date(2026, 11, 15), "favour")
    assert debt.moment.givers == ("Ana Reyes",)


def test_hearing_changes_nothing(desk: Desk) -> None:
    before = len(owed.waiting())
    capture.hear(desk, "Zoltan fixed my bike")

    assert len(owed.waiting()) == before
    with pytest.raises(NotFound):
        people.find("Zoltan")


def test_without_a_day_it_was_today(desk: Desk) -> None:
    assert capture.hear(desk, "Ana drove me home")[0].moment.on == desk.today()


def test_a_couple_is_owed_one_note_and_each_of_them_their_own(desk: Desk) -> None:
    couple = capture.settle(desk, capture.hear(desk, "Tom and Lea brought a cake"))
    alone = capture.settle(desk, capture.hear(desk, "Lea brought a cake"))

    assert [debt.party.name for debt in couple] == ["Tom & Lea Berg"]
    assert [debt.party.name for debt in alone] == ["Lea Berg"]


def test_who_is_called_mum_is_found_by_that(desk: Desk) -> None:
    (heard,) = capture.hear(desk, "Mum sent plums")
    assert [party.name for party in heard.parties] == ["Margaret Doyle"]


def test_two_of_one_name_are_asked_about_and_the_command_says_one(desk: Desk) -> None:
    (heard,) = capture.hear(desk, "Jo covered my shift on Monday so I could see the play")

    assert "Jo Lee (work) or Jo Lee (school)" in heard.question
    with pytest.raises(Refused) as refused:
        capture.settle(desk, [heard])
    words = shlex.split(refused.value.cure.partition("Say: ")[2])
    assert words[:5] == ["penned", "capture", "covered my shift", "--from", "Jo Lee (work)"]
    assert words[5:9] == ["--on", "2026-11-16", "--occasion", "colleague"]

    giver = heard.givers[0]
    (debt,) = capture.settle(desk, [capture.is_(heard, giver, giver.fits[1])])
    assert debt.party.party.aside == "school"


def test_nobody_named_is_asked_about(desk: Desk) -> None:
    (heard,) = capture.hear(desk, "Such a fine day")

    with pytest.raises(Refused, match="Who was kind"):
        capture.settle(desk, [heard])
    (debt,) = capture.settle(desk, [capture.was(heard, "Ana")])
    assert debt.party.name == "Ana Reyes"


def test_a_day_that_can_be_two_is_asked_about(desk: Desk) -> None:
    (heard,) = capture.hear(desk, "Ana helped me on 4/10")

    assert heard.question == "which day is it: 4 October 2026 or 10 April 2026?"
    right = capture.corrected(heard, on=date(2026, 4, 10))
    assert (right.question, right.moment.on) == ("", date(2026, 4, 10))


def test_what_the_person_says_wins_over_what_was_heard(desk: Desk) -> None:
    (heard,) = capture.hear(desk, "Ana drove me to the airport on Sunday")
    right = capture.corrected(
        heard, on=date(2026, 11, 1), occasion="Dinner", detail="rain", next=""
    )

    assert (right.moment.on, right.moment.occasion) == (date(2026, 11, 1), "dinner")
    assert (right.moment.what, right.moment.detail) == ("drove me to the airport", "rain")


def test_a_tag_names_the_occasion_where_there_is_one(desk: Desk) -> None:
    assert capture.hear(desk, "Ana came by #sympathy")[0].moment.occasion == "sympathy"
    assert capture.hear(desk, "Ana came by #whatever")[0].moment.occasion == "favour"


def test_somebody_new_is_met_by_the_name_in_the_sentence(desk: Desk) -> None:
    (debt,) = capture.settle(desk, capture.hear(desk, "Zoltan fixed my bike #favour"))
    assert (debt.party.name, debt.moment.what) == ("Zoltan", "fixed my bike")


def test_an_entry_is_heard_with_the_words_of_its_own_day(desk: Desk) -> None:
    entry = journal.keep(desk, "Rain. Yesterday Ana brought soup.", on=date(2026, 11, 10))
    heard = journal.hear(desk, entry)

    assert heard[0].moment.on == date(2026, 11, 9)
    (debt,) = journal.owe(desk, entry, heard)
    assert journal.get(entry.id).moment == debt.moment_id
    assert [each.kind for each in events.about([f"entry {entry.id}"])] == [
        "kept",
        "entry became a moment",
    ]


def test_thanks_are_owed_once_for_an_entry(desk: Desk) -> None:
    entry = journal.keep(desk, "Ana brought soup.")
    journal.owe(desk, entry, journal.hear(desk, entry))

    with pytest.raises(Refused, match="owed already"):
        journal.owe(desk, entry, journal.hear(desk, entry))


def test_an_entry_of_nobody_owes_nothing_until_somebody_is_named(desk: Desk) -> None:
    entry = journal.keep(desk, "Sun on the desk; a walk tomorrow.")
    heard = journal.hear(desk, entry)
    before = len(owed.waiting())

    with pytest.raises(Refused, match="Who was kind"):
        journal.owe(desk, entry, heard)
    assert (journal.get(entry.id).moment, len(owed.waiting())) == (None, before)


def test_in_a_long_entry_the_first_sentence_that_names_somebody_is_heard(desk: Desk) -> None:
    entry = journal.keep(desk, "Rain. " * 500 + "Ana drove me home. " + "More rain. " * 50)

    assert journal.hear(desk, entry)[0].moment.what == "drove me home"


def test_nothing_is_kept_for_a_day_to_come(desk: Desk) -> None:
    with pytest.raises(BadInput, match="still to come"):
        journal.keep(desk, "Sun", on=date(2026, 11, 21))


def test_ones_own_prompt_is_asked_as_well(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PENNED_LANGUAGE", "en")
    row = journal.add_prompt(desk, "Who fed me?")
    days = [date.fromordinal(desk.today().toordinal() + number) for number in range(60)]

    assert row.text in {journal.prompt(day) for day in days}
    journal.remove_prompt(desk, row.id)
    assert row.text not in {journal.prompt(day) for day in days}


def test_each_of_two_in_one_sentence_is_owed_for_their_own_kindness(desk: Desk) -> None:
    heard = capture.hear(desk, "Ana gave me a book, and Steve from work covered my shift")
    debts = capture.settle(desk, heard)

    assert [(debt.party.name, debt.moment.what) for debt in debts] == [
        ("Ana Reyes", "gave me a book"),
        ("Steve", "covered my shift"),
    ]


def test_nothing_is_noted_of_two_kindnesses_while_one_is_not_clear(desk: Desk) -> None:
    before = len(owed.waiting())
    with pytest.raises(Refused, match="Who is “Jo”"):
        capture.settle(desk, capture.hear(desk, "Ana drove me home and Jo cooked dinner"))

    assert len(owed.waiting()) == before


def test_who_did_what_is_asked_where_it_cannot_be_told(desk: Desk) -> None:
    (heard,) = capture.hear(
        desk, "Ana drove me home, I got a scarf and a hat, all knitted, from Zoltan"
    )
    with pytest.raises(Refused, match="Who did what: Ana or Zoltan") as refused:
        capture.settle(desk, [heard])

    assert "a sentence of its own" in refused.value.cure
    assert capture.was(heard, "Ana").question == ""


def test_an_entry_of_two_kindnesses_owes_both_or_the_one_who_is_named(desk: Desk) -> None:
    both, one = (journal.keep(desk, "Ana brought croissants; Mum called") for _ in range(2))
    debts = journal.owe(desk, both, journal.hear(desk, both))
    only = journal.owe(desk, one, [journal.of(journal.hear(desk, one), "Mum")])

    assert [(debt.party.name, debt.moment.what) for debt in debts] == [
        ("Ana Reyes", "brought croissants"),
        ("Margaret Doyle", "Mum called"),
    ]
    assert [debt.party.name for debt in only] == ["Margaret Doyle"]


def test_who_was_not_heard_is_owed_for_the_whole_entry(desk: Desk) -> None:
    entry = journal.keep(desk, "Ana brought croissants; Mum called")
    right = journal.of(journal.hear(desk, entry), "Zoltan")

    assert [party.name for party in right.parties] == ["Zoltan"]
    assert right.moment.what == entry.text


def test_a_nickname_finds_who_has_it(desk: Desk) -> None:
    known = names.parse("Ana Maria Gomez")
    assert isinstance(known, Person)
    people.meet(replace(known, nickname="Anita"), now=NOW, by="me")
    (heard,) = capture.hear(desk, "Anita drove me home yesterday")

    assert [party.name for party in heard.parties] == ["Ana Maria Gomez"]
