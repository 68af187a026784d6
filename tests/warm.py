"""Keeps `penned` loaded and runs each command in a fork: the program itself, started sooner.

It reads a command as a line of JSON, {words, home, environment, stdin, out, err}, of which the last
two are files to fill, and answers with the exit code. What is loaded before the fork is what the
program loads itself; nothing of it has run.
"""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import penned.cli
import penned.desk.draft
import penned.desk.follow_up
import penned.desk.print_run
import penned.sources.giftlist


def serve() -> None:
    """One fork for each command, one after the other."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            run(json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def run(command: dict[str, Any]) -> None:
    """Be the program, in this home, with these files for a screen; and end."""
    os.chdir(command["home"])
    os.environ.clear()
    os.environ.update(command["environment"])
    given = Path(command["home"], ".stdin")
    given.write_text(command["stdin"], encoding="utf-8")
    for stream, path, flags in (
        (0, given, os.O_RDONLY),
        (1, command["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (2, command["err"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        os.dup2(os.open(path, flags), stream)
    given.unlink()
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
