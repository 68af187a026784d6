"""The sheets that a printer holds, their size and white margin, and which a country writes on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from penned.errors import BadInput, NotFound
from penned.stationery.paper import Rect
from penned.units import parse_length

_FILE = resources.files("penned.page") / "data" / "sheets.toml"
_ELSEWHERE = "a4"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it lies in the printer, upright, in mm; a printer leaves `margin` white."""

    name: str
    title: str
    width: float
    height: float
    margin: float
    countries: tuple[str, ...] = ()
    source: str = ""
    as_of: str = ""

    @property
    def whole(self) -> Rect:
        """All of it."""
        return Rect(0, 0, self.width, self.height)

    @property
    def printable(self) -> Rect:
        """Where a printer can put ink."""
        return self.whole.inset(self.margin)


@cache
def sheets() -> dict[str, Sheet]:
    """Every sheet by name."""
    return read(_FILE.read_text("utf-8"), where=_FILE.name)


def sheet(name: str) -> Sheet:
    """The sheet of this name; `NotFound` says which there are."""
    found = sheets().get(name.strip().lower())
    if found is None:
        raise NotFound(
            f"there is no sheet called “{name}”", cure=f"There are {', '.join(sheets())}."
        )
    return found


def of_country(country: str) -> Sheet:
    """What is written on in a country, ISO 3166 alpha-2: Letter in some, A4 everywhere else."""
    for each in sheets().values():
        if country.upper() in each.countries:
            return each
    return sheets()[_ELSEWHERE]


def read(text: str, *, where: str) -> dict[str, Sheet]:
    """The sheets that a TOML file describes; `BadInput` names the file, the key and the reason."""
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is not TOML: {error}", where=where) from error
    return {name: _sheet(name, entry, where) for name, entry in entries.items()}


def _sheet(name: str, entry: dict[str, Any], where: str) -> Sheet:
    try:
        width, height = (_length(one) for one in entry["size"])
        return Sheet(
            name=name,
            title=str(entry["title"]),
            width=width,
            height=height,
            margin=_length(entry["margin"]),
            countries=tuple(map(str, entry["countries"])),
            source=str(entry["source"]),
            as_of=str(entry["as_of"]),
        )
    except KeyError as missing:
        raise BadInput(f"{name}.{missing.args[0]}: it is missing", where=where) from None
    except (TypeError, ValueError, BadInput) as error:
        raise BadInput(f"{name}: {error}", where=where) from error


def _length(value: object) -> float:
    length = parse_length(value) if isinstance(value, str) else float(str(value))
    return round(length, 4)
