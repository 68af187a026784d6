"""Which English words are kindred: synonyms, kinds, parts, and words of like use.

From WordNet 3.1 (relations, classes, parts of speech) and GloVe 6B (like use), packed by
tools/kindred.py; their licences are beside the packed file.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

BITS = 256
_CODE = BITS // 8  # bytes
_MOST = 4096  # words that are remembered


@dataclass(frozen=True, eq=False)
class Kindred:
    """The packed words, in alphabetical order; a word is a number from 0."""

    words: list[str]
    rarities: bytes
    kinds: bytes
    parts: bytes
    codes: bytes
    starts: array[int]
    nears: bytes
    ups: bytes
    related: array[int]

    def number(self, word: str) -> int | None:
        """The number of a lower-case word, None where it is not among them."""
        at = bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else None

    def rarity(self, word: int) -> int:
        """How rare a word is: 0 for “the”, 60 for “hospital”, 140 for “kettle”, 162 at most."""
        return self.rarities[word]

    def kind(self, word: int) -> int:
        """WordNet's class of the word as a noun (lexnames(5WN)), 0 where it is none."""
        return self.kinds[word]

    def share(self, word: int) -> tuple[int, int, int]:
        """How much of the word is noun, verb and anything else: 0 to 3 each."""
        mixed = self.parts[word]
        return mixed & 3, mixed >> 2 & 3, mixed >> 4 & 3

    @lru_cache(maxsize=_MOST)  # noqa: B019 - there is one Kindred, for good
    def code(self, word: int) -> int:
        """The sides of `BITS` planes on which a word lies, as one number."""
        return int.from_bytes(self.codes[word * _CODE : (word + 1) * _CODE], "little")

    @lru_cache(maxsize=_MOST)  # noqa: B019 - there is one Kindred, for good
    def nearest(self, word: int) -> frozenset[int]:
        """Synonyms, parts, wholes, and what is derived from the word."""
        start = self.starts[word]
        return frozenset(self.related[start : start + self.nears[word]])

    @lru_cache(maxsize=_MOST)  # noqa: B019 - there is one Kindred, for good
    def wider(self, word: int) -> frozenset[int]:
        """What the word is a kind of."""
        start = self.starts[word] + self.nears[word]
        return frozenset(self.related[start : start + self.ups[word]])

    @lru_cache(maxsize=_MOST)  # noqa: B019 - there is one Kindred, for good
    def explained(self, word: int) -> frozenset[int]:
        """The words by which a dictionary explains the word."""
        start = self.starts[word] + self.nears[word] + self.ups[word]
        return frozenset(self.related[start : self.starts[word + 1]])


def unlike(one: int, other: int) -> float:
    """How far apart two codes lie: 0 the same use, 0.5 nothing to do with each other."""
    return (one ^ other).bit_count() / BITS


@cache
def kindred() -> Kindred:
    """The words as packed; some milliseconds the first time."""
    rest = memoryview((files("penned.coach") / "likeness" / "kindred.bin").read_bytes())
    parts: list[bytes] = []
    while rest:
        length = int.from_bytes(rest[:4], "little")
        parts.append(bytes(rest[4 : 4 + length]))
        rest = rest[4 + length :]
    words, rarities, kinds, speech, codes, starts, nears, ups, related = parts
    return Kindred(
        words.decode("ascii").split("\n"),
        rarities,
        kinds,
        speech,
        codes,
        _numbers("I", starts),
        nears,
        ups,
        _numbers("H", related),
    )


def _numbers(kind: str, packed: bytes) -> array[int]:
    found = array(kind, packed)
    if sys.byteorder == "big":
        found.byteswap()
    return found
