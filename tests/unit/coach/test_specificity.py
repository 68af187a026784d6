"""The number: the sum of its parts, finer than a grade, and lower for every word that says less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.coach import Context, review
from penned.coach.specificity import GENERIC

SPECIFIC = (
    "You drove to Hull and back for a gasket. The boiler came on at six, and Nan took off her "
    "coat. Come on Sunday; there will be soup."
)


def number(text: str) -> int:
    found = review(text).specificity
    assert found is not None
    return found


@given(st.text(max_size=300))
def test_the_parts_add_up_and_stay_within_their_bounds(text: str) -> None:
    said = review(text)

    if said.specificity is not None:
        assert said.specificity == sum(part.points for part in said.parts)
        assert 0 <= said.specificity <= 100 == sum(part.most for part in said.parts)
        assert all(part.why and part.points <= part.most for part in said.parts)


def test_each_part_is_earned_by_what_it_names() -> None:
    points = {part.name: part.points for part in review(SPECIFIC).parts}

    assert all(points.values())
    bare = {part.name: part.points for part in review("You drove to Hull for a gasket.").parts}
    assert bare["the difference"] < points["the difference"]
    assert bare["what comes next"] == 0


@pytest.mark.parametrize(
    ("words", "vaguer"),
    [
        ("to Hull and back for a gasket", "all that way for the sake of us"),
        ("for a gasket", "for a thing that we needed"),
        ("Nan took off her coat", "it was wonderful for everyone"),
        ("The boiler came on at six", "You are the kindest person in the world"),
        ("there will be soup", "it will be lovely"),
        ("at six", "at last"),
        ("Nan", "everybody"),
    ],
)
def test_every_word_that_says_less_makes_it_lower(words: str, vaguer: str) -> None:
    assert number(SPECIFIC.replace(words, vaguer)) < number(SPECIFIC)


def test_so_it_does_in_a_long_letter() -> None:
    letter = " ".join(
        f"On {day} you {deed}, and the {thing} was ready before {name} came."
        for day, deed, thing, name in (
            ("Monday", "mixed the lime", "north wall", "the mason"),
            ("Tuesday", "hauled slates", "porch", "the roofer"),
            ("Wednesday", "dug the drain", "yard", "the digger"),
            ("Thursday", "hung the gate", "paddock", "the mare"),
            ("Friday", "swept the chimney", "hearth", "our Jean"),
            ("Saturday", "limewashed the byre", "trough", "the calves"),
        )
    )

    assert number(letter.replace("dug the drain", "helped us so much")) < number(letter)


@pytest.mark.parametrize(
    "text",
    [
        """Your kindness is a lighthouse in the storm, a warm embrace in the winter of our lives,
        and like a river of light it carries us to the shore of hope.""",
        """At our wedding dinner in Paris the whole team felt the warmth of your love, Anna and
        James. What a beautiful day, what a wonderful evening, what a blessing to all of us!""",
        """From the mountains of gratitude to the oceans of our joy, every moment with you is a
        jewel of the heart.""",
    ],
)
def test_figures_names_and_occasions_do_not_make_a_note_specific(text: str) -> None:
    assert number(text) < GENERIC


def test_praise_beside_it_costs_some_and_not_all() -> None:
    praised = f"{SPECIFIC} You are wonderful and so very kind. Thank you so much!"

    assert GENERIC < number(praised) < number(SPECIFIC)


def test_where_a_number_would_hurt_there_are_no_parts() -> None:
    said = review(SPECIFIC, Context(occasion="sympathy"))

    assert said.specificity is None
    assert said.parts == ()
