"""The command line: reads words, calls the desk, shows what came of it. It decides nothing."""

from __future__ import annotations

import os
import sys

from penned.cli.app import app
from penned.errors import BadInput, NotFound, PennedError, Refused, Unreachable

USAGE, REFUSED, OUTSIDE, OURS = 2, 3, 4, 5  # after 0, done, and 1, done with findings

_EXIT_CODES: dict[type[PennedError], int] = {
    BadInput: USAGE,
    NotFound: USAGE,
    Refused: REFUSED,
    Unreachable: OUTSIDE,
}


def main() -> None:
    """Run one command, and turn every error into one or two sentences and an exit code."""
    # numpy would start a thread for each core, for sums that no command does: 0.1 s for nothing.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a real stream, here
    try:
        app(prog_name="penned")
    except PennedError as error:
        _tell(str(error))
        sys.exit(exit_code(error))
    except OSError as fault:  # a file or a screen that the desk did not expect to fail
        _tell(
            str(Unreachable(fault.strerror or "the system failed", where=str(fault.filename or "")))
        )
        sys.exit(OUTSIDE)
    except Exception as fault:  # the last door: a person gets a sentence, never a traceback
        if os.environ.get("PENNED_TRACEBACK"):
            raise
        _tell(
            f"this is a fault of ours, not yours ({type(fault).__name__}: {fault}). "
            "Set PENNED_TRACEBACK=1 to see where, and please tell us."
        )
        sys.exit(OURS)


def exit_code(error: PennedError) -> int:
    """The exit code of an error: that of the nearest class in the tree that has one."""
    return next(_EXIT_CODES[cls] for cls in type(error).__mro__ if cls in _EXIT_CODES)


def _tell(sentence: str) -> None:
    """To standard error, without signs that a terminal would obey."""
    plain = "".join(char if char.isprintable() else " " for char in sentence)
    print(f"penned: {plain}", file=sys.stderr)
