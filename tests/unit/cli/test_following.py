"""Following up from the command line: the list, later, others who write, reminders, the feed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from typer.main import get_command

from clock import Clock
from penned import ledger
from penned.cli.app import app
from penned.desk import desk
from penned.errors import BadInput, Refused, Unreachable
from smtp import SmtpServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Penned = Callable[..., str]


COMMANDS = get_command(app)  # once: it takes longer than most commands


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("empty") / "ledger.sqlite3"
    ledger.open(place)
    ledger.close()
    return place


@pytest.fixture
def penned(
    empty: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Penned]:
    """The program on a Friday in November, with what it prints."""
    place = shutil.copy(empty, tmp_path / "ledger.sqlite3")
    monkeypatch.setattr(desk, "_clock", Clock())
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("PENNED_CUSTOM", "US")

    def run(*words: str) -> str:
        COMMANDS.main(["--ledger", str(place), *words], standalone_mode=False)
        return "\n".join(line.rstrip() for line in capsys.readouterr().out.splitlines())

    yield run
    ledger.close()


def read(penned: Penned, *words: str) -> Any:  # noqa: ANN401 - whatever JSON says
    return json.loads(penned(*words, "--json"))


def kind(penned: Penned, who: str, what: str, *more: str, on: str = "2026-10-11") -> None:
    penned("capture", what, "--from", who, "--on", on, *more)


def test_the_list_shows_what_presses_and_then_what_never_does(penned: Penned) -> None:
    kind(penned, "Una Berg", "flowers", "--occasion", "sympathy")
    kind(penned, "Ana & Tom Reyes", "a vase", "--occasion", "wedding")
    kind(penned, "Ana Reyes", "a ride")
    kind(penned, "Mia Kern", "an hour about the lab", "--occasion", "interview", on="2026-11-20")
    kind(penned, "Kim Lee", "years of patience", "--occasion", "love")

    assert penned("owed").splitlines() == [
        "Who              For                    Since   Thanks due",
        "Ana & Tom Reyes  a vase                 11 Oct  by Mon 11 Jan 2027",
        "  Ana Reyes      a ride                 11 Oct  still welcome",
        "Mia Kern         an hour about the lab  20 Nov  by Mon 23 Nov",
        "Kim Lee          years of patience      11 Oct  any day",
        "",
        "Whenever you can  For      Since",
        "Una Berg          flowers  11 Oct  any day",
    ]
    facts = read(penned, "owed")
    assert [each["together"] for each in facts] == [
        *["Ana & Tom Reyes"] * 2, "Mia Kern", "Kim Lee", "Una Berg",
    ]  # fmt: skip
    assert [each["gentle"] for each in facts] == [False] * 4 + [True]
    assert len(read(penned, "owed", "--first", "1")) == 2
    assert [each["who"] for each in read(penned, "owed", "--due")] == ["Ana Reyes", "Mia Kern"]
    assert [each["who"] for each in read(penned, "owed", "--to", "Una")] == ["Una Berg"]
    assert penned("owed", "--occasion", "dinner") == "Nobody is waiting for thanks."


def test_who_may_not_be_written_to_is_marked(penned: Penned) -> None:
    kind(penned, "Bob Diaz", "cheese")
    penned("people", "set", "Bob", "deceased=yes")

    assert "deceased" in penned("owed")
    (facts,) = read(penned, "owed")
    assert facts["not_to_be_written"]


def test_a_note_is_put_off_and_taken_up_again(penned: Penned) -> None:
    kind(penned, "Bob Diaz", "cheese")

    assert penned("later", "Bob", "--until", "Friday") == (
        "Bob Diaz, cheese: later. It is back on Friday, 27 November 2026."
    )
    assert penned("later", "Bob", "--until", "after the move") == (
        "Bob Diaz, cheese: later, after the move. It is back on 20 December 2026."
    )
    assert penned("owed") == "Nobody is waiting for thanks.\n1 thing put off; --all shows all."
    assert penned("owed", "--all").splitlines() == [
        "Nobody is waiting for thanks.",
        "",
        "Put off   For     Since   Until",
        "Bob Diaz  cheese  11 Oct  20 Dec",
        "                          after the move",
    ]
    assert penned("later", "Bob", "--undo") == "Bob Diaz, cheese: on your list again."
    assert len(read(penned, "owed")) == 1
    for words in ((), ("--until", "Friday", "--undo")):
        with pytest.raises(BadInput, match="ay until when"):
            penned("later", "Bob", *words)


def test_a_note_is_handed_on_and_taken_back(penned: Penned) -> None:
    kind(penned, "Kim Lee", "patience")

    assert penned("delegate", "Kim", "--to", "Tom") == "Kim Lee, patience: Tom writes."
    assert penned("owed", "--all").splitlines() == [
        "Nobody is waiting for thanks.",
        "",
        "Handed on  For       Since   Who writes",
        "Kim Lee    patience  11 Oct  Tom",
    ]
    assert penned("delegate", "Kim", "--undo") == "Kim Lee, patience: you write."
    with pytest.raises(BadInput, match="ho writes instead"):
        penned("delegate", "Kim")


def test_a_reminder_is_said_once_by_each_way(penned: Penned) -> None:
    kind(penned, "Bob Diaz", "cheese")
    said = "Bob Diaz: cheese, 11 October 2026. A note is still welcome."

    assert penned("remind", "--dry-run") == said
    assert penned("remind") == said
    assert penned("remind") == "Nothing to say today."
    assert read(penned, "remind") is None
    with SmtpServer() as server:
        mail = ("remind", "--by", "mail", "--to", "me@example.org")
        by = ("--server", f"smtp://127.0.0.1:{server.port}")
        with pytest.raises(BadInput, match="by which mail server"):
            penned(*mail)
        server.answers["MAIL"] = "451 not now"
        with pytest.raises(Unreachable, match="not now"):
            penned(*mail, *by)
        server.answers.clear()
        assert penned(*mail, *by) == "1 thing told by mail."
        assert penned(*mail, *by) == "Nothing to say today."
        assert len(server.letters) == 1


def test_a_reminder_needs_somewhere_to_go(penned: Penned, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Refused, match="shows no notifications"):
        penned("remind", "--by", "desktop")
    with pytest.raises(BadInput, match="where to mail"):
        penned("remind", "--by", "mail")


def test_what_is_due_goes_into_a_calendar(penned: Penned, tmp_path: Path) -> None:
    kind(penned, "Bob Diaz", "cheese")
    file = tmp_path / "due.ics"
    penned("feed", "-o", str(file))
    assert b"SUMMARY:A note to write" in file.read_bytes()
    penned("feed", "-o", str(file), "--names")
    assert b"SUMMARY:Write to Bob Diaz" in file.read_bytes()

    made = read(penned, "feed", "address")
    assert len(made["path"]) > 22
    assert read(penned, "feed", "list")[0]["revoked_at"] is None
    assert penned("feed", "revoke", "1") == "Address 1 leads nowhere now."
    assert "revoked" in penned("feed", "list")
    assert made["path"].split("/")[-1][:22] not in penned("feed", "list", "--json")
    with pytest.raises(BadInput, match="where the calendar goes"):
        penned("feed")


def test_a_life_of_thanks_is_told(penned: Penned) -> None:
    assert penned("quiet") == "Nobody has been without a word from you for long."
    assert penned("wednesday") == "Nobody comes to mind this week."
    assert penned("year") == "2026\nNothing is written down for it yet."
    kind(penned, "Bob Diaz", "cheese", "--detail", "with figs", on="2020-05-04")
    penned("thanked", "Bob", "--on", "2020-05-06")

    assert [each["who"] for each in read(penned, "quiet")] == ["Bob Diaz"]
    assert penned("quiet").splitlines()[1] == "Bob Diaz    6 May 2020    cheese"
    suggested = penned("wednesday").splitlines()
    assert suggested[0] == "For Wednesday, 25 November 2026: Bob Diaz, out of the blue."
    assert suggested[1] == "You last thanked them on 6 May 2020, for cheese."
    assert read(penned, "wednesday")["who"] == "Bob Diaz"
    assert penned("wednesday", "--another") == "Nobody comes to mind this week."
    assert penned("timeline", "Bob").splitlines() == [
        "Bob Diaz",
        "",
        "2020",
        "   4 May  cheese",
        "          with figs",
        "   6 May  cheese: thanked in person",
    ]
    assert penned("year", "2020").splitlines() == [
        "2020",
        "0 notes, 1 thanked without a card; 1 person reached.",
        "1 person heard from you for the first time.",
        "",
        "··················▂··································",
        "J   F   M    A   M    J   J   A    S   O   N    D",
    ]
    assert read(penned, "year", "2020")["weeks"][18] == 1
