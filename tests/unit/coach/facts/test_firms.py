"""Whether a letter of business names another firm than its reader's."""

from __future__ import annotations

import pytest

from penned import coach
from penned.moments import Moment

TALK = Moment(what="conversation about the kiln", detail="Meridian Glass")


def firms(text: str, occasion: str = "interview", moment: Moment | None = TALK) -> list[str]:
    context = coach.Context(to=("Priya Shah",), occasion=occasion, moment=moment)
    return [
        text[one.start : one.end]
        for one in coach.review(text, context).advice
        if one.kind is coach.Kind.WRONG_COMPANY
    ]


@pytest.mark.parametrize(
    "said",
    [
        "I would be glad to join Corley.",
        "I would love a role at Corley.",
        "Your way with the glaze tells me how the Corley team works.",
        "I hope the folks at Corley like it.",
        "You made me see why Corley Capital wants people who look.",
        "We are grateful to Corley & Sons for the order.",
        "I can see myself working at Corley & Sons for a long time.",
        "I have always wanted to work for Corley.",
        "I would be glad to help Corley find out.",
        "It was a joy to have Corley Freight with us.",
        "We wish Corley Florists every success.",
        "I would love to bring that patience to Corley General.",
        "My regards to everyone at Corley Cider.",
        "Thank you for bringing Corley Hotels' plates to us this spring.",
        "Thank you for bringing the Corley plates to us this spring.",
        "I left certain that Corley is where I want to learn to glaze.",
        "It is a pleasure to work with Corley Foods.",
        "I hope to see Corley's team again.",
    ],
)
def test_another_firm_where_the_readers_belongs_is_told(said: str) -> None:
    (found,) = firms(f"Dear Ms. Shah, {said}")

    assert found.startswith("Corley")


@pytest.mark.parametrize(
    "said",
    [
        "When I was a clerk at Corley Mutual, we lost the same forms.",
        "I would be glad to join Meridian, as I was to leave Corley.",
        "I sketched it on the train at Union Station.",
        "I look forward to working with Priya and Jonas.",
        "I would like to start in March.",
        "You told me to read it at Oxford University.",
        "You told me what you would never take from Corley.",
        "You do in one drawer what I did in Excel.",
        "I told Anna Bell about it that night.",
        "In my six years at Corley Foods nobody opened a kiln for me.",
        "I would love to bring my sister to Bath in May.",
        "You fired forty jars.\n\nYours sincerely,\nJago\nCrumb & Co",
    ],
)
def test_other_names_are_left_alone(said: str) -> None:
    assert firms(f"Dear Ms. Shah, {said}") == []


def test_a_town_of_the_moment_does_not_stand_for_the_firm() -> None:
    moment = Moment(what="Meridian Glass renewed", detail="moved the kiln in the shed at Filey")
    text = "Dear Ms. Shah, the shed at Filey is dry. It is a pleasure to work with Corley Foods."

    assert firms(text, "client", moment) == ["Corley Foods"]


def test_where_the_right_firm_is_not_known_nothing_is_said() -> None:
    assert firms("Dear Ms. Shah, I would be glad to join Corley.", moment=None) == []


def test_at_a_dinner_no_firm_is_at_stake() -> None:
    assert firms("Dear Ms. Shah, I would be glad to join Corley.", occasion="dinner") == []
