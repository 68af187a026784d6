"""Measures every hand beside real writers and beside what others write with, in one run.

Characters a second are CPU time, warm; lengths are x-heights; a figure that falls outside of what
a hand is built for is marked with "!". `python bench/writing.py --quick` leaves out the reading.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import peers
from legible import chunks, error_rate
from penned import hand
from penned.testing.likeness import SOURCE, WRITERS, measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.hand import Hand
    from penned.hand.ink import Ink

NOTES = Path(__file__).parents[1] / "examples" / "notes"
WIDTH, SEEDS = 110.0, (1, 2, 3)
FASTEST, MOST_ALIKE, MOST_ERRORS, NEAT_ERRORS = 50_000, 0.02, 0.03, 0.01
UNIT = 20  # pixels to the x-height: writing of 2 mm at 250 dots to the inch
SECONDS = 0.5
LETTERS = "acemnorsuvwxz"


def note() -> str:
    """The example notes' bodies, 600 characters of them."""
    bodies = (file.read_text("utf-8").split("\n\n", 1)[1] for file in sorted(NOTES.iterdir()))
    return " ".join(" ".join(bodies).split())[:600].rsplit(" ", 1)[0]


def rate(write: Callable[[str], object], text: str) -> float:
    """Characters a second of CPU time, the best of three rounds after one to warm up."""
    write(text)
    best = 0.0
    for _ in range(3):
        count, begun = 0, time.process_time()
        while time.process_time() < begun + SECONDS:
            write(text)
            count += 1
        best = max(best, count * len(text) / (time.process_time() - begun))
    return best


def marked(value: float, low: float, high: float, form: str) -> str:
    """A figure, with "!" where it lies outside."""
    return f"{value:{form}}{' ' if low <= value <= high else '!'}"


def row(pen: Hand, text: str, *, reads: bool) -> tuple[float, str]:
    """One hand's line, and its characters a second."""
    found = [measure(hand.write(text, pen, seed=seed, width=WIDTH)) for seed in SEEDS]
    fast = rate(lambda words: hand.write(words, pen, seed=7, width=WIDTH), text)
    slopes = [slope for one in found for slope in one.slopes]
    cells = [
        marked(fast, FASTEST, np.inf, "9,.0f"),
        marked(float(np.median([one.distance for one in found])), *WRITERS["distance"], "8.3f"),
        marked(float(np.mean([one.alike for one in found])), 0, MOST_ALIKE, "6.1%"),
        marked(float(np.mean([one.x_height for one in found])), *WRITERS["x_height"], "8.3f"),
        marked(float(np.mean([one.baseline for one in found])), *WRITERS["baseline"], "8.3f"),
        marked(float(np.mean([one.gap for one in found])), *WRITERS["gap"], "7.3f"),
        marked(min(slopes), *WRITERS["slope"], "+6.2f")
        + marked(max(slopes), *WRITERS["slope"], "+6.2f"),
    ]
    if reads:
        worst = NEAT_ERRORS if "neat" in pen.about.lower() else MOST_ERRORS
        pictures = (
            (words, ink_picture(hand.write(words, pen, seed=n))) for n, words in enumerate(chunks())
        )
        cells.append(marked(error_rate(pictures), 0, worst, "7.2%"))
    return fast, f"{pen.name:22}" + " ".join(cells)


def ink_picture(ink: Ink) -> peers.Picture:
    """Ink as the reader is shown it."""
    return peers.as_picture(ink, UNIT)


def peer_row(peer: peers.Peer, text: str, fastest: float, *, reads: bool) -> str:
    """One peer's line; the last figure says how many times as fast the slowest hand is."""
    fast = rate(peer.write, text)
    if peer.strokes:
        one = measure(peers.ink(peer, text))
        figures = (
            f"{one.distance:8.3f}  {one.alike:5.1%}  {one.x_height:8.3f}  {one.baseline:8.3f}"
            f"  {one.gap:7.3f} "
        )
        pictures = ((words, ink_picture(peers.ink(peer, words))) for words in chunks())
    else:
        assert peer.picture  # noqa: S101 - a peer has the one or the other
        picture = peer.picture
        apart, alike = peers.pairs_in_picture(peer, LETTERS)
        figures = f"{apart:8.3f}  {alike:5.1%}  {'':8}  {'':8}  {'':7} "
        pictures = ((words, peers.cropped(picture(words))) for words in chunks())
    read = f" {error_rate(pictures):7.2%}" if reads else ""
    return f"{peer.name:22}{fast:9,.0f}  {figures} {'':13}{read}   x {fastest / fast:,.2f}"


def main() -> None:
    """Print the table."""
    reads = "--quick" not in sys.argv
    text = note()
    print(f"{len(text)} characters, {len(SEEDS)} seeds. Real writers: {SOURCE}")
    print(
        f"{'':22}{'chars/s':>9}  {'distance':>8}  {'copies':>5} {'x-height':>9} {'baseline':>9}"
        f" {'gap':>8} {'slopes':>13}  {'misread':>7}"
    )
    ranges = "  ".join(f"{key} {low:g} to {high:g}" for key, (low, high) in WRITERS.items())
    print(f"{'real writers':22}{ranges}")
    slowest = np.inf
    for name in hand.names():
        fast, line = row(hand.load(name), text, reads=reads)
        slowest = min(slowest, fast)
        print(line, flush=True)
    for peer in peers.all_peers():
        print(peer_row(peer, text, slowest, reads=reads), flush=True)


if __name__ == "__main__":
    main()
