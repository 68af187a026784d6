"""What each word of a note tells of, and how little is left of it in a figure of speech."""

from __future__ import annotations

import pytest

from penned.coach.reading import read
from penned.coach.telling import Of, Told, once, told


def words(text: str, *people: str) -> dict[str, Told]:
    reading = read(text)
    assert reading.lexicon is not None
    return {one.word.text: one for one in told(reading, reading.lexicon, frozenset(people))}


@pytest.mark.parametrize(
    ("text", "word", "of"),
    [
        ("Thank you for the brass kettle.", "kettle", Of.THING),
        ("Your kettle is on the stove.", "kettle", Of.THING),
        ("You carried the piano up the stairs.", "piano", Of.ACT),
        ("Thank you for carrying the piano.", "carrying", Of.ACT),
        ("Because of it we cooked the eels.", "eels", Of.CHANGE),
        ("The kettle sings in the morning.", "sings", Of.CHANGE),
        ("We will cook the eels in it.", "eels", Of.NEXT),
        ("See you in Leeds.", "Leeds", Of.CHANGE),
    ],
)
def test_a_word_tells_of_the_thing_their_act_the_difference_or_what_comes(
    text: str, word: str, of: Of
) -> None:
    assert words(text)[word].of is of


def test_things_deeds_names_and_unknown_words_tell_much_and_stock_next_to_nothing() -> None:
    found = words("The kettle came from Rotorua with a zuzubear. We know your kindness.")

    assert all(found[word].weight > 0.75 for word in ("kettle", "Rotorua", "zuzubear"))
    assert found["kindness"].weight < 0.1


def test_whoever_reads_it_is_no_news() -> None:
    assert "Ana" not in words("The kettle is on, Ana.", "ana")


@pytest.mark.parametrize(
    ("plain", "figure", "word"),
    [
        ("You lit the lantern.", "You are a lantern.", "lantern"),
        ("We saw the lighthouse.", "It shone like a lighthouse.", "lighthouse"),
        ("You wove the tapestry.", "It is the tapestry of your love.", "tapestry"),
    ],
)
def test_a_figure_of_speech_tells_little(plain: str, figure: str, word: str) -> None:
    assert words(figure)[word].weight < 0.3 < words(plain)[word].weight


def test_to_say_it_again_tells_no_more() -> None:
    reading = read("The kettle sings. The kettles sing.")
    assert reading.lexicon is not None

    stems = [one.word.stem for one in once(told(reading, reading.lexicon, frozenset()))]

    assert len(stems) == len(set(stems))
