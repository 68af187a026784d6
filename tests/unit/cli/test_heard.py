"""Putting right what was heard, at the keyboard."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
import typer

from penned.cli import heard as hearing
from penned.desk.capture import Heard
from penned.desk.desk import Desk
from penned.ledger.owed import OwedRow
from penned.ledger.people import PartyRow
from penned.moments import Moment, Standing
from penned.people import names
from penned.people.particulars import Fact, Particulars
from penned.sources.sentence import Giver, Understood

if TYPE_CHECKING:
    from collections.abc import Callable

DESK = Desk("nowhere", "me", lambda: datetime(2026, 11, 20, 21, tzinfo=UTC))
ANA = Giver("Ana", 0, 3, (names.parse("Ana Reyes"),))
JO = Giver("Jo", 0, 2, (names.parse("Jo Lee (work)"), names.parse("Jo Lee (school)")))
HEARD = Heard(
    Understood("Ana drove me"),
    (ANA,),
    Moment(what="drove me", occasion="favour", on=date(2026, 11, 20)),
)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def lines(*answers: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in answers)))

    return lines


def test_enter_says_that_all_is_right(typed: Callable[..., None]) -> None:
    typed("")
    assert hearing.put_one_right(DESK, HEARD) == HEARD


def test_no_says_that_nothing_is_to_be_noted(typed: Callable[..., None]) -> None:
    typed("no")
    assert hearing.put_one_right(DESK, HEARD) is None


def test_a_field_is_changed_and_shown_again(
    typed: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    typed("what", "drove me home", "when", "yesterday", "occasion", "dinner", "")
    right = hearing.put_one_right(DESK, HEARD)

    assert right
    assert right.moment.told == ("drove me home",)
    assert (right.moment.on, right.moment.occasion) == (date(2026, 11, 19), "dinner")
    assert "Thursday, 19 November 2026" in capsys.readouterr().out


def test_what_cannot_be_is_said_and_the_rest_stays(
    typed: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    typed("when", "soon", "occasion", "nonsense", "nothing", "")
    assert hearing.put_one_right(DESK, HEARD) == HEARD
    said = capsys.readouterr().out
    assert "“soon” is not a day" in said
    assert "no occasion called “nonsense”" in said


def test_who_of_two_is_meant_is_asked_and_enter_takes_the_first(
    typed: Callable[..., None],
) -> None:
    both = replace(HEARD, givers=(JO,))
    for answer, aside in (("2", "school"), ("", "work")):
        typed("7", answer, "") if answer else typed("", "")
        right = hearing.put_one_right(DESK, both)
        assert right
        assert [party.aside for party in right.parties] == [aside]


def test_which_day_is_meant_is_asked(typed: Callable[..., None]) -> None:
    typed("2", "")
    right = hearing.put_one_right(DESK, replace(HEARD, other_day=date(2026, 4, 10)))
    assert right
    assert right.moment.on == date(2026, 4, 10)


def test_who_says_nothing_about_whom_goes_away(typed: Callable[..., None]) -> None:
    typed("")
    with pytest.raises(typer.Abort):
        hearing.put_one_right(DESK, replace(HEARD, givers=()))


def test_somebody_new_is_said_to_be_new(capsys: pytest.CaptureFixture[str]) -> None:
    hearing.show([replace(HEARD, givers=(Giver("Zoltan", 0, 6),))])
    assert "Zoltan (new)" in capsys.readouterr().out


def test_what_was_heard_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    hearing.show([replace(HEARD, givers=(JO,))], json=True)
    said = capsys.readouterr().out
    assert '"said": "Jo"' in said
    assert '"on": "2026-11-20"' in said


def test_each_kindness_is_asked_about_and_what_is_none_is_left_out(
    typed: Callable[..., None],
) -> None:
    typed("no", "")
    other = replace(HEARD, givers=(Giver("Zoltan", 0, 6),))
    assert hearing.put_right(DESK, [HEARD, other]) == (other,)


def test_who_did_what_is_asked_where_it_cannot_be_told(typed: Callable[..., None]) -> None:
    typed("")
    mixed = replace(HEARD, understood=replace(HEARD.understood, mixed=True))
    with pytest.raises(typer.Abort):
        hearing.put_right(DESK, [mixed])


def test_that_somebody_has_died_is_said_once_they_are_owed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    row = PartyRow(1, "person", "Ana Reyes", names.parse("Ana Reyes"))
    dead = replace(row, particulars=Particulars(facts=(Fact("deceased", "2019"),)))
    debt = OwedRow(
        1, 1, dead, HEARD.moment, Standing.OWED, None, "", None, None, date(2026, 11, 20)
    )
    hearing.noted([debt], json=False)
    assert "Ana Reyes died in 2019" in capsys.readouterr().out

    hearing.noted([replace(debt, party=row)], json=False)
    assert "died" not in capsys.readouterr().out
