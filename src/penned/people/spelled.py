"""Whether two names may be one: spelled in another way, a familiar form, an initial."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from rapidfuzz.distance import OSA

from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_TWICE = re.compile(r"(.)\1+")
_SHORT = 5  # letters; of shorter names one letter makes another name


class Alike(NamedTuple):
    """How sure it is that two names are one, from 0 to 1, and why in words; "" for the same."""

    score: float
    why: str = ""


SAME, OTHER = Alike(1.0), Alike(0.0)


@lru_cache(maxsize=65536)
def given(one: str, other: str) -> Alike:
    """Compare two folded given names: “bob” is short for “robert”, “j” may be “john”."""
    if one == other or not (one and other):
        return SAME if one == other else OTHER
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return Alike(0.7, "an initial") if long.startswith(short) else OTHER
    if one in forms(other) or other in forms(one):
        return Alike(0.93, "a familiar form of the name")
    if sound(one) == sound(other):
        return Alike(0.92, "another spelling")
    if len(short) >= _SHORT and one[:-1] != other[:-1] and _near(one, other):  # not Maria and Mario
        return Alike(0.85, "one letter apart")
    return Alike(0.8, "forms of one name") if forms(one) & forms(other) else OTHER  # Bob and Rob


@lru_cache(maxsize=65536)
def family(one: str, other: str) -> Alike:
    """Compare two folded family names: “meyer” and “meier”, “garcia” and “garcia lopez”."""
    if one == other:
        return SAME
    if not (one and other):
        return OTHER
    if sound(one) == sound(other):
        return Alike(0.93, "another spelling")
    if set(re.split("[ -]", one)) & set(re.split("[ -]", other)) and _longest(one, other):
        return Alike(0.85, "a second family name")
    if min(len(one), len(other)) >= _SHORT and _near(one, other):
        return Alike(0.8, "one letter apart")
    return OTHER


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """What the usual spellings of a folded name share: “jon” of John, “meier” of Mayer."""
    letters = "".join(filter(str.isalnum, name))
    for written, heard in _sounds():
        kept = 0 if heard else 1  # what is silent is heard where it comes first
        letters = letters[:kept] + letters[kept:].replace(written, heard)
    return _TWICE.sub(r"\1", letters) or name


@lru_cache(maxsize=65536)
def forms(name: str) -> frozenset[str]:
    """The names that a folded given name may stand for, itself included: bob is bob and robert."""
    return _names_of().get(name, frozenset()) | {name}


def _near(one: str, other: str) -> bool:
    """Whether one letter more, less, changed or swapped makes them one."""
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _longest(one: str, other: str) -> bool:
    """Whether what they share is a name, not “de” or “van”."""
    shared = set(re.split("[ -]", one)) & set(re.split("[ -]", other))
    return max(map(len, shared)) > 3


@cache
def _names_of() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, familiar in _data()["forms"].items():
        for form in (name, *familiar):
            found.setdefault(fold(form), set()).add(fold(name))
    return {form: frozenset(names) for form, names in found.items()}


@cache
def _sounds() -> tuple[tuple[str, str], ...]:
    return tuple((written, heard) for written, heard in _data()["sounds"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("penned.people") / "data" / "nicknames.toml").read_text("utf-8"))
