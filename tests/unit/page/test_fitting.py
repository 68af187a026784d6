"""How large a letter is written, by a hand that has hardly any letters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from penned import catalogue, hand, page
from penned.errors import Refused
from penned.hand.form import Form
from penned.notes import Note

MEADOW = hand.load("meadow")
STEM = (Form((np.array([[0.0, -1, 1], [0.1, 0, 1]]),)),)


@pytest.mark.parametrize(("chars", "text"), [("l", "l ll l"), ("1", "11 1"), ("1ʼ", "1 1")])
def test_a_hand_of_one_letter_or_none_writes_what_it_can(chars: str, text: str) -> None:
    few = replace(MEADOW, forms=dict.fromkeys(chars, STEM))
    card = catalogue.card("us-a7-folded")

    assert page.compose(Note(text), hand=few, stationery=card, seed=1).writing
    with pytest.raises(Refused, match="has no “x”"):
        page.compose(Note("x"), hand=few, stationery=card, seed=1)


@pytest.mark.parametrize("name", ["meadow", "alder"])
@pytest.mark.parametrize("card", ["us-a7-folded", "iso-a6-folded"])
def test_the_room_is_what_surely_goes_on_a_card_and_not_much_less(name: str, card: str) -> None:
    ours, paper = catalogue.hand(name), catalogue.card(card)
    words = page.room(ours, paper.note_area)

    def goes_on(number: int) -> bool:
        body = " ".join(["ladder", "and", "the", "kitchen"] * 100).split()[: number - 4]
        middle = len(body) // 2
        text = (
            f"Dear Anna,\n\n{' '.join(body[:middle])}\n\n{' '.join(body[middle:])}\n\nLove,\nNell"
        )
        try:
            page.compose(Note(text), hand=ours, stationery=paper, seed=1)
        except Refused:
            return False
        return True

    assert goes_on(int(0.85 * words))
    assert not goes_on(int(1.4 * words))
