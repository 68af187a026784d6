"""The address book from the command line: what is noted, who shares an envelope, who is two."""

from __future__ import annotations

import os
import pty
from typing import TYPE_CHECKING

from newcomer import FULL_NOTE

if TYPE_CHECKING:
    from newcomer import Person

ELM = "1 Elm Street, Springfield, IL 62701, USA"


def answering(penned: Person, *words: str, keys: str) -> str:
    """What a command says on a terminal to somebody who types these keys."""
    ours, theirs = pty.openpty()
    running = penned.at_a_terminal(theirs, *words, TERM="dumb")
    os.close(theirs)
    os.write(ours, keys.encode())
    screen = b""
    try:
        while chunk := os.read(ours, 4096):
            screen += chunk
    except OSError:  # how a terminal says that the other end has closed
        pass
    os.close(ours)
    assert running.wait() == 0, screen
    return screen.decode()


def test_what_is_noted_of_somebody_is_shown(with_ana: Person) -> None:
    penned = with_ana
    said = ("email=carol@example.org", "birthday=4 May", "note=allergic to lilies")
    assert penned("people", "add", "Carol Reyes", *said, "--address", ELM).code == 0
    told = penned("people", "set", "Carol", "--relation", "family", "--greeting", "Mum")
    assert told.code == 0, told
    shown = penned("people", "show", "Carol Reyes").out
    for line in ("Birthday: --05-04", "Note: allergic to lilies", "E-mail: carol@example.org"):
        assert line in shown
    (row,) = penned("people", "list", "--relation", "family", "--json").json
    assert (row["name"], row["greeting"]) == ("Carol Reyes", "Mum")
    wrong = penned("people", "set", "Carol", "email=nonsense")
    assert wrong.code == 2
    assert "“nonsense” is not an e-mail address" in wrong.err


def test_a_card_to_somebody_who_has_died_is_printed_only_when_it_is_meant(
    with_ana: Person,
) -> None:
    penned = with_ana
    penned("people", "set", "Ana", "deceased=2026-03-01")
    told = penned("write", "Ana", "--text", penned.writes("note.txt", FULL_NOTE))
    assert "Ana Reyes died on 1 March 2026." in told.out
    refused = penned("print", "--ready", "-o", "out")
    assert refused.code == 1
    assert "penned print 1 --even-so" in refused.out
    assert penned("print", "--ready", "--even-so", "-o", "out").code == 2
    assert penned("print", "1", "--even-so", "-o", "out").code == 0


def test_a_household_begins_and_ends(with_ana: Person) -> None:
    penned, household = with_ana, "Ana & Tom Reyes"
    made = penned(
        *("people", "household", household, "--of", "Ana Reyes", "--of", "Tom Reyes"),
        *("--address", ELM, "--since", "June 2025"),
    )
    assert made.out.splitlines()[0] == "Ana & Tom Reyes: Dear Ana and Tom."
    penned("capture", "a weekend at the lake", "--from", household)
    asked = penned("people", "separate", household)
    assert asked.code == 1
    assert "still owed to them: a weekend at the lake" in asked.out
    told = answering(penned, "people", "separate", household, keys="Tom\n")
    assert "Tom Reyes is owed thanks for “a weekend at the lake”." in told
    assert sorted(penned.owed()) == ["Ana Reyes", "Tom Reyes"]


def test_entries_that_may_be_one_are_decided_about_one_by_one(with_ana: Person) -> None:
    penned = with_ana
    for name in ("Anna Reyes", "Bob Smith", "Robert Smith"):
        penned("people", "add", name)
    told = penned("people", "doubles")
    assert "“Bob Smith” ~ “Robert Smith”: a familiar form of the name" in told.out
    answering(penned, "people", "doubles", keys="d\ns\n")
    assert penned("people", "doubles", "--json").json == []
    assert len(penned("people", "list", "--json").json) == 3
