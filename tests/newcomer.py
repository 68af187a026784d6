"""Runs the real `penned` as a new user would: an empty home, nothing in the environment."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

PROJECT = Path(__file__).parents[1]
EXAMPLES = PROJECT / "examples"
PROGRAM = Path(sys.executable).with_name("penned")
BARE = {"PATH": os.environ["PATH"], "COLUMNS": "100", "LANG": "C.UTF-8"}

FULL_NOTE = """\
Dear Ana,

Five on a Sunday morning, in the rain, and you were at the door before the alarm. Because
you drove me to the airport I made the flight with ten minutes to spare, and I was there
when Mum woke up.

The next early run is mine.

Love,
Nell
"""
EMPTY_PRAISE = (
    "Dear Ana,\n\nThank you so much for everything. It was so kind of you.\n\nLove,\nNell\n"
)


@dataclass(frozen=True)
class Outcome:
    """What a command did: its exit code and what it said where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever JSON says
        return json.loads(self.out)


class Warm:
    """The program, loaded once for many commands; each of them runs in a fork (see warm.py)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("warm.py")],
            env=BARE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(
        self, words: Sequence[str | Path], *, home: Path, environment: dict[str, str], stdin: str
    ) -> Outcome:
        out, err = self._folder / "out", self._folder / "err"
        command = {
            "words": [*map(str, words)],
            "home": str(home),
            "environment": environment,
            "stdin": stdin,
            "out": str(out),
            "err": str(err),
        }
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps(command) + "\n")
        self._server.stdin.flush()
        code = int(self._server.stdout.readline())
        said, told = (file.read_bytes().decode() for file in (out, err))
        assert "Traceback" not in told, told
        return Outcome(code, said, told)


@cache
def _warm() -> Warm:
    return Warm(Path(tempfile.mkdtemp(prefix="penned-")))


@dataclass(frozen=True)
class Person:
    """Somebody with a home, a folder and the program."""

    home: Path

    def __call__(self, *words: str | Path, stdin: str = "", **environment: str) -> Outcome:
        if environment:
            return self._run([PROGRAM, *words], stdin, environment)
        return _warm()(words, home=self.home, environment=self._environment(), stdin=stdin)

    def on_a_full_disk(self, kilobytes: int, *words: str | Path) -> Outcome:
        """Run where no file can grow beyond so much: what a full disk or a quota does."""
        limited = ["sh", "-c", f'ulimit -f {kilobytes * 2} && exec "$0" "$@"', PROGRAM, *words]
        # Compiled modules would be cut off too, and stay so for whoever runs the program next.
        return self._run(limited, "", {"PYTHONDONTWRITEBYTECODE": "1"})

    def _run(self, command: list[str | Path], stdin: str, environment: dict[str, str]) -> Outcome:
        done = subprocess.run(
            [*map(str, command)],
            cwd=self.home,
            env=self._environment() | environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Outcome(done.returncode, done.stdout, done.stderr)

    def _environment(self) -> dict[str, str]:
        return BARE | {"HOME": str(self.home)}

    def writes(self, name: str, text: str) -> Path:
        file = self.home / name
        file.write_text(text, encoding="utf-8")
        return file

    def ledger(self) -> str:
        """Everything that the ledger holds, row by row."""
        (file,) = self.home.glob(".local/share/penned/*.sqlite3")
        with closing(sqlite3.connect(file)) as ledger:
            return "\n".join(ledger.iterdump())

    def owed(self) -> list[str]:
        return [debt["who"] for debt in self("owed", "--json").json]
