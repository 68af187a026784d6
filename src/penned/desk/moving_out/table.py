"""Every debt of thanks as one CSV table, safe against formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.desk.book_file import address_cells
from penned.ledger import owed
from penned.sources import delimited

if TYPE_CHECKING:
    from penned.ledger.owed import OwedRow

COLUMNS = (
    "Name",
    "Gift",
    "Detail",
    "Difference",
    "Occasion",
    "Date",
    "Standing",
    "Thanked on",
    "How",
    "Street",
    "City",
    "State",
    "Postcode",
    "Country",
    "Note",
)


def written() -> bytes:
    """All debts, open and settled, the oldest first; Penned reads the table back as a gift list."""
    return delimited.written([COLUMNS, *map(_row, owed.every())])


def _row(each: OwedRow) -> tuple[str, ...]:
    moment = each.moment
    return (
        each.party.name,
        moment.what,
        moment.detail,
        moment.difference,
        moment.occasion,
        moment.on.isoformat() if moment.on else "",
        each.standing.value,
        each.settled_on.isoformat() if each.settled_on else "",
        each.how,
        *address_cells(each.party.address),
        str(each.note_id or ""),
    )
