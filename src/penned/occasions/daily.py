"""The question for the end of a day: which one is asked today; data in daily.toml."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

USUAL = "en"
_WHERE = "occasions/daily.toml"


def prompts(language: str) -> tuple[str, ...]:
    """The questions that come with Penned, in a language; in English where there are none."""
    asked = _asked()
    return asked.get(language, asked[USUAL])


def of_day(day: date, among: Iterable[str]) -> str:
    """The question of a day: the same whenever one asks, and not that of the day before.

    They come in an order of their own until all were asked. Even and odd days choose from two
    halves that stay as they are when others are added, so that no two days running meet in one.
    Raises `ValueError` where there is none to choose.
    """
    halves: tuple[list[str], list[str]] = ([], [])
    for rank, prompt in sorted((_rank(prompt), prompt) for prompt in set(among)):
        halves[rank % 2].append(prompt)
    one, other = (sorted(half, key=_rank) for half in halves)
    if not (one and other):  # few enough to fall into one half: every other one, then
        every = one or other
        if not every:
            raise ValueError("there is no prompt")
        return every[day.toordinal() % len(every)]
    half = (one, other)[day.toordinal() % 2]
    return half[day.toordinal() // 2 % len(half)]


def read(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The questions by language; `BadInput` with the list and the reason where one is faulty."""
    found: dict[str, tuple[str, ...]] = {}
    for language, asked in data.items():
        if language in {"source", "as_of"}:
            continue
        if not isinstance(asked, list) or not all(isinstance(each, str) for each in asked):
            raise BadInput(f"“{language}” must be a list of questions", where=_WHERE)
        if len(asked) < 2 or len(set(asked)) < len(asked) or not all(map(str.strip, asked)):
            raise BadInput(f"“{language}” needs two questions or more, each once", where=_WHERE)
        found[language] = tuple(asked)
    if USUAL not in found:
        raise BadInput(f"“{USUAL}” is missing", where=_WHERE)
    return found


@cache
def _asked() -> dict[str, tuple[str, ...]]:
    return read(tomllib.loads((files("penned.occasions") / "daily.toml").read_text("utf-8")))


def _rank(prompt: str) -> int:
    return int.from_bytes(hashlib.sha256(prompt.encode()).digest()[:8])
