"""What a note tells by itself: mourning, a plain use, what money became; and what is asked then."""

from __future__ import annotations

import pytest

from penned import coach
from penned.moments import Moment


def review(text: str, what: str = "", occasion: str = "") -> coach.Review:
    moment = Moment(givers=("Ana Reyes",), what=what) if what else None
    return coach.review(text, coach.Context(occasion=occasion, moment=moment))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Dear Ana, thank you so much for the flowers.", "flowers for Dad's funeral"),
        ("Dear Ana, thank you for all your support.", "soup every evening after Mum died"),
        ("Dear Ana, thank you for your card when we lost the baby. It meant a lot.", ""),
        ("Liebe Ana, herzlichen Dank für deine Anteilnahme.", ""),
        ("Chère Ana, merci pour votre présence aux obsèques de mon père.", ""),
        ("Querida Ana, gracias por tu pésame y por acompañarnos.", ""),
    ],
)
def test_who_mourns_or_is_ill_is_left_in_peace_without_naming_the_occasion(
    text: str, what: str
) -> None:
    read = review(text, what)

    assert (read.advice, read.specificity) == ((), None)


def test_an_occasion_that_is_said_is_held_to_whatever_the_note_tells() -> None:
    read = review("Thank you for everything since Dad died.", occasion="wedding")

    assert read.specificity is not None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Dear Gran, your gift became two seats on the night train.", "$200"),
        ("Dear Gran, thank you so much. It went towards the boat, which has a mast now.", "cheque"),
        ("Dear Gran, thank you for your generous gift. It bought the second freezer.", "money"),
        ("Dear Gran, your gift paid for the paint.", "gift card"),
        ("Dear Ana, your gift is sixty lunches.", "donation of $250"),
        ("Dear Gran, thank you for the money. I am saving for a bike.", "money"),
    ],
)
def test_money_is_named_by_what_it_became(text: str, what: str) -> None:
    assert review(text, what).advice == ()


@pytest.mark.parametrize("what", ["$200", "a cheque", "gift voucher"])
def test_money_that_became_nothing_is_asked_about_as_money(what: str) -> None:
    read = review("Dear Gran, thank you for your generous gift. We appreciate it so much.", what)

    assert not read.ready
    assert f"What has it become, or what will it: “{what}”?" in {
        one.question for one in read.advice
    }


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for the scarf. It's lovely and so soft. I'll wear it all winter.",
        "Thank you for the mug. I use it every morning.",
        "Thank you for the beautiful scarf. I love it. I will wear it every day.",
        "I love the mug. I use it every day",
    ],
)
def test_a_thing_and_its_plain_use_are_enough(text: str) -> None:
    assert review(text).ready


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for the beautiful scarf. I adore it and I will treasure it always.",
        "Thank you for the blender! We love it so much and think of you when we use it.",
    ],
)
def test_praise_and_fondness_are_no_use(text: str) -> None:
    assert not review(text).ready


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        ("scarf", "Where is it now"),
        ("taught me to swim", "What did it make possible"),
        ("dinner", "on the way home"),
    ],
)
def test_a_question_fits_a_thing_a_deed_and_an_evening(what: str, asked: str) -> None:
    text = {
        "scarf": "Thank you for the scarf. It was lovely and so kind.",
        "taught me to swim": "Thank you so much for teaching me to swim. It was so kind.",
        "dinner": "Thank you for dinner. It was lovely and so kind.",
    }[what]

    (one,) = (each for each in review(text, what, "gift").advice if each.kind == "no_difference")

    assert asked in one.question


def test_a_child_is_no_critic() -> None:
    assert review(
        "Thank you for the jumper. Mum says I have to write this. It is itchy but it is warm. "
        "I wore it to football and we won 3-1."
    ).ready


def test_a_child_tells_what_was_taught_by_what_came_of_it() -> None:
    assert review(
        "I am eleven. You teached me that the smooth water is the deep one. I showed it to my dad "
        "and he did not fall in this time. Thank you.",
        "taught me to read the river",
        "teacher",
    ).ready


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ana, thank you for your gift. The thing you sent is fine. Thank you for everything.",
        "Liebe Ana, vielen Dank für das Geschenk. Vielen Dank für alles. Deine Hilfe war groß.",
        "Chère Ana, merci pour ton cadeau. Merci pour tout. Ton aide était merveilleuse.",
    ],
)
def test_nothing_is_asked_twice(text: str) -> None:
    asked = [one.question for one in review(text, "kettle").advice]

    assert len(asked) == len(set(asked)) > 1
