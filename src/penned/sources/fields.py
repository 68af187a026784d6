"""What the columns of a list can hold, and the titles that such columns have: read from TOML."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

IGNORE = "ignore"
KINDS = frozenset(
    {"name", "words", "answer", "day", "money", "number", "email", "phone", "address"}
)
"""What a cell can look like; see `evidence`."""

_DATA = "sources/fields.toml"
_KEYS = frozenset(
    {"means", "titles", "perhaps", "beside", "unless", "join", "cells", "words", "beside_words"}
)


@dataclass(frozen=True, slots=True)
class Field:
    """What a column can hold; see `fields.toml`. Titles are in their `normal` form.

    `written` has every title as it stands in the file. A title that is in none of them may be made
    of `words`, one of each group, and of `beside_words`. `cells` are the kinds that its cells look
    like, empty where they may look like anything.
    """

    name: str
    means: str
    titles: frozenset[str]
    perhaps: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    join: bool = False
    cells: frozenset[str] = frozenset()
    written: tuple[str, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()
    beside_words: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The fields of one kind of list, and those it must have: by name, what stands for it."""

    fields: Mapping[str, Field]
    needed: Mapping[str, tuple[str, ...]]

    @cached_property
    def owner(self) -> Mapping[str, str]:
        """The field of each title that is sure."""
        return {title: field.name for field in self.fields.values() for title in field.titles}


def normal(title: str) -> str:
    """`title` in lower case, without accents, blanks and signs: how titles are compared."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    return "".join(filter(str.isalnum, plain)) or title.casefold().strip()


@cache
def known() -> Mapping[str, Field]:
    """The fields of a gift list by name, in the order in which they are settled."""
    return read_fields(files("penned.sources").joinpath("fields.toml").read_text("utf-8"))


@cache
def gifts() -> Vocabulary:
    """What a gift list must have: who gave, and what."""
    return Vocabulary(
        known(), {"giver": ("giver", "given", "family", "company"), "gift": ("gift",)}
    )


def read_fields(text: str, where: str = _DATA) -> Mapping[str, Field]:
    """The fields of a TOML text; `BadInput` with the field and the reason for the first fault."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadInput(f"this is no TOML: {fault}", where=where) from fault
    found = {
        name: _field(name, table, where)
        for name, table in tables.items()
        if isinstance(table, dict)
    }
    check(found, where)
    return found


def check(found: Mapping[str, Field], where: str) -> None:
    """Raise `BadInput` where a field names one that is not there, or two share a title."""
    owner: dict[str, str] = {}
    for field in found.values():
        for other in {*field.beside, *field.unless} - set(found):
            raise BadInput(f"[{field.name}] names “{other}”, which is no field", where=where)
        for title in field.titles:
            if title in owner:
                raise BadInput(
                    f"“{title}” is a title of [{owner[title]}] and of [{field.name}]", where=where
                )
            owner[title] = field.name


def _field(name: str, table: Mapping[str, Any], where: str) -> Field:
    if extra := set(table) - _KEYS:
        raise BadInput(f"[{name}] has a key that is not known: {min(extra)}", where=where)
    if missing := {"means", "titles"} - set(table):
        raise BadInput(f"[{name}] lacks “{min(missing)}”", where=where)
    if strange := set(table.get("cells", ())) - KINDS:
        raise BadInput(f"[{name}] has cells of no kind: {min(strange)}", where=where)
    return Field(
        name,
        table["means"],
        frozenset(map(normal, table["titles"])),
        tuple(dict.fromkeys(map(normal, table.get("perhaps", ())))),
        tuple(table.get("beside", ())),
        tuple(table.get("unless", ())),
        table.get("join", False),
        frozenset(table.get("cells", ())),
        (*table["titles"], *table.get("perhaps", ())),
        tuple(map(tuple, table.get("words", ()))),
        tuple(table.get("beside_words", ())),
    )
