"""Where post goes: an address, and its lines in the order and spelling of its country."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in parts; `country` is ISO 3166 alpha-2, upper case, "" where unknown.

    Where an address is known only as written, its lines stand in `street` and city, region and
    postcode are empty.
    """

    street: tuple[str, ...] = ()
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
