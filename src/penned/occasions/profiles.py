"""Profiles: in what manner the coach reads a note on an occasion, in a few plain facts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

_WHERE = "occasions/profiles.toml"


@dataclass(frozen=True, slots=True)
class Profile:
    """The manner in which a note is read.

    `number`: whether its specificity may be shown. `nudge`: whether anything but blanks and names
    is asked about. `pressed`: whether anything is called due or late. `fewest_words`: so few words
    of body, with the thing or the deed named, are a whole note.
    """

    name: str = "open"
    number: bool = True
    nudge: bool = True
    pressed: bool = True
    fewest_words: int = 12


OPEN = Profile()
"""The profile of an occasion that says nothing about it, and of words that name none."""


@cache
def profiles() -> dict[str, Profile]:
    """The profiles that come with Penned, by name."""
    text = (files("penned.occasions") / "profiles.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return {name: _profile(name, each) for name, each in tables.items() if isinstance(each, dict)}


_KINDS = {each.name: type(each.default) for each in fields(Profile) if each.name != "name"}


def _profile(name: str, table: Mapping[str, Any]) -> Profile:
    for key, value in table.items():
        if type(value) is not _KINDS.get(key):
            raise BadInput(f"“{key}” cannot be {value!r}", where=f"{_WHERE}, [{name}]")
    return Profile(name, **table)
