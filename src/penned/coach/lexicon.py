"""The words of a language that say nothing of their own, and how words come to their stem."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN = re.compile(r"[a-z']*")
_SETS = (
    "tells",
    "function",
    "determiners",
    "numbers",
    "pronouns",
    "thanking_for",
    "leads",
    "yours",
    "joins",
    "gratitude",
    "praise",
    "vague",
    "plain",
    "times",
    "gatherings",
    "favours",
    "change",
    "shared",
    "closings",
    "concrete_after_all",
)
_LONG_ENOUGH_TO_BE_ABSTRACT = 7
_ENOUGH_TO_TELL = 8  # different words: fewer may well lack those that tell the language
_LAST_LATIN_LETTER = "\u024f"


@dataclass(frozen=True)
class Lexicon:
    """One language's words, as sets of lower-case words; `stock` are all that any note may hold.

    `spent` are those of thanks, praise and vagueness, which a generic note is full of.
    """

    language: str
    tells: frozenset[str]
    function: frozenset[str]
    determiners: frozenset[str]
    numbers: frozenset[str]
    pronouns: frozenset[str]
    thanking_for: frozenset[str]
    leads: frozenset[str]
    yours: frozenset[str]
    joins: frozenset[str]
    gratitude: frozenset[str]
    praise: frozenset[str]
    vague: frozenset[str]
    plain: frozenset[str]
    times: frozenset[str]
    gatherings: frozenset[str]
    favours: frozenset[str]
    change: frozenset[str]
    shared: frozenset[str]
    closings: frozenset[str]
    concrete_after_all: frozenset[str]
    abstract_endings: tuple[str, ...]
    idioms: tuple[str, ...]
    irregular: dict[str, str]
    same: dict[str, frozenset[str]]
    stock: frozenset[str]
    spent: frozenset[str]

    def is_own(self, word: str) -> bool:
        """Whether a lower-case word is the writer's own rather than the stock of every note."""
        if word in self.stock or len(word) == 1:
            return False
        abstract = len(word) >= _LONG_ENOUGH_TO_BE_ABSTRACT and word.endswith(self.abstract_endings)
        return not abstract or word in self.concrete_after_all

    def stem(self, word: str) -> str:
        """What is left of a word without its endings: "driving", "drove" and "drives" are one."""
        return _stem(self.irregular.get(word, word))

    @cached_property
    def facts(self) -> Callable[[str], tuple[str, str, bool]]:
        """A word as written -> (folded, stem, whether own); remembered, for words come back."""

        @lru_cache(maxsize=16384)
        def facts(written: str) -> tuple[str, str, bool]:
            folded = fold(written)
            return folded, self.stem(folded), self.is_own(folded.removesuffix("'s"))

        return facts

    def likenesses(self, stem: str) -> frozenset[str]:
        """The stems that mean the same thing, itself included."""
        return self.same.get(stem, frozenset()) | {stem}


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word for comparing: lower case, straight apostrophe, no accents."""
    low = word.lower().replace("’", "'").replace("ʼ", "'")
    if _PLAIN.fullmatch(low):
        return low
    parts = unicodedata.normalize("NFD", low.replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "xes", "zes", "ches", "shes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    word = word.removesuffix("e") if len(word) > 3 else word
    return word[:-1] + "i" if len(word) > 2 and word.endswith("y") else word


@cache
def lexicons() -> dict[str, Lexicon]:
    """Every language that the coach can read, by its code."""
    folder = files("penned.coach") / "words"
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {
        name.removesuffix(".toml"): read(
            (folder / name).read_text(encoding="utf-8"), name.removesuffix(".toml")
        )
        for name in found
    }


def read(text: str, language: str) -> Lexicon:
    """The lexicon in a words file; `BadInput` names the key that is missing."""
    table: dict[str, Any] = tomllib.loads(text)
    missing = [key for key in (*_SETS, "source", "as_of") if key not in table]
    if missing:
        raise BadInput(f"“{missing[0]}” is missing", where=f"words/{language}.toml")
    sets = {key: frozenset(fold(word) for word in table[key].split()) for key in _SETS}
    irregular = dict(pair.split(":") for pair in table.get("irregular", "").split())
    same: dict[str, frozenset[str]] = {}
    for line in table.get("same", []):
        group = frozenset(_stem(irregular.get(word, word)) for word in line.split())
        for stem in group:
            same[stem] = same.get(stem, frozenset()) | group
    stock = ("function", "determiners", "gratitude", "praise", "vague", "plain")
    return Lexicon(
        language=language,
        abstract_endings=tuple(table.get("abstract_endings", ())),
        idioms=tuple(table.get("idioms", ())),
        irregular=irregular,
        same=same,
        stock=frozenset().union(*(sets[key] for key in stock)),
        spent=sets["gratitude"] | sets["praise"] | sets["vague"],
        **sets,
    )


def language_of(words: list[str]) -> Lexicon | None:
    """The lexicon of the language these folded words are in, None where it is none we read.

    A few words are English as long as nothing tells of another language.
    """
    if not words:
        return None
    best, share = None, 0.15
    for lexicon in lexicons().values():
        telling = sum(word in lexicon.tells for word in words) / len(words)
        if telling >= share:
            best, share = lexicon, telling
    few = frozenset(words)
    if best is None and len(few) < _ENOUGH_TO_TELL and not any(map(_tells_of_another, few)):
        return lexicons()["en"]
    return best


def _tells_of_another(word: str) -> bool:
    return max(word, default="") > _LAST_LATIN_LETTER or word in _other_tongues()


@cache
def _other_tongues() -> frozenset[str]:
    text = (files("penned.coach") / "tongues.toml").read_text(encoding="utf-8")
    return frozenset(fold(word) for word in tomllib.loads(text)["words"].split())
