"""The words of a language that say nothing of their own, and how words come to their stem."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from penned.coach import weigh
from penned.coach.norms import Norm, norm_of
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    "shared",
    "closings",
    "concrete_after_all",
)
_MAY = (
    "you",
    "we",
    "others",
    "third",
    "links",
    "sweeping",
    "definite",
    "receipt",
    "possessive",
    "places",
    "ahead",
    "articles",
    "likening",
    "being",
    "of",
    "money",
    "given",
)
_LONG_ENOUGH_TO_BE_ABSTRACT = 7
_ROOT = 3  # letters that a word keeps when its ending is taken off


_NORMED = "en"


class Facts(NamedTuple):
    """A word folded and stemmed; whether it is the writer's own; what it brings; its norm.

    `weight` is how much it tells, `spent` how much it costs the note in stock. `reading.Word` has
    these after its place and text, in this order.
    """

    folded: str
    stem: str
    own: bool
    capital: bool
    weight: float
    spent: float
    norm: Norm | None


@dataclass(frozen=True, eq=False)
class Lexicon:
    """One language's words, as sets of lower-case words; `stock` are all that any note may hold.

    `spent` are those of thanks, praise and vagueness, which a generic note is full of. `classes`
    are lists that only phrases name, such as `<actors>`; `_` is a blank within one entry.
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
    shared: frozenset[str]
    closings: frozenset[str]
    concrete_after_all: frozenset[str]
    you: frozenset[str]
    we: frozenset[str]
    others: frozenset[str]
    third: frozenset[str]
    links: frozenset[str]
    sweeping: frozenset[str]
    definite: frozenset[str]
    receipt: frozenset[str]
    possessive: frozenset[str]
    places: frozenset[str]
    ahead: frozenset[str]
    articles: frozenset[str]
    likening: frozenset[str]
    being: frozenset[str]
    of: frozenset[str]
    money: frozenset[str]
    given: frozenset[str]
    abstract_endings: tuple[str, ...]
    idioms: tuple[str, ...]
    irregular: dict[str, str]
    same: dict[str, frozenset[str]]
    stock: frozenset[str]
    spent: frozenset[str]
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stem_endings: tuple[str, ...] = ()
    nouns_are_capital: bool = False
    elides: bool = False
    accents: dict[str, str] = field(default_factory=dict)

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that most notes have."""
        return self.function | self.determiners | self.gratitude

    @cached_property
    def turning(self) -> frozenset[str]:
        """The words from which on a sentence may tell of something else."""
        return self.you | self.ahead | self.others | self.yours | self.thanking_for

    @property
    def normed(self) -> bool:
        """Whether coach/norms.py knows the words of this language."""
        return self.language == _NORMED

    def is_own(self, word: str) -> bool:
        """Whether a lower-case word is the writer's own rather than the stock of every note."""
        if word in self.stock or len(word) == 1 or word.endswith("'"):
            return False
        abstract = len(word) >= _LONG_ENOUGH_TO_BE_ABSTRACT and word.endswith(self.abstract_endings)
        return not abstract or word in self.concrete_after_all

    def stem(self, word: str) -> str:
        """What is left of a word without its endings: "driving", "drove" and "drives" are one."""
        return _rooted(self.irregular.get(word, word), self.stem_endings)

    @cached_property
    def facts(self) -> Callable[[str], Facts]:
        """What is known of a word as written; remembered, for words come back."""

        @lru_cache(maxsize=16384)
        def facts(written: str) -> Facts:
            folded = fold(written)
            bare = folded.removesuffix("'s")
            own = self.is_own(bare)
            norm = norm_of(self.irregular.get(bare, bare)) if self.normed else None
            return Facts(
                folded,
                self.stem(folded),
                own,
                written[0].isupper(),
                weigh.told(bare, norm, self, own=own),
                weigh.spent(bare, norm, self),
                norm,
            )

        return facts

    def likenesses(self, stem: str) -> frozenset[str]:
        """The stems that mean the same thing, itself included."""
        return self.same.get(stem, frozenset()) | {stem}


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word for comparing: lower case, straight apostrophe, no accents."""
    low = word.lower().replace("’", "'").replace("ʼ", "'")
    if low.isascii():
        return low
    parts = unicodedata.normalize(
        "NFD", low.replace("ł", "l").replace("ø", "o").replace("ß", "ss").replace("œ", "oe")
    )
    return "".join(part for part in parts if not unicodedata.combining(part))


def _rooted(word: str, endings: tuple[str, ...]) -> str:
    """The word without one of its language's endings; English where the language names none."""
    if not endings:
        return _stem(word)
    room = len(word) - _ROOT
    return next(
        (word[: -len(one)] for one in endings if len(one) <= room and word.endswith(one)), word
    )


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
    endings = table.get("endings", {})
    sets = {
        key: frozenset(_with_endings(table.get(key, "").split(), endings))
        for key in (*_SETS, *_MAY)
    }
    irregular = dict(pair.split(":") for pair in table.get("irregular", "").split())
    off = tuple(sorted(table.get("stem_endings", "").split(), key=len, reverse=True))
    same: dict[str, frozenset[str]] = {}
    for line in table.get("same", []):
        group = frozenset(_rooted(irregular.get(word, word), off) for word in line.split())
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
        classes={name: tuple(words.split()) for name, words in table.get("classes", {}).items()},
        stem_endings=off,
        nouns_are_capital=table.get("nouns_are_capital", False),
        elides=table.get("elides", False),
        accents=table.get("accents", {}),
        **sets,
    )


def _with_endings(words: list[str], endings: dict[str, str]) -> Iterator[str]:
    """The words folded; one that ends in a mark such as “~” with each of the mark's endings."""
    if not endings:
        yield from map(fold, words)
        return
    for word in words:
        for ending in endings.get(word[-1], "").split():
            yield fold(word[:-1] + ending.removeprefix("-"))
        if word[-1] not in endings:
            yield fold(word)
