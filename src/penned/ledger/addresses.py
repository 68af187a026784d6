"""What the person says of where somebody lives: a blank never wipes out, a change keeps the old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.ledger import postal, records
from penned.ledger.claims import choosing, reading

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from penned.ledger.claims.reading import Names
    from penned.ledger.meeting import Known
    from penned.people.address import Address
    from penned.people.particulars import Home


def learn(found: Mapping[Known, Address], *, on: date) -> list[int]:
    """Note down the address found for each name; return the parties whose address is new.

    Its blanks are filled from the address before, which the person named: that ends `on` that day.
    """
    if not found:
        return []
    names = reading.names({each.party for each in found})
    claims = reading.home_claims(names)
    new = {}
    for each, address in found.items():
        homes = choosing.homes(claims.get(each.party, []))
        now = homes[0].address if homes and homes[0].until is None else postal.BLANK
        filled = postal.filled(address, now)
        if postal.folded(now) not in (postal.folded(address), postal.folded(filled)):
            columns = postal.columns(filled)
            new[each.party] = records.Address(party_id=each.id, **columns)
    _end(names, new.keys(), on)
    records.Address.objects.bulk_create(new.values())
    return list(new)


def move(party: int, home: Home, *, on: date) -> bool:
    """Note down the whole of a home, blanks and all; whether it says anything new.

    A home without an end takes the place of the one of its kind that the person named before.
    """
    names = reading.names([party])
    wanted = postal.columns(home.address) | {"kind": home.kind, "until": home.until}
    same = records.Address.objects.filter(names.said_of(), row=None, **wanted)
    if same.filter(**({"since": home.since} if home.since else {})).exists():
        return False
    if home.until is None:
        _end(names, [party], home.since or on, kind=home.kind)
    records.Address.objects.create(party_id=party, since=home.since, **wanted)
    return True


def _end(names: Names, parties: Collection[int], on: date, kind: str | None = None) -> None:
    """Let what the person said before of where these parties live end on that day."""
    said = records.Address.objects.filter(names.said_of(), row=None, until=None)
    if kind is not None:
        said = said.filter(kind__in=("home", "") if kind in ("home", "") else (kind,))
    ended = [each for each in said if names.now[each.party_id] in parties]
    for each in ended:
        each.until = max(on, each.since) if each.since else on
    records.Address.objects.bulk_update(ended, ["until"], batch_size=records.FEW)
