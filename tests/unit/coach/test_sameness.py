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


def test_the_order_of_the_sentences_does_not_count() -> None:
    body = "You told me of the night desk. I would like to work on that desk. It has a lamp."
    turned = "It has a lamp. I would like to work on that desk. You told me of the night desk."

    assert [one.level for one in echoes(f"Dear Ana, {body}", f"Dear Tom, {turned}")] == [
        Level.WARNING
    ]


def test_a_light_paraphrase_is_the_same_sentence() -> None:
    text = f"{OWN} Riding home on the train, I found that leak in our own old press."
    (found,) = echoes(text, "Dear Tom, on the train home I found the leak in our own press.")

    assert text[found.start : found.end].startswith("Riding home")


def test_two_notes_about_one_dinner_that_differ_are_fine() -> None:
    one = "Dear Ana, the lamb was on the table when the fireworks began, and your uncle carved it."
    other = "Dear Ana, your lamb fed us for two days, and my uncle wants to know the marinade."

    assert echoes(one, other) == []


def test_what_the_reader_had_before_is_told_of_too() -> None:
    earlier = Context(earlier=(LETTER.format("Ana", "Monday"),))
    said = review(LETTER.format("Ana", "Friday"), earlier)

    assert [one.rule for one in said.advice if one.kind is Kind.SAMENESS] == ["same-letter-before"]


def test_what_another_note_was_compared_with_is_not_held_against_this_one() -> None:
    letter = LETTER.format("Hannah", "Monday")
    assert echoes(letter, LETTER.format("Priya", "Tuesday"))
    assert not echoes(letter, OWN)
