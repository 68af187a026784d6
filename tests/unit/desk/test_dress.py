from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from penned import catalogue
from penned.desk import dress, lay_out
from penned.desk.dress import Look
from penned.errors import BadInput, NotFound, Refused
from penned.page.decor import Decor

if TYPE_CHECKING:
    from penned.stationery import Card

CARD = catalogue.card("us-a7-folded")
FLAT = catalogue.card("us-a7-flat")


def test_a_design_comes_with_what_was_said_for_it() -> None:
    made = dress.decor(Look("monogram", initials="NH", head=("Nell Harper",)), CARD)
    assert isinstance(made, Decor)
    assert (made.design.name, made.initials, made.head) == ("monogram", "NH", ("Nell Harper",))


@pytest.mark.parametrize(
    ("look", "card", "reason", "others"),
    [
        (Look("autumn", words="Merci"), CARD, "“autumn” has no place for words", "laurel"),
        (Look("monogram", words="Merci"), CARD, "“monogram” has no place for words", "olive"),
        (Look("olive", initials="NH"), CARD, "“olive” has no place for initials", "monogram"),
        (Look("olive", words="Merci"), FLAT, "“us-a7-flat”", "laurel"),
    ],
)
def test_words_without_a_place_are_told_with_the_designs_that_have_one(
    look: Look, card: Card, reason: str, others: str
) -> None:
    with pytest.raises(BadInput, match=reason) as caught:
        dress.decor(look, card)
    assert others in caught.value.cure
    assert look.design not in caught.value.cure


def test_a_place_for_both_takes_either() -> None:
    for look in (Look("laurel", words="Merci"), Look("laurel", initials="NH")):
        assert isinstance(dress.decor(look, FLAT), Decor)


def test_no_design_is_a_plain_card() -> None:
    assert dress.decor(Look(head=("Nell Harper",)), CARD) is None
    assert dress.remarks(Look(), CARD) == ()
    assert lay_out.choose(look=Look()).design == ""
    assert lay_out.choose(look=Look("fern")).design == "fern"


@pytest.mark.parametrize(
    "look",
    [
        Look(colours="sage"),
        Look(initials="NH"),
        Look(logo=Path("logo.png")),
        Look(fit=True),
        Look("fern", front=Path("front.png")),
        Look(words="Thank you", front=Path("front.png")),
    ],
)
def test_what_does_not_go_together_is_told(look: Look) -> None:
    with pytest.raises(BadInput):
        dress.decor(look, CARD)


def test_what_is_not_there_is_told_at_once() -> None:
    with pytest.raises(NotFound):
        dress.decor(Look("no-such"), CARD)
    with pytest.raises(NotFound):
        dress.decor(Look("fern", colours="no-such"), CARD)


def test_a_card_goes_only_into_an_envelope_that_holds_it() -> None:
    assert lay_out.choose(stationery="us-a6-flat", envelope="us-a7-envelope").envelope.width > 180
    with pytest.raises(Refused, match="us-a7-envelope"):
        lay_out.choose(stationery="us-a7-folded", envelope="us-a2-envelope")
