"""The words in names that are no names: titles, kin, particles and the like; data/names.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_INITIAL = re.compile(r"(?:[^\W\d_]\.(?:-[^\W\d_]\.)?)+|[^\W\d_]")
# Scripts that write family and given name without a space, or the family name first.
_UNPARTED = re.compile(
    r"[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
_DOTS = str.maketrans("", "", ".")


def is_title(word: str) -> bool:
    """Whether `word` is a title: "Dr.", "Mrs", "Señora", "Sir"."""
    return _among(word, "titles", "with_family") or goes_with_given(word)


def are_titles(words: Sequence[str]) -> bool:
    """Whether `words` are titles only: "Mr." in "Mr. and Mrs. Lee"; "M." is one only there."""
    lone = len(words) == 1 and _among(words[0], "titles", "alone")
    return lone or all(map(is_title, words))


def goes_with_given(title: str) -> bool:
    """Whether `title` is said with the given name: "Sir Ian"."""
    return any(_among(word, "titles", "with_given") for word in title.split())


def of_one(title: str) -> str:
    """The title of each of several people: "Dr." of "Drs."; "" where `title` is for one already."""
    plural: dict[str, str] = _data()["titles"]["plural"]
    return plural.get(bare(title), "")


def is_wife(title: str) -> bool:
    """Whether `title` may stand before a husband's given name: "Mr. & Mrs. Tom Reyes"."""
    return _among(title, "titles", "wife")


def before_two_families(title: str) -> bool:
    """Whether a name behind `title` commonly ends in two family names: "Sra. Ana García López"."""
    return any(_among(word, "titles", "two_families") for word in title.split())


def kin_length(words: Sequence[str]) -> int:
    """How many words say the relation: 1 in "Aunt Carol", 2 in "Great Aunt Carol", else 0."""
    for length, word in enumerate(words, 1):
        if _is_kin(word):
            return length
        if not _among(word, "kin", "before"):
            break
    return 0


def is_particle(word: str) -> bool:
    """Whether `word` begins a family name of several words: "van", "de", "Ní"."""
    return _among(word, "particles", "any_case") or (
        word.islower() and _among(word, "particles", "lower_case")
    )


def is_generation(word: str) -> bool:
    """Whether `word` tells generations apart: "Jr.", "III"."""
    return _among(word, "suffixes", "generation")


def is_letters(word: str, *, behind_comma: bool) -> bool:
    """Whether `word` is what stands for a degree or an honour: "PhD", "M.D."."""
    plain = word.translate(_DOTS)
    suffixes = _data()["suffixes"]
    return plain in suffixes["letters"] or (behind_comma and plain in suffixes["after_comma"])


def is_legal(word: str) -> bool:
    """Whether `word` is a company's legal form: "Ltd", "GmbH"."""
    capitals = word.translate(_DOTS) in _data()["groups"]["legal_capitals"]
    return capitals or _among(word, "groups", "legal")


def is_symbol(word: str) -> bool:
    """Whether `word` is a sign that joins people: "&", "+"."""
    return word in _data()["joining"]["symbols"]


def joins(word: str) -> bool:
    """Whether `word` joins people: "&", "and", "und"."""
    said = word.islower() or len(word) > 2  # "E" and "Og" are names
    return is_symbol(word) or (said and word.casefold() in _set("joining", "words"))


def joins_inside_names(word: str) -> bool:
    """Whether `word` may also join two family names of one person: "José Ortega y Gasset"."""
    return word in _set("joining", "inside_names")


def is_article(word: str) -> bool:
    """Whether `word`, before one plural, makes a family: "the Nguyens"."""
    return _among(word, "family", "articles")


def is_dropped(word: str) -> bool:
    """Whether a greeting leaves `word` out where it comes first: "the", "our"."""
    return _among(word, "family", "dropped") or (
        word.islower() and _among(word, "family", "dropped_small")
    )


def without_article(words: Sequence[str]) -> Sequence[str]:
    """`words` without a leading article or possessive, unless nothing else is there."""
    return words[1:] if len(words) > 1 and is_dropped(words[0]) else words


def is_family(word: str, *, behind: bool) -> bool:
    """Whether `word` says "family", standing `behind` the name or before it."""
    return _among(word, "family", "after" if behind else "before")


def with_others(words: Sequence[str]) -> bool:
    """Whether `words` are people who come with somebody: "the kids", "family"."""
    named = words[1:] if len(words) > 1 and _among(words[0], "family", "possessives") else words
    return " ".join(map(bare, without_article(named))) in _set("family", "with_others")


def is_group(words: Sequence[str]) -> bool:
    """Whether `words` name a group or a company: "the book club", "Team Accounting"."""
    if len(words) < 2:
        return False
    last, named = words[-1], is_dropped(words[0]) or words[-2].endswith(("'s", "’s", "s'", "s’"))
    return (
        is_legal(last)
        or _among(last, "groups", "last")
        or _among(words[0], "groups", "first")
        or (named and _among(last, "groups", "last_with_article"))
    )


def is_described(words: Sequence[str]) -> bool:
    """Whether `words` say who somebody is rather than a name: "my sister Ana", "the neighbour"."""
    begins = _among(words[0], "family", "dropped") or words[0].endswith(("'s", "’s"))
    return begins and len(words) > 1


def small(word: str) -> str:
    """`word` as English writes it in a greeting: "family", "everyone"; others as they are."""
    return word.lower() if _among(word, "groups", "small") else word


def is_double_given(words: Sequence[str]) -> bool:
    """Whether `words` are one given name: "José María", "Mary Jane"."""
    return fold(" ".join(words)) in _folded("double_given", "names")


def is_vietnamese(words: Sequence[str]) -> bool:
    """Whether `words` are a Vietnamese name in its own order, family name first."""
    if len(words) < 3 or fold(words[0]) not in _folded("vietnamese", "families"):
        return False
    own_spelling = words[0].lower() in _data()["vietnamese"]["families"] and not words[0].isascii()
    return own_spelling or fold(words[1]) in _folded("vietnamese", "middles")


def is_initial(word: str) -> bool:
    """Whether `word` is an initial: "J.", "J", "J.R."."""
    return _INITIAL.fullmatch(word) is not None


def is_unparted(words: Iterable[str]) -> bool:
    """Whether the script does not show where the given name begins: "李小龍"."""
    return any(_UNPARTED.search(word) for word in words)


def bare(word: str) -> str:
    """`word` without case and dots, as the lists of words are compared."""
    return word.casefold().translate(_DOTS)


def _is_kin(word: str) -> bool:
    if _among(word, "kin", "words"):
        return True
    head, _, tail = bare(word).rpartition("-")
    return bool(head) and head in _set("kin", "before") and tail in _set("kin", "words")


@lru_cache(maxsize=8192)
def _among(word: str, table: str, entry: str) -> bool:
    known = _set(table, entry)
    plain = bare(word)
    return plain in known or (word.endswith(".") and f"{plain}." in known)


@cache
def _set(table: str, entry: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _data()[table][entry])


@cache
def _folded(table: str, entry: str) -> frozenset[str]:
    return frozenset(map(fold, _data()[table][entry]))


@cache
def _data() -> dict[str, Any]:
    text = resources.files("penned.people").joinpath("data/names.toml").read_text("utf-8")
    return tomllib.loads(text)
