"""The classes of letters that a country's post knows, as data, and what each of them takes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from penned.errors import NotFound
from penned.stationery import entries
from penned.stationery.entries import Entries

if TYPE_CHECKING:
    from penned.stationery.postal.posted import Posted

Rank = Literal["letter", "nonmachinable", "heavier", "large", "parcel", "unmailable"]
MEASURES = ("length", "width", "thickness", "weight", "ratio")

_DATA = resources.files("penned.stationery.postal") / "data"
_RANKS = ("letter", "nonmachinable", "heavier", "large")
_CASES = ("bare", "envelope", "home", "abroad")


class Limit(NamedTuple):
    """The least and the most of a measure: mm, grams, or times the width for the ratio."""

    measure: str
    least: float = 0.0
    most: float = math.inf


class Firm(NamedTuple):
    """What is longer or wider than this has to be this thick at least; all in mm."""

    thickness: float
    length: float
    width: float

    def lacking(self, posted: Posted) -> bool:
        """Whether something is so large and too thin."""
        large = posted.length > self.length or posted.width > self.width
        return large and posted.thickness < self.thickness


@dataclass(frozen=True, slots=True)
class MailClass:
    """A class of letters and what it takes.

    `only` names the cases in which there is this class: "bare" or "envelope", "home" or "abroad".
    `says` is what such a letter must say.
    """

    name: str
    rank: Rank
    limits: tuple[Limit, ...]
    refuses: frozenset[str] = frozenset()
    firm: Firm | None = None
    only: frozenset[str] = frozenset()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """The post of a country: its classes, the best first, and the smallest letter that it takes."""

    country: str
    name: str
    in_inches: bool
    classes: tuple[MailClass, ...]
    least: tuple[Limit, ...]
    least_abroad: tuple[Limit, ...]
    source: str
    as_of: str


@cache
def countries() -> tuple[str, ...]:
    """The countries whose postal rules are known, ISO 3166 alpha-2."""
    names = (each.name for each in _DATA.iterdir())
    return tuple(sorted(n.removesuffix(".toml").upper() for n in names if n.endswith(".toml")))


def open_rules(country: str) -> Entries:
    """The file of a country's rules; `NotFound` says which countries are known."""
    if country not in countries():
        raise NotFound(
            f"the postal rules of “{country}” are not known",
            cure=f"Known are {', '.join(countries())}.",
        )
    file = _DATA / f"{country.lower()}.toml"
    return Entries.read(file.read_text("utf-8"), file.name)


@cache
def post(country: str) -> Post:
    """The post of a country; `NotFound` says which countries are known."""
    file = open_rules(country)
    least = _least(file, "least")
    found = Post(
        country=country,
        name=file.take("post", entries.text),
        in_inches=file.may_take("in_inches", entries.flag, otherwise=False),
        classes=tuple(_mail_class(each) for each in file.list_of_tables("classes")),
        least=least,
        least_abroad=_least(file, "least_abroad") or least,
        source=file.take("source", entries.text),
        as_of=file.take("as_of", entries.day),
    )
    file.table("zones")  # which `zones` reads
    file.finish("no post")
    return found


def _least(file: Entries, key: str) -> tuple[Limit, ...]:
    if key not in file:
        return ()
    table = file.table(key)
    limits = tuple(Limit(each, table.take(each, entries.length)) for each in table.names())
    table.finish("no letter")
    return limits


def _mail_class(table: Entries) -> MailClass:
    found = MailClass(
        name=table.take("name", entries.text),
        rank=cast("Rank", table.take("rank", entries.one_of(*_RANKS))),
        limits=tuple(Limit(each, *table.take(each, _range)) for each in MEASURES if each in table),
        refuses=frozenset(table.may_take("not", entries.texts, ())),
        firm=_firm(table.table("firm")) if "firm" in table else None,
        only=frozenset(table.may_take("only", _cases, ())),
        says=table.may_take("says", entries.text, ""),
    )
    table.finish("no class of letters")
    return found


def _range(value: object) -> tuple[float, ...]:
    """The least, and the most where there is one."""
    return tuple(entries.length(each) for each in entries.as_list(value)[:2])


def _cases(value: object) -> tuple[str, ...]:
    return tuple(map(entries.one_of(*_CASES), entries.as_list(value)))


def _firm(table: Entries) -> Firm:
    thickness = table.take("from", entries.length)
    length, width = table.take("over", entries.size)
    table.finish("no rule of firmness")
    return Firm(thickness, length, width)
