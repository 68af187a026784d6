"""Keeps `penned` loaded and runs each command in a fork: the program itself, started sooner.

It reads a command as a line of JSON: {words, home, environment} with {stdin, out, err}, of which
the last two are files to fill, or with {terminal}, a device. It answers with the process, and then
with its exit code. What is loaded before the fork is what the program loads itself: its modules,
and the data that come with it. No ledger, home or screen has been looked at.
"""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import rich.progress
import rich.table  # noqa: F401 - for the program

import penned.cli
import penned.desk.draft
import penned.desk.follow_up
import penned.desk.print_run
import penned.sources.giftlist
from penned import coach
from penned.desk import lay_out


def serve() -> None:
    """One fork for each command, one after the other."""
    _read()
    for line in sys.stdin:
        command = json.loads(line)
        terminal = command.get("terminal")
        screen = os.open(terminal, os.O_RDWR | os.O_NOCTTY) if terminal else None
        child = os.fork()
        if child == 0:
            if screen is None:
                _take_files(command)
            else:
                _take_terminal(screen)
            run(command)
        if screen is not None:
            os.close(screen)
        _answer(child)
        _, status = os.waitpid(child, 0)
        _answer(os.waitstatus_to_exitcode(status))


def _read() -> None:
    """Read the words of the coach, a hand and a card, as nearly every command does."""
    text = "Dear Ana,\n\nThank you for the lamp.\n\nNell\n"
    coach.review(text)
    lay_out.letter(text, lay_out.choose())


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _take_files(command: dict[str, Any]) -> None:
    given = Path(command["home"], ".stdin")
    given.write_text(command["stdin"], encoding="utf-8")
    for stream, path, flags in (
        (0, given, os.O_RDONLY),
        (1, command["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (2, command["err"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        os.dup2(os.open(path, flags), stream)
    given.unlink()


def _take_terminal(screen: int) -> None:
    os.setsid()
    for stream in (0, 1, 2):
        os.dup2(screen, stream)
    os.close(screen)


def run(command: dict[str, Any]) -> None:
    """Be the program, in this home, with these streams; and end."""
    os.chdir(command["home"])
    os.environ.clear()
    os.environ.update(command["environment"])
    sys.stdin = io.TextIOWrapper(io.FileIO(0), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"), encoding="utf-8")
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"), encoding="utf-8", line_buffering=True)
    sys.argv = ["penned", *command["words"]]
    code = 0
    try:
        penned.cli.main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    serve()
