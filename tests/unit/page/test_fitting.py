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
