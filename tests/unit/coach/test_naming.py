"""Where a note names what was given or done, by its form and by the moment's words."""

from __future__ import annotations

import pytest

from penned.coach import Context
from penned.coach.reading import read
from penned.coach.situation import Situation
from penned.moments import Moment


def case(text: str, what: str = "", occasion: str = "") -> Situation:
    moment = Moment(what=what) if what else None
    return Situation(read(text), Context(moment=moment, occasion=occasion))


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Thank you for the brass kettle.", ["brass", "kettle"]),
        ("Your soup was warm.", ["soup"]),
        ("We skated at the rink and fell on the bus.", []),
        ("She brought the baby from Leeds.", []),
    ],
)
def test_things_are_led_in_and_stand_in_no_place(text: str, goods: list[str]) -> None:
    assert [word.text for word in case(text).goods] == goods


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("You carried the piano up.", True),
        ("Thank you for mowing the verge.", True),
        ("I carried the piano up.", False),
        ("Thank you for everything. See you in June.", False),
    ],
)
def test_deeds_are_the_readers(text: str, done: bool) -> None:  # noqa: FBT001 - a table of facts
    assert bool(case(text).deeds) is done


def test_a_phrase_is_forgiven_by_what_is_named_around_it_and_not_by_news() -> None:
    for text, named in (
        ("Thank you for your help. You dug the drain.", True),
        ("Thank you for your help digging the drain.", True),
        ("Thank you for your help. Milo has a desk by the window.", False),
    ):
        assert case(text).near(0, len("Thank you for your help")) is named


@pytest.mark.parametrize(
    ("text", "what", "named"),
    [
        ("What a gift: a hare in brass!", "", True),
        ("What a gift! The doorstop holds the barn door.", "", True),
        ("What a gift! The band played at the barn.", "", False),
        ("What a gift! The band played until the bus came.", "doorstop", False),
        ("What a gift! It holds, your doorstop.", "brass doorstop", True),
    ],
)
def test_a_gift_is_named_after_it_beside_it_or_in_the_moments_words(
    text: str,
    what: str,
    named: bool,  # noqa: FBT001 - a table of facts
) -> None:
    assert case(text, what).given_near(0, len("What a gift")) is named


def test_a_note_about_something_else_is_elsewhere_unless_it_was_time_together() -> None:
    text = "The gulls stole our chips, and Jonas swam."

    assert case(text, "copper kettle").elsewhere
    assert not case(text, "weekend at the coast").elsewhere
    assert not case(text).elsewhere


@pytest.mark.parametrize(
    ("text", "occasion", "whole"),
    [
        ("Thanks for the lift!", "favour", True),
        ("Thank you for your help.", "favour", False),
        ("Thank you so much for the lovely lift!", "favour", False),
        ("Thanks for the lift!", "interview", False),
    ],
)
def test_few_words_are_a_whole_note_where_they_name_it_and_the_occasion_is_brief(
    text: str,
    occasion: str,
    whole: bool,  # noqa: FBT001 - a table of facts
) -> None:
    assert case(text, occasion=occasion).whole is whole
