"""A journal of Presently: a table of days and what one was grateful for, an entry a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.sources import delimited
from penned.sources.cells import restored
from penned.sources.journals import entry

if TYPE_CHECKING:
    from penned.sources.cells import Row
    from penned.told import Reading, Told

MOST_BYTES = 20 * 2**20
TITLES = ("entrydate", "entrycontent")


def read(data: bytes, name: str) -> Reading:
    """Read the journal; the key of an entry is its day. Raises `BadInput` for another table."""
    if len(data) > MOST_BYTES:
        raise BadInput(f"this file is larger than {MOST_BYTES >> 20} MB", where=name)
    text, _ = delimited.decode(data, name)
    lines, delimiter = delimited.split_lines(text, name)
    rows = [row for row in delimited.rows(lines, delimiter or ",") if not row.is_blank]
    if not rows or tuple(str(cell).strip().casefold() for cell in rows[0].cells) != TITLES:
        raise BadInput(
            "this is no journal of Presently: its columns are entryDate and entryContent",
            where=name,
        )
    entries = ((row.number, row) for row in rows[1:])
    return entry.reading("presently", name, data, entries, _told)


def _told(number: int, row: Row) -> Told:
    if row.fault or len(row.cells) != len(TITLES):
        raise BadInput(row.fault or f"it has {len(row.cells)} cells, not {len(TITLES)}")
    written, content = (str(cell) for cell in row.cells)
    try:
        on = date.fromisoformat(written.strip())
    except ValueError:
        raise BadInput(f"“{written}” is no day such as 2026-11-20") from None
    return entry.told(number, f"presently entry 1\n{on.isoformat()}", on, restored(content))
