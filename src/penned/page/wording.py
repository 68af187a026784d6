"""What a careful writer knows of words at a line's end, and of dates: lists in four languages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

_FILE = resources.files("penned.page") / "data" / "wording.toml"


class Wording(NamedTuple):
    """Words in small letters, of all languages together; `data/wording.toml` says what each is."""

    leaning: frozenset[str]
    titles: frozenset[str]
    units: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    dates: frozenset[str]
    postscripts: frozenset[str]


@cache
def wording() -> Wording:
    """The lists that come with Penned."""
    languages = [
        table
        for table in tomllib.loads(_FILE.read_text("utf-8")).values()
        if isinstance(table, dict)
    ]
    return Wording(
        *(frozenset().union(*(one[key] for one in languages)) for key in Wording._fields)
    )
