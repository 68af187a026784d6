"""One entry of a journal, as every journal tells it; an odd one is left out and said."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from penned.errors import BadInput
from penned.moments import Moment
from penned.told import Fault, Reading, Taking, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

MOST_ENTRIES = 50_000
MOST_CHARACTERS = 100_000  # of one entry: a book of sixty pages

T = TypeVar("T")
_BROKEN = re.compile("[\0\ud800-\udfff]")


def told(row: int, identity: str, on: date, text: str, *, as_of: datetime | None = None) -> Told:
    """The entry in `row` of a file; `identity` says which entry it is, whatever it says by now.

    Raises `BadInput` for an entry without words, with broken ones, or with too many.
    """
    words = "\n".join(line.rstrip() for line in text.splitlines()).strip()
    if not words:
        raise BadInput("there are no words in it")
    if len(words) > MOST_CHARACTERS:
        raise BadInput(f"it has {len(words):,} characters; at most {MOST_CHARACTERS:,} are read")
    if _BROKEN.search(words) or _BROKEN.search(identity):
        raise BadInput("its words hold a broken character")
    return Told(
        row=row,
        key=_hash(identity),
        moment=Moment(what=words, occasion="", on=on),
        taking=Taking.KEPT,
        as_of=as_of,
    )


def reading(
    kind: str,
    name: str,
    data: bytes,
    entries: Iterable[tuple[int, T]],
    read: Callable[[int, T], Told],
) -> Reading:
    """What a journal tells: each of its entries by `read`, under its number in the file.

    Two entries that cannot be told apart but by their words are two; said twice, they are one.
    """
    rows: dict[str, Told] = {}
    faults: list[Fault] = []
    for count, (number, each) in enumerate(entries, 1):
        if count > MOST_ENTRIES:
            raise BadInput(
                f"this journal has more than {MOST_ENTRIES:,} entries",
                where=name,
                cure="Export it in parts, by year say.",
            )
        try:
            row = read(number, each)
        except BadInput as fault:
            faults.append(Fault(number, fault.what))
            continue
        while row.key in rows and rows[row.key].moment != row.moment:
            row = replace(row, key=_hash(f"{row.key}\nand another"))
        rows.setdefault(row.key, row)
    return Reading(kind, name, _digest(data), tuple(rows.values()), tuple(faults))


def entries_of(found: object, name: str, program: str) -> list[Any]:
    """The entries of a journal in JSON; `BadInput` where it is none of this program."""
    entries = found.get("entries") if isinstance(found, Mapping) else None
    if not isinstance(entries, list):
        raise BadInput(f"this is no journal of {program}: there are no entries in it", where=name)
    return entries


def fields_of(entry: object) -> Mapping[str, Any]:
    """What an entry in JSON says, by field; `BadInput` where it is no such thing."""
    if not isinstance(entry, Mapping):
        raise BadInput("this is not an entry")
    return entry


def text_in(entry: Mapping[str, Any], field: str) -> str:
    """The text in a field, "" where there is none; `BadInput` for anything but text."""
    value = entry.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadInput(f"its “{field}” is not text")
    return value


def _hash(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
