"""How a language says numbers, times, kin and looks, and what it says without asserting it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.coach.kindred import kindred
from penned.coach.lexicon import fold, lexicons
from penned.coach.names import kin_like, kin_words
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from penned.coach.lexicon import Lexicon

_SETS = (
    "uncounted", "holidays", "at_the_clock", "clock", "kin", "everyones", "commonplace",
    "unreal", "asking", "subjects", "holding", "joining", "negated", "compared", "likening",
    "likening_before", "breaks", "looks", "weekend", "before_verbs", "before_nouns", "pointing",
    "powers", "being", "promising", "quarterly", "anybodys", "bundles", "single", "whole",
    "whereabouts", "wishing", "others", "telling", "opening", "having_been", "telling_of", "lately",
    "before_seasons", "doers", "equating", "objects",
)  # fmt: skip
_NUMBERED = (
    "numbers", "scales", "spans", "weekdays", "months", "seasons", "parts_of_day",
    "named_hours", "parts",
)  # fmt: skip
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("est", ""),
    ("est", "e"),
    ("er", ""),
    ("er", "e"),
)


@dataclass(frozen=True, eq=False)
class Wording:
    """One language's closed lists of words, from claims.toml; `numbered` hold a number for each."""

    language: str
    sets: Mapping[str, frozenset[str]]
    numbered: Mapping[str, Mapping[str, float]]
    alike: Mapping[str, frozenset[str]]
    irregular: Mapping[str, str]
    occasions: Mapping[str, frozenset[str]]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The same language's stock words."""
        return lexicons()[self.language]

    @cached_property
    def empty(self) -> frozenset[str]:
        """Words that claim nothing: those of grammar, thanks and praise."""
        lexicon = self.lexicon
        return lexicon.function | lexicon.determiners | lexicon.gratitude | lexicon.praise

    @cached_property
    def listed(self) -> frozenset[str]:
        """Words of which numbers, days, looks and kin are made."""
        lists = (
            *self.numbered.values(),
            self.sets["kin"],
            self.sets["looks"],
            self.sets["holidays"],
        )
        return frozenset().union(*lists)

    @cached_property
    def idle(self) -> frozenset[str]:
        """Empty words that nothing listed is made of either."""
        little = (self.empty | self.sets["unreal"]) - self.listed
        return little | self.sets["powers"] | self.sets["clock"]

    @cached_property
    def acting(self) -> frozenset[str]:
        """Words after which a verb is due."""
        sets = self.sets
        return (sets["subjects"] - sets["pointing"]) | sets["unreal"] | sets["before_verbs"]

    @cached_property
    def leading(self) -> frozenset[str]:
        """Words after which a noun is due."""
        nouns = self.lexicon.determiners | self.sets["before_nouns"] | self.sets["looks"]
        return nouns | self.numbered["numbers"].keys()

    @cached_property
    def stem(self) -> Callable[[str], str]:
        """A folded word -> what is left of it without its endings."""
        lexicon = self.lexicon

        @lru_cache(maxsize=16384)
        def stem(word: str) -> str:
            word = word.removesuffix("'s").removesuffix("'")
            return lexicon.stem(self.irregular.get(word, word))

        return stem

    def same(self, word: str) -> frozenset[str]:
        """The words for the same person or thing, itself included."""
        return self.alike.get(word, frozenset()) | kin_like(word) | {word}

    @cached_property
    def base(self) -> Callable[[str], int | None]:
        """A folded word -> its number among the kindred words, by its plain form; or None."""

        @lru_cache(maxsize=16384)
        def base(word: str) -> int | None:
            word = word.removesuffix("'s").removesuffix("'")
            known = kindred()
            number = known.number(word)
            plain = self.irregular.get(word)
            if plain is not None:
                return known.number(plain)
            if (
                number is not None
                and known.share(number)[0] > 1
                and (word.endswith("ss") or not word.endswith("s"))
            ):
                return number
            for ending, instead in _ENDINGS:
                if word.endswith(ending) and len(word) - len(ending) > 1:
                    rest = word.removesuffix(ending)
                    found = known.number(rest + instead)
                    if found is None and len(rest) > 3 and rest[-1] == rest[-2]:
                        found = known.number(rest[:-1])
                    if found is not None:
                        return found
            return number

        return base


@cache
def wordings() -> dict[str, Wording]:
    """Every language in which claims can be read, by its code."""
    text = (files("penned.coach.facts") / "claims.toml").read_text(encoding="utf-8")
    return {
        language: read(table, language)
        for language, table in tomllib.loads(text).items()
        if isinstance(table, dict)
    }


def read(table: Mapping[str, Any], language: str) -> Wording:
    """One language's table; `BadInput` names the key that is missing or cannot be read."""
    where = f"coach/facts/claims.toml, [{language}]"
    missing = [key for key in (*_SETS, *_NUMBERED, "alike", "irregular") if key not in table]
    if missing:
        raise BadInput(f"“{missing[0]}” is missing", where=where)
    alike: dict[str, frozenset[str]] = {}
    for line in table["alike"]:
        group = frozenset(map(fold, line.split()))
        for word in group:
            alike[word] = alike.get(word, frozenset()) | group
    return Wording(
        language=language,
        sets={
            **{key: frozenset(map(fold, table[key].split())) for key in _SETS},
            "kin": frozenset(map(fold, table["kin"].split())) | kin_words(),
        },
        numbered={key: _numbered(table[key], f"{where}, {key}") for key in _NUMBERED},
        alike=alike,
        irregular=dict(pair.split(":") for pair in table["irregular"].split()),
        occasions={
            name: frozenset(map(fold, words.split()))
            for name, words in table.get("occasions", {}).items()
        },
    )


def _numbered(written: str, where: str) -> dict[str, float]:
    try:
        return {
            fold(word): float(number)
            for word, number in (pair.split(":") for pair in written.split())
        }
    except ValueError as fault:
        raise BadInput(f"this is no list of word:number: {fault}", where=where) from fault
