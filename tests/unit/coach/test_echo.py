"""One letter to many is a warning; a sentence in common is less."""

from __future__ import annotations

import pytest

from penned.coach import Advice, Context, Kind, Level, review

LETTER = """Dear {},

Thank you for the hour on {}. When you told me of the night desk, I thought of
the log at the Courier. We tagged every change there. I would like to work on that desk.

Sincerely,
Ruben Katz"""
OWN = "Dear Hannah, you asked who wipes the rollers. I do, on Fridays, with an old vest."


def echoes(text: str, *siblings: str) -> list[Advice]:
    said = review(text, Context(siblings=siblings))
    return [one for one in said.advice if one.kind is Kind.SAMENESS]


def test_one_letter_to_two_people_is_a_warning_that_says_which() -> None:
    (found,) = echoes(LETTER.format("Priya", "Monday"), OWN, LETTER.format("Dr. Becker", "Friday"))

    assert found.level is Level.WARNING
    assert "Dear Dr. Becker" in found.message


def test_names_and_layout_do_not_make_another_letter() -> None:
    one = LETTER.format("Priya", "Monday").replace("When you", "Priya, when you")
    other = " ".join(LETTER.format("Tom", "Monday").replace("When you", "Tom, when you").split())

    assert [found.level for found in echoes(one, other)] == [Level.WARNING]


def test_a_shared_sentence_among_ones_own_is_a_suggestion_at_its_place() -> None:
    shared = "On the train home I found the leak in our own press."
    text = f"{OWN} {shared} It took a hammer."
    (found,) = echoes(text, f"Dear Tom, the ink goes to Leith. {shared}")

    assert found.level is Level.SUGGESTION
    assert text[found.start : found.end] == shared


@pytest.mark.parametrize(
    "sibling",
    ["", "Dear Tom,", "Dear Tom, thank you so much.", "Thank you. It is warm.", LETTER],
)
def test_other_words_are_no_echo(sibling: str) -> None:
    assert echoes(OWN, sibling) == []


def test_short_thanks_in_common_are_no_letter() -> None:
    assert echoes("Dear Ana, thank you for Monday.", "Dear Tom, thank you for Friday.") == []


def test_in_mourning_nothing_is_said() -> None:
    texts = [LETTER.format(name, "Monday") for name in ("Priya", "Tom")]

    assert review(texts[0], Context(occasion="funeral", siblings=(texts[1],))).advice == ()
