"""What nobody sees is dropped, and nothing else."""

from __future__ import annotations

import pytest

from penned import hand, page, stationery
from penned.notes import Note
from penned.page.pasted import seen
from penned.people.address import Address

MEADOW = hand.load("meadow")


@pytest.mark.parametrize(
    "unseen",
    ["\u00ad", "\u200b", "\ufeff", "\u200d", "\u2060", "\ufe0f", "\u200e", "\U000e0101"],
    ids=ascii,
)
def test_what_shows_nothing_is_neither_written_nor_printed(unseen: str) -> None:
    name, street = f"An{unseen}a", f"Main{unseen} St 1"
    card = stationery.card("us-a7-folded")
    sheet = page.compose(Note(f"Dear {name},{unseen}\n\nHello"), hand=MEADOW, stationery=card)
    assert sheet.text == "Dear Ana,\n\nHello"

    face = page.envelope(
        name,
        Address((street,), "Austin", "TX", "78704", "US"),
        sender=(name, Address((street,), "Austin", "TX", "78704", "US")),
        hand=MEADOW,
        stationery=stationery.envelope("us-a7-envelope"),
    )
    assert unseen not in face.text
    assert face.text.split()[:4] == ["Ana", "Main", "St", "1"]
    assert page.outside(card, makers_line=f"Made by {name}").text == "Made by Ana"


def test_an_accent_that_a_joiner_kept_apart_joins_its_letter() -> None:
    card = stationery.card("us-a7-folded")
    assert page.compose(Note("Zoe\u200d\u0308"), hand=MEADOW, stationery=card).text == "Zoë"


def test_all_that_is_seen_stays() -> None:
    text = "Łódź\u00a0— “naïve” ½ ﬁ 🎁 …\n\tx\u0302"
    assert seen(text) == text
