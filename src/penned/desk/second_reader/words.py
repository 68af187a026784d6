"""What a second reader is told to do, and the words by which its answer is sifted, by language."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")

SUBJECT = 4
"""What a sentence is about stands among its first words, so many."""


class Tongue(NamedTuple):
    """The words of one language by which sentences are told apart; words.toml says how.

    `norms` is the language whose norms of concreteness hold, "" where there are none.
    """

    common: frozenset[str]
    opens: frozenset[str]
    leads: frozenset[str]
    not_then: frozenset[str]
    mine: frozenset[str]
    the_note: frozenset[str]
    offers: frozenset[str]
    numbers: frozenset[str]
    the: frozenset[str]
    anybodys: frozenset[str]
    being: frozenset[str]
    norms: str


def words(text: str) -> list[str]:
    """The words and numbers of a text, folded, without the “'s” of an owner."""
    plain = (word.casefold().replace("’", "'") for word in WORD.findall(text))
    return [word.removesuffix("'s") for word in plain]


def told_to(kind: str) -> str:
    """What a second reader is told to do: “questions”, or “reading”."""
    return str(_data()["told"][kind])


def tongue_of(text: str) -> Tongue | None:
    """The language most of whose common words are in the text; None where none has any."""
    said = words(text)
    counted = [(sum(word in tongue.common for word in said), tongue) for tongue in _tongues()]
    most, tongue = max(counted, key=lambda each: each[0])
    return tongue if most else None


@cache
def _tongues() -> tuple[Tongue, ...]:
    return tuple(_tongue(table) for table in _data()["words"].values())


def _tongue(table: dict[str, str]) -> Tongue:
    lists = [name for name in Tongue._fields if name != "norms"]
    said = {name: frozenset(table.get(name, "").split()) for name in lists}
    return Tongue(**said, norms=table.get("norms", ""))


@cache
def _data() -> dict[str, Any]:
    text = (files("penned.desk.second_reader") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
