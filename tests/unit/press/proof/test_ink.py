from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from penned import hand, page, press, stationery
from penned.errors import Refused
from penned.notes import Note
from penned.page import Page, Type, Writing
from penned.page.page import Art, Mark, Placed, Shape
from penned.page.placing import moved
from penned.people.address import Address
from penned.stationery import Rect

MEADOW = hand.load("meadow")


def leaf(*marks: Mark, **more: object) -> Page:
    made = Page(100, 60, Rect(5, 5, 90, 50), marks)
    return replace(made, **more)  # type: ignore[arg-type]  # fields of Page


def checked(sheet: Page) -> None:
    press.check(press.pdf(sheet), sheet)


def swirl(x: float, y: float) -> Art:
    """A small curl whose upper left corner is about there."""
    turn = np.linspace(0, 12, 60)
    points = np.column_stack((x + 4 + turn * np.cos(turn) / 4, y + 4 + turn * np.sin(turn) / 4))
    return Art((Shape("M" + "L" * 59, points, stroke="#884400", width=0.4),))


def flood(area: Rect, colour: str = "#334455") -> Art:
    corners = ((area.x, area.y), (area.right, area.y), (area.right, area.bottom))
    return Art((Shape("MLLLZ", np.array((*corners, (area.x, area.bottom))), fill=colour),))


def addressed(name: str = "us-a7-envelope") -> Page:
    """The face of an envelope, which says where machines read."""
    sheet = page.envelope(
        "Ana Reyes",
        Address(("1600 Barton Springs Rd", "Apt 12"), "Austin", "TX", "787041234", "US"),
        sender=("Maya Lindqvist", Address(("418 Juniper St",), "Portland", "OR", "97205", "US")),
        hand=MEADOW,
        stationery=stationery.envelope(name),
    )
    assert sheet.read
    return sheet


def address_moved(sheet: Page, down: float) -> Page:
    """The same with the address, and not the sender, moved."""
    below = sheet.read[0].bottom

    def lower(mark: Mark) -> Mark:
        if isinstance(mark, Writing):
            return replace(mark, ink=moved(mark.ink, (0, down)))
        if isinstance(mark, Type) and mark.y > below:
            return replace(mark, y=mark.y + down)
        return mark

    return replace(sheet, marks=tuple(map(lower, sheet.marks)))


@pytest.mark.parametrize("name", ["us-4bar-envelope", "us-a7-envelope", "us-10-envelope"])
def test_an_address_where_machines_read_passes(name: str) -> None:
    checked(addressed(name))


def test_an_address_that_stands_too_low_is_found() -> None:
    with pytest.raises(Refused, match="ink where none may be") as caught:
        checked(address_moved(addressed(), 28))
    assert "Barton Springs" in caught.value.where


def test_an_address_that_stands_too_high_is_found() -> None:
    with pytest.raises(Refused, match="ink where none may be") as caught:
        checked(address_moved(addressed(), -22))
    assert caught.value.where.startswith("page 1, “")


def test_a_swirl_where_the_bar_code_goes_is_found_though_it_is_a_drawing() -> None:
    sheet = addressed()
    low = replace(sheet, marks=(*sheet.marks, swirl(150, sheet.height - 14)))
    with pytest.raises(Refused, match="ink where none may be"):
        checked(low)


def test_a_swirl_right_below_the_address_is_in_the_way_of_machines() -> None:
    sheet = addressed()
    with pytest.raises(Refused, match="in the way of the machines that read") as caught:
        checked(replace(sheet, marks=(*sheet.marks, swirl(100, 98))))
    assert "Austin" in caught.value.where.title()


def test_a_swirl_beside_the_address_is_nobodys_business() -> None:
    sheet = addressed()
    checked(replace(sheet, marks=(*sheet.marks, swirl(12, 40))))


def test_a_drawing_may_reach_over_the_safe_area_and_into_the_bleed() -> None:
    checked(leaf(flood(Rect(-3, -3, 106, 66)), Type("Thank you", 20, 30, 12), bleed=3.0))


def test_words_beyond_the_safe_area_are_found_on_a_drawing_that_fills_the_sheet() -> None:
    words = Type("Thank you", 1, 30, 12, "#ffcc00")
    with pytest.raises(Refused, match="ink where none may be") as caught:
        checked(leaf(flood(Rect(-3, -3, 106, 66)), words, bleed=3.0))
    assert caught.value.where == "page 1, “Thank you”"


def test_a_letter_that_is_not_where_it_should_be_is_lost() -> None:
    card = stationery.card("us-a7-folded")
    sheet = page.compose(Note("Dear Ana,\n\nThank you.\n\nMaya"), hand=MEADOW, stationery=card)
    (writing,) = sheet.writing
    away = np.zeros((len(writing.text), 2))
    away[writing.text.index("T")] = (0, 60)
    printed = replace(sheet, marks=(Writing(moved(writing.ink, away)),))
    with pytest.raises(Refused, match="“T” is not on the paper") as caught:
        press.check(press.pdf(printed), sheet)
    assert caught.value.where == "page 1, “Thank”"


def test_light_ink_on_a_dark_drawing_is_no_lost_letter() -> None:
    card = stationery.card("us-a7-flat")
    sheet = page.compose(
        Note("Thank you"), hand=MEADOW, stationery=card, ink="#fdf6e3", sign=page.Sign.GAP
    )
    night = flood(Rect(-3, -3, card.width + 6, card.height + 6), "#10203a")
    checked(replace(sheet, marks=(night, *sheet.marks), bleed=3.0))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_placed_page_is_judged_where_it_lies(turn: page.page.Turn) -> None:
    clear = (Rect(60, 45, 40, 15),)
    right = leaf(Type("Ana Reyes", 20, 30, 10), clear=clear)
    wrong = leaf(Type("Ana Reyes", 65, 52, 10), clear=clear)

    def on_sheet(leaves: tuple[Page, Page]) -> Page:
        one, other = (Placed(each, 20, y, turn) for each, y in zip(leaves, (15, 130), strict=True))
        cut = page.page.Rule(5, 10, 5, 14, 0.1)
        return Page(210, 297, Rect(4, 4, 202, 289), (one, other, cut))

    checked(on_sheet((right, right)))
    with pytest.raises(Refused, match="ink where none may be") as caught:
        checked(on_sheet((right, wrong)))
    assert "Ana Reyes" in caught.value.where


def test_ink_between_the_cards_of_a_sheet_is_that_of_the_sheet() -> None:
    card = Placed(leaf(Type("Ana", 20, 30, 10)), 20, 20)
    inside = Page(210, 297, Rect(4, 4, 202, 289), (card, Type("cut here", 20, 100, 8)))
    checked(inside)
    outside = replace(inside, marks=(card, Type("cut here", 1, 100, 8)))
    with pytest.raises(Refused, match="ink where none may be"):
        checked(outside)


DOTS = "Dear Ana,\n\nThank you. A.B. was... Mr. J. R. Lee, etc. Nice; ö ä i j é.\n\nMaya"


@pytest.mark.parametrize("name", ["meadow", "birch", "bramble", "hawthorn"])
def test_dots_that_touch_a_letter_or_lie_between_pixels_are_on_the_paper(name: str) -> None:
    card = stationery.card("iso-a6-folded")
    cards = [
        page.compose(Note(DOTS), hand=hand.load(name), stationery=card, seed=seed)
        for seed in range(12)
    ]
    press.check(press.pdf(cards), cards)


@pytest.mark.parametrize("char", ["u.", "A.", "s.", "j", "é", ";"])
def test_a_stroke_that_was_left_out_is_found(char: str) -> None:
    card = stationery.card("iso-a6-folded")
    sheet = page.compose(Note(DOTS), hand=MEADOW, stationery=card, seed=3)
    (writing,) = sheet.writing
    ink, index = writing.ink, writing.text.index(char) + len(char) - 1
    lost = int((ink.stroke_glyphs == index).nonzero()[0][-1])
    begin, end = ink.stroke_starts[lost : lost + 2]
    starts = np.concatenate(
        (ink.stroke_starts[: lost + 1], ink.stroke_starts[lost + 2 :] - end + begin)
    )
    printed = replace(
        ink,
        points=np.delete(ink.points, slice(begin, end), axis=0),
        stroke_starts=starts,
        stroke_glyphs=np.delete(ink.stroke_glyphs, lost),
    )
    with pytest.raises(Refused, match=f"“{char[-1]}” is not on the paper"):
        press.check(press.pdf(replace(sheet, marks=(Writing(printed, writing.colour),))), sheet)
