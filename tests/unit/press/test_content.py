from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
import pytest

from penned import hand, page, press, stationery
from penned.notes import Note
from penned.page import Placed, Rule, Type
from pressed import POINTS, blank, drawing, faults, opened, operators, pixels, said

if TYPE_CHECKING:
    from penned.page import Art, Page
    from penned.page.page import Turn

CARD = page.compose(
    Note("Dear Ana,\n\nThank you.\n\nMaya"),
    hand=hand.load("meadow"),
    stationery=stationery.card("us-a7-folded"),
)


def numbered(pdf: bytes, sheet: int = 0) -> list[tuple[str, int]]:
    """What is marked on a page, in order: its kind and number."""
    with opened(pdf) as document:
        return [
            (str(one.operands[0]), int(one.operands[1].MCID))
            for one in pikepdf.parse_content_stream(document.pages[sheet])
            if str(one.operator) == "BDC"
        ]


def tags(pdf: bytes) -> list[list[tuple[str, str, int]]]:
    """Kind, alternative text and number of every tag, page by page."""
    with opened(pdf) as document:
        return [
            [(str(one.S), str(one.get("/Alt", "")), int(one.K)) for one in section.K]
            for part in document.Root.StructTreeRoot.K.K
            for section in part.K
        ]


def test_marks_are_read_in_their_order_and_decoration_is_not() -> None:
    sheet = blank(
        Type("First", 10, 10, 9),
        drawing(said="A red square"),
        Rule(10, 40, 90, 40, 0.2),
        drawing(x=30),
        Type("Last", 10, 50, 9),
    )
    pdf = press.pdf(sheet)
    assert faults(pdf) == []
    assert tags(pdf) == [[("/P", "", 0), ("/Figure", "A red square", 1), ("/P", "", 2)]]
    assert numbered(pdf) == [("/P", 0), ("/Figure", 1), ("/P", 2)]
    assert [name for name, _ in operators(pdf)].count("BMC") == 1


def test_what_comes_later_lies_on_top() -> None:
    under, over = drawing(10, 10, 20), replace(drawing(15, 15, 5))
    over = replace(over, shapes=(replace(over.shapes[0], fill="#00ff00"),))
    image = pixels(press.pdf(blank(under, over)))
    assert image[17 * 5, 17 * 5].tolist() == [0, 255, 0]
    assert image[12 * 5, 12 * 5].tolist() == [255, 0, 0]


def corners(art: Art, sheet: Page) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is red, in millimetres."""
    del art
    red = (pixels(press.pdf(sheet)) == (255, 0, 0)).all(axis=2)
    y, x = np.nonzero(red)
    return x.min() / 5, y.min() / 5, (x.max() + 1) / 5, (y.max() + 1) / 5


@pytest.mark.parametrize(
    ("turn", "place"),
    [
        # The square is 4 to 9 mm from the left and 2 to 7 mm from the top of a page of 30 x 20.
        (0, (50 + 4, 10 + 2)),
        (90, (50 + 20 - 7, 10 + 4)),
        (180, (50 + 30 - 9, 10 + 20 - 7)),
        (270, (50 + 2, 10 + 30 - 9)),
    ],
)
def test_a_placed_page_stands_where_and_as_it_is_turned(
    turn: Turn, place: tuple[float, float]
) -> None:
    art = drawing(4, 2, 5)
    sheet = blank(Placed(blank(art, width=30, height=20), 50, 10, turn))
    left, top = place
    assert corners(art, sheet) == pytest.approx((left, top, left + 5, top + 5), abs=0.21)


def test_art_on_a_placed_page_ends_with_that_pages_bleed() -> None:
    art = drawing(-10, -10, 60)
    sheet = blank(Placed(blank(art, width=30, height=20, bleed=2), 40, 20))
    assert corners(art, sheet) == pytest.approx((38, 18, 72, 42), abs=0.21)


def test_the_words_of_placed_pages_are_read_in_order_however_they_are_turned() -> None:
    sheet = blank(
        Type("Sheet", 10, 8, 9),
        Placed(CARD, 10, 20, 0),
        Placed(blank(Type("Ana Reyes", 10, 30, 12)), 10, 220, 180),
        Placed(blank(Type("Jo Ray", 10, 30, 12)), 120, 220, 90),
        width=280,
        height=330,
    )
    pdf = press.pdf(sheet)
    assert faults(pdf) == []
    assert said(pdf) == [sheet.text.split()]
    assert [kind for kind, _ in numbered(pdf)] == ["/P"] * 6


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_page_in_another_language_says_so(language: str) -> None:
    other = replace(blank(Type("Danke", 10, 10, 9)), language=language)
    with opened(press.pdf([blank(Type("Thanks", 10, 10, 9)), other])) as document:
        (part,) = document.Root.StructTreeRoot.K.K
        languages = [str(one.get("/Lang", "")) for section in part.K for one in section.K]
    assert languages == ["", "" if language == "en" else "de"]


def test_a_line_of_type_stands_where_it_should_to_a_hundredth_of_a_millimetre() -> None:
    (place,) = (
        [float(number) / POINTS for number in operands[4:]]
        for name, operands in operators(press.pdf(blank(Type("Ana", 12.345, 23.456, 9))))
        if name == "Tm"
    )
    assert place == pytest.approx([12.345, 60 - 23.456], abs=0.005)


def test_an_empty_line_says_nothing() -> None:
    assert operators(press.pdf(blank(Type("", 10, 10, 9)))) == []
