"""A pile of notes: one letter to many is found, and what repeats; different notes stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.coach.pile import Circular, Pile, compare

TO_ANA = (
    "Dear Ana,\n\nYou drew the press on a napkin. On the train I found the leak in ours. It is dry."
)
TO_TOM = TO_ANA.replace("Ana", "Tom")
REORDERED = (
    "Dear Bea,\n\nOn the train I found the leak in our own one. It is dry now. "
    "You drew me the press on a paper napkin."
)
OTHER = "Dear Jo, the goose came on Tuesday and has bitten the postman twice. He sends regards."


def test_names_swapped_and_order_changed_are_one_letter() -> None:
    assert compare([TO_ANA, OTHER, TO_TOM, REORDERED]).circulars == (Circular((0, 2, 3)),)


def test_a_sentence_that_two_notes_share_is_told_once_in_the_words_of_the_first() -> None:
    shared = "When the lights went out you sang the second verse alone."
    pile = compare(
        [f"Dear Ana, {shared} The dog howled.", OTHER, f"Dear Tom, we laughed. {shared}"]
    )

    assert pile.circulars == ()
    assert [(one.words, one.notes) for one in pile.refrains] == [(shared, (0, 2))]


def test_a_circular_is_no_refrain() -> None:
    assert compare([TO_ANA, TO_TOM]).refrains == ()


def test_two_notes_about_one_dinner_that_differ_are_fine() -> None:
    lamb = (
        "Dear Ana, the lamb was on the table when the fireworks began. Your uncle carved it blind."
    )
    same = (
        "Dear Ana, we had your lamb cold on Monday with the apricots. My mother wants the marinade."
    )

    assert compare([lamb, same]) == Pile()


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["Dear Ana,", "Dear Tom,"], ["Thanks!"] * 3])
def test_nothing_said_is_nothing_shared(texts: list[str]) -> None:
    assert compare(texts).refrains == ()


def test_many_equal_letters_are_one_group() -> None:
    letters = [TO_ANA.replace("Ana", f"Ana{at}") for at in range(300)]

    assert compare(letters).circulars == (Circular(tuple(range(300))),)


@given(st.permutations([TO_ANA, TO_TOM, OTHER, REORDERED]))
def test_the_order_of_the_pile_does_not_matter(texts: list[str]) -> None:
    (circular,) = compare(texts).circulars

    assert {texts[at] for at in circular.notes} == {TO_ANA, TO_TOM, REORDERED}
