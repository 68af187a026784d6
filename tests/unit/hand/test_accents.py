"""Accented letters: a base letter whole, and its accent where a pen would put it."""

from __future__ import annotations

import numpy as np
import pytest

from penned import hand
from penned.hand.accents import compose

HANDS = [hand.load(name) for name in hand.names()]
every_hand = pytest.mark.parametrize("one", HANDS, ids=lambda one: one.name)


def parts(one: hand.Hand, char: str, base: str) -> list[tuple[np.ndarray, np.ndarray]]:
    """The points of the letter and of its accent, of each form."""
    composed = compose(char, one.forms, one.style.lean)
    assert composed is not None
    counts = [len(form.strokes) for form in one.forms[base]]
    return [
        (np.concatenate(form.strokes[:count]), np.concatenate(form.strokes[count:]))
        for form, count in zip(composed, counts, strict=True)
    ]


@every_hand
@pytest.mark.parametrize(("char", "base"), [("é", "e"), ("Ä", "A"), ("ñ", "n"), ("ů", "u")])
def test_an_accent_stands_clear_above_its_letter(one: hand.Hand, char: str, base: str) -> None:
    for letter, accent in parts(one, char, base):
        upright = [points[:, 0] + one.style.lean * points[:, 1] for points in (letter, accent)]
        assert accent[:, 1].max() < letter[:, 1].min() + 0.02
        assert letter[:, 1].min() - accent[:, 1].max() < 0.5
        assert upright[0].min() - 0.1 < upright[1].mean() < upright[0].max() + 0.1


@every_hand
@pytest.mark.parametrize(("char", "base"), [("ç", "c"), ("ș", "s"), ("ą", "a"), ("ņ", "n")])
def test_a_cedilla_comma_or_ogonek_hangs_below(one: hand.Hand, char: str, base: str) -> None:
    for letter, accent in parts(one, char, base):
        assert accent[:, 1].max() > letter[:, 1].max() + 0.15


@every_hand
@pytest.mark.parametrize(("char", "base", "accent"), [("í", "ı", "\u0301"), ("ĵ", "ȷ", "\u0302")])
def test_i_and_j_lose_their_dot_under_an_accent(
    one: hand.Hand, char: str, base: str, accent: str
) -> None:
    for (letter, mark), bare in zip(parts(one, char, base), one.forms[base], strict=True):
        assert np.array_equal(letter, np.concatenate(bare.strokes))
        assert len(mark) in {sum(map(len, form.strokes)) for form in one.forms[accent]}


@every_hand
def test_an_apostrophe_is_written_where_the_name_says_caron(one: hand.Hand) -> None:
    for letter, accent in parts(one, "ď", "d"):
        at_its_height = letter[letter[:, 1] < accent[:, 1].max()]
        assert accent[:, 0].min() > at_its_height[:, 0].max()


@every_hand
def test_accents_are_heaped(one: hand.Hand) -> None:
    for letter, accents in parts(one, "ễ", "e"):
        assert np.ptp(accents[:, 1]) > 0.4
        assert accents[:, 1].max() < letter[:, 1].min() + 0.02


@pytest.mark.parametrize("char", ["a", "Ж", "漢", "ΐ", "\u0301"])
def test_what_is_no_letter_with_accents_is_not_composed(char: str) -> None:
    assert compose(char, HANDS[0].forms, 0.0) is None
