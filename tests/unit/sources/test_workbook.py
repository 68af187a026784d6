"""Workbooks are read under their own row numbers, typed, and never larger than they should be."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned.errors import BadInput, PennedError
from penned.sources import columns, measure, table
from penned.sources.cells import Broken
from penned.sources.workbook import Workbook

if TYPE_CHECKING:
    from penned.sources.table import Table

SHEET = "xl/worksheets/sheet1.xml"


def workbook(sheets: dict[str, dict[str, Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, held in sheets.items():
        sheet = book.create_sheet(name)
        for place, value in held.items():
            sheet[place] = value
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def with_shared_texts(rows: bytes, texts: bytes) -> bytes:
    """The workbook with these rows in place of its own, and texts that cells share."""
    data = workbook({"Gifts": {"A1": "x"}})
    data = changed(
        data, SHEET, b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>', rows
    )
    links = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    link = (
        b'<Relationship Type="' + links + b'" Target="sharedStrings.xml" Id="t"/></Relationships>'
    )
    data = changed(data, "xl/_rels/workbook.xml.rels", b"</Relationships>", link)
    names = b' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as file:
        file.writestr("xl/sharedStrings.xml", texts.replace(b"<sst", b"<sst" + names))
    return made.getvalue()


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The workbook with one part edited, as another program might have written it."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.infolist():
            content = before.read(part)
            if part.filename == name:
                assert old in content
                content = content.replace(old, new)
            after.writestr(part.filename, content)
    return made.getvalue()


def read(data: bytes, sheet: str | None = None) -> Table:
    return table.read(data, "gifts.xlsx", lambda titles: columns.likeness(titles, {}), sheet=sheet)


LIST = {
    "B4": "From",
    "C4": "Gift",
    "D4": "Received",
    "B6": "Ana",
    "C6": "tent",
    "D6": date(2026, 6, 12),
}


def test_rows_keep_the_numbers_that_the_sheet_shows() -> None:
    found = read(workbook({"Gifts": LIST}))
    assert (found.titles.number, found.sheet) == (4, "Gifts")
    assert [(row.number, row.cells) for row in found.rows] == [
        (6, ("", "Ana", "tent", date(2026, 6, 12)))
    ]


def test_values_are_typed() -> None:
    held = {
        "A1": 97205,
        "B1": 1.5,
        "C1": "01060",
        "D1": True,
        "E1": datetime(2026, 6, 12, 14, 30),  # noqa: DTZ001 - a sheet has no zone
        "F1": "=text",
        "G1": timedelta(hours=3),
        "H1": "two\nlines",
    }
    data = changed(workbook({"S": held}), SHEET, b"<f>text</f><v></v>", b"<f>text</f><v>7</v>")
    (row,) = Workbook(data, "").rows("S")
    assert row.cells == (
        "97205",
        "1.5",
        "01060",
        "yes",
        date(2026, 6, 12),
        "7",
        "3:00:00",
        "two\nlines",
    )


def test_errors_and_formulas_without_result_are_broken_cells() -> None:
    data = workbook({"S": {"A1": "=1+2", "B1": "=1/0", "C1": '=""', "D1": "x"}})
    data = changed(
        data, SHEET, b'<c r="B1"><f>1/0</f><v></v>', b'<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v>'
    )
    data = changed(data, SHEET, b'<c r="C1"><f>', b'<c r="C1" t="str"><f>')
    (row,) = Workbook(data, "").rows("S")
    assert row.cells == (Broken(measure.NO_RESULT), Broken(measure.FORMULA_ERROR), "", "x")


def test_the_sheet_with_the_gift_list_is_taken() -> None:
    data = workbook(
        {
            "Cover": {"A1": "Our wedding"},
            "Guests": {"A1": "Name", "A2": "Ana"},
            "Gifts": LIST,
            "Shower": LIST,
        }
    )
    found = read(data)
    assert (found.sheet, found.other_sheets) == ("Gifts", ("Shower",))
    assert read(data, "Shower").sheet == "Shower"


def test_a_sheet_that_is_not_there_is_refused_with_the_sheets() -> None:
    with pytest.raises(BadInput, match="there is no sheet “Gift”") as bad:
        read(workbook({"Gifts": LIST, "Guests": LIST}), "Gift")
    assert bad.value.cure == "The sheets are “Gifts”, “Guests”."


def test_a_hidden_sheet_is_not_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook({"Gifts": LIST, "Old": LIST})))
    book["Gifts"].sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    assert read(made.getvalue()).sheet == "Old"


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(BadInput, match="there is nothing in it"):
        read(workbook({"Sheet": {}}))


@pytest.mark.parametrize("corner", ["XFD1048576", "XFD200", "C1048576"])
def test_a_stray_cell_in_a_far_corner_is_refused_before_room_is_made_for_it(corner: str) -> None:
    with pytest.raises(BadInput, match="this workbook is too large: its cells reach"):
        read(workbook({"Gifts": LIST | {corner: "x"}}))


def test_a_sheet_that_is_too_large_does_not_stand_in_the_way_of_the_list() -> None:
    assert read(workbook({"Junk": {"XFD1048576": "x"}, "Gifts": LIST})).sheet == "Gifts"


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        with file.open(SHEET, "w", force_zip64=True) as part:
            for _ in range(measure.MOST_UNPACKED // 2**20 + 1):
                part.write(b" " * 2**20)
    assert len(made.getvalue()) < 2**20
    with pytest.raises(BadInput, match=r"too large: more than \d+ MB when unpacked"):
        read(made.getvalue())


def test_texts_that_cells_share_are_read() -> None:
    ana = b"<si><r><t>An</t></r><r><t>a</t></r></si>"
    texts = b"<sst><si><t>From</t></si><si><t>Gift</t></si>" + ana + b"</sst>"
    data = with_shared_texts(
        b"<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row><row><c t='s'><v>2</v></c></row>",
        texts,
    )
    assert [row.cells for row in Workbook(data, "").rows("Gifts")] == [
        ("From", "Gift"),
        ("Ana", ""),
    ]


def test_one_text_used_too_often_is_refused() -> None:
    row = b"<row>" + b"<c t='s'><v>0</v></c>" * 100 + b"</row>"
    data = with_shared_texts(row * 40, b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>")
    with pytest.raises(BadInput, match="more than 100,000,000 characters"):
        read(data)


@pytest.mark.parametrize("texts", [b"<sst", b"<sst></sst>"])
def test_shared_texts_that_are_not_there_are_damage(texts: bytes) -> None:
    with pytest.raises(BadInput, match="damaged"):
        read(with_shared_texts(b"<row><c t='s'><v>0</v></c></row>", texts))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b"<sheetData>", b"<sheetData"),
        (SHEET, b'r="B4"', b'r="$B$4"'),
        (SHEET, b'<row r="4"', b'<row r="four"'),
        (SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
        ("xl/workbook.xml", b"<workbook", b"<workbook <"),
        ("xl/_rels/workbook.xml.rels", b"Target=", b"Goal="),
    ],
)
def test_a_damaged_workbook_is_refused(part: str, old: bytes, new: bytes) -> None:
    with pytest.raises(BadInput, match="damaged"):
        read(changed(workbook({"Gifts": LIST}), part, old, new))


@settings(max_examples=150)
@given(st.data())
def test_no_damage_gets_out_but_as_a_sentence(data: st.DataObject) -> None:
    whole = bytearray(_WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(4, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    with suppress(PennedError):
        read(bytes(whole[: data.draw(st.integers(100, len(whole)))]))


_WHOLE = workbook({"Gifts": LIST})
