"""Notifications of the desktop, by a program that stands in for the system's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from penned.desk.reminding.channel import SAID, Fate
from penned.desk.reminding.desktop import Desktop
from penned.desk.reminding.wanted import Wanted, Why
from penned.desk.reminding.wording import Known, message
from penned.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from penned.desk.reminding.wording import Message

DAY = date(2026, 11, 20)


def told(*names: str) -> Message:
    items = {f"owed {number}": name for number, name in enumerate(names)}
    wanted = [Wanted(item, 0, number, Why.DUE, DAY) for number, item in enumerate(items)]
    return message(
        wanted, {item: Known(name, "cheese", DAY) for item, name in items.items()}, today=DAY
    )


def program(folder: Path, name: str, script: str) -> Desktop:
    """A desktop whose one program is this script."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return Desktop(lambda wanted: str(path) if wanted == name else None)


def test_words_are_given_as_words(tmp_path: Path) -> None:
    desktop = program(tmp_path, "notify-send", f'printf "%s|" "$@" > {tmp_path}/said')

    assert desktop.say(told("--help $(rm -rf) <b>Bob</b> & Co"), "key") == SAID
    assert (tmp_path / "said").read_text() == (
        "--app-name=Penned|--|Penned: 1 person to write to|"
        "--help $(rm -rf) &lt;b&gt;Bob&lt;/b&gt; &amp; Co: cheese, 20 November 2026. "
        "A note is welcome now.|"
    )


def test_a_mac_is_told_by_a_script_that_takes_words(tmp_path: Path) -> None:
    desktop = program(tmp_path, "osascript", f'printf "%s\\n" "$@" > {tmp_path}/said')

    assert desktop.say(told('Bob" & quit'), "key") == SAID
    said = (tmp_path / "said").read_text().splitlines()
    assert said[-1].startswith('Bob" & quit: cheese')
    assert not any("Bob" in line for line in said[:-1])


def test_a_corner_of_a_screen_shows_a_few(tmp_path: Path) -> None:
    desktop = program(tmp_path, "notify-send", f'printf "%s" "$4" > {tmp_path}/said')
    desktop.say(told("Ana", "Bob", "Kim", "Lea", "Mia", "Tom"), "key")
    lines = (tmp_path / "said").read_text().splitlines()

    assert [line.split(":")[0] for line in lines] == ["Ana", "Bob", "Kim", "Lea", "and 2 more"]


def test_a_program_that_fails_is_told(tmp_path: Path) -> None:
    desktop = program(tmp_path, "notify-send", "echo no bus here >&2; exit 1")
    done = desktop.say(told("Bob"), "key")

    assert done.fate is Fate.NOT_SAID
    assert done.why == "notify-send: no bus here"


def test_a_program_that_is_gone_is_told(tmp_path: Path) -> None:
    desktop = program(tmp_path, "notify-send", "true")
    (tmp_path / "notify-send").unlink()

    assert desktop.say(told("Bob"), "key").fate is Fate.NOT_SAID


def test_without_a_program_it_is_refused() -> None:
    with pytest.raises(Refused, match="shows no notifications"):
        Desktop(lambda _: None)
