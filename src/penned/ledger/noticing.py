"""What known rows of a file say that the ledger does not: thanks that are owed here, new homes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.ledger import addresses, meeting, records
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penned.ledger.sifting import ImportRow, Seen
    from penned.people.address import Address


def still_owed(known: Iterable[tuple[ImportRow, Seen]]) -> list[tuple[int, str]]:
    """Remark by row on what the file calls thanked and the ledger owes."""
    said = {seen.moment: row.row for row, seen in known if seen.moment and row.thanked_on}
    if not said:
        return []
    few = {"moment__in": list(said)} if len(said) <= records.FEW else {}
    debts = records.Owed.objects.filter(standing=Standing.OWED, **few)
    return [
        (said[debt.moment_id], _remark(debt))
        for debt in debts.select_related("party", "moment").order_by("id")
        if debt.moment_id in said
    ]


def homes(
    known: Iterable[tuple[ImportRow, Seen]],
) -> tuple[dict[int, Address], list[tuple[int, str]]]:
    """Find by party the addresses to learn, where none is known; remark by row on the others."""
    told = [
        (row.row, party, home)
        for row, _ in known
        for party, home in zip(row.parties, row.addresses, strict=False)  # the last may have none
        if home and home != addresses.BLANK
    ]
    if not told:
        return {}, []
    keys = {party: meeting.key(party) for _, party, _ in told}
    ids = {each.key: each.party for each in meeting.known({key.name for key in keys.values()})}
    lived = addresses.lived({ids[key] for key in keys.values() if key in ids})
    learned: dict[int, Address] = {}
    remarks = []
    for row, party, home in told:
        number = ids.get(keys[party])
        if number is None or addresses.is_known(home, lived[number]):
            continue
        settled = any(each.until is None for each in lived[number])
        if settled or learned.setdefault(number, home) != home:
            remarks.append(
                (row, f"it has another address for {party.name} than the ledger, which was kept")
            )
    return learned, remarks


def _remark(debt: records.Owed) -> str:
    party = debt.party
    who = f"{party.name} ({party.aside})" if party.aside else party.name
    return (
        f"it says thanked; the ledger still owes {who} for {debt.moment.what}. "
        f'Say so with: penned thanked "{who}"'
    )
