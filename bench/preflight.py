"""Measures the look at finished files before paper: envelopes and cards per second of CPU time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from penned import hand, page, press, stationery
from penned.notes import Note
from penned.people.address import Address

if TYPE_CHECKING:
    from collections.abc import Sequence

ENVELOPES, CARDS = 100, 30
ROUNDS = 3
WANTED = 100
HAND = hand.load("meadow")
NOTE = "Dear Ana,\n\n{}\n\nWith love,\nMaya"
THANKS = "Thank you for number {} of the soups that you brought us when the baby came. " * 3


def envelopes() -> list[page.Page]:
    """Addressed envelopes, each of its own."""
    sender = ("Maya Lindqvist", Address(("418 Juniper St",), "Portland", "OR", "97205", "US"))
    return [
        page.envelope(
            f"Ana Reyes {number}",
            Address((f"{number} Barton Springs Rd", "Apt 12"), "Austin", "TX", "78704", "US"),
            sender=sender,
            hand=HAND,
            stationery=stationery.envelope("us-a7-envelope"),
            seed=number,
        )
        for number in range(1, ENVELOPES + 1)
    ]


def cards() -> list[page.Page]:
    """Cards with some forty words each."""
    size = stationery.card("us-a7-folded")
    return [
        page.compose(
            Note(NOTE.format(THANKS.format(number, number, number))),
            hand=HAND,
            stationery=size,
            seed=number,
        )
        for number in range(CARDS)
    ]


def speed(pages: Sequence[page.Page]) -> float:
    """Pages a second, the best of some rounds."""
    pdf, taken = press.pdf(pages), []
    for _ in range(ROUNDS):
        before = time.process_time()
        press.check(pdf, pages)
        taken.append(time.process_time() - before)
    return len(pages) / min(taken)


def main() -> None:
    """Print the table."""
    print(f"envelopes judged {speed(envelopes()):6.0f} a second   (wanted: {WANTED})")
    print(f"cards judged     {speed(cards()):6.0f} a second")


if __name__ == "__main__":
    main()
