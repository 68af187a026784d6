"""Writing at a terminal: the questions, the page or the editor, and what the coach asks back."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import termios
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newcomer import EMPTY_PRAISE, FULL_NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newcomer import Person


def at_the_keyboard(
    penned: Person,
    keys: str,
    *words: str,
    editor: str = "",
    then: Sequence[tuple[str, str]] = (),
    hang_up: bool = False,
) -> tuple[int, str]:
    """Run the program on a real terminal: its exit code and screen.

    `keys` are typed ahead; of `then`, each keys when the words before them are to be seen. At last
    the terminal goes away, with `hang_up`, or else the program has to end by itself.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    more = {"EDITOR": editor} if editor else {}
    running = penned.at_a_terminal(theirs, *words, TERM="xterm", **more)
    os.close(theirs)
    try:
        os.write(ours, keys.encode())
        screen = ""
        for seen, typed in then:
            screen += _shown(ours, until=seen)
            os.write(ours, typed.encode())
        if hang_up:
            os.killpg(running.pid, signal.SIGHUP)
        screen += _shown(ours)
    except BaseException:  # a program that still waits for a key would be waited for by all others
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        raise
    finally:
        os.close(ours)
    return running.wait(), screen


def _shown(terminal: int, until: str = "") -> str:
    """What the program shows, to its end or until these words are to be seen."""
    screen = b""
    while not until or until.encode() not in screen:
        if not select.select([terminal], [], [], 60)[0]:
            pytest.fail(f"“{until}” is not to be seen in:\n{screen.decode()}")
        try:
            chunk = os.read(terminal, 4096)
        except OSError:  # how a terminal says that the other end has closed
            break
        if not chunk:
            break
        screen += chunk
    return screen.decode(errors="replace")


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
        penned, "at five, in the rain\nmade my flight\n\n", "write", "Ana", editor=editor
    )

    assert code == 0, screen
    assert "To Ana Reyes: drove me to the airport" in screen
    debt = penned("owed", "--json").json[0]
    assert (debt["detail"], debt["difference"]) == ("at five, in the rain", "made my flight")
    assert debt["note_state"] == "ready"
    seen = (penned.home / "seen-0").read_text("utf-8")
    assert "- drove me to the airport\n- at five, in the rain\n- made my flight\n? " in seen
    assert "Dear Ana" in seen
    note = penned("people", "show", "Ana", "--json").json["notes"][0]
    assert note["text"].split() == FULL_NOTE.split()


def test_the_coach_asks_and_the_writer_goes_on(with_ana: Person) -> None:
    editor = an_editor_that_writes(with_ana, EMPTY_PRAISE, FULL_NOTE)

    code, screen = at_the_keyboard(with_ana, "\nw\n", "write", editor=editor)

    assert code == 0, screen
    assert "Not ready yet" in screen
    assert EMPTY_PRAISE.strip() in (with_ana.home / "seen-1").read_text("utf-8")
    assert with_ana("owed", "--json").json[0]["note_state"] == "ready"


def test_a_draft_is_kept_when_the_writer_stops(with_ana: Person) -> None:
    editor = an_editor_that_writes(with_ana, EMPTY_PRAISE)

    code, screen = at_the_keyboard(with_ana, "\nd\n", "write", editor=editor)

    assert code == 1, screen
    note = with_ana("people", "show", "Ana", "--json").json["notes"][0]
    assert (note["state"], note["text"].split()) == ("draft", EMPTY_PRAISE.split())


@pytest.mark.parametrize(("editor", "code"), [("true", 0), ("false", 4), ("no-such-editor", 4)])
def test_nothing_written_changes_nothing(with_ana: Person, editor: str, code: int) -> None:
    with_ana("why", "--off")  # what was shown once is noted
    at_the_keyboard(with_ana, "\n", "write", editor="true")  # and what was asked
    before = with_ana.ledger()
    done, screen = at_the_keyboard(with_ana, "\n", "write", editor=editor)
    assert done == code, screen
    assert with_ana.ledger() == before


def test_words_are_kept_when_the_editor_falls_over(with_ana: Person) -> None:
    script = with_ana.writes("editor.sh", 'echo "Dear Ana, the rain" > "$1"; exit 1\n')
    done, screen = at_the_keyboard(with_ana, "\n", "write", editor=f"sh {script}")
    assert done == 4
    (kept,) = re.findall(r"What you wrote is in (\S+)\.\r", screen)
    assert Path(kept).read_text("utf-8") == "Dear Ana, the rain\n"
    shutil.rmtree(Path(kept).parent)


ON_THE_PAGE = "Ctrl-S done"
TO_NELL = FULL_NOTE.strip().replace("\n", "\r")


def note_to_ana(penned: Person) -> dict[str, str]:
    note: dict[str, str] = penned("people", "show", "Ana", "--json").json["notes"][0]
    return note


def test_without_an_editor_the_page_opens_and_what_is_typed_there_is_the_note(
    with_ana: Person,
) -> None:
    code, screen = at_the_keyboard(
        with_ana, "\n", "write", "Ana", then=[(ON_THE_PAGE, TO_NELL), ("Nell", "\x13")]
    )
    assert code == 0, screen
    assert note_to_ana(with_ana)["text"] == FULL_NOTE.strip()
    assert note_to_ana(with_ana)["state"] == "ready"


def test_an_answer_goes_into_the_letter_as_it_was_written(with_ana: Person) -> None:
    code, screen = at_the_keyboard(
        with_ana,
        "\n",
        *("write", "Ana", "--page"),
        editor="false",
        then=[
            (ON_THE_PAGE, "[Name] came \x1b2."),
            ("rain.", "\x1b4"),
            ("Esc", "soup\r"),
            ("soup", "\x03"),
        ],
    )
    assert code == 1, screen
    assert note_to_ana(with_ana)["text"] == "[Name] came at five on Sunday, in the rain."
    assert with_ana("owed", "--json").json[0]["next"] == "soup"


@pytest.mark.parametrize("leaves", ["by a key", "with the terminal"])
def test_what_is_on_the_page_is_kept_when_the_writer_leaves(with_ana: Person, leaves: str) -> None:
    key = [("Ana,", "\x03")] if leaves == "by a key" else [("Ana,", "")]
    code, screen = at_the_keyboard(
        with_ana,
        "\n",
        *("write", "Ana", "--page"),
        then=[(ON_THE_PAGE, "Dear Ana,"), *key],
        hang_up=leaves == "with the terminal",
    )
    assert code == 1, screen
    assert note_to_ana(with_ana)["text"] == "Dear Ana,"
    assert note_to_ana(with_ana)["state"] == "draft"


def test_a_warning_can_be_left_alone_and_the_note_is_ready_then(with_ana: Person) -> None:
    note = FULL_NOTE.replace("Mum", "[Name]")
    editor = an_editor_that_writes(with_ana, note)

    code, screen = at_the_keyboard(with_ana, "\nt\n", "write", "Ana", editor=editor)

    assert code == 0, screen
    assert note_to_ana(with_ana)["state"] == "ready"
    (way,) = with_ana("ways", "--json").json
    assert (way["phrase"], way["for"]) == ("[Name]", "Ana Reyes")


def test_the_questions_can_be_asked_while_one_remembers(penned: Person) -> None:
    code, screen = at_the_keyboard(
        penned,
        "in the rain\n\nthe soup\n",
        *("capture", "drove me to the airport", "--from", "Ana Reyes", "--ask"),
    )
    assert code == 0, screen
    debt = penned("owed", "--json").json[0]
    assert (debt["detail"], debt["difference"], debt["next"]) == ("in the rain", "", "the soup")
    assert penned("capture", "soup", "--from", "Bo", "--ask").code == 2


def test_dates_are_asked_about_and_the_answer_is_used(penned: Person) -> None:
    penned.writes("gifts.csv", "From,Gift,Received\nAna Reyes,a kettle,04/05/2026\n")
    code, screen = at_the_keyboard(penned, "?\nmdy\ny\n", "import", "gifts.csv", editor="true")
    assert code == 0, screen
    assert penned("owed", "--json").json[0]["since"] == "2026-04-05"
