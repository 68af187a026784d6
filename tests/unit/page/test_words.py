from __future__ import annotations

import numpy as np

from penned import hand
from penned.hand.ink import Ink
from penned.page.words import word_at, words


def test_words_stand_in_order_with_their_place() -> None:
    ink = hand.write("so kind\nof you", hand.load("meadow"))
    found = words(ink)
    assert [word.text for word in found] == ["so", "kind", "of", "you"]
    assert [word.line for word in found] == [0, 0, 1, 1]
    assert found[0].right <= found[1].left + 0.5
    assert found[0].baseline == found[1].baseline < found[2].baseline


def test_a_word_that_was_broken_is_two() -> None:
    boxes = np.array([[0, 1, 0, 0], [1, 2, 0, 0], [0, 1, 9, 1]], dtype=float)
    none = np.zeros(0, dtype=np.intp)
    ink = Ink("abc", np.zeros((0, 3)), np.zeros(1, dtype=np.intp), none, boxes, 2, 9)
    assert [(word.text, word.line) for word in words(ink)] == [("ab", 0), ("c", 1)]


def test_a_character_belongs_to_its_word() -> None:
    assert word_at("so kind", 4) == "kind"
    assert word_at("so kind", 2) == " "
