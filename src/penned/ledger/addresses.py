"""Where somebody lives now and lived before: a blank never wipes out, a change keeps the old."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from penned.ledger import records
from penned.people.address import Address
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

BLANK = Address()


def value(record: records.Postal) -> Address:
    """Read an address from its columns."""
    return Address(
        street=tuple(record.street.split("\n")) if record.street else (),
        city=record.city,
        region=record.region,
        postcode=record.postcode,
        country=record.country,
    )


def columns(address: Address) -> dict[str, str]:
    """Say an address as columns."""
    return {
        "street": "\n".join(line.strip() for line in address.street if line.strip()),
        "city": address.city,
        "region": address.region,
        "postcode": address.postcode,
        "country": address.country,
    }


def learn(
    found: Mapping[int, Address], *, on: date, run: records.ImportRun | None = None
) -> list[int]:
    """Note down the address found for each party; return the parties whose address is new.

    Its blanks are filled from the address before. An import (`run`) does not bring back an address
    that was left before.
    """
    if not found:
        return []
    homes = lived(found.keys())
    left, new = [], []
    for party, address in found.items():
        now = _current(homes[party])
        if is_known(address, homes[party] if run or not now else [now]):
            continue
        filled = _filled(address, value(now) if now else BLANK)
        if now:
            now.until = on
            left.append(now)
        new.append(records.Address(party_id=party, since=on, brought_by=run, **columns(filled)))
    records.Address.objects.bulk_update(left, ["until"])
    records.Address.objects.bulk_create(new)
    return [home.party_id for home in new]


def move(party: int, address: Address, *, on: date) -> bool:
    """Note down the whole address of a party, blanks and all; whether it is another one."""
    now = _current(lived([party])[party])
    if now and value(now) == value(records.Address(**columns(address))):
        return False
    if now:
        now.until = on
        now.save(update_fields=["until"])
    records.Address.objects.create(party_id=party, since=on, **columns(address))
    return True


def lived(parties: Collection[int]) -> dict[int, list[records.Address]]:
    """Read every address that each party has or had, the oldest first."""
    homes: dict[int, list[records.Address]] = {party: [] for party in parties}
    few = {"party__in": list(homes)} if len(homes) <= records.FEW else {}
    for home in records.Address.objects.filter(**few).order_by("since", "id"):
        if home.party_id in homes:
            homes[home.party_id].append(home)
    return homes


def is_known(address: Address, homes: Sequence[records.Address]) -> bool:
    """Whether this is one of `homes`, as it stands or with its blanks filled from the current."""
    now = _current(homes)
    filled = _filled(address, value(now) if now else BLANK)
    return any(_same(each, value(home)) for each in (address, filled) for home in homes)


def _current(homes: Sequence[records.Address]) -> records.Address | None:
    return next((home for home in homes if home.until is None), None)


def _filled(new: Address, old: Address) -> Address:
    """Fill the blanks of `new` from `old`, unless it is another home.

    It is in another town, or in another street and known only as written: its town is among its
    lines.
    """
    if new.street and new.street != old.street and not (new.city or new.region or new.postcode):
        return new
    town = [
        (getattr(new, part), getattr(old, part))
        for part in ("city", "region", "postcode", "country")
    ]
    if any(a and b and fold(a) != fold(b) for a, b in town):
        return new
    blanks = {f.name: getattr(old, f.name) for f in fields(new) if not getattr(new, f.name)}
    return replace(new, **blanks)


def _same(one: Address, other: Address) -> bool:
    return {name: fold(text) for name, text in columns(one).items()} == {
        name: fold(text) for name, text in columns(other).items()
    }
