"""By what kindnesses are recognised in messages: the rules of rules.toml, checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned import occasions
from penned.errors import BadInput
from penned.sources import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from penned.sources.phrases import Phrase

LANGUAGES = ("en", "de", "fr", "es")
_FILE = "sources/mail/rules.toml"
_PHRASES = ("sure", "hints", "subject", "givers", "items", "notes", "unless")
_PLAIN = {"occasion", "because", "from", "what", "plain", "ahead", "asks", "bulk"}
_NEEDED = ("occasion", "because", "from", "what", "sure")
_AGAINST = ("sentence", "message", "person", "ahead")
_SENDERS = ("person", "anyone")

Phrases = tuple[tuple[str, "Phrase"], ...]
"""Phrases, each with its language, "any" for all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of kindness; the keys are explained in `rules.toml`."""

    key: str
    occasion: str
    because: str
    what: Mapping[str, str]
    plain: Mapping[str, str]
    by_person: bool = True
    ahead: bool = False
    asks: bool = False
    bulk: bool = False
    lists: Mapping[str, Phrases] = field(default_factory=dict)

    def phrases(self, name: str) -> Phrases:
        """One of its lists: "sure", "hints", "subject", "givers", "items", "notes", "unless"."""
        return self.lists.get(name, ())


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, and what speaks against them.

    In a `sentence`, and in a `message`, for all rules; for those of a `person`; for those `ahead`.
    """

    rules: tuple[Rule, ...]
    sentence: Phrases
    message: Phrases
    person: Phrases
    ahead: Phrases
    worth: tuple[Phrase, ...] = ()
    """Words behind which the price of a gift stands."""


@cache
def known() -> Rules:
    """The rules of Penned."""
    return read(files("penned.sources.mail").joinpath("rules.toml").read_text("utf-8"))


def read(text: str) -> Rules:
    """The rules of a TOML text; `BadInput` with the rule, the key and the reason for a fault."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadInput(f"this is no TOML: {fault}", where=_FILE) from fault
    for name in ("source", "as_of", "unless"):
        if name not in data:
            raise BadInput(f"“{name}” is missing", where=_FILE)
    if extra := set(data["unless"]) - set(_AGAINST):
        raise _fault("unless", f"has a key that is not known: {min(extra)}")
    against = {name: _phrases(name, table, "unless") for name, table in data["unless"].items()}
    tables = {key: table for key, table in data.items() if isinstance(table, dict)}
    return Rules(
        tuple(_rule(key, table) for key, table in tables.items() if key != "unless"),
        against.get("sentence", ()),
        against.get("message", ()),
        against.get("person", ()),
        against.get("ahead", ()),
        tuple(map(phrases.compile, data.get("worth", ()))),
    )


def _rule(key: str, table: Mapping[str, Any]) -> Rule:
    if extra := set(table) - _PLAIN - set(_PHRASES):
        raise _fault(key, f"has a key that is not known: {min(extra)}")
    if missing := [name for name in _NEEDED if name not in table]:
        raise _fault(key, f"lacks “{missing[0]}”")
    if table["from"] not in _SENDERS:
        raise _fault(key, f"is from “{table['from']}”, which is neither {' nor '.join(_SENDERS)}")
    if table["occasion"] not in frozenset(occasions.keys()):
        raise _fault(key, f"names “{table['occasion']}”, which is no occasion")
    for name in ("what", "plain"):
        _check_words(key, name, table.get(name, dict.fromkeys(LANGUAGES, "")))
    return Rule(
        key,
        table["occasion"],
        table["because"],
        table["what"],
        table.get("plain", {}),
        by_person=table["from"] == "person",
        ahead=table.get("ahead", False),
        asks=table.get("asks", False),
        bulk=table.get("bulk", False),
        lists={name: _phrases(key, table.get(name, {}), name) for name in _PHRASES},
    )


def _check_words(key: str, name: str, words: Mapping[str, str]) -> None:
    if missing := [language for language in LANGUAGES if language not in words]:
        raise _fault(key, f"has no “{name}” in the language {missing[0]}")
    for said in words.values():
        try:
            said.format(who="", what="")
        except (KeyError, IndexError, ValueError):
            raise _fault(key, f"has a blank that is not known in “{said}”") from None


def _phrases(key: str, table: Mapping[str, list[str]], name: str) -> Phrases:
    return tuple(_compiled(key, table, name))


def _compiled(key: str, table: Mapping[str, list[str]], name: str) -> Iterator[tuple[str, Phrase]]:
    for language, written in table.items():
        if language not in (*LANGUAGES, "any"):
            raise _fault(key, f"has “{name}” in a language that is not known: {language}")
        for phrase in written:
            try:
                yield language, phrases.compile(phrase)
            except BadInput as fault:
                raise _fault(key, fault.what) from None


def _fault(key: str, what: str) -> BadInput:
    return BadInput(f"[{key}] {what}", where=_FILE)
