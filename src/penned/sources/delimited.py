"""Text tables: which encoding, which delimiter, and the records as a spreadsheet numbers them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from itertools import islice
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.sources.cells import Row, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DELIMITERS = (",", ";", "\t", "|")
LONGEST_LINE = 1_000_000
MOST_LINES = 2**20  # as many rows as a spreadsheet holds

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EXCEL_SAYS = re.compile(r"sep=([,;\t|])\r?\n?", re.IGNORECASE)
_QUOTE_STAYS_OPEN = "a quotation mark opens in this row and does not close"


def decode(data: bytes, where: str) -> tuple[str, str]:
    """The text and its encoding: by its mark, by its zero bytes, UTF-8, else Windows-1252."""
    encoding = _encoding(data)
    mark = next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise BadInput("this is not text", where=where, cure="Export the list as CSV or XLSX.")
    return text, encoding


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        return "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def split_lines(text: str, where: str) -> tuple[list[str], str]:
    """The lines with their ends, and the delimiter that Excel's first line "sep=;" names, or "".

    That line is left out, as spreadsheets leave it out. Raises `BadInput` for an endless line.
    """
    lines = list(io.StringIO(text, newline=""))
    if len(lines) > MOST_LINES:
        raise BadInput(f"this file has more than {MOST_LINES:,} lines", where=where)
    longest = max(map(len, lines), default=0)
    if longest > LONGEST_LINE:
        at = next(at for at, line in enumerate(lines, 1) if len(line) == longest)
        raise BadInput(
            f"line {at} has {longest:,} characters; at most {LONGEST_LINE:,} are read", where=where
        )
    told = _EXCEL_SAYS.fullmatch(lines[0]) if lines else None
    return (lines[1:], told[1]) if told else (lines, "")


def rows(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    """The rows of a table; a cell may run over several lines and still be in one row.

    A row whose quotation marks do not match is read by itself, so that it never takes the rows
    after it along.
    """
    at = number = 0
    while at < len(lines):
        reader = csv.reader(_lines_from(lines, at), delimiter=delimiter, strict=True)
        start = at
        try:
            for cells in reader:
                number += 1
                yield Row(number, tuple(cells))
                start = at + reader.line_num
        except csv.Error:
            number += 1
            yield _alone(lines[start], delimiter, number)
            at = start + 1
        else:
            return


def _lines_from(lines: Sequence[str], at: int) -> Iterator[str]:
    """The lines from `at` on, without walking over those before."""
    return (lines[place] for place in range(at, len(lines)))


def _alone(line: str, delimiter: str, number: int) -> Row:
    if len(line) > csv.field_size_limit():
        return Row(number, (), f"a cell is longer than {csv.field_size_limit():,} characters")
    end = "\x1e"  # a record of its own, unless an open quotation mark takes it in
    read = list(islice(csv.reader([line.rstrip("\r\n") + "\n", end], delimiter=delimiter), 2))
    return Row(number, tuple(read[0])) if read[-1] == [end] else Row(number, (), _QUOTE_STAYS_OPEN)


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a CSV file that spreadsheets open and take no cell of for a formula."""
    made = io.StringIO()
    csv.writer(made, quoting=csv.QUOTE_ALL).writerows(map(safe, row) for row in rows)
    return made.getvalue().encode("utf-8-sig")
