from __future__ import annotations

from datetime import date

import pytest

from penned.cli import say
from penned.people import Address


@pytest.mark.parametrize("name", ["[bold]Ana[/bold]", "[/]", "Ana :smile:"])
def test_nothing_in_a_name_is_taken_for_markup(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    say.line(name)
    table = say.table("Who")
    table.add_row(say.words(name))
    say.show(table)
    assert capsys.readouterr().out.count(name) == 2


def test_control_characters_never_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say.line("Ana\x1b[2J\x07\u202eReyes")
    assert capsys.readouterr().out == "Ana [2J  Reyes\n"


def test_days_are_written_as_people_write_them() -> None:
    assert say.day(date(2026, 10, 4)) == "4 October 2026"
    assert say.day(None) == ""
    assert say.short_day(date(2026, 10, 4), date(2026, 12, 1)) == "4 Oct"
    assert say.short_day(date(2027, 1, 8), date(2026, 12, 1)) == "8 Jan 2027"


def test_one_note_is_not_one_notes() -> None:
    assert [say.count(n, "note") for n in (0, 1, 2)] == ["0 notes", "1 note", "2 notes"]
    assert say.count(2, "entry", "entries") == "2 entries"


def test_controls_are_blanks_and_signs_of_several_parts_stay_whole() -> None:
    assert say.words("a\x1b[2J 👩\u200d🌾").plain == "a [2J 👩\u200d🌾"


def test_an_address_is_one_line_without_its_gaps() -> None:
    home = Address(("27 Orchard Street", "Apt 2"), "Portland", "ME", "04102", "US")
    assert say.address(home) == "27 Orchard Street, Apt 2, Portland, ME, 04102, US"
    assert say.address(Address(("Somewhere",))) == "Somewhere"
    assert say.address(None) == ""


def test_a_loop_that_nobody_watches_shows_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(say.progress("Writing cards")([1, 2, 3])) == [1, 2, 3]
    assert capsys.readouterr() == ("", "")
