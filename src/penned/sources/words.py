"""The words in the cells of gift lists: yes and no, ways to thank, months; data in words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_LONGEST_NOTHING = 12  # a longer cell says something, and need not be folded to see that


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: "", "-", "n/a", "none"."""
    return not text or (len(text) <= _LONGEST_NOTHING and fold(text) in _nothing())


def is_sum(text: str) -> bool:
    """Whether a row with this in place of a giver adds up the others: "Total:"."""
    return fold(text).rstrip(": ") in _sums()


@cache
def answers() -> Mapping[str, tuple[bool, str]]:
    """Whether somebody was thanked, and how if not by a card, for each folded way of saying it."""
    thanked = _data()["thanked"]
    ways = {word: (True, how) for how, words in thanked["how"].items() for word in _folded(words)}
    no, yes = _folded(thanked["no"]) | _nothing() | {""}, _folded(thanked["yes"])
    return dict.fromkeys(no, (False, "")) | dict.fromkeys(yes, (True, "")) | ways


@cache
def months() -> Mapping[str, int]:
    """The number of a month by each of its names, folded."""
    return {
        word: at for at, names in enumerate(_data()["days"]["months"], 1) for word in _folded(names)
    }


@cache
def beside_dates() -> frozenset[str]:
    """Words that may stand in a date and say nothing about it, folded."""
    return _folded(word for phrase in _data()["days"]["beside"] for word in phrase.split("-"))


def digits(country: str) -> int:
    """How many digits a postcode of this country has, where it may begin with 0; else 0."""
    return int(_data()["postcodes"]["digits"].get(country, 0))


def begins_with_zero(state: str) -> bool:
    """Whether the postcodes of this state of the US, two letters, begin with 0."""
    return state in _data()["postcodes"]["zero_states"]


@cache
def _nothing() -> frozenset[str]:
    return _folded(_data()["nothing"])


@cache
def _sums() -> frozenset[str]:
    return _folded(_data()["sums"])


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("penned.sources").joinpath("words.toml").read_text("utf-8"))
