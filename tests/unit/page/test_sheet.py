from __future__ import annotations

import pytest

from penned.errors import BadInput, NotFound
from penned.page import sheet

GOOD = """\
[a3]
title = "A3"
size = ["297 mm", 420]
margin = 5
countries = []
source = "ISO 216"
as_of = "2026-11-22"
"""


def test_sheets_have_their_size_a_source_and_a_day() -> None:
    letter, a4 = sheet.sheet("letter"), sheet.sheet(" A4 ")
    assert (letter.width, letter.height, a4.width, a4.height) == (215.9, 279.4, 210, 297)
    assert all(each.source and each.as_of for each in sheet.sheets().values())
    assert a4.printable.width == pytest.approx(210 - 2 * a4.margin)


def test_a_sheet_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(NotFound, match="There are letter, a4"):
        sheet.sheet("a5")


def test_a_file_of_sheets_is_read_with_units() -> None:
    assert sheet.read(GOOD, where="mine.toml")["a3"].width == 297


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("[a3]", "a3", "this is not TOML"),
        ('title = "A3"\n', "", "a3.title: it is missing"),
        ("margin = 5", 'margin = "wide"', "a3: .*“wide” is not a length"),
        ('["297 mm", 420]', "3", "a3: "),
    ],
)
def test_a_mistake_is_told_with_file_and_key(was: str, now: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refusal:
        sheet.read(GOOD.replace(was, now), where="mine.toml")
    assert refusal.value.where == "mine.toml"
