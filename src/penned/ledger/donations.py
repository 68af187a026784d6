"""Donations in the ledger: what came for a cause, and how the thanks for it stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.ledger import owed, records
from penned.ledger.faults import faults

if TYPE_CHECKING:
    from datetime import date

    from penned.ledger.owed import OwedRow

_DONATION = "donation"


@faults()
def given(since: date | None = None, until: date | None = None) -> tuple[OwedRow, ...]:
    """Everything owed or once owed for donations that came between two days, the oldest first.

    A donation without a day counts on the day it was noted.
    """
    found = records.Owed.objects.filter(moment__occasion=_DONATION, moment__donation__isnull=False)
    found = found.filter(moment__twin_of=None)
    rows = owed.rows(found)
    return tuple(
        row
        for row in rows
        if (since is None or row.since >= since) and (until is None or row.since <= until)
    )
