"""Where post goes: an address in parts, and how one is read from what was written in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from penned.people import countries
from penned.people.spelling import fold, lines

# Countries that show by region and postcode alone; elsewhere five digits may be anywhere.
_SHOWN = ("US", "CA", "GB", "AU")


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


def parse(text: str, *, country: str = "") -> Address:
    """The address written in `text` with line ends or commas; `country` where it names none.

    Parts are found where the country's shape shows them; otherwise the lines stay as written.
    Nothing is lost but the country's name, which becomes its code, as a state's does.
    """
    written = lines(text)
    parts = [part for line in written for part in _parts(line)]
    named = _country_at_end(parts)
    if named:
        parts, written = parts[:-1], _without_last(written)
    asked = countries.code(country)
    likely = [named or asked] if named or asked else list(_SHOWN)
    for candidate in likely:
        found = _found(parts, countries.shape(candidate), sure=bool(named or asked))
        if found:
            return replace(found, country=candidate)
    unknown = [country.strip()] if country.strip() and not (named or asked) else []
    as_written = parts if len(written) < 2 else written
    return Address(street=_joined([*as_written, *unknown]), country=named or asked)


def _found(parts: list[str], shape: countries.Shape, *, sure: bool) -> Address | None:
    """The address whose parts end in the country's shape; None where that is not sure."""
    if not parts or not shape.order:
        return None
    if shape.order.startswith("CS"):
        found = _city_region_postcode(parts, shape, sure=sure)
    elif shape.order.startswith("C"):
        found = _city_postcode(parts, shape)
    else:
        return _postcode_city(parts, shape)
    return found if found and found.city and not _has_digit(found.city) else None


def _city_region_postcode(
    parts: list[str], shape: countries.Shape, *, sure: bool
) -> Address | None:
    """The address behind "Portland, OR 97205", "Sydney NSW 2000", "Toronto, Ontario, M5V 2T6"."""
    *before, last = parts
    match = re.fullmatch(
        rf"(?:(?P<rest>.*\S)\s+)?(?P<postcode>{shape.postcode})", last, re.IGNORECASE
    )
    postcode = match["postcode"] if match else ""
    if not postcode and not sure:
        return None
    rest = (match["rest"] if match else last) or (before.pop() if before else "")
    city, region = _split_region(rest, shape)
    if not region:
        return None
    city = city or (before.pop() if before else "")
    return Address(_joined(before), city, region, postcode)


def _split_region(rest: str, shape: countries.Shape) -> tuple[str, str]:
    """The city and the region's code in "Portland OR", "New South Wales" or "Olinda - PE"."""
    for start in re.finditer(r"(?:^|(?<=[\s/–-]))(?=[^\s/–-])", rest):
        region = shape.regions.get(fold(rest[start.start() :]), "")
        if region:
            return rest[: start.start()].rstrip(" /–-"), region
    return rest, ""


def _postcode_city(parts: list[str], shape: countries.Shape) -> Address | None:
    """The address behind "10115 Berlin", "CH-8001 Zürich", "00184 Roma RM", "Berlin 10115"."""
    *before, last = parts
    region = ""
    if before and "S" in shape.order and _has_digit(before[-1]) and fold(last) in shape.regions:
        region, last = last, before.pop()
    postcode = rf"(?:{shape.country}-|{shape.country[0]}-)?(?P<postcode>{shape.postcode})"
    for pattern in (rf"{postcode}\s+(?P<city>.+)", rf"(?P<city>\D+)\s+{postcode}"):
        match = re.fullmatch(pattern, last, re.IGNORECASE)
        if match:
            city, region = (match["city"], region) if region else _province(match["city"], shape)
            return Address(_joined(before), city, region, match["postcode"])
    if not before or region:
        return None
    for written, city in ((before[-1], last), (last, before[-1])):
        match = re.fullmatch(postcode, written, re.IGNORECASE)
        if match and not _has_digit(city):
            return Address(_joined(before[:-1]), city, "", match["postcode"])
    return None


def _province(city: str, shape: countries.Shape) -> tuple[str, str]:
    """The city and the province's letters in "Roma RM" or "Roma (RM)"."""
    match = re.fullmatch(r"(.+?)\s+\(?([A-Z]{2})\)?", city)
    if match and "S" in shape.order and shape.regions.get(fold(match[2])) == match[2]:
        return match[1], match[2]
    return city, ""


def _city_postcode(parts: list[str], shape: countries.Shape) -> Address | None:
    """The address behind "Hebden Bridge, HX7 8AD", "London SW1A 1AA", "Auckland 1010"."""
    *before, last = parts
    match = re.fullmatch(
        rf"(?:(?P<city>\D*\S)\s+)?(?P<postcode>{shape.postcode})", last, re.IGNORECASE
    )
    if not match:
        return None
    city = match["city"] or (before.pop() if before else "")
    return Address(_joined(before), city, "", match["postcode"])


def _country_at_end(parts: list[str]) -> str:
    """The code of the country that the last part names; "" where it may be a state."""
    if len(parts) < 2 or countries.is_ambiguous(parts[-1]):
        return ""
    found = countries.code(parts[-1])
    if not found or not countries.may_be_state(parts[-1]):
        return found
    return found if _found(parts[:-1], countries.shape(found), sure=False) else ""


def _has_digit(text: str) -> bool:
    return re.search(r"\d", text) is not None


def _parts(line: str) -> list[str]:
    return [part for part in map(str.strip, line.split(",")) if part]


def _without_last(written: list[str]) -> list[str]:
    """The lines without the part behind the last comma."""
    *before, last = written
    rest = ", ".join(_parts(last)[:-1])
    return [*before, rest] if rest else before


def _joined(parts: list[str]) -> tuple[str, ...]:
    """The parts as lines: what continues a line stands behind its comma."""
    joined: list[str] = []
    for part in parts:
        if joined and countries.continues(part):
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    return tuple(joined)
