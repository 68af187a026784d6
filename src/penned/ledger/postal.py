"""An address as columns and back, and how what one source leaves blank is filled from another."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from penned.people.address import Address
from penned.people.spelling import fold

if TYPE_CHECKING:
    from penned.ledger.models.people import Postal

BLANK = Address()


def value(record: Postal) -> Address:
    """Read an address from its columns."""
    return parted(record.street, record.city, record.region, record.postcode, record.country)


def parted(street: str, city: str, region: str, postcode: str, country: str) -> Address:
    """Read an address from what stands in its columns."""
    return Address(tuple(street.split("\n")) if street else (), city, region, postcode, country)


def columns(address: Address) -> dict[str, str]:
    """Say an address as columns."""
    return {
        "street": "\n".join(line.strip() for line in address.street if line.strip()),
        "city": address.city,
        "region": address.region,
        "postcode": address.postcode,
        "country": address.country,
    }


def filled(new: Address, old: Address) -> Address:
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


def folded(address: Address) -> tuple[str, ...]:
    """What all spellings of one address share."""
    return tuple(fold(text) for text in columns(address).values())
