"""Text tables read back as they were written, in any of the encodings and delimiters."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from penned.errors import BadInput
from penned.sources import columns, delimited, table
from penned.sources.cells import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.sources.table import Table


TITLES = ["From", "Gift", "Notes"]
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def read(data: bytes) -> Table:
    return table.read(data, "gifts.csv", lambda titles: columns.likeness(titles, {}))


def written(rows: Sequence[Sequence[str]], delimiter: str, line_end: str = "\r\n") -> str:
    made = io.StringIO()
    # The writer quotes the line ends that it writes, and no others.
    if line_end == "\r\n":
        csv.writer(made, delimiter=delimiter).writerows(rows)
    else:
        csv.writer(made, "unix", delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return made.getvalue()


def cells(text: str, delimiter: str = ",") -> list[tuple[int, tuple[object, ...], bool]]:
    lines, _ = delimited.split_lines(text, "gifts.csv")
    return [(row.number, row.cells, bool(row.fault)) for row in delimited.rows(lines, delimiter)]


def _texts(encoding: str) -> st.SearchStrategy[str]:
    codec = "cp1252" if encoding == "windows-1252" else "utf-8"
    return st.text(
        st.characters(codec=codec, exclude_characters="\x00"),
        max_size=12,
    )


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], str, str, bool, str]:
    encoding = draw(st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "windows-1252"]))
    said = st.sampled_from(
        ["Ana & Tom", "Zoë", 'a 5" plate', "one\ntwo", "1;2", "=1+1", "", "  x "]
    ) | _texts(encoding)
    rows = draw(st.lists(st.lists(said, min_size=3, max_size=3), min_size=1, max_size=6))
    delimiter = draw(st.sampled_from(delimited.DELIMITERS))
    mark = draw(st.booleans()) and encoding in MARKS
    return rows, encoding, delimiter, mark, draw(st.sampled_from(["\r\n", "\n", "\r"]))


@given(tables())
def test_a_table_reads_back_as_it_was_written(
    made: tuple[list[list[str]], str, str, bool, str],
) -> None:
    rows, encoding, delimiter, mark, line_end = made
    data = written([TITLES, *rows], delimiter, line_end).encode(encoding)
    assume(encoding != "windows-1252" or not _is_utf_8(data))
    kept = [row for row in rows if any(map(said, row))]
    assume(kept and all(row != TITLES for row in rows))
    found = read((MARKS[encoding] if mark else b"") + data)
    assert (found.delimiter, found.encoding) == (delimiter, encoding)
    assert [list(row.cells) for row in found.rows] == kept


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_a_cell_of_several_lines_is_one_row() -> None:
    assert cells('a,"b\nc"\nd,e\n') == [(1, ("a", "b\nc"), False), (2, ("d", "e"), False)]


def test_blank_lines_count_as_rows() -> None:
    assert [number for number, held, _ in cells("a,b\n\n\nc,d\n") if held] == [1, 4]


def test_the_line_with_the_delimiter_is_no_row() -> None:
    found = read(b"sep=|\r\nFrom|Gift\r\nAna, Tom; Bea|a tent\r\n")
    assert (found.delimiter, found.titles.number, found.rows[0].number) == ("|", 1, 2)


def test_an_open_quotation_mark_takes_no_other_row_along() -> None:
    assert cells('Ana,"a tent\nBea,records\nHiro,tenugui\n') == [
        (1, (), True),
        (2, ("Bea", "records"), False),
        (3, ("Hiro", "tenugui"), False),
    ]


def test_a_quotation_mark_for_inches_is_kept_in_its_row() -> None:
    assert cells('Ana,"12" skillet,red\nBea,"two\nlines"\n') == [
        (1, ("Ana", '12 skillet"'.replace('"', ""), "red"), False),
        (2, ("Bea", "two\nlines"), False),
    ]


def test_a_cell_without_end_is_a_fault_of_its_row() -> None:
    found = cells(f'Ana,"{"x" * 200_000}"\nBea,records\n')
    assert [(number, is_fault) for number, _, is_fault in found] == [(1, True), (2, False)]


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(BadInput, match="line 2 has 1,500,005 characters"):
        delimited.split_lines("a,b\n" + "x" * 1_500_000 + ",1,2\n", "gifts.csv")


@pytest.mark.parametrize(
    "data",
    [
        b"From,Gift\x00\x01\x02\x03",
        b"\xff\xfe\x00\xd8",
        b"From,Gift\nAna\x81,tent\n",
        b"\xef\xbb\xbf\xff",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="not text"):
        delimited.decode(data, "gifts.csv")
