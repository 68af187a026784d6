"""Customs of countries: windows that differ, and habits worth a light word; never a lecture."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from penned.occasions import file, working

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from penned.occasions.occasion import Occasion, Window

_KEYS = ("title", "source", "as_of", "windows", "habits")


@dataclass(frozen=True, slots=True)
class Habit:
    """Something that is done so in a country: what, a light question about it, and who says so.

    `occasions` are keys, and stand for what extends them too; none means all.
    """

    says: str
    question: str
    source: str
    occasions: tuple[str, ...] = ()

    def holds_for(self, occasion: Occasion) -> bool:
        """Whether it is the habit on this occasion."""
        return not self.occasions or any(key in self.occasions for key in occasion.family)


@dataclass(frozen=True, slots=True)
class Custom:
    """What one country does otherwise. `windows` are by occasion, with those that extend it."""

    country: str
    title: str
    windows: Mapping[str, Window]
    habits: tuple[Habit, ...]
    source: str
    as_of: date


@cache
def customs() -> Mapping[str, Custom]:
    """The customs that come with Penned, by country (ISO 3166 alpha-2)."""
    folder = files("penned.occasions").joinpath("customs")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    made = (read(folder.joinpath(name).read_text("utf-8"), name) for name in names)
    return {each.country: each for each in made}


def window_of(occasion: Occasion, custom: str = "") -> Window:
    """The window of an occasion by the custom of a country or place, or else its own."""
    found = customs().get(working.country_of(custom))
    windows = found.windows if found else {}
    return next((windows[key] for key in occasion.family if key in windows), occasion.window)


def habits(occasion: Occasion, custom: str) -> tuple[Habit, ...]:
    """What is done on this occasion in a country, and a stranger may not know."""
    found = customs().get(working.country_of(custom))
    return tuple(each for each in found.habits if each.holds_for(occasion)) if found else ()


def read(text: str, where: str) -> Custom:
    """The custom that a TOML file describes; its name is the country's code.

    Raises `BadInput` with the file, the key (or line) and the reason.
    """
    data = file.parsed(text, where)
    file.only(data, _KEYS, "", where)
    source = file.text_of(data, "source", where)
    return Custom(
        country=PurePath(where).stem.upper(),
        title=file.text_of(data, "title", where),
        windows={
            key: file.window(table, f"windows.{key}", where, source)
            for key, table in file.table_of(data, "windows", where).items()
        },
        habits=_habits(data, source, where),
        source=source,
        as_of=file.day_of(data, where),
    )


def _habits(data: Mapping[str, Any], source: str, where: str) -> tuple[Habit, ...]:
    tables = data.get("habits", [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        file.fault(where, "habits", "must be [[habits]] tables with says, question and source")
    return tuple(
        _habit({"source": source, **table}, f"habits[{place}]", where)
        for place, table in enumerate(tables, 1)
    )


def _habit(table: Mapping[str, Any], key: str, where: str) -> Habit:
    file.only(table, tuple(each.name for each in fields(Habit)), key, where)
    says, question, source = (
        file.text_of(table, name, where, key) for name in ("says", "question", "source")
    )
    return Habit(says, question, source, file.words_of(table, "occasions", where, key))
