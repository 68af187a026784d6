"""Working days: which days are neither a weekend nor a public holiday, where somebody lives.

A place is a country (ISO 3166 alpha-2, “DE”) or a part of one (ISO 3166-2, “DE-BY”). Where it is
not known, Saturdays and Sundays are off. Holidays: the package `holidays`.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache

_SATURDAY, _SUNDAY = 5, 6
_DAY = timedelta(days=1)


def is_working(day: date, place: str = "") -> bool:
    """Whether people work and the post goes on this day."""
    off, weekend, worked = _year(*_parts(place), day.year)
    return day in worked or (day.weekday() not in weekend and day not in off)


def on_or_after(day: date, place: str = "") -> date:
    """The first working day from `day` on; `day` itself at the end of the calendar."""
    found = day
    while not is_working(found, place):
        if found == date.max:
            return day
        found += _DAY
    return found


def after(day: date, number: int, place: str = "") -> date:
    """The working day that is the `number`th after `day`; raises `OverflowError` where none is."""
    for _ in range(number):
        day = on_or_after(day + _DAY, place)
    return day


@lru_cache(maxsize=256)
def place_of(country: str, region: str = "") -> str:
    """The place of an address as it is written: “US”, “California” is “US-CA”.

    A region whose holidays are not known is left out.
    """
    known = _regions(country.upper())
    found = known.get(" ".join(region.casefold().split()), "")
    return f"{country.upper()}-{found}" if found else country.upper()


def country_of(place: str) -> str:
    """The country that a place is, or is a part of."""
    return _parts(place)[0]


@lru_cache(maxsize=256)
def _parts(place: str) -> tuple[str, str]:
    country, _, region = place.upper().partition("-")
    return country, region


@cache
def _regions(country: str) -> dict[str, str]:
    import holidays  # noqa: PLC0415 - a tenth of a second, and most windows do without it

    try:
        found = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    codes = {code.casefold(): code for code in found.subdivisions}
    aliases = getattr(found, "subdivisions_aliases", {})
    return codes | {name.casefold(): code for name, code in aliases.items()}


@lru_cache(maxsize=1024)
def _year(
    country: str, region: str, year: int
) -> tuple[frozenset[date], frozenset[int], frozenset[date]]:
    """The holidays of a year, the days of the week that are off, and those worked all the same."""
    usual = frozenset[date](), frozenset({_SATURDAY, _SUNDAY}), frozenset[date]()
    if not country:
        return usual
    import holidays  # noqa: PLC0415 - see above

    try:
        found = holidays.country_holidays(country, subdiv=region or None, years=year)
    except NotImplementedError:
        return _year(country, "", year) if region else usual
    worked = frozenset(found.weekend_workdays)
    return frozenset(found), frozenset(found.weekend), worked
