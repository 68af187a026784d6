"""What rows of a source say that the ledger does not: thanks that are owed here, other homes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.ledger import postal, records
from penned.ledger.claims import reading
from penned.moments import Standing
from penned.told import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from penned.ledger.meeting import Met
    from penned.people.address import Address
    from penned.people.particulars import Home
    from penned.told import Told


class Notice:
    """What was known of the homes of some people before rows of a source told theirs."""

    def __init__(self, rows: Sequence[Told], met: Met) -> None:
        self._rows, self._told = rows, []
        for row in rows:
            for party, its in zip(row.parties, row.particulars, strict=False):
                known = met.names[party]
                lived = [home.address for home in its.homes if home.until is None]
                if lived and known.id not in met.new:
                    self._told.append((row.row, party.name, known, lived))
        self._names = reading.names({each.party for _, _, each, _ in self._told})
        self._before = reading.homes(self._names) if self._told else {}

    def learned(self) -> int:
        """How many of those who were known, and of whom no home was, have one now."""
        return len({each.party for _, _, each, _ in self._told} - self._before.keys())

    def remarks(self, moments: Mapping[int, int | None]) -> list[Fault]:
        """What a row says otherwise than the ledger, which keeps its own; `moments` are by row."""
        homes = reading.homes(self._names) if self._told else {}
        others = [
            Fault(row, f"it has another address for {name} than the ledger, which was kept")
            for row, name, known, lived in self._told
            if _is_elsewhere(lived, homes[known.party])
        ]
        thanked = {moments.get(row.row): row.row for row in self._rows if row.thanked_on}
        return _still_owed({moment: row for moment, row in thanked.items() if moment}) + others


def _is_elsewhere(lived: Sequence[Address], homes: Sequence[Home]) -> bool:
    now = homes[0].address
    return all(
        postal.folded(now) not in (postal.folded(each), postal.folded(postal.filled(each, now)))
        for each in lived
    )


def _still_owed(said: Mapping[int, int]) -> list[Fault]:
    """Remark by row on what the source calls thanked and the ledger owes."""
    debts = records.Owed.objects.filter(standing=Standing.OWED).select_related("party", "moment")
    return [
        Fault(said[debt.moment_id], _remark(debt))
        for some in records.parts(said)
        for debt in debts.filter(moment__in=some).order_by("id")
    ]


def _remark(debt: records.Owed) -> str:
    party = debt.party
    who = f"{party.name} ({party.aside})" if party.aside else party.name
    return (
        f"it says thanked; the ledger still owes {who} for {debt.moment.what}. "
        f'Say so with: penned thanked "{who}"'
    )
