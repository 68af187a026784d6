"""Ink cut and turned: what a part says stays what it says, and where it lies is where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from penned import hand
from penned.page.page import Page, Placed, Type, Writing
from penned.page.placing import cut, extent, flat, on_sheet
from penned.page.words import words
from penned.stationery import Rect

if TYPE_CHECKING:
    from penned.page.page import Turn

MEADOW = hand.load("meadow")
TEXT = "Thank you for the soup,\nand for the bowl.\n\nNell"
INK = hand.write(TEXT, MEADOW, seed=3)


def small(*marks: Writing | Type | Placed) -> Page:
    return Page(60, 40, Rect(0, 0, 60, 40), marks)


def test_the_parts_of_cut_ink_are_the_whole() -> None:
    starts = [TEXT.index("and"), TEXT.index("Nell")]
    parts = cut(INK, starts)
    assert [part.text for part in parts] == ["Thank you for the soup,", "and for the bowl.", "Nell"]
    assert np.array_equal(np.concatenate([part.points for part in parts]), INK.points)
    found = [(w.text, w.left, w.right) for part in parts for w in words(part)]
    assert found == [(w.text, w.left, w.right) for w in words(INK)]
    for part in parts:
        assert part.stroke_starts[-1] == len(part.points)
        assert set(part.stroke_glyphs) == {n for n, c in enumerate(part.text) if not c.isspace()}


def test_ink_that_is_not_cut_is_the_same_ink() -> None:
    (whole,) = cut(INK, [])
    assert whole.text == TEXT
    assert np.array_equal(whole.points, INK.points)


@pytest.mark.parametrize(
    ("turn", "where"), [(0, (11, 24)), (90, (46, 21)), (180, (69, 56)), (270, (14, 79))]
)
def test_a_point_of_a_placed_page_turns_clockwise_about_it(
    turn: Turn, where: tuple[float, float]
) -> None:
    placed = Placed(small(), 10, 20, turn)
    assert on_sheet(placed, np.array([[1.0, 4.0]])).tolist() == [list(where)]


def test_flat_ink_lies_where_its_placed_page_had_it_and_type_stays_on_that() -> None:
    inner = small(Writing(INK), Type("Nell", 5, 20, 10))
    outer = Page(200, 200, Rect(0, 0, 200, 200), (Placed(inner, 100, 50, 180),))
    twice = Page(200, 200, Rect(0, 0, 200, 200), (Placed(outer, 0, 0, 180),))
    upright, there = extent(INK), extent(flat(outer).writing[0].ink)
    assert there.right == pytest.approx(160 - upright.x)
    assert there.bottom == pytest.approx(90 - upright.y)
    (again,) = flat(twice).writing
    assert extent(again.ink).x == pytest.approx(upright.x + 200 - 160)
    (rest,) = (mark for mark in flat(outer).marks if isinstance(mark, Placed))
    assert rest.page.text == "Nell"
