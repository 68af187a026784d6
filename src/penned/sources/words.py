"""The words in gift lists: yes and no, ways to thank, months, money, titles; data in words.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_LONGEST_NOBODY = 24
_LONGEST_NOTHING = 12  # a longer cell says something, and need not be folded to see that


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: "", "-", "n/a", "none"."""
    return not text or (len(text) <= _LONGEST_NOTHING and fold(text) in _nothing())


def is_nobody(text: str) -> bool:
    """Whether this in place of a giver names nobody: "Anonymous"."""
    return len(text) <= _LONGEST_NOBODY and fold(text) in _nobody()


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
def fillers() -> frozenset[str]:
    """Words that say nothing in the title of a column, folded."""
    return _folded(_data()["titles"]["filler"])


@cache
def same() -> Mapping[str, str]:
    """What some words of titles stand for: "ty" is "thank you"; folded."""
    return {fold(word): fold(meant) for word, meant in _data()["titles"]["same"].items()}


@cache
def beside_sections() -> frozenset[str]:
    """Words that may stand in the heading of a section beside the event, folded."""
    return _folded(_data()["sections"]["beside"])


@cache
def events() -> frozenset[str]:
    """The keys of occasions that one word may head a section with."""
    return frozenset(_data()["sections"]["events"])


def plain_money() -> str:
    """What a gift is called of which nothing but the sum is known."""
    return str(_data()["money"]["plain"])


@cache
def before_sums() -> frozenset[str]:
    """Words that lead to a sum, folded: "a cheque for £50"."""
    return _folded(_data()["money"]["before"])


def is_money(text: str) -> bool:
    """Whether these words name a gift of money: "cash", "Target gift card"."""
    said = fold(text).replace(":", " ")
    return said in _alone() or bool(_money().search(said))


@cache
def currencies() -> Mapping[str, str]:
    """The code (ISO 4217) of a currency by its sign or code, as written and folded."""
    signs = {**_data()["money"]["signs"], **{code: code for code in _data()["money"]["codes"]}}
    return {**{fold(sign): code for sign, code in signs.items()}, **signs}


@cache
def currency_signs() -> tuple[str, ...]:
    """The signs and codes of currencies as written."""
    return (*_data()["money"]["signs"], *_data()["money"]["codes"])


@cache
def _alone() -> frozenset[str]:
    return _folded(_data()["money"]["alone"])


@cache
def _money() -> re.Pattern[str]:
    each = "|".join(
        map(re.escape, sorted(_folded(_data()["money"]["words"]), key=len, reverse=True))
    )
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)")


def each_up_to() -> int:
    """Up to how many givers of one gift each is thanked by a note of their own."""
    return int(_data()["groups"]["each_up_to"])


def told_from() -> int:
    """From how many givers of one gift on the person is told how they are thanked."""
    return int(_data()["groups"]["told_from"])


@cache
def _nothing() -> frozenset[str]:
    return _folded(_data()["nothing"])


@cache
def _nobody() -> frozenset[str]:
    return _folded(_data()["nobody"])


@cache
def _sums() -> frozenset[str]:
    return _folded(_data()["sums"])


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("penned.sources").joinpath("words.toml").read_text("utf-8"))
