"""Whether somebody's own words tell of mourning or of illness, whatever the occasion is called."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.occasions.profiles import OPEN, profiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from penned.occasions.occasion import Occasion
    from penned.occasions.profiles import Profile

_GENERAL = frozenset({"gift", "favour", "neighbour", "wednesday"})
"""Occasions that say little of why somebody was kind."""
_WORD = re.compile(r"\w+")
_EARLY = 600  # characters: what a note is about it says by then; what comes later is a story
_NAME = r"(?-i:(?!I[’'])[A-ZÀ-Þ][\w’'-]+)"
_WHOSE = "(?:my|our|his|her|their|your|the|mein|meine|meines|meiner|unser|mi|mon|ma)"


def manner(occasion: Occasion | None, *words: str) -> Profile:
    """In what manner to read a note: gently where it or its moment tells of mourning or illness.

    An `occasion` that says more than that something was given or done is left as it is.
    """
    if (occasion is None or occasion.key in _GENERAL) and any(map(tells_of_sorrow, words)):
        return profiles()["gentle"]
    return occasion.profile if occasion else OPEN


@lru_cache(maxsize=1024)
def tells_of_sorrow(words: str) -> bool:
    """Whether these words tell of mourning or illness, in any language that Penned knows.

    “The battery died” and “passed the exam” do not. The first 600 characters are read.
    """
    text = words[:_EARLY]
    signs = _signs()
    said = {word.lower() for word in _WORD.findall(text)}
    return any(
        not sign or _pattern(sign).search(text)
        for word in said & signs.keys()
        for sign in signs[word]
    )


@cache
def _signs() -> Mapping[str, tuple[str, ...]]:
    """For each word the patterns of what has to stand around it; "" where it is enough alone."""
    text = (files("penned.occasions") / "sorrow.toml").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for language in tomllib.loads(text).values():
        for word, sign in _of_language(language) if isinstance(language, dict) else ():
            found[word] = (*found.get(word, ()), sign)
    return found


def _of_language(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((word, "") for word in data["alone"].split())
    kin = "|".join(data["who"].split())
    who = rf"(?:(?:{_WHOSE} (?:(?:late|old|poor|dear) )?)?(?:{kin})|{_NAME})"
    for word, pattern in data["with"].items():
        yield word, pattern.replace("WHO", who).replace("KIN", kin)


@cache
def _pattern(sign: str) -> re.Pattern[str]:
    return re.compile(sign, re.IGNORECASE)
