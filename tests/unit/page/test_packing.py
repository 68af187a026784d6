from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import page, press
from penned.page import PackingRow, Page, Rule, Type, face
from penned.page.face import Face, Faces

FACES = Path(__file__).parents[2] / "faces"

ROWS = [
    PackingRow("Ana Reyes", "drove me to the airport", "by hand"),
    PackingRow("Aunt Carol & Uncle Jim Kowalczyk", "blue casserole", "Łódź, PL"),
]


ODD = st.text(max_size=30) | st.text("ab-ﬁﬀ½ \u00ad\u200b\ufeffx\u0302\u0301µμ²", max_size=150)


def boxes(sheet: Page) -> int:
    return sum(isinstance(mark, Rule) and mark.y0 != mark.y1 for mark in sheet.marks) // 2


def test_each_row_is_numbered_and_has_three_boxes_to_tick() -> None:
    (sheet,) = page.packing_list(ROWS, title="Wedding")
    assert sheet.text.startswith("Wedding\n2 cards\n")
    assert "\n1\nAna Reyes\ndrove me to the airport\nby hand\n2\nAunt Carol" in sheet.text
    assert boxes(sheet) == 6
    assert sheet.text.endswith("1 of 1")


@pytest.mark.parametrize(("paper", "width"), [("a4", 210), ("letter", 215.9)])
def test_it_comes_on_either_paper(paper: str, width: float) -> None:
    assert page.packing_list(ROWS, paper=paper)[0].width == width


def test_it_takes_as_many_pages_as_it_needs_and_loses_no_row() -> None:
    sheets = page.packing_list([PackingRow(f"Guest{n}") for n in range(150)])
    assert len(sheets) > 3
    assert sum(map(boxes, sheets)) == 450
    said = [word for sheet in sheets for word in sheet.text.split()]
    assert [word for word in said if word.startswith("Guest")] == [f"Guest{n}" for n in range(150)]
    assert sheets[-1].text.endswith(f"{len(sheets)} of {len(sheets)}")


def test_a_long_gift_takes_more_lines_and_no_word_is_lost() -> None:
    gift = "a letter of recommendation for the fellowship in Zürich, written twice over"
    (sheet,) = page.packing_list([PackingRow("Dr. Jun Park", gift, "Austin, US")])
    assert gift in " ".join(sheet.text.split())


def test_an_empty_list_is_one_page() -> None:
    (sheet,) = page.packing_list([])
    assert "0 cards" in sheet.text


def test_what_cannot_be_printed_does_not_stop_the_list() -> None:
    (sheet,) = page.packing_list([PackingRow("Ana", "a 🎁")])
    assert "a □" in sheet.text


@pytest.mark.parametrize(
    ("file", "name"), [("NotoSansJP.ttf", "東京"), ("NotoSansHebrew.ttf", "תל אביב")]
)
def test_a_name_stands_in_the_face_that_has_it(file: str, name: str) -> None:
    own = Face(file, (FACES / file).read_bytes())
    (sheet,) = page.packing_list([PackingRow(name, "🎁", faces=Faces((face.usual(), own)))])
    assert f"\n{name}\n□\n" in sheet.text
    press.check(press.pdf([sheet]), [sheet])


def test_what_is_long_is_cut_short_and_stays_in_its_row() -> None:
    gift, name = "a very long letter " * 200, "Donaudampfschifffahrt" * 20
    rows = [PackingRow(name, gift, gift), *ROWS]
    (sheet,) = page.packing_list(rows, title=name)
    lines = sheet.text.split("\n")
    assert lines[0].startswith("Donau")
    assert sum(line.endswith("…") for line in lines) == 4
    assert sum("very" in line for line in lines) == 6


def test_what_nobody_sees_is_not_printed() -> None:
    (sheet,) = page.packing_list([PackingRow("An\u00ada", "so\u200bup", "\ufeffby hand")])
    assert "\nAna\nsoup\nby hand\n" in sheet.text


@settings(max_examples=50)
@given(rows=st.lists(st.builds(PackingRow, ODD, ODD, ODD), max_size=3), title=ODD)
def test_no_row_is_ever_refused_neither_here_nor_by_the_press(
    rows: list[PackingRow], title: str
) -> None:
    sheets = page.packing_list(rows, title=title)
    press.check(press.pdf(sheets), sheets)


def test_a_row_has_the_number_that_is_on_card_and_envelope() -> None:
    (sheet,) = page.packing_list([PackingRow("Ana", number="1207"), PackingRow("Bo", number="12")])
    assert "\n1207\nAna\n" in sheet.text
    assert "\n12\nBo\n" in sheet.text


def test_what_all_cards_have_in_common_is_said_above_them_on_the_first_page() -> None:
    about = ("A7 folded card; A7 envelope", "Stamps: 148 × letter, 2 × letter abroad")
    sheets = page.packing_list([PackingRow(f"Guest{n}") for n in range(150)], about=about)
    assert sum("Stamps: 148" in sheet.text for sheet in sheets) == 1
    assert sheets[0].text.index("Stamps") < sheets[0].text.index("Guest0")
    said = [word for sheet in sheets for word in sheet.text.split()]
    assert [word for word in said if word.startswith("Guest")] == [f"Guest{n}" for n in range(150)]
    lowest = max(mark.y for mark in sheets[0].marks if isinstance(mark, Type) and mark.size > 8)
    assert lowest < sheets[0].height - 20
