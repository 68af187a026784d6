"""After how long one may think of somebody again, by what they are to one: from silence.toml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from penned.occasions import file

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "silence.toml"
_LONGEST = 3660  # days


@dataclass(frozen=True, slots=True)
class Silence:
    """How long after the last thanks, as a rule and by relation; `never` are left in peace."""

    usual: timedelta
    relations: Mapping[str, timedelta]
    never: tuple[str, ...]

    def after(self, relation: str) -> timedelta | None:
        """How long for this relation, "" for one that is not known; None for never."""
        return None if relation in self.never else self.relations.get(relation, self.usual)

    @property
    def shortest(self) -> timedelta:
        """The shortest of all: before that, nobody is thought of."""
        return min((self.usual, *self.relations.values()))


@cache
def silence() -> Silence:
    """What silence.toml says."""
    return read((files("penned.occasions") / _FILE).read_text("utf-8"), _FILE)


def read(text: str, where: str) -> Silence:
    """What such a file says; raises `BadInput` with file, key and reason."""
    data = file.parsed(text, where)
    file.only(data, ("source", "as_of", "usual", "never", "relations"), "", where)
    file.text_of(data, "source", where)
    file.day_of(data, where)
    relations = file.table_of(data, "relations", where)
    return Silence(
        usual=_days(data.get("usual"), "usual", where),
        relations={
            relation: _days(days, f"relations.{relation}", where)
            for relation, days in relations.items()
        },
        never=file.words_of(data, "never", where),
    )


def _days(days: object, key: str, where: str) -> timedelta:
    if not isinstance(days, int) or isinstance(days, bool) or not 0 < days <= _LONGEST:
        file.fault(where, key, f"must be a number of days from 1 to {_LONGEST}, not {days!r}")
    return timedelta(days=days)
