"""An address from the cells of a row: in parts, or written in one cell."""

from __future__ import annotations

import re
from dataclasses import replace

from penned.people import address, countries
from penned.people.address import Address
from penned.people.spelling import fold
from penned.sources import words

_DIGITS = re.compile(r"([0-9]{3,4})(-[0-9]{4})?")


def whole(lines: list[str], *, country: str = "") -> Address | None:
    """The address that is written in these lines, None where they are empty."""
    return address.parse("\n".join(lines), country=country) if lines else None


def parted(street: list[str], *, city: str, region: str, postcode: str, country: str) -> Address:
    """The address in these parts. A country that nobody knows makes it an address as written."""
    code = countries.code(country)
    postcode = _with_zeros(postcode, region, code)
    if country and not code:
        lines = [*street, f"{postcode} {city}".strip(), region, country]
        return Address(street=tuple(filter(None, lines)))
    found = Address(tuple(street), city, region, postcode, code)
    return found if code else replace(found, country=_shown(found))


def _shown(found: Address) -> str:
    """The country that state and postcode show by themselves: Austin, TX 78704."""
    if not (found.city and found.region and found.postcode):
        return ""
    read = address.parse(f"{found.city}, {found.region} {found.postcode}")
    return read.country if fold(read.city) == fold(found.city) else ""


def _with_zeros(postcode: str, region: str, country: str) -> str:
    """The postcode with the zeros that a spreadsheet dropped: it took 01060 for a number."""
    match = _DIGITS.fullmatch(postcode)
    state = countries.shape("US").regions.get(fold(region), "")
    length = words.digits(country or ("US" if words.begins_with_zero(state) else ""))
    return match[1].zfill(length) + (match[2] or "") if match and length else postcode
