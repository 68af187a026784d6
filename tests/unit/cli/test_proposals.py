from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.testing import CliRunner

from icsfile import DINNER, EVENING, event, file
from penned import ledger
from penned.cli import proposals
from penned.desk import taking_in
from penned.desk.desk import open_desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

UNNAMED = event("SUMMARY:Final round interview", *EVENING, uid="2")
STAY = event("SUMMARY:Staying with Tom Lee", *EVENING, uid="3")

app = typer.Typer()
for command in (proposals.proposed, proposals.accept, proposals.dismiss):
    app.command(command.__name__)(command)


@pytest.fixture(scope="module")
def proposed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one ledger with three proposals."""
    place = tmp_path_factory.mktemp("proposed") / "ledger.sqlite3"
    desk = open_desk(place)
    found = taking_in.File(file(event(DINNER, *EVENING), UNNAMED, STAY), "my.ics")
    taking_in.take_in(desk, taking_in.read(desk, found, taking_in.Wishes()))
    ledger.close()
    return place


@pytest.fixture
def penned(proposed: Path, tmp_path: Path) -> Callable[..., Any]:
    """Say a command to a copy of it."""
    place = shutil.copy(proposed, tmp_path)

    def said(*words: str, typed: str = "") -> Any:  # noqa: ANN401 - what the runner returns
        done = CliRunner().invoke(app, words, obj=str(place), input=typed)
        ledger.close()
        return done

    return said


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is at both ends."""
    monkeypatch.setattr(proposals, "is_conversation", lambda: True)


def test_what_is_proposed_is_listed_with_the_reason(penned: Callable[..., Any]) -> None:
    said = penned("proposed").output
    for words in ("Tom Lee", "who was it?", "does not repeat", "penned accept N"):
        assert words in said


def test_json_has_all_of_it(penned: Callable[..., Any]) -> None:
    (first, *_) = json.loads(penned("proposed", "--json").output)
    assert first["number"] == 3
    assert first["who"] == ["Tom Lee"]
    assert first["when"] == "2026-10-03"
    assert first["sources"] == ["my.ics row 3"]
    assert first["because"].startswith("“Staying with Tom Lee” is in the title")


def test_one_is_accepted_in_other_words(penned: Callable[..., Any]) -> None:
    done = penned("accept", "1", "--from", "Ana Reyes", "--what", "dumplings")
    assert done.output == "Noted: thanks to Ana Reyes for “dumplings”.\n"
    again = penned("accept", "1")
    assert "accepted before" in str(again.exception)


def test_one_whose_name_nobody_knows_asks_for_it(penned: Callable[..., Any]) -> None:
    assert 'penned accept 2 --from "NAME"' in str(penned("accept", "2").exception)


def test_the_like_is_not_noted_twice_and_that_is_said(penned: Callable[..., Any]) -> None:
    penned("accept", "3")
    said = penned("accept", "1", "--from", "Tom Lee", "--occasion", "stay").output
    assert "Noted before, owed: thanks to Tom Lee" in said
    facts = json.loads(penned("accept", "2", "--from", "Ana", "--json").output)
    assert [debt["who"] for debt in facts[0]["new"]] == ["Ana"]


def test_some_are_dismissed_and_can_be_seen_or_forgotten(penned: Callable[..., Any]) -> None:
    assert penned("dismiss", "1", "3").output == "Dismissed: 2 proposals.\n"
    assert "Tom Lee" in penned("proposed", "--dismissed").output
    forgot = penned("dismiss", "3", "--forget").output
    assert "Nothing of their words is kept." in forgot
    assert "Tom Lee" not in penned("proposed", "--dismissed").output


def test_nothing_to_decide_is_said(penned: Callable[..., Any]) -> None:
    penned("dismiss", "1", "2", "3")
    assert penned("proposed").output == "Nothing is proposed.\n"


@pytest.mark.usefixtures("at_terminal")
def test_at_a_terminal_one_goes_through_them(penned: Callable[..., Any]) -> None:
    said = penned("proposed", typed="y\nn\ne\nAna Reyes\nsoup\n\n").output
    assert "1 of 3: 3 Oct, Tom Lee" in said
    assert "because “Staying with Tom Lee” is in the title" in said
    assert "Noted: thanks to Tom Lee for “let me stay with them”." in said
    assert "Noted: thanks to Ana Reyes for “soup”." in said
    assert penned("proposed", typed="q\n").output == "Nothing is proposed.\n"


@pytest.mark.usefixtures("at_terminal")
def test_later_and_quitting_leave_them_proposed(penned: Callable[..., Any]) -> None:
    penned("proposed", typed="l\nx\nq\n")
    penned("proposed", typed="")
    assert len(json.loads(penned("proposed", "--json").output)) == 3


@pytest.mark.usefixtures("at_terminal")
def test_an_answer_that_cannot_be_used_is_said_and_goes_on(penned: Callable[..., Any]) -> None:
    said = penned("proposed", typed="l\ny\n\n\n\nl\n").output
    assert "not known who was kind" in said
    assert "That was all of them." in said
