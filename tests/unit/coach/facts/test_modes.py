"""What a sentence asserts, and what it wishes, plans, denies or likens."""

from __future__ import annotations

import pytest

from penned.coach.facts.modes import ASKED, ASSERTED, LIKENED, NEGATED, PROMISED, UNREAL, modes
from penned.coach.facts.wording import wordings
from penned.coach.reading import read


def mode_of(word: str, text: str) -> int:
    sentence = read(text).sentences[0]
    found = dict(
        zip(
            (one.folded for one in sentence.words),
            modes(sentence, text, wordings()["en"]),
            strict=True,
        )
    )
    return found[word]


@pytest.mark.parametrize(
    ("word", "text", "mode"),
    [
        ("kettle", "You brought the kettle up the stairs.", ASSERTED),
        ("soup", "We will have you over for soup when the house is quieter.", UNREAL | PROMISED),
        ("house", "We will have you over for soup when the house is quieter.", UNREAL | PROMISED),
        ("cake", "You never dropped the cake on the stairs.", NEGATED),
        ("calendar", "I opened each of them like a calendar with doors.", LIKENED),
        ("goat", "It was better than the goat that you brought.", ASSERTED),
        ("mother", "You sang it as your mother does on the boat.", ASSERTED),
        ("boat", "Did you really carry the boat?", ASKED),
        ("station", "Come and see the station with us.", UNREAL),
        ("piano", "I would like that, but you carried the piano yourself.", ASSERTED),
        ("piano", "We hope you rest; you carried the piano yourself.", ASSERTED),
        ("may", "You drove us over in May with the roof down.", ASSERTED),
    ],
)
def test_a_word_is_meant_as_its_clause_is(word: str, text: str, mode: int) -> None:
    assert mode_of(word, text) == mode


def test_a_joint_with_a_subject_ends_what_was_wished() -> None:
    text = "I hope it rains and you brought the umbrella."

    assert mode_of("rains", text) == UNREAL
    assert mode_of("umbrella", text) == ASSERTED
