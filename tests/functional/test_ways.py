"""The writer's own ways and why to bother, as a person at the terminal meets them."""

from __future__ import annotations

import os
import pty
from typing import TYPE_CHECKING

import pytest

from newcomer import FULL_NOTE

if TYPE_CHECKING:
    from newcomer import Person

FOR_TOM = FULL_NOTE.replace("Dear Ana", "Dear Tom")
RULE = "name-of-somebody-else"


def on_a_screen(penned: Person, *words: str) -> str:
    """What a command says on a real terminal."""
    ours, theirs = pty.openpty()
    running = penned.at_a_terminal(theirs, *words, TERM="dumb")
    os.close(theirs)
    screen = b""
    try:
        while chunk := os.read(ours, 4096):
            screen += chunk
    except OSError:  # how a terminal says that the other end has closed
        pass
    os.close(ours)
    assert running.wait() == 0, screen
    return screen.decode()


def test_a_finding_is_laid_aside_for_somebody_listed_and_taken_back(with_ana: Person) -> None:
    note = with_ana.writes("note.txt", FOR_TOM)
    assert with_ana("write", "Ana", "--text", note).code == 1

    done = with_ana("ways", "dismiss", RULE, "--phrase", "Tom", "--for", "Ana", "--json")
    assert done.code == 0, done
    assert done.json["notes"][0]["state"] == "ready"
    (way,) = with_ana("ways", "--json").json
    assert (way["rule"], way["phrase"], way["for"], way["note"]) == (RULE, "Tom", "Ana Reyes", None)
    assert "Ana Reyes" in with_ana("ways").out
    assert with_ana("check", note, "--to", "Ana").code == 0
    assert with_ana("print", "--ready", "-o", "cards").code == 0

    told = with_ana("ways", "undo", str(way["way"]))
    assert told.code == 0, told
    assert with_ana("ways", "--json").json == []
    assert with_ana("check", note, "--to", "Ana").code == 1


def test_what_holds_for_good_holds_for_readers_whom_the_ledger_does_not_know(
    with_ana: Person,
) -> None:
    note = with_ana.writes("note.txt", FOR_TOM)
    assert with_ana("check", note, "--to", "Zoe Hill").code == 1
    assert with_ana("ways", "dismiss", RULE, "--phrase", "Tom").code == 0
    assert with_ana("check", note, "--to", "Zoe Hill").code == 0


def test_a_check_without_a_ledger_makes_none(penned: Person) -> None:
    assert penned("check", penned.writes("note.txt", FULL_NOTE)).code == 0
    assert not list(penned.home.glob(".local/share/penned/*"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("dismiss", "no-such-rule"), 2),
        (("dismiss", "slot-as-a-line"), 3),
        (("dismiss", RULE), 3),
        (("dismiss", RULE, "--for", "Nobody Known"), 2),
        (("dismiss", RULE, "--for", ""), 2),
        (("dismiss", "late", "--phrase", " "), 2),
        (("dismiss", "late", "--note", ""), 2),
        (("dismiss", RULE, "--note", "99"), 2),
        (("dismiss", RULE, "--note", "Ana"), 2),
        (("dismiss", RULE, "--note", "1", "--for", "Ana"), 2),
        (("undo", "9"), 2),
        (("undo", "first"), 2),
    ],
)
def test_what_cannot_be_laid_aside_is_told_in_one_sentence(
    with_ana: Person, words: tuple[str, ...], code: int
) -> None:
    before = with_ana.ledger()
    done = with_ana("ways", *words)
    assert done.code == code, done
    assert len(done.err.strip().splitlines()) == 1
    assert with_ana.ledger() == before


def test_ways_are_listed_by_their_name_or_by_list(penned: Person) -> None:
    assert penned("ways", "list").out == penned("ways").out == "The coach leaves nothing alone.\n"
    assert penned("ways", "list", "--json").json == []


def test_why_bother_is_told_with_its_sources_and_can_be_switched_off(penned: Person) -> None:
    penned("capture", "a kettle", "--from", "Ana Reyes", "--occasion", "gift", "--on", "2026-01-04")
    told = penned("why", "--json").json
    assert told["on"]
    assert all(each["source"] and each["url"] and each["as_of"] for each in told["nudges"])
    texts = [each["text"] for each in told["nudges"]]

    assert not any(text in penned("owed").out for text in texts)
    assert not penned("why", "--off", "--json").json["on"]
    assert "penned why" not in on_a_screen(penned, "owed")
    assert penned("why", "--off").out.count("\n") == 1
    assert penned("why", "--on", "--json").json["on"]
    first = " ".join(on_a_screen(penned, "owed").split())
    assert sum(text in first for text in texts) == 1
    assert "penned why" not in on_a_screen(penned, "owed")
