"""Measures an XLSX file before its cells are read: what unpacks to too much is refused, not tried.

A stray cell in the last corner of a sheet makes a reader reserve room for the whole rectangle,
and a few kilobytes can unpack to gigabytes. So the parts are unpacked here, to a limit, and walked
through once.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MOST_UNPACKED = 200 * 2**20
MOST_TIMES_LARGER = 200  # than the file; a list is thirty times larger at most
MOST_CELLS = 2_000_000
MOST_CHARACTERS = 100_000_000

SAVE_AGAIN = "Open it in your spreadsheet program, save it as XLSX or CSV and import that."
NO_RESULT = "holds a formula without its result"
FORMULA_ERROR = "holds a formula error"

_ALWAYS_UNPACKED = 20 * 2**20
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels"
    r"|xl/(?:_rels/)?(?:workbook|sharedStrings|styles)\.xml(?:\.rels)?|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def unpack(data: bytes, where: str) -> dict[str, bytes]:
    """The parts of a workbook that a table needs; `BadInput` for a damaged or a huge one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if _NEEDED.fullmatch(part.filename)]
            most = min(MOST_UNPACKED, max(_ALWAYS_UNPACKED, MOST_TIMES_LARGER * len(data)))
            if sum(part.file_size for part in parts) > most:
                raise too_much(f"more than {most // 2**20} MB when unpacked", where)
            # `read` stops at the size that was declared and checks the sum: a false size is damage.
            return {part.filename: archive.read(part) for part in parts}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        raise damaged(where) from None


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as an archive, nothing deflated: what is read then is what was measured."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def walk(
    xml: bytes,
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call `start`, `end` and `text` along the document, with names free of prefixes.

    Raises `ValueError` for what is no well-formed XML, or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    if end is not None:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat takes no keyword
    except expat.ExpatError as fault:
        raise ValueError(str(fault)) from None


def _no_document_type(*_: object) -> None:
    raise ValueError("a document type")


class _TooManyError(Exception):
    """A walk is stopped: there are more cells than are read."""


@dataclass(slots=True)
class Sheet:
    """What a walk through a sheet finds: how far it reaches, and its broken cells by place.

    Rows and columns count from one; `texts` are the lengths of the texts that cells share.
    """

    texts: Sequence[int]

    cells: int = 0
    rows: int = 0
    columns: int = 0
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    characters: int = 0
    _row: int = 0
    _column: int = 0
    _kind: str = ""
    _formula: bool = False
    _value: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        match name:
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0
            case "c":
                self._begin_cell(attributes)
            case "f":
                self._formula = True
            case "v" | "is":
                self._value = ""
                self.rows = max(self.rows, self._row)
                self.columns = max(self.columns, self._column)

    def text(self, text: str) -> None:
        """Characters stand in an element."""
        if self._value is not None and len(self._value) < 20:
            self._value += text[:20]

    def end(self, name: str) -> None:
        """An element is over."""
        if name != "c":
            return
        place = (self._row, self._column)
        if self._kind == "e":
            self.broken[place] = FORMULA_ERROR
        elif self._formula and not self._value and self._kind != "str":
            self.broken[place] = NO_RESULT
        elif self._kind == "s" and self._value:
            self.characters += self.texts[int(self._value)]

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._column += 1
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise _TooManyError
        if "r" in attributes:
            place = _PLACE.fullmatch(attributes["r"])
            if place is None:
                raise ValueError("a cell without a place")
            self._column, self._row = _number(place[1]), int(place[2])
        self._kind, self._formula, self._value = attributes.get("t", ""), False, None


def sheet(xml: bytes, texts: Sequence[int], where: str) -> Sheet:
    """Walk through one sheet; `BadInput` where it is damaged, reaches too far or says too much."""
    found = Sheet(texts)
    try:
        walk(xml, start=found.start, end=found.end, text=found.text)
    except (ValueError, IndexError):
        raise damaged(where) from None
    except _TooManyError:
        raise too_much(f"a sheet has more than {MOST_CELLS:,} cells", where) from None
    if found.rows * found.columns > MOST_CELLS:
        far = f"its cells reach {found.rows:,} rows down and {found.columns:,} columns to the right"
        raise too_much(far, where)
    if found.characters > MOST_CHARACTERS:
        raise too_much(f"more than {MOST_CHARACTERS:,} characters", where)
    return found


def lengths(xml: bytes | None, where: str) -> list[int]:
    """The lengths of the texts that a workbook's cells share."""
    found: list[int] = []

    def start(name: str, _: dict[str, str]) -> None:
        if name == "si":
            found.append(0)

    def text(text: str) -> None:
        if found:
            found[-1] += len(text)

    try:
        if xml is not None:
            walk(xml, start=start, text=text)
    except ValueError:
        raise damaged(where) from None
    return found


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def damaged(where: str) -> BadInput:
    """The error for a workbook that cannot be read."""
    return BadInput("this workbook is damaged", where=where, cure=SAVE_AGAIN)


def too_much(what: str, where: str) -> BadInput:
    """The error for a workbook that is too large."""
    return BadInput(
        f"this workbook is too large: {what}",
        where=where,
        cure="Copy the list into a new workbook.",
    )
