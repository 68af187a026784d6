"""What the norms say of words that notes of thanks are made of."""

from __future__ import annotations

import pytest

from penned.coach.norms import concreteness, is_deed, norm_of


@pytest.mark.parametrize("word", ["kettle", "kettles", "loaves", "soup", "piano's", "stairs"])
def test_a_thing_is_concrete_in_all_its_forms(word: str) -> None:
    assert (concreteness(word) or 0) > 0.8


@pytest.mark.parametrize("word", ["kindness", "support", "journey", "patience", "opportunities"])
def test_what_cannot_be_pointed_at_is_not(word: str) -> None:
    assert (concreteness(word) or 0) < 0.45


@pytest.mark.parametrize("word", ["zuzubear", "Biscuitina", "grateful", "sincerely"])
def test_what_is_no_noun_that_we_know_has_no_number(word: str) -> None:
    assert concreteness(word) is None


@pytest.mark.parametrize("verb", ["carry", "mowed", "baking", "hugged", "swept", "digs"])
def test_an_onlooker_sees_a_deed(verb: str) -> None:
    assert is_deed({"swept": "sweep"}.get(verb, verb))


@pytest.mark.parametrize("verb", ["appreciate", "feel", "means", "deserve", "believing", "zuzu"])
def test_and_nobody_sees_a_feeling(verb: str) -> None:
    assert not is_deed(verb)


@pytest.mark.parametrize(
    ("word", "good"), [("kettle", "g"), ("soup", "g"), ("book", "g"), ("barn", "p"), ("bus", "p")]
)
def test_a_thing_to_hand_over_is_told_from_a_place(word: str, good: str) -> None:
    norm = norm_of(word)

    assert norm is not None
    assert norm.good == good
