"""Measures the press against its peers in one run: cards per second of CPU time, and bytes a card.

A stroke card has 125 pen strokes of 20 segments, 2,500 in all, of its own. `floor` is what any
writer must do at least: round the points and format them, once for a whole card, and nothing else:
no widths, no compression, no words, no file. A text card has ninety words of its own, which the
press gets in twelve lines of type and its peers break into lines themselves. The memory is that of
a process of its own, whose pages are made as they are asked for.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned import press
from penned.hand.ink import Ink
from penned.page.page import Page, Type, Writing
from penned.stationery.pieces import card
from press_rivals import RIVALS_OF_STROKES, RIVALS_OF_TYPE, SEGMENTS, STROKES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CARDS, ROUNDS = 40, 30
SLOW, SELDOM = 0.2, 6  # seconds that a work takes that is done only every so many rounds
WORD = 5
WORDS, LINES = 90, 12
FEW, MANY = 1_000, 10_000
NOTES = Path(__file__).parents[1] / "examples" / "notes"


class Work(NamedTuple):
    """Something to do with the first `cards` of some; it gives how many bytes came of it."""

    name: str
    do: Callable[[Sequence[Page]], int]
    cards: int = 40


class Measured(NamedTuple):
    """Cards a second of CPU time, the best of all rounds, and bytes a card."""

    speed: float
    size: float


def stroke_card(seed: int) -> Page:
    """Smooth strokes: loops of letter size whose pen presses harder on the way down."""
    chance, sheet = np.random.default_rng(seed), card("us-a7-folded")
    turn = np.linspace(0, 1, SEGMENTS + 1)[None, :] * chance.uniform(3, 7, (STROKES, 1))
    turn = turn + chance.uniform(0, 6.3, (STROKES, 1))
    words, letter = np.divmod(np.arange(STROKES), WORD)
    down, across = np.divmod(words, 5)
    left = sheet.note_area.x + 4 + (across * 18.0 + letter * 2.6)[:, None]
    base = sheet.note_area.y + 6 + down[:, None] * 9.5
    wide, tall = chance.uniform(0.6, 1.2, (2, STROKES, 1))
    x = left + wide * np.cos(turn) + 0.25 * turn + 0.2 * np.sin(2 * turn)
    y = base + 1.5 * tall * np.sin(turn)
    pen = 0.36 + 0.08 * np.cos(turn)
    points = np.stack([x, y, pen], axis=2).reshape(-1, 3)
    text = " ".join(["thank"] * (STROKES // WORD))
    letters = np.flatnonzero([not char.isspace() for char in text])
    boxes = np.zeros((len(text), 4))
    boxes[letters] = np.column_stack([left - 1.2, left + 1.2, base, down])
    starts = np.arange(STROKES + 1) * (SEGMENTS + 1)
    ink = Ink(text, points, starts, letters, boxes, 2.0, 9.5)
    panel = sheet.note_panel.inset(sheet.safe_margin)
    return Page(sheet.width, sheet.height, panel, (Writing(ink),), title="Note")


def text_card(seed: int) -> Page:
    """Lines of words out of the example notes, drawn by lot."""
    sheet = card("us-a7-folded")
    chance = random.Random(seed)  # noqa: S311 - nothing is secret
    words = chance.choices(vocabulary(), k=WORDS)
    bounds = [WORDS * n // LINES for n in range(LINES + 1)]
    left, top = sheet.note_area.x, sheet.note_area.y
    lines = tuple(
        Type(" ".join(words[bounds[n] : bounds[n + 1]]), left, top + 6 + 8 * n, 11)
        for n in range(LINES)
    )
    return Page(sheet.width, sheet.height, sheet.note_panel, lines, title="Note")


def vocabulary() -> list[str]:
    """The words of the example notes."""
    texts = (file.read_text("utf-8").split("\n\n", 1)[1] for file in sorted(NOTES.iterdir()))
    return sorted({word for text in texts for word in text.split()})


def floor(pages: Sequence[Page]) -> int:
    """Only rounds and formats the points."""
    form = ("%d %d m\n" + "%d %d l\n" * SEGMENTS + "S\n") * STROKES
    size = 0
    for page in pages:
        grid = np.rint(page.writing[0].ink.points[:, :2] * 100).astype(np.int32)
        size += len((form % tuple(grid.ravel().tolist())).encode("ascii"))
    return size


def penned(pages: Sequence[Page]) -> int:
    """The press itself: widths, words, tags and all."""
    return len(press.pdf(pages))


def race(works: Sequence[Work], make: Callable[[int], Page]) -> dict[str, Measured]:
    """All works in turn, so that none has the quiet moments to itself; each time with new cards."""
    best = dict.fromkeys((work.name for work in works), float("inf"))
    sizes = {}
    for number in range(ROUNDS):
        pages = [make(number * CARDS + n) for n in range(CARDS)]
        for work in works:
            if number % SELDOM and best[work.name] > SLOW:
                continue
            before = time.process_time()
            sizes[work.name] = work.do(pages[: work.cards])
            best[work.name] = min(best[work.name], time.process_time() - before)
    return {w.name: Measured(w.cards / best[w.name], sizes[w.name] / w.cards) for w in works}


def memory(count: int) -> float:
    """The most memory, in MB, that pressing so many stroke cards to a file takes."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return float(pool.apply(_memory, (count,)))


def _memory(count: int) -> float:
    some = [stroke_card(seed) for seed in range(20)]

    def pages() -> Iterator[Page]:
        for number in range(count):
            yield some[number % len(some)]

    with Path("/dev/null").open("wb") as file:
        press.write(file, pages())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def show(found: dict[str, Measured], wanted: dict[str, float]) -> None:
    """The table, and how many times as fast as each peer the press is."""
    for name, (speed, size) in found.items():
        print(f"{name:10} {speed:8.0f} cards/s {size:8.0f} bytes a card")
    for name, times in wanted.items():
        if name in found:
            ratio = found["penned"].speed / found[name].speed
            print(f"times {name:10} {ratio:6.1f}   (wanted: {times:g})")
        else:
            print(f"times {name:10} skipped: it is not installed")


def main() -> None:
    """Print the tables, and the ratios that the press is built for."""
    works = [
        Work("floor", floor),
        Work("penned", penned),
        *(Work(name, do, 10) for name, do in RIVALS_OF_STROKES.items()),
    ]
    print("Strokes")
    show(race(works, stroke_card), {"floor": 0.7, "reportlab": 25, "typst": 6})
    works = [Work("penned", penned), *(Work(name, do) for name, do in RIVALS_OF_TYPE.items())]
    print("Type")
    show(race(works, text_card), {"typst": 8, "weasyprint": 20})
    few, many = memory(FEW), memory(MANY)
    print(f"memory     {few:6.1f} MB for {FEW:,} cards, {many:6.1f} MB for {MANY:,}", end="")
    print("   (wanted: within 5 MB)")


if __name__ == "__main__":
    main()
