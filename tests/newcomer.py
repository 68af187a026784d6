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
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


class Running(NamedTuple):
    """A command that runs: its process, and how to wait for its exit code."""

    pid: int
    wait: Callable[[], int]


class Warm:
    """The program, loaded once for many commands; each of them runs in a fork (see warm.py)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("warm.py")],
            env=BARE | {"OPENBLAS_NUM_THREADS": "1"},  # as the program has it: no thread is forked
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(
        self, words: Sequence[str | Path], *, home: Path, environment: dict[str, str], stdin: str
    ) -> Outcome:
        out, err = self._folder / "out", self._folder / "err"
        streams = {"stdin": stdin, "out": str(out), "err": str(err)}
        code = self.start(words, home=home, environment=environment, streams=streams).wait()
        said, told = (file.read_bytes().decode() for file in (out, err))
        assert "Traceback" not in told, told
        return Outcome(code, said, told)

    def start(
        self,
        words: Sequence[str | Path],
        *,
        home: Path,
        environment: dict[str, str],
        streams: dict[str, str],
    ) -> Running:
        """Begin a command; it has to end before the next one."""
        command = {
            "words": [*map(str, words)],
            "home": str(home),
            "environment": environment,
            **streams,
        }
        assert self._server.stdin
        self._server.stdin.write(json.dumps(command) + "\n")
        self._server.stdin.flush()
        return Running(self._answer(), self._answer)

    def _answer(self) -> int:
        assert self._server.stdout
        return int(self._server.stdout.readline())


@cache
def _warm() -> Warm:
    return Warm(Path(tempfile.mkdtemp(prefix="penned-")))


@dataclass(frozen=True)
class Person:
    """Somebody with a home, a folder and the program."""

    home: Path

    def __call__(self, *words: str | Path, stdin: str = "", **environment: str) -> Outcome:
        return _warm()(
            words, home=self.home, environment=self._environment() | environment, stdin=stdin
        )

    def at_a_terminal(self, terminal: int, *words: str, **environment: str) -> Running:
        """Begin a command on a terminal, given by its descriptor, that has no more than this."""
        bare = {"HOME": str(self.home), "PATH": BARE["PATH"]}
        return _warm().start(
            words,
            home=self.home,
            environment=bare | environment,
            streams={"terminal": os.ttyname(terminal)},
        )

    def twice_at_once(self, *words: str | Path) -> list[Outcome]:
        """Start the program two times before either has ended, and wait for both."""
        started = [
            subprocess.Popen(
                [str(PROGRAM), *map(str, words)],
                cwd=self.home,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for _ in range(2)
        ]
        said = [each.communicate() for each in started]
        return [
            Outcome(each.returncode, out, err)
            for each, (out, err) in zip(started, said, strict=True)
        ]

    def on_a_full_disk(self, kilobytes: int, *words: str | Path) -> Outcome:
        """Run where no file can grow beyond so much: what a full disk or a quota does."""
        limited = ["sh", "-c", f'ulimit -f {kilobytes * 2} && exec "$0" "$@"', PROGRAM]
        # Compiled modules would be cut off too, and stay so for whoever runs the program next.
        done = subprocess.run(
            [*map(str, limited), *map(str, words)],
            cwd=self.home,
            env=self._environment() | {"PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
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
