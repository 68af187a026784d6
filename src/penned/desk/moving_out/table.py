"""Every debt of thanks as one CSV table, safe against formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from penned.ledger import owed
from penned.sources.cells import safe

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
    made = io.StringIO()
    writer = csv.writer(made, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows([safe(cell) for cell in _row(each)] for each in owed.every())
    return made.getvalue().encode("utf-8-sig")


def _row(each: OwedRow) -> tuple[str, ...]:
    home, moment = each.party.address, each.moment
    where = (
        ("\n".join(home.street), home.city, home.region, home.postcode, home.country)
        if home
        else ("",) * 5
    )
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
        *where,
        str(each.note_id or ""),
    )
