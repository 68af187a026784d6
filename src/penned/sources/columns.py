"""Which column of a list holds what: by its title, or as the person says."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput, Refused
from penned.sources.table import Likeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

IGNORE = "ignore"
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_DATA = "sources/fields.toml"


@dataclass(frozen=True, slots=True)
class Field:
    """What a column can hold; see `fields.toml`. Titles are in their `normal` form."""

    name: str
    means: str
    titles: frozenset[str]
    perhaps: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    join: bool = False


def normal(title: str) -> str:
    """`title` in lower case, without accents, blanks and signs: how titles are compared."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    return "".join(filter(str.isalnum, plain)) or title.casefold().strip()


@cache
def known() -> Mapping[str, Field]:
    """All fields by name, in the order in which they are settled."""
    return read_fields(files("penned.sources").joinpath("fields.toml").read_text("utf-8"))


def read_fields(text: str) -> Mapping[str, Field]:
    """The fields of a TOML text; `BadInput` with the field and the reason for the first fault."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadInput(f"this is no TOML: {fault}", where=_DATA) from fault
    found = {name: _field(name, table) for name, table in tables.items() if isinstance(table, dict)}
    owner: dict[str, str] = {}
    for field in found.values():
        for other in {*field.beside, *field.unless} - set(found):
            raise BadInput(f"[{field.name}] names “{other}”, which is no field", where=_DATA)
        for title in field.titles:
            if title in owner:
                raise BadInput(
                    f"“{title}” is a title of [{owner[title]}] and of [{field.name}]", where=_DATA
                )
            owner[title] = field.name
    return found


def _field(name: str, table: Mapping[str, Any]) -> Field:
    if extra := set(table) - {"means", "titles", "perhaps", "beside", "unless", "join"}:
        raise BadInput(f"[{name}] has a key that is not known: {min(extra)}", where=_DATA)
    if missing := {"means", "titles"} - set(table):
        raise BadInput(f"[{name}] lacks “{min(missing)}”", where=_DATA)
    return Field(
        name,
        table["means"],
        frozenset(map(normal, table["titles"])),
        tuple(dict.fromkeys(map(normal, table.get("perhaps", ())))),
        tuple(table.get("beside", ())),
        tuple(table.get("unless", ())),
        table.get("join", False),
    )


def recognise(
    titles: Sequence[str], mapping: Mapping[str, str] | None = None
) -> tuple[str | None, ...]:
    """The field of each column, or None; what the person says in `mapping` goes before titles.

    Two columns may come out with the same field: `assign` is the one that minds.
    """
    told = {normal(title): field for title, field in (mapping or {}).items()}
    found: list[str | None] = [told.get(normal(title)) for title in titles]
    settled = {field for field in told.values() if field in known() and not known()[field].join}
    for at, title in enumerate(titles):
        if title and found[at] is None:
            found[at] = _sure(title, settled)
    for field in known().values():
        if field.name not in found and _has_its_place(field, found):
            _settle_perhaps(field, titles, found)
    return tuple(None if field == IGNORE else field for field in found)


def _forms(title: str) -> tuple[str, ...]:
    return (normal(title), normal(_BRACKETS.sub(" ", title)))


def _sure(title: str, settled: set[str]) -> str | None:
    for form in _forms(title):
        for field in known().values():
            if form in field.titles and field.name not in settled:
                return field.name
    return None


def _has_its_place(field: Field, found: Sequence[str | None]) -> bool:
    beside = not field.beside or any(other in found for other in field.beside)
    return beside and not any(other in found for other in field.unless)


def _settle_perhaps(field: Field, titles: Sequence[str], found: list[str | None]) -> None:
    free = {
        form: at
        for at in reversed(range(len(titles)))
        if titles[at] and found[at] is None
        for form in _forms(titles[at])
    }
    likely = list(dict.fromkeys(free[form] for form in field.perhaps if form in free))
    for at in likely if field.join else likely[:1]:
        found[at] = field.name


def likeness(titles: Sequence[str], mapping: Mapping[str, str]) -> Likeness:
    """How much these cells look like the titles of a gift list."""
    found = {field for field in recognise(titles, mapping) if field}
    return Likeness(_names_giver(found) + ("gift" in found), len(found))


def _names_giver(found: set[str]) -> bool:
    return not found.isdisjoint(("giver", "given", "family"))


def assign(
    titles: Sequence[str], mapping: Mapping[str, str], *, where: str
) -> tuple[str | None, ...]:
    """The field of each column, settled.

    Raises `BadInput` for a mapping to no field or of no column, and `Refused`, naming the columns
    and how to say which is which, where nobody can know what holds the giver or the gift, or
    where two columns hold what only one can.
    """
    _check(titles, mapping, where)
    found = recognise(titles, mapping)
    held = defaultdict(list)
    for title, name in zip(titles, found, strict=True):
        if name:
            held[name].append(title)
    for name, columns in held.items():
        if len(columns) > 1 and not known()[name].join:
            raise _both(name, columns, mapping, where)
    for name, there in (("giver", _names_giver(set(held))), ("gift", "gift" in held)):
        if not there:
            raise Refused(
                f"no column says {known()[name].means} ({_columns(titles)})",
                where=where,
                cure=f'Say which one it is with --map "Column={name}".',
            )
    return found


def _check(titles: Sequence[str], mapping: Mapping[str, str], where: str) -> None:
    there = set(map(normal, titles))
    for title, name in mapping.items():
        if name != IGNORE and name not in known():
            raise BadInput(
                f"“{name}” is no field", cure=f"The fields are {', '.join(known())} and {IGNORE}."
            )
        if normal(title) not in there:
            raise BadInput(f"there is no column “{title}” ({_columns(titles)})", where=where)


def _both(
    name: str, columns: Sequence[str], mapping: Mapping[str, str], where: str
) -> Refused | BadInput:
    listed = " and ".join(f"“{title}”" for title in columns)
    said_by_person = sum(field == name for field in mapping.values()) > 1
    kind = BadInput if said_by_person else Refused
    return kind(
        f"{listed} both seem to say {known()[name].means}, and only one column can",
        where=where,
        cure=f'Say which one it is with --map "{columns[0]}={name}"; leave one out with '
        f'--map "{columns[-1]}={IGNORE}".',
    )


def _columns(titles: Sequence[str]) -> str:
    return "the columns are " + ", ".join(f"“{title}”" for title in titles if title)
