from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from penned.hand.learn.sheet import DOT, PAPERS, Paper, Sheet, pattern, sheets, with_marker

if TYPE_CHECKING:
    from penned.hand.learn.sheet import Box

ALL = [sheet for paper in PAPERS for sheet in sheets(paper)]
EVERYDAY = [sheets(paper)[0] for paper in PAPERS]


def named(sheet: Sheet) -> str:
    return f"{sheet.name}-{sheet.paper}"


def apart(one: Box, other: Box) -> bool:
    return (
        one.right <= other.left + 1e-9
        or other.right <= one.left + 1e-9
        or one.bottom <= other.top + 1e-9
        or other.bottom <= one.top + 1e-9
    )


@pytest.mark.parametrize("sheet", EVERYDAY, ids=named)
def test_the_first_sheet_asks_for_all_that_english_needs(sheet: Sheet) -> None:
    asked = Counter(box.text for box in sheet.boxes if box.kind == "letter")
    assert all(asked[char] == 3 for char in "abcdefghijklmnopqrstuvwxyz")
    assert all(asked[char] == 2 for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,’")
    assert all(asked[char] for char in ".,!?’“”():;&@-$£")
    assert sum(box.kind == "pair" for box in sheet.boxes) == 13
    assert sum(box.kind == "line" for box in sheet.boxes) == 3
    assert sheet.boxes[-1].kind == "signature"


def test_the_sheets_together_ask_for_every_letter_of_the_languages_they_name() -> None:
    asked = {box.text for sheet in sheets("a4") for box in sheet.boxes}
    western = "éèêëáàâäåãçñóòôöõøúùûüíîïýÿßæœðþÉÈÀÇÑÖÄÜØÅÆŒ€£¥#%+…–—♥✓"
    central = "łšžčřőűąęćńśźżďěňťůľĺŕășțđāēģīķļņūėįųğışŁŠŽČŘĄĘĆŃŚŹŻİŞĐ"
    assert set(western + central) <= asked


@pytest.mark.parametrize("sheet", ALL, ids=named)
def test_each_box_lies_on_the_paper_and_over_no_other(sheet: Sheet) -> None:
    for box in sheet.boxes:
        assert 8 < box.left < box.right < sheet.width - 8
        assert 8 < box.top < box.baseline < box.bottom < sheet.height - 8
        assert box.text == unicodedata.normalize("NFC", box.text)
    assert all(apart(one, other) for one, other in combinations(sheet.boxes, 2))


@pytest.mark.parametrize("sheet", ALL, ids=named)
def test_what_is_printed_black_lies_in_no_box(sheet: Sheet) -> None:
    blocks = [(x - DOT / 2, y - DOT / 2, x + DOT / 2, y + DOT / 2) for x, y in sheet.dots]
    blocks += [(m.left, m.top, m.left + m.side, m.top + m.side) for m in sheet.markers]
    for left, top, right, bottom in blocks:
        for box in sheet.boxes:
            clear = (
                min(box.right, right) - max(box.left, left),
                min(box.bottom, bottom) - max(box.top, top),
            )
            assert min(clear) <= 0.01


def test_a_box_is_of_a_size_that_one_writes_in_as_on_paper() -> None:
    for box in sheets("a4")[0].boxes:
        if box.kind == "letter":
            assert 12 <= box.right - box.left <= 15
            assert 12 <= box.bottom - box.top <= 15
            assert 2.5 <= box.x_height <= 3.5


def test_a_marker_belongs_to_one_sheet_of_one_paper() -> None:
    numbers = [marker.id for sheet in ALL for marker in sheet.markers]
    assert len(set(numbers)) == len(numbers)
    for sheet in ALL:
        assert {with_marker(marker.id) for marker in sheet.markers} == {sheet}
    assert with_marker(49) is None


def test_the_markers_are_those_of_the_dictionary() -> None:
    known = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    for sheet in ALL:
        for marker in sheet.markers:
            drawn = cv2.aruco.generateImageMarker(known, marker.id, 6)[1:5, 1:5] == 0
            assert np.array_equal(drawn, pattern(marker.id))


@pytest.mark.parametrize("paper", PAPERS)
def test_the_sheets_of_a_paper_are_numbered(paper: Paper) -> None:
    assert [(sheet.number, sheet.count) for sheet in sheets(paper)] == [(1, 3), (2, 3), (3, 3)]
