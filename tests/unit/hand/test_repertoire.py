"""What a hand should be able to write, and what of it one cannot."""

from __future__ import annotations

from dataclasses import replace

from penned import hand
from penned.hand import repertoire

MEADOW = hand.load("meadow")


def test_a_built_in_hand_lacks_nothing() -> None:
    assert repertoire.lacks(MEADOW, {**repertoire.NEEDED, **repertoire.WELCOME}) == {}


def test_what_a_hand_lacks_is_told_by_group_and_in_order() -> None:
    forms = {char: forms for char, forms in MEADOW.forms.items() if char not in "bQ7"}
    lacking = repertoire.lacks(replace(MEADOW, forms=forms), repertoire.NEEDED)
    assert lacking == {"small letters": "b", "capitals": "Q", "figures": "7"}


def test_what_can_be_composed_is_not_lacking() -> None:
    assert "ž" not in MEADOW.forms or MEADOW.letter("ž")
    without = {char: f for char, f in MEADOW.forms.items() if char != "\u0301"}
    lacking = repertoire.lacks(replace(MEADOW, forms=without), repertoire.WELCOME)
    assert "é" in lacking["accents"]
    assert "è" not in lacking["accents"]
