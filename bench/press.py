"""Measures the press against its peers in one run: cards per second of CPU time, and bytes a card.

Every card has 125 pen strokes of 20 segments, 2,500 in all, of its own. `floor` is what any
writer must do at least: round the points and format them, once for a whole card, and nothing else:
no widths, no compression, no words, no file. `reportlab` draws the same strokes as path objects.
"""

from __future__ import annotations

import io
import time
from itertools import cycle, islice
from typing import TYPE_CHECKING

import numpy as np
from reportlab.pdfgen.canvas import Canvas

from penned import press
from penned.hand.ink import Ink
from penned.page.page import Page, Writing
from penned.stationery.drawer import card
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STROKES, SEGMENTS = 125, 20
CARDS = 400
ROUNDS = 3
WORD = 5


def cards(count: int) -> list[Page]:
    """Pages of smooth strokes: loops of letter size whose pen presses harder on the way down."""
    return [_card(np.random.default_rng(seed)) for seed in range(count)]


def _card(chance: np.random.Generator) -> Page:
    sheet = card("us-a7-folded")
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


def reportlab(pages: Sequence[Page]) -> int:
    """Path objects of reportlab, one a stroke, all of one width."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(254 * POINTS_PER_MM, 177.8 * POINTS_PER_MM), pageCompression=1)
    for page in pages:
        ink = page.writing[0].ink
        for start, end in zip(ink.stroke_starts, ink.stroke_starts[1:], strict=False):
            path = canvas.beginPath()
            points = (ink.points[start:end, :2] * POINTS_PER_MM).tolist()
            path.moveTo(*points[0])
            for x, y in points[1:]:
                path.lineTo(x, y)
            canvas.drawPath(path)
        canvas.showPage()
    canvas.save()
    return len(file.getvalue())


def measure(work: Callable[[Sequence[Page]], int], pages: Sequence[Page]) -> tuple[float, float]:
    """Cards per second of CPU time, the best of some rounds, and bytes a card."""
    best, size = float("inf"), 0
    for _ in range(ROUNDS):
        before = time.process_time()
        size = work(pages)
        best = min(best, time.process_time() - before)
    return len(pages) / best, size / len(pages)


def main() -> None:
    """Print the table, and the two ratios that the press is built for."""
    pages = cards(CARDS)
    few = list(islice(cycle(pages), 40))
    speeds = {}
    for work, load in ((floor, pages), (penned, pages), (reportlab, few)):
        speeds[work.__name__], size = measure(work, load)
        print(f"{work.__name__:10} {speeds[work.__name__]:8.0f} cards/s {size:8.0f} bytes a card")
    print(f"of the floor: {speeds['penned'] / speeds['floor']:.0%} (wanted: 70 %)")
    print(f"times reportlab: {speeds['penned'] / speeds['reportlab']:.0f} (wanted: 25)")


if __name__ == "__main__":
    main()
