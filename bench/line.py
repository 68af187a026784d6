"""Measures the line in one run, in CPU time: notes to pages, pages to a file, --help.

Each figure stands beside what it is built for; nothing is asserted.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from penned import hand, page, press, stationery
from penned.notes import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


NOTES = Path(__file__).parents[1] / "examples" / "notes"
ROUNDS = 3


def texts() -> list[str]:
    """The example notes without their heads, four times over."""
    found = [file.read_text("utf-8").split("\n\n", 1)[1] for file in sorted(NOTES.iterdir())]
    return found * 4


def best(work: Callable[[], object]) -> float:
    """Seconds of CPU time, the best of some rounds after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        taken.append(time.process_time() - before)
    return min(taken)


def compose(notes: Sequence[str]) -> list[page.Page]:
    """Every note on its card."""
    pen, card = hand.load("meadow"), stationery.card("us-a7-folded")
    return [
        page.compose(Note(text), hand=pen, stationery=card, seed=seed)
        for seed, text in enumerate(notes)
    ]


def program(*words: str) -> float:
    """Seconds of CPU time that a command takes, the best of some runs."""
    taken = []
    for _ in range(ROUNDS + 2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "penned", *words], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def main() -> None:
    """Print the table."""
    notes = texts()
    laid = best(lambda: compose(notes))
    pages = compose(notes)
    pressed = best(lambda: press.pdf(pages))
    print(f"a note on its page {len(notes) / laid:6.0f} notes/s")
    print(f"pages to a PDF     {len(notes) / pressed:6.0f} cards/s")
    print(f"the whole line     {len(notes) / (laid + pressed):6.0f} notes/s        (wanted: 100)")
    print(f"bytes a card       {len(press.pdf(pages)) / len(pages):6.0f}")
    print(f"penned --help      {program('--help'):6.2f} s of CPU       (wanted: 0.25)")


if __name__ == "__main__":
    main()
