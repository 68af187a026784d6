from __future__ import annotations

import pytest

from penned import press
from penned.hand.learn.sheet import PAPERS, Sheet, sheets
from penned.page import Page, Rule, Type
from penned.page.template import template

ALL = [sheet for paper in PAPERS for sheet in sheets(paper)]


def named(sheet: Sheet) -> str:
    return f"{sheet.name}-{sheet.paper}"


def brightness(colour: str) -> float:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return min(green, blue) if red < green else red


def lengths(page: Page) -> list[float]:
    return [abs(m.x1 - m.x0) + abs(m.y1 - m.y0) for m in page.marks if isinstance(m, Rule)]


@pytest.mark.parametrize("sheet", ALL, ids=named)
def test_a_sheet_is_printed_as_any_page(sheet: Sheet) -> None:
    page = template(sheet)
    press.check(press.pdf([page]), [page])
    assert f"sheet {sheet.number} of 3" in page.text
    assert "Print at 100 %" in page.text


@pytest.mark.parametrize("sheet", ALL, ids=named)
def test_each_box_says_what_goes_in(sheet: Sheet) -> None:
    said = [mark for mark in template(sheet).marks if isinstance(mark, Type)]
    for box in sheet.boxes:
        label = [m for m in said if m.text == (box.text or "signature") and m.x > box.left]
        assert any(m.x < box.left + 2 and abs(m.y - box.top) < 3 for m in label)


@pytest.mark.parametrize("sheet", ALL[:1], ids=named)
def test_all_that_lies_where_one_writes_is_of_a_blue_that_drops_out(sheet: Sheet) -> None:
    page = template(sheet)
    for box in sheet.boxes:
        for mark in page.marks:
            x = mark.x0 if isinstance(mark, Rule) else mark.x if isinstance(mark, Type) else 0
            y = mark.y0 if isinstance(mark, Rule) else mark.y if isinstance(mark, Type) else 0
            inside = box.left <= x <= box.right and box.top + 0.1 < y < box.bottom - 0.1
            if inside and not isinstance(mark, Type | Rule):
                pytest.fail("nothing is written on an empty sheet")
            assert not inside or brightness(getattr(mark, "colour", "#000000")) > 0.75


def test_a_rule_that_has_no_length_would_vanish_in_some_readers() -> None:
    for sheet in ALL:
        assert min(lengths(template(sheet))) > 0.1


def test_the_ruler_is_as_long_as_it_says() -> None:
    page = template(ALL[0])
    assert "50 mm" in page.text
    assert any(length == pytest.approx(50) for length in lengths(page))
