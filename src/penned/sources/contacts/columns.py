"""Which column of a table of contacts holds what: the field, and of which address or number."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput
from penned.sources.columns import IGNORE, normal
from penned.sources.table import Likeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_NAMED = frozenset({"name", "given", "family", "company"})
_REACHED = frozenset({"email", "phone", "address", "street", "city", "postcode", "birthday"})


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds: a field, of the `number`th address (say) at a `place`.

    Numbers count from one; 0 where the title has none. `is_label` says that the cells only name
    what the cells beside hold: "Home", "Work".
    """

    field: str
    place: str = ""
    number: int = 0
    is_label: bool = False


def recognise(title: str) -> Column | None:
    """What a column with this title holds, None where nobody can know."""
    whole = normal(title)
    if whole in _fields():
        return Column(_fields()[whole])
    place, number, label, rest = "", 0, False, list[str]()
    for word in map(normal, _WORDS.findall(title)):
        if word.isdigit():
            number = number or int(word[:4])
        elif word in _places():
            place = _places()[word]
        elif word in _roles():
            label = label or _roles()[word] == "label"
        else:
            rest.append(word)
    field = _fields().get("".join(rest))
    if label and rest == ["address"]:
        field = "address"
    return Column(field, place, number, label) if field else None


def assign(
    titles: Sequence[str], mapping: Mapping[str, str], *, where: str
) -> tuple[Column | None, ...]:
    """What each column holds; what the person says in `mapping` goes before titles.

    Raises `BadInput` for a mapping to no field or of no column, and where no column names anybody.
    """
    told = {normal(title): field for title, field in mapping.items()}
    there = set(map(normal, titles))
    for title, field in mapping.items():
        if field != IGNORE and field not in fields():
            known = f"The fields are {', '.join(fields())} and {IGNORE}."
            raise BadInput(f"“{field}” is no field of a contact", cure=known)
        if normal(title) not in there:
            raise BadInput(f"there is no column “{title}”", where=where)
    found = tuple(_told(title, told) for title in titles)
    if not any(column and column.field in {"given", "family"} for column in found):
        # "Title" beside a whole name is what they do, not how they are addressed.
        found = tuple(
            replace(column, field="job") if column and column.field == "title" else column
            for column in found
        )
    if not any(column and column.field in _NAMED for column in found):
        raise BadInput(
            f"no column names anybody ({', '.join(f'“{title}”' for title in titles if title)})",
            where=where,
            cure='Say which one it is with --map "Column=name".',
        )
    return found


def likeness(titles: Sequence[str]) -> Likeness:
    """How much these cells look like the titles of a list of contacts."""
    found = {column.field for title in titles if title and (column := recognise(title))}
    return Likeness((not found.isdisjoint(_NAMED)) + (not found.isdisjoint(_REACHED)), len(found))


def are_contacts(titles: Sequence[str]) -> bool:
    """Whether these are the titles of a list of contacts, and of nothing more than that."""
    others = frozenset(map(normal, _data()["not_contacts"]["titles"]))
    return likeness(titles).needed == 2 and others.isdisjoint(map(normal, titles))


@cache
def fields() -> tuple[str, ...]:
    """The names of all fields."""
    return tuple(_data()["fields"])


def _told(title: str, told: Mapping[str, str]) -> Column | None:
    said = told.get(normal(title))
    if said is None:
        return recognise(title) if title else None
    return None if said == IGNORE else Column(said)


@cache
def _fields() -> Mapping[str, str]:
    return _owners("fields")


@cache
def _places() -> Mapping[str, str]:
    return _owners("places")


@cache
def _roles() -> Mapping[str, str]:
    return _owners("roles")


def _owners(table: str) -> Mapping[str, str]:
    """To whom each title belongs; `BadInput` where one belongs to two."""
    owner: dict[str, str] = {}
    for name, titles in _data()[table].items():
        for title in map(normal, titles):
            if owner.setdefault(title, name) != name:
                where = "sources/contacts/contacts.toml"
                raise BadInput(f"“{title}” is a title of {owner[title]} and of {name}", where=where)
    return owner


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(
        files("penned.sources.contacts").joinpath("contacts.toml").read_text("utf-8")
    )
