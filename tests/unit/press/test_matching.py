from __future__ import annotations

import io

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from penned import press
from penned.page.page import Art, Page, Placed, Type
from penned.press import extents, matching
from penned.stationery.paper import Panel, Rect

STAMP = Rect(150, 6, 30, 30)
CLEAR = (STAMP, Rect(60, 110, 120, 20))


def envelope() -> Page:
    return Page(184, 133, Rect(5, 5, 174, 123), clear=CLEAR)


def test_the_number_is_in_the_middle_of_its_room() -> None:
    (mark,) = matching.mark("12", "number", Rect(10, 10, 20, 8))
    assert isinstance(mark, Type)
    assert mark.text == "12"
    assert mark.x == pytest.approx(20, abs=1.5)


def test_in_a_narrow_room_the_number_stands_upright_and_in_none_it_is_left_out() -> None:
    (mark,) = matching.mark("123456", "number", Rect(10, 10, 4, 40))
    assert isinstance(mark, Placed)
    assert (mark.turn, mark.text) == (90, "123456")
    assert matching.mark("123456", "number", Rect(10, 10, 2, 40)) == ()
    assert matching.mark("12", "none", Rect(10, 10, 40, 40)) == ()


@pytest.mark.parametrize("number", ["7", "1207", "987654"])
def test_a_data_matrix_says_its_number_to_a_reader(number: str) -> None:
    marks = matching.mark(number, "datamatrix", Rect(10, 10, 20, 20))
    page = Page(40, 40, Rect(0, 0, 40, 40), marks)
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(press.png(page, dpi=300))))
    assert (found.text, found.format) == (number, zxingcpp.BarcodeFormat.DataMatrix)


def test_a_data_matrix_that_would_be_too_fine_to_read_is_left_out() -> None:
    assert matching.mark("12", "datamatrix", Rect(10, 10, 2.5, 20)) == ()


@given(number=st.integers(1, 999999).map(str), kind=st.sampled_from(["number", "datamatrix"]))
def test_every_mark_stays_in_its_room(number: str, kind: matching.Kind) -> None:
    room = Rect(10, 10, 9, 7)
    page = Page(40, 40, Rect(0, 0, 40, 40), matching.mark(number, kind, room))
    for mark in page.marks:
        if isinstance(mark, Art):
            points = np.concatenate([shape.points for shape in mark.shapes])
            assert points.min() >= 10
            assert points[:, 0].max() <= room.right
            assert points[:, 1].max() <= room.bottom
    for box, _ in extents.words(page):
        assert room.holds(box, 0.3)


@pytest.mark.parametrize("kind", ["number", "datamatrix"])
def test_under_the_stamp_a_mark_is_where_any_stamp_covers_it_and_the_rest_stays_clear(
    kind: matching.Kind,
) -> None:
    marked = matching.under_the_stamp(envelope(), STAMP, "1207", kind)
    press.check(press.pdf(marked), marked)
    room = Rect(184 - 8 - 20, 8, 20, 20)  # a small stamp, stuck 8 mm from the corner
    assert all(room.holds(box) for box, _ in extents.words(marked))
    assert CLEAR[1] in marked.clear
    assert sum(area.width * area.height for area in marked.clear) < sum(
        area.width * area.height for area in CLEAR
    )


@pytest.mark.parametrize("turn", [0, 180])
def test_on_the_back_it_stands_at_the_lower_edge_as_one_holds_the_card(turn: int) -> None:
    back = Panel("back", "outside", Rect(0, 0, 100, 140), turn)  # type: ignore[arg-type]
    outside = Page(200, 140, Rect(5, 5, 190, 130))
    marked = matching.on_the_back(outside, back, "12", "number", 5)
    ((box, _),) = extents.words(marked)
    low = Rect(40, 130, 20, 6) if turn == 0 else Rect(40, 4, 20, 6)
    assert low.holds(box)
