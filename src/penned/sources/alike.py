"""Gifts that may be one: the same giver, nearly the same words; each pair with its reason."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from penned.people.person import Household
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from penned.people.person import Party

_NEARLY = 86  # of 100: "dutch oven" and "Dutch-oven, blue"
_DAYS = 120  # a gift that is noted twice is noted in one season
_SHORTEST = 4  # letters; "pan" is within too much
_MANY = 200  # gifts of one giver: beyond that only neighbours in the alphabet are compared
_NEIGHBOURS = 20
_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]|^\d+\s*[×x]\s+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Gift:
    """A gift to compare, under a number of the caller's: by whom, what it is, and when it came."""

    number: int
    givers: frozenset[str]
    what: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two gifts that may be one, by their numbers, and the reason in words."""

    one: int
    other: int
    why: str


def keys(givers: Iterable[Party]) -> frozenset[str]:
    """What tells that two gifts share a giver: the names of all, and of each in a household."""
    people = (one for party in givers for one in (party, *_members(party)))
    return frozenset(fold(one.envelope_name) for one in people)


def _members(party: Party) -> Sequence[Party]:
    return party.members if isinstance(party, Household) else ()


def pairs(gifts: Iterable[Gift]) -> tuple[Pair, ...]:
    """Every two gifts that may be one, by number; nothing is decided by that."""
    by_giver: dict[str, list[Gift]] = defaultdict(list)
    for gift in gifts:
        for key in gift.givers:
            by_giver[key].append(gift)
    read = cache(_Read.of)
    found: dict[tuple[int, int], Pair] = {}
    for some in by_giver.values():
        if len(some) == 1:
            continue
        for one, other in _to_compare(list(map(read, some))):
            first, second = (one, other) if one.gift.number <= other.gift.number else (other, one)
            place = (first.gift.number, second.gift.number)
            if place not in found and (why := _alike(first, second)):
                found[place] = Pair(*place, why)
    return tuple(found[place] for place in sorted(found))


class _Read(NamedTuple):
    """A gift with its words without what stands in brackets, and without how many there are."""

    gift: Gift
    folded: str
    plain: str
    words: frozenset[str]

    @classmethod
    def of(cls, gift: Gift) -> _Read:
        folded = fold(gift.what)
        said = _WORD.findall(fold(_ASIDE.sub(" ", gift.what))) or _WORD.findall(folded)
        return cls(gift, folded, " ".join(said), frozenset(said))


def _to_compare(gifts: Sequence[_Read]) -> Iterator[tuple[_Read, _Read]]:
    if len(gifts) <= _MANY:
        yield from combinations(gifts, 2)
        return
    ordered = sorted(gifts, key=lambda each: (each.plain, each.gift.number))
    for at, one in enumerate(ordered):
        yield from ((one, other) for other in ordered[at + 1 : at + 1 + _NEIGHBOURS])


def _alike(one: _Read, other: _Read) -> str:
    """Why two gifts of one giver may be one; "" where nothing says so."""
    first, second = one.gift, other.gift
    if first.on and second.on and abs((first.on - second.on).days) > _DAYS:
        return ""
    who = "the same giver" if first.givers == second.givers else "a giver of both"
    if one.folded == other.folded:
        return f"{who}, both “{first.what}”"
    if min(len(one.plain), len(other.plain)) < _SHORTEST:
        return ""
    within = one.words <= other.words or other.words <= one.words
    if within or fuzz.token_sort_ratio(one.plain, other.plain) >= _NEARLY:
        return f"{who}, “{first.what}” and “{second.what}”"
    return ""
