from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from penned.hand.learn import paper
from penned.hand.learn.sheet import sheets

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHEET = sheets("a4")[0]
SCALE = 12.0
BOX = SHEET.boxes[30]


def blank(grey: int = 240) -> NDArray[np.uint8]:
    return np.full((round(SHEET.height * SCALE), round(SHEET.width * SCALE)), grey, np.uint8)


def ink(page: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return paper.ink(paper.even(SHEET, page, SCALE))


def at(x: float, y: float, width: float, height: float) -> tuple[slice, slice]:
    left, top = round((BOX.left + x) * SCALE), round((BOX.top + y) * SCALE)
    return slice(top, top + round(height * SCALE)), slice(left, left + round(width * SCALE))


def written() -> NDArray[np.uint8]:
    page = blank()
    for box in SHEET.boxes[:30]:
        left, top = round((box.left + 5) * SCALE), round((box.top + 4) * SCALE)
        page[top : top + 60, left : left + 6] = 40
    return page


def test_a_pen_is_full_ink_and_paper_is_none() -> None:
    page = written()
    found = ink(page)
    assert found[page == 40].min() == 255
    assert not found[page == 240].any()


def test_light_that_falls_off_changes_nothing() -> None:
    page = written()
    fading = np.linspace(1, 0.4, page.shape[1])
    found = ink(np.round(page * fading).astype(np.uint8))
    assert found[page == 40].min() > 240
    assert found[page == 240].max() < 20


@pytest.mark.parametrize("grey", [214, 224])
def test_a_pale_guide_is_paper(grey: int) -> None:
    page = written()
    page[at(2, BOX.baseline - BOX.top, 10, 0.3)] = grey
    assert not ink(page)[at(2, BOX.baseline - BOX.top, 10, 0.3)].any()


def test_a_label_is_paper_and_a_pen_across_it_is_ink() -> None:
    page = written()
    page[at(0.9, 1, 1.5, 1.6)] = 184
    page[at(1.4, 0.5, 0.5, 8)] = 40
    found = ink(page)
    assert not found[at(0.9, 1, 0.4, 1.6)].any()
    assert found[at(1.4, 0.5, 0.5, 8)].min() == 255


def test_specks_of_a_printer_that_has_no_blue_are_paper_and_a_full_stop_is_ink() -> None:
    page = written()
    for n in range(20):
        page[at(2 + 0.4 * n, BOX.baseline - BOX.top, 0.17, 0.17)] = 60
    page[at(5, 5, 0.4, 0.4)] = 40
    found = ink(page)
    assert not found[at(1, BOX.baseline - BOX.top - 0.5, 12, 1)].any()
    assert found[at(5, 5, 0.4, 0.4)].min() == 255


def test_the_marks_the_dots_and_the_words_to_copy_are_no_ink() -> None:
    page = written()
    line = next(box for box in SHEET.boxes if box.kind == "line")
    dot = SHEET.dots[0]
    for x, y, side in ((14, 11, 12), (dot[0] - 0.45, dot[1] - 0.45, 0.9), (20, line.top - 2, 1.9)):
        page[
            round(y * SCALE) : round((y + side) * SCALE),
            round(x * SCALE) : round((x + side) * SCALE),
        ] = 0
    assert not ink(page)[page == 0].any()
