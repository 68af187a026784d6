"""A cell of a list: what it says on the way in, and how it stays harmless on the way out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from penned.people.spelling import lines, tidy

# Blanks and signs that spreadsheets, or the programs between, drop before they look for a formula.
_UNSEEN = r"[\s\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]*"
_FORMULA = re.compile(
    rf"'*{_UNSEEN}[=+\-@＝＋－＠]"
)  # the wide signs are formulas in East Asian locales
_NUMBER = re.compile(r"\+[0-9][0-9 ().\-/]*|-[0-9]+(?:[.,][0-9]+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell without a value of its own: `what` says why ("shows #REF!")."""

    what: str


Cell: TypeAlias = str | date | Broken


@dataclass(frozen=True, slots=True)
class Row:
    """One row, under the number that the person's spreadsheet shows.

    `fault` says why it cannot be read, where it cannot.
    """

    number: int
    cells: tuple[Cell, ...]
    fault: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in this row."""
        return not self.fault and not any(map(_says, self.cells))


def said(cell: Cell) -> str:
    """What the cell says, on one line; a cell that begins like a formula is text like any other."""
    return tidy(restored(cell)) if isinstance(cell, str) else _shown(cell)


def said_lines(cell: Cell) -> list[str]:
    """What the cell says, line by line, without empty lines."""
    return lines(restored(cell)) if isinstance(cell, str) else [_shown(cell)]


def safe(text: str) -> str:
    """`text` as a cell that no spreadsheet runs: an apostrophe goes before what could be a formula.

    Telephone numbers ("+1 555 0100") and plain negative numbers stay as they are. Every cell that
    leaves Penned passes here; write the file with all cells quoted, since a semicolon or a tab
    inside parts cells in some places. `restored` takes the apostrophe away again.
    """
    return f"'{text}" if _could_run(text) else text


def restored(text: str) -> str:
    """The text that `safe` made harmless; any other text as it is."""
    return text[1:] if text.startswith("'") and _could_run(text[1:]) else text


def _says(cell: Cell) -> bool:
    """Whether `said` is not empty, without looking at every sign of a long list."""
    if isinstance(cell, str) and not (cell.isascii() and cell.isprintable() and cell.strip()):
        return bool(cell and said(cell))
    return True


def _could_run(text: str) -> bool:
    return bool(_FORMULA.match(text)) and not _NUMBER.fullmatch(text)


def _shown(cell: date | Broken) -> str:
    return cell.what if isinstance(cell, Broken) else cell.isoformat()
