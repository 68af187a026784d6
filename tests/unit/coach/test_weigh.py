"""What a word by itself adds to a note, or spends."""

from __future__ import annotations

import pytest

from penned.coach.lexicon import lexicons

FACTS = lexicons()["en"].facts


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("kettle", "kindness"),
        ("zuzubear", "journey"),
        ("hauled", "appreciated"),
        ("seventeen", "several"),
        ("because", "and"),
        ("she", "we"),
        ("purple", "purposeful"),
    ],
)
def test_what_can_be_seen_tells_more(more: str, less: str) -> None:
    assert FACTS(more).weight > FACTS(less).weight


@pytest.mark.parametrize("word", ["wonderful", "grateful", "support", "always", "us", "patience"])
def test_stock_is_spent(word: str) -> None:
    assert FACTS(word).spent > 0


@pytest.mark.parametrize("word", ["kettle", "the", "carried", "Rotorua", "x" * 60, "7"])
def test_and_plain_words_spend_nothing(word: str) -> None:
    assert FACTS(word).spent == 0


def test_an_endless_word_is_none() -> None:
    assert FACTS("x" * 60).weight == 0


@pytest.mark.parametrize("language", sorted(set(lexicons()) - {"en"}))
def test_without_norms_a_word_of_the_writers_own_tells_all(language: str) -> None:
    facts = lexicons()[language].facts("zuzubear")

    assert facts.weight == 1
    assert facts.norm is None
