"""Thanks passed on: what was owed to a household that is no more is owed to its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.errors import Refused
from penned.ledger import events, owed, records
from penned.ledger.book import transaction
from penned.moments import Standing
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from penned.ledger.owed import OwedRow

_ON_PAPER = (State.WRITTEN, State.POSTED, State.ARRIVED)


def on(
    owed_ids: Sequence[int], parties: Sequence[int], *, how: str, now: datetime, by: str
) -> tuple[OwedRow, ...]:
    """Owe the moments of these debts to `parties` instead; return what is owed to them now.

    The debts stay as they were with `how` they were let go, and a draft stays with them. Raises
    `Refused` where a card is written already, and names it.
    """
    with transaction():
        debts = owed.get(owed_ids)
        for debt in debts:
            if debt.note_state in _ON_PAPER:
                raise Refused(
                    f"note {debt.note_id} to {debt.party.name} is {debt.note_state} already",
                    cure="Say whether it was posted: penned posted NOTE; or write it anew.",
                )
        owed.settle(owed_ids, Standing.WAIVED, on=now.date(), how=how, now=now, by=by)
        wanted = {(debt.moment_id, party) for debt in debts for party in parties}
        moments = {moment for moment, _ in wanted}
        standing = set(
            records.Owed.objects.filter(moment__in=moments).values_list("moment", "party")
        )
        made = records.Owed.objects.bulk_create(
            records.Owed(moment_id=moment, party_id=party, named_id=party, by_hand=True)
            for moment, party in sorted(wanted - standing)
        )
        ids = [debt.id for debt in made]
        events.record("passed on", *events.subjects("owed", ids), now=now, by=by)
        return owed.get(ids)
