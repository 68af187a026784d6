"""Writing at a terminal: the occasion's questions, the editor, and what the coach asks back."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newcomer import EMPTY_PRAISE, FULL_NOTE, PROGRAM

if TYPE_CHECKING:
    from newcomer import Person


def at_the_keyboard(penned: Person, keys: str, *words: str, editor: str) -> tuple[int, str]:
    """Run the program on a real terminal, with these keys typed ahead: its exit code and screen."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [PROGRAM, *words],
        cwd=penned.home,
        env={
            "HOME": str(penned.home),
            "PATH": os.environ["PATH"],
            "TERM": "xterm",
            "EDITOR": editor,
        },
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, keys.encode())
    screen = b""
    try:
        while chunk := os.read(ours, 4096):
            screen += chunk
    except OSError:  # how a terminal says that the other end has closed
        pass
    os.close(ours)
    return running.wait(timeout=60), screen.decode()


def an_editor_that_writes(penned: Person, *texts: str) -> str:
    """An editor: the first time it is opened it writes the first text, then the next one."""
    for number, text in enumerate(texts, 1):
        penned.writes(f"text-{number}", text)
    script = penned.writes(
        "editor.sh",
        'cp "$1" "$HOME/seen-$(ls "$HOME" | grep -c ^seen-)"\n'
        'n=$(ls "$HOME" | grep -c ^seen-)\n'
        'sed -n "/^----/,\\$p" "$1" > "$HOME/below"\n'
        'cat "$HOME/text-$n" "$HOME/below" > "$1"\n',
    )
    return f"sh {script}"


def test_answers_fill_the_moment_and_lie_beside_the_paper(penned: Person) -> None:
    penned("capture", "drove me to the airport", "--from", "Ana Reyes")
    editor = an_editor_that_writes(penned, FULL_NOTE)

    code, screen = at_the_keyboard(
        penned, "at five, in the rain\nmade my flight\n", "write", "Ana", editor=editor
    )

    assert code == 0, screen
    assert "To Ana Reyes: drove me to the airport" in screen
    debt = penned("owed", "--json").json[0]
    assert (debt["detail"], debt["difference"]) == ("at five, in the rain", "made my flight")
    assert debt["note_state"] == "ready"
    seen = (penned.home / "seen-0").read_text("utf-8")
    assert "- drove me to the airport\n- at five, in the rain\n- made my flight\n" in seen
    assert "Dear Ana" in seen
    note = penned("people", "show", "Ana", "--json").json["notes"][0]
    assert note["text"].split() == FULL_NOTE.split()


def test_the_coach_asks_and_the_writer_goes_on(with_ana: Person) -> None:
    editor = an_editor_that_writes(with_ana, EMPTY_PRAISE, FULL_NOTE)

    code, screen = at_the_keyboard(with_ana, "y\n", "write", editor=editor)

    assert code == 0, screen
    assert "Not ready yet" in screen
    assert EMPTY_PRAISE.strip() in (with_ana.home / "seen-1").read_text("utf-8")
    assert with_ana("owed", "--json").json[0]["note_state"] == "ready"


def test_a_draft_is_kept_when_the_writer_stops(with_ana: Person) -> None:
    editor = an_editor_that_writes(with_ana, EMPTY_PRAISE)

    code, screen = at_the_keyboard(with_ana, "n\n", "write", editor=editor)

    assert code == 1, screen
    note = with_ana("people", "show", "Ana", "--json").json["notes"][0]
    assert (note["state"], note["text"].split()) == ("draft", EMPTY_PRAISE.split())


@pytest.mark.parametrize(("editor", "code"), [("true", 0), ("false", 4), ("no-such-editor", 4)])
def test_nothing_written_changes_nothing(with_ana: Person, editor: str, code: int) -> None:
    before = with_ana.ledger()
    done, screen = at_the_keyboard(with_ana, "", "write", editor=editor)
    assert done == code, screen
    assert with_ana.ledger() == before


def test_words_are_kept_when_the_editor_falls_over(with_ana: Person) -> None:
    script = with_ana.writes("editor.sh", 'echo "Dear Ana, the rain" > "$1"; exit 1\n')
    done, screen = at_the_keyboard(with_ana, "", "write", editor=f"sh {script}")
    assert done == 4
    (kept,) = re.findall(r"What you wrote is in (\S+)\.\r", screen)
    assert Path(kept).read_text("utf-8") == "Dear Ana, the rain\n"
    shutil.rmtree(Path(kept).parent)


def test_dates_are_asked_about_and_the_answer_is_used(penned: Person) -> None:
    penned.writes("gifts.csv", "From,Gift,Received\nAna Reyes,a kettle,04/05/2026\n")
    code, screen = at_the_keyboard(penned, "?\nmdy\n", "import", "gifts.csv", editor="true")
    assert code == 0, screen
    assert penned("owed", "--json").json[0]["since"] == "2026-04-05"
