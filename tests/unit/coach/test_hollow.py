"""Thanks for what could be anything, and nouns in a heap, are told from what is said of things."""

from __future__ import annotations

import pytest

from penned.coach.hollow import heaps, hollow_thanks
from penned.coach.lexicon import lexicons
from penned.coach.reading import read


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Thank you for all your help.", "Thank you for all your help"),
        (
            "We are lost. Thanks for your candour and patience.",
            "Thanks for your candour and patience",
        ),
        ("Your kindness means the world to us.", "Your kindness"),
    ],
)
def test_thanks_for_what_could_be_anything_are_found(text: str, phrase: str) -> None:
    (span,) = hollow_thanks(read(text), lexicons()["en"])

    assert text[slice(*span)] == phrase


@pytest.mark.parametrize("text", ["Thank you for your kettle.", "Your van has a new door.", ""])
def test_thanks_for_a_thing_are_not(text: str) -> None:
    assert list(hollow_thanks(read(text), lexicons()["en"])) == []


def heap(text: str) -> list[str]:
    return [text[slice(*span)] for span in heaps(read(text), lexicons()["en"])]


def test_nouns_in_a_row_and_sentences_that_only_list_are_heaps() -> None:
    row = "toaster honeymoon love kitchen breakfast sunshine family joy"
    list_ = "Whisk, colander, spatula, trivet, peeler, tongs, kettle"

    assert heap(f"We had {row} again.") == [row]
    assert heap(f"Thank you for these. {list_}. We are grateful.") == [list_]


def test_one_word_again_and_again_is_a_heap() -> None:
    assert heap("Kettle! We love the kettle. A kettle is a kettle, our kettle.") == ["kettle"]


@pytest.mark.parametrize(
    "text",
    [
        "Whisk, colander, spatula, trivet, peeler, tongs, kettle: you packed them all.",
        "You packed the whisk, the colander, the spatula, the trivet, the peeler and the tongs.",
        "Uncle Bob's old blue garden shed door shuts again.",
        "Töpfe, Pfannen, Löffel, Gabeln, Messer, Kannen, Schüsseln und Teller sind da.",
        "Vase, vase, vase.",
    ],
)
def test_what_is_told_is_no_heap(text: str) -> None:
    assert heap(text) == []
