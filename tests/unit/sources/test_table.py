"""What is no table is said in one sentence; in what is one, the titles are found."""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from penned.errors import BadInput
from penned.sources import columns, table

if TYPE_CHECKING:
    from penned.sources.table import Table


def read(data: bytes) -> Table:
    return table.read(data, "gifts.csv", lambda titles: columns.likeness(titles, {}))


def archive(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "<x/>")
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "there is nothing in it"),
        (b"\xef\xbb\xbf\r\n\r\n", "there is nothing in it"),
        (b" \n,,,\n;;;\n", "there is nothing in it"),
        (b"From,Gift\n", "there are column titles but no rows under them"),
        (b"From,Gift\n\n,\n", "there are column titles but no rows under them"),
        (b"%PDF-1.7\n...", "this is a PDF, not a table"),
        (b"\x89PNG\r\n\x1a\n", "this is a picture, not a table"),
        (b"\xff\xd8\xff\xe0", "this is a picture, not a table"),
        (b"{\\rtf1", r"this is a text document \(RTF\), not a table"),
        (b"<html><table>", "this is a web page or XML, not a table"),
        (b'{"gifts": []}', "this is JSON, not a table"),
        (b"BEGIN:VCARD\r\n", r"this is a file of contact cards \(vCard\), not a table"),
        (gzip.compress(b"From,Gift", mtime=0), r"this is a compressed file \(gzip\), not a table"),
        (archive("word/document.xml"), "this is a Word document, not a table"),
        (archive("Index/Document.iwa"), "this is an Apple Numbers document, not a table"),
        (archive("content.xml", "mimetype"), "this is an OpenDocument file, not a table"),
        (archive("photo.jpg"), r"this is an archive \(ZIP\), not a table"),
        (archive("xl/workbook.bin"), r"this is a binary Excel workbook \(XLSB\), not a table"),
        (b"PK\x03\x04 and then nothing", "this file is damaged"),
        (OLE, "this is an old Office file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "this workbook is locked with a password"),
        (b"x" * (table.MOST_BYTES + 1), r"this file has 20\.0 MB; at most 20 MB are read"),
        (
            b"From,Gift\n" + b"Ana,tent\n" * (table.MOST_ROWS + 1),
            "this list has more than 50,000 rows",
        ),
        (b"From,Gift\n" + b"\n" * 2**20, "this file has more than 1,048,576 lines"),
        (b"From,Gift\nAna," + b"x" * 2_000_000, "line 2 has 2,000,004 characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_is_said_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence) as bad:
        read(data)
    assert str(bad.value).startswith("gifts.csv: ")


def test_title_lines_above_the_titles_are_skipped() -> None:
    found = read(b"Gifts\nfor Nell & Jonas,,\n,,\nFrom,Gift,Date\nAna,tent,\n")
    assert (found.titles.number, found.titles.cells[0]) == (4, "From")
    assert [row.number for row in found.rows] == [5]


def test_titles_that_are_repeated_on_each_page_are_no_rows() -> None:
    assert [row.number for row in read(b"From,Gift\nAna,tent\nFrom,Gift\nBea,vase\n").rows] == [
        2,
        4,
    ]


def test_the_delimiter_is_the_one_that_yields_titles() -> None:
    assert (
        read(b"From;Gift\nLena, Marco, Priya;tent, red\nSam, Bo, Di;vase, tall\n").delimiter == ";"
    )


def test_without_known_titles_the_delimiter_is_the_one_that_parts_alike() -> None:
    assert read(b"A|B|C\n1,2|x|y\n3|z|w\n").delimiter == "|"


def test_a_text_has_no_sheets() -> None:
    with pytest.raises(BadInput, match="no sheet “Gifts”"):
        table.read(
            b"From,Gift\nAna,tent\n",
            "g.csv",
            lambda titles: columns.likeness(titles, {}),
            sheet="Gifts",
        )


def test_a_table_has_some_hundred_columns_at_most_and_those_in_which_nothing_stands_are_none() -> (
    None
):
    many = b"From" + b",Gift" * 2000
    with pytest.raises(BadInput, match="2,001 columns; at most 500 are read"):
        read(many + b"\nAna" + b",vase" * 2000 + b"\n")
    found = read(b"From,Gift" + b"," * 2000 + b"\nAna,vase" + b"," * 2000 + b"\n")
    assert found.titles.cells == ("From", "Gift")
