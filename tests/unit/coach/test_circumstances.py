"""What around a find makes it harmless: quotation marks, denials, questions, whose thing it is."""

from __future__ import annotations

import pytest

from penned.coach import Context, reading
from penned.coach.checks import Find
from penned.coach.circumstances import FACTS
from penned.coach.situation import Situation
from penned.moments import Moment


def holds(fact: str, text: str, words: str, what: str = "") -> bool:
    context = Context(language="en", moment=Moment(what=what) if what else None)
    start = text.index(words)
    case = Situation(reading.read(text, "en"), context)
    return FACTS[fact](case, Find(start, start + len(words)))


@pytest.mark.parametrize(
    "text",
    [
        "You said “too small” and laughed at the gate.",
        'You said "too small" and laughed at the gate.',
        "You said ‘too small’ and laughed at the gate.",
        "You said 'much too small' and laughed at the gate.",
    ],
)
def test_what_stands_in_quotation_marks_was_said_by_somebody(text: str) -> None:
    assert holds("quoted", text, "too small")


@pytest.mark.parametrize(
    "text",
    ["It's too small, and Ana's gate isn't.", "You said “what a gate”; it is too small, I think."],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert not holds("quoted", text, "too small")


def test_a_denial_reaches_as_far_as_its_clause() -> None:
    assert holds("denied", "You never once had to ask for the key.", "ask")
    assert holds("denied", "You wouldn't let me ask for the key.", "ask")
    assert not holds("denied", "It never shut before, but may I ask for the key?", "ask")


def test_a_question_ends_in_its_mark_even_in_brackets() -> None:
    assert holds("question", "The gate shuts. (Could you see to the roof?)", "Could you")
    assert not holds("question", "Could you see it? It was the gate.", "the gate")


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("My boiler was cold, and you came with a heater.", "was cold", "heater"),
        ("The train was cold, and you had a blanket.", "was cold", "blanket"),
        ("Every cap in the shop was too big for Finn.", "was too big", "cap"),
    ],
)
def test_the_fault_of_another_thing_is_told_by_its_subject(
    text: str, words: str, what: str
) -> None:
    assert holds("of_another", text, words, what)


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("It was cold, the soup that you left.", "was cold", ""),
        ("The gazpacho was cold, as it should be.", "was cold", "gazpacho"),
        ("I noticed that the sleeves were too long.", "were too long", "coat"),
        ("Your blanket was cold at first.", "was cold", ""),
    ],
)
def test_the_fault_of_the_gift_or_of_a_part_of_it_is_its_own(
    text: str, words: str, what: str
) -> None:
    assert not holds("of_another", text, words, what)


def test_plain_things_soon_after_make_a_lofty_word_plain() -> None:
    text = "The scar is a testament to my first hour with your chisel."

    assert holds("plain", text, "a testament to", "chisel")
    lofty = "It is a testament to the power of friendship, said the chisel."
    assert not holds("plain", lofty, "a testament to", "chisel")
