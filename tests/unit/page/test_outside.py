from __future__ import annotations

import numpy as np
import pytest

from penned import stationery
from penned.errors import Refused
from penned.page.decor import Decor
from penned.page.outside import front, marks, outside
from penned.page.page import Art, Page, Picture, Placed, Type
from penned.stationery import design
from penned.stationery.paper import Card, Rect

OLIVE = Decor(design.load("olive"))


def inked(page: Page) -> np.ndarray:
    """All points of the drawings, on the open sheet; of a page placed upside down, turned."""
    points = []
    for mark in page.marks:
        if isinstance(mark, Art):
            points += [each.points for each in mark.shapes]
        if isinstance(mark, Placed):
            assert mark.turn == 180
            size = (mark.page.width, mark.page.height)
            points.append(np.add((mark.x, mark.y), size) - inked(mark.page))
    return np.concatenate(points)


@pytest.mark.parametrize(
    "name", ["us-a7-folded", "us-a7-tent", "us-a7-french", "us-a7-flat", "iso-dl-folded"]
)
def test_the_art_stands_on_the_front_of_every_fold(name: str) -> None:
    card = stationery.card(name)
    area = card.panel("face" if card.fold == "flat" else "front").area
    points = inked(outside(card, Decor(design.load("fern"))))
    room = area.inset(5.9)
    assert (points >= (room.x, room.y)).all()
    assert (points <= (room.right, room.bottom)).all()


def test_the_makers_line_stands_on_the_back_as_one_turns_the_card() -> None:
    folded = outside(stationery.card("us-a7-folded"), makers_line="Made in Portland")
    (line,) = folded.marks
    assert isinstance(line, Type)
    assert line.x < 127
    tent = outside(stationery.card("us-a7-tent"), makers_line="Made in Portland")
    (placed,) = tent.marks
    assert isinstance(placed, Placed)
    assert placed.turn == 180
    assert tent.text == "Made in Portland"


def test_a_card_without_a_design_is_plain_and_the_same_page_serves_a_whole_run() -> None:
    card = stationery.card("us-a7-folded")
    assert outside(card).marks == ()
    assert outside(card, OLIVE) is outside(card, OLIVE)


def test_a_picture_covers_the_front_and_its_bleed() -> None:
    card = stationery.card("us-a7-folded")
    picture = Picture("png", b"", Rect(0, -3, 130, 183.8))
    (placed,) = outside(card, picture).marks
    assert isinstance(placed, Picture)
    assert placed.area == Rect(127, -3, 130, 183.8)


def test_a_design_round_the_note_alone_leaves_the_front_plain() -> None:
    name = Decor(design.load("name"), head=("Nell Harper",))
    assert marks(stationery.card("us-a7-folded"), name) == ()


def test_a_letterhead_is_no_front_and_a_flat_card_has_no_back() -> None:
    letterhead = Decor(design.load("letterhead"), head=("Nell Harper",))
    with pytest.raises(Refused, match="nothing for a card’s front"):
        outside(stationery.card("us-a7-folded"), letterhead)
    with pytest.raises(Refused, match="no back for a maker's line"):
        outside(stationery.card("us-a7-flat"), makers_line="Made in Portland")


def test_the_front_alone_stands_upright() -> None:
    card = stationery.card("us-a7-tent")
    alone = front(card, OLIVE)
    assert (alone.width, alone.height) == card.closed
    assert alone.text == "thank you"
    letter = front(
        stationery.card("us-letter-sheet"), Decor(design.load("letterhead"), head=("Nell Harper",))
    )
    assert letter.text == "NELL HARPER"


def test_a_card_that_has_no_front_is_refused() -> None:
    card = stationery.card("us-a7-folded")
    without = Card(
        **{
            **{field: getattr(card, field) for field in Card.__dataclass_fields__},
            "panels": tuple(each for each in card.panels if each.name != "front"),
        }
    )
    with pytest.raises(Refused, match="has no front"):
        outside(without, OLIVE)
