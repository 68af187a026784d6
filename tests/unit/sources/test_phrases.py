from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.errors import BadInput
from penned.sources import phrases


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("put in a (good)? word for you", "I put in a word for you."),
        ("put in a (good)? word for you", "I put in a good word for you."),
        ("I'd like to", "So I’D LIKE to go"),
        ("je t'ai (recommandé|recommandée)", "Je t’ai recommandee"),
        ("sent … letter", "sent them my long reference letter"),
        ("gute Besserung", "GUTE BESSERUNG, liebe Maya"),
    ],
)
def test_a_phrase_is_found_whatever_its_case_accents_and_quotes(phrase: str, text: str) -> None:
    assert phrases.compile(phrase).find(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("meet you", "meet your maker"),
        ("gift", "gifted people"),
        ("sent … letter", "sent one two three four five six letter"),
        ("help (you|them)", "help us"),
    ],
)
def test_a_phrase_is_whole_words_in_a_row(phrase: str, text: str) -> None:
    assert phrases.compile(phrase).find(text) is None


def test_a_name_and_a_thing_are_found_in_the_text_as_written() -> None:
    text = "Hi Maya, Grandma Éllen sent you a gift: Wool blanket"
    by = phrases.compile("_ sent you a gift").find(text)
    item = phrases.compile("gift: *").find(text)

    assert by
    assert by.who
    assert text[slice(*by.who)] == "Grandma Éllen"
    assert item
    assert item.what
    assert text[slice(*item.what)] == "Wool blanket"


@pytest.mark.parametrize(
    "phrase", ["", "(a|b", "a)b c", "(very)? much", "…", "content(e) de", "_ and _"]
)
def test_a_faulty_phrase_is_refused_by_name(phrase: str) -> None:
    with pytest.raises(BadInput, match="phrase"):
        phrases.compile(phrase)


@pytest.mark.parametrize(
    ("text", "last", "name"),
    [
        ("my old friend Helen Osei", False, "Helen Osei"),
        ("Ana & Tom Reyes will", False, "Ana & Tom Reyes"),
        ("Dear Maya from Ludwig van Beethoven", True, "Ludwig van Beethoven"),
        ("nobody at all", False, ""),
        ("Ana and", False, "Ana"),
    ],
)
def test_a_name_is_a_run_of_capitalised_words(text: str, last: bool, name: str) -> None:  # noqa: FBT001 - a row of a table
    assert phrases.name_in(text, last=last) == name


@given(st.text(max_size=60))
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(phrases.fold(text)) == len(text)


@given(st.lists(st.sampled_from(["I sent you a gift.", "Nothing.", "A GIFT, a gift"]), max_size=5))
def test_many_sentences_are_searched_as_each_alone(sentences: list[str]) -> None:
    phrase = phrases.compile("(a|the) gift")
    found = list(phrases.Text(sentences).find(phrase))

    assert found == [(at, hit) for at, each in enumerate(sentences) if (hit := phrase.find(each))]
