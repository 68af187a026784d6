"""How a note is taken apart: greeting, sentences, close, and the writer's own words."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from penned.coach.reading import LONGEST, read


def parts(text: str) -> tuple[str, str]:
    reading = read(text)
    return text[slice(*reading.whom)].strip(), text[reading.body[1] :].strip()


@pytest.mark.parametrize(
    ("text", "whom", "close"),
    [
        ("Dear Ana,\n\nThe pan holds ten.\n\nLove,\nNell", "Ana", "Love,\nNell"),
        ("Dear Mr. and Mrs. Lee, the coffee is on.", "Mr. and Mrs. Lee", ""),
        ("Rob — the trailer is back. Cheers, Lou", "", "Cheers, Lou"),
        ("Ana and Tom\n\nThe pan holds ten.", "Ana and Tom", ""),
        ("Thank you!\nThe pan holds ten.", "", ""),
        ("The soup was\nstill hot when I found it.", "", ""),
        ("Liebe Frau Weber,\n\ndas Glas ist leer.\n\nIhr\nAydin", "Frau Weber", "Ihr\nAydin"),
        ("Hi Nan! It fits. Love Theo XXX", "Nan", "Love Theo XXX"),
        ("It fits.\r\n\r\nLove,\r\nTheo", "", "Love,\r\nTheo"),
    ],
)  # fmt: skip
def test_the_greeting_and_the_close_are_told_from_the_body(
    text: str, whom: str, close: str
) -> None:
    assert parts(text) == (whom, close)


def test_sentences_end_at_stops_and_not_at_titles() -> None:
    text = "It came on Monday. Mr. Lee carried it! Did you see?\n\nWe did."

    assert [text[one.start : one.end] for one in read(text).sentences] == [
        "It came on Monday.",
        "Mr. Lee carried it!",
        "Did you see?",
        "We did.",
    ]


def test_the_words_of_any_note_are_not_the_writers_own() -> None:
    words = read("Thank you so much for the lovely gift and the kettle.").words

    assert [word.text for word in words if word.own] == ["kettle"]


@pytest.mark.parametrize(
    "text", ["I am in good hands.", "You saved the day.", "You are one of a kind."]
)
def test_an_idiom_is_nobodys_own(text: str) -> None:
    assert not any(word.own for word in read(text).words)


@pytest.mark.parametrize(
    ("one", "other"),
    [("driving", "drove"), ("towels", "towel"), ("cherries", "cherry"), ("planned", "plan")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    words = read(f"The {one} and the {other} are of you.").words

    assert len({word.stem for word in words if word.text in (one, other)}) == 1


@pytest.mark.parametrize(
    "text", ["Dziękuję bardzo za zupę.", "Tack så mycket för soppan.", "手ぬぐいをありがとう。", ""]
)
def test_another_language_is_not_taken_for_english(text: str) -> None:
    assert read(text).lexicon is None


def test_a_misspelt_childs_note_is_english() -> None:
    lexicon = read("fank yoo for the dinosor it bites my sister").lexicon

    assert lexicon is not None
    assert lexicon.language == "en"


@given(st.text(max_size=400))
@example("\uf900")  # a sign that is composed to another one
def test_every_part_lies_within_the_text_and_in_order(given_text: str) -> None:
    reading = read(given_text)
    text = reading.text
    ends = [0, *(end for one in reading.sentences for end in (one.start, one.end)), len(text)]
    places = [reading.given(end) for end in ends]

    assert ends == sorted(ends)
    assert places == sorted(places)
    assert places[-1] == len(given_text)
    assert all(text[word.start : word.end] == word.text for word in reading.words)


def test_only_the_beginning_of_an_endless_text_is_read() -> None:
    assert len(read("kettle " * LONGEST).text) == LONGEST
