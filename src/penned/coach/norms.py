"""How concrete an English noun is, and whether a verb tells what an onlooker could see.

Source: the classes and counts of WordNet 3.1 and the Glasgow Norms, packed by tools/norms.py.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_ENDINGS = (
    ("ies", ("y",)), ("ves", ("f", "fe")), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)),
    ("ed", ("", "e")), ("ing", ("", "e")), ("ier", ("y",)), ("er", ("", "e")),
    ("iest", ("y",)), ("est", ("", "e")),
)  # fmt: skip
_DOUBLING = ("ed", "ing", "er", "est")
_LEAST_OF_A_WORD = 2  # letters
_SEEN = 4  # of 9: what verbs of motion, contact and making have, and those of feeling have not


class Norm(NamedTuple):
    """A word's nouns and verbs on a scale from 0 to 9, -1 without any; its commonest part.

    `part` is n, v, a or r; `good` says what the noun is: g a thing to hand over, p a place, or "-".
    """

    thing: int
    deed: int
    part: str
    good: str


def concreteness(word: str) -> float | None:
    """From 0 (a feeling) to 1 (a spoon); None for a word that is no noun we know."""
    norm = norm_of(word)
    return norm.thing / 9 if norm and norm.thing >= 0 else None


def is_deed(verb: str) -> bool:
    """Whether an onlooker could see it done: “carry”, “mended”, and not “appreciate”."""
    norm = norm_of(verb)
    return norm is not None and norm.deed >= _SEEN


@lru_cache(maxsize=16384)
def norm_of(word: str) -> Norm | None:
    """The norm of a lower-case word and of all that it may be a form of; None for an unknown one.

    "shelves" may be of a shelf and of to shelve: it is as concrete as the one and as much a deed as
    the other.
    """
    found = [norm for norm in map(_entry, _forms(word)) if norm]
    if not found:
        return None
    thing, deed = max(norm.thing for norm in found), max(norm.deed for norm in found)
    good = next((norm.good for norm in found if norm.good != "-"), "-")
    return Norm(thing, deed, found[0].part, good)


def _entry(word: str) -> Norm | None:
    line = _lines().get(word[:2], "")
    at = line.find(f" {word}:")
    if at < 0:
        return None
    thing, deed, part, good = tuple(line[at + len(word) + 2 : at + len(word) + 6])
    return Norm(_digit(thing), _digit(deed), part, good)


def _digit(said: str) -> int:
    return int(said) if said.isdigit() else -1


def _forms(word: str) -> tuple[str, ...]:
    """A word and what it may be a regular form of."""
    word = word.removesuffix("'s").removesuffix("'")
    found = [word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_OF_A_WORD:
            bare = word.removesuffix(ending)
            found += [bare + one for one in instead]
            if ending in _DOUBLING and bare[-1] == bare[-2]:
                found.append(bare[:-1])
    return tuple(found)


@cache
def _lines() -> dict[str, str]:
    """The packed norms by the two letters that the words begin with."""
    packed = (files("penned.coach") / "wordnet" / "norms.txt.gz").read_bytes()
    return {line[:2]: line for line in gzip.decompress(packed).decode().splitlines()}
