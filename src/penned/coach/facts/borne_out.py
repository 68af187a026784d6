"""Whether a claim is borne out by what was noted: in the same words, in others, or by inference."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from penned.coach.facts.claims import Claim, Sort
from penned.coach.kindred import BITS, kindred

if TYPE_CHECKING:
    from penned.coach.facts.evidence import Evidence
    from penned.coach.facts.wording import Wording

_NEARLY = 0.07  # of a duration: “an hour” for fifty-six minutes
_HALF_DAY = 12.0
_BEGINNING = 4  # letters by which a longer or shorter form of a name is known
_ROOT = 3  # letters at least: “sea” in “seaside”
_DERIVED = (
    "ation", "ition", "ement", "ment", "ness", "ship", "ian", "ion", "ist", "ity", "ant", "ent",
    "er", "or", "al", "ic", "i", "n", "r",
)  # fmt: skip
"""Endings, as stems have them, by which one noun is made of another or of a verb."""


def is_borne_out(claim: Claim, told: Evidence, wording: Wording) -> bool:
    """Whether what was noted says so too, or anyone would allow it."""
    said = claim.words[0]
    match claim.sort:
        case Sort.NUMBER | Sort.CLOCK:
            borne_out = _is_number_told(claim, told)
        case Sort.NAME:
            borne_out = any(_is_name_told(word, told, wording) for word in claim.words)
        case Sort.HOLIDAY:
            borne_out = said in told.names
        case Sort.KIN:
            borne_out = _is_kin_told(claim, told, wording)
        case Sort.LATELY:
            borne_out = claim.words[-1] in told.names
        case Sort.LOOK:
            borne_out = wording.stem(said) in told.stems
        case Sort.THING:
            borne_out = _is_thing_told(said, told, wording)
        case _:
            borne_out = claim.value in told.calendar[claim.sort]
    return borne_out


def _is_kin_told(claim: Claim, told: Evidence, wording: Wording) -> bool:
    """Whether they were noted, or are such as everybody has."""
    same = wording.same(claim.words[0])
    if not told.kin.isdisjoint(same):
        return True
    everybodys = not wording.sets["everyones"].isdisjoint(same)
    return everybodys and not claim.strict and whose(claim.owner, wording) != "theirs"


def _is_number_told(claim: Claim, told: Evidence) -> bool:
    value = claim.value
    if claim.minutes:
        near = any(abs(claim.minutes - one) <= _NEARLY * one for one in told.minutes)
        return near or value in told.numbers
    if value in told.numbers or (claim.sort is Sort.NUMBER and value in told.counted):
        return True
    half_past = value < _HALF_DAY and value == int(value) and value + 0.5 in told.numbers
    other_half = claim.sort is Sort.CLOCK and {value + _HALF_DAY, value - _HALF_DAY} & told.numbers
    return half_past or bool(other_half)


def _is_name_told(word: str, told: Evidence, wording: Wording) -> bool:
    return (
        not told.names.isdisjoint(wording.same(word))
        or wording.stem(word) in told.stems
        or (
            len(word) >= _BEGINNING
            and any(name.startswith(word[:_BEGINNING]) for name in told.names)
        )
    )


def _is_thing_told(said: str, told: Evidence, wording: Wording) -> bool:
    stem = wording.stem(said)
    if stem in told.stems or stem in told.occasion or said in told.names:
        return True
    if wording.base(said) in told.words:
        return True
    start, end = said[:_ROOT], said[-_ROOT:]
    return any(_is_of_a_family(stem, one) for one in told.stems if one[:1] == stem[:1]) or any(
        _is_compound(said, one) for one in told.names if one.startswith(start) or one.endswith(end)
    )


def likest(number: int, told: Evidence) -> float:
    """How far the word is from the likest of what was noted; 1 where nothing was."""
    code = kindred().code(number)
    return min(((code ^ other).bit_count() for other in told.codes), default=BITS) / BITS


@lru_cache(maxsize=65536)
def _is_of_a_family(one: str, other: str) -> bool:
    """Whether one stem comes from the other, or both from a third: “mower” from “mow”."""
    short, long = sorted((one, other), key=len)
    if len(short) < _ROOT or one[0] != other[0]:
        return False
    if long.startswith(short):
        return long[len(short) :] in _DERIVED
    root = _without_ending(short)
    return len(root) > _ROOT and root == _without_ending(long)


@lru_cache(maxsize=65536)
def _is_compound(one: str, other: str) -> bool:
    """Whether one word is made of the other and a third: “hallway” of “hall”."""
    short, long = sorted((one, other), key=len)
    if len(short) < _ROOT:
        return False
    if long.startswith(short):
        return _is_a_word(long[len(short) :])
    return long.endswith(short) and _is_a_word(long[: -len(short)])


def _is_a_word(rest: str) -> bool:
    return len(rest) >= _ROOT and kindred().number(rest) is not None


@lru_cache(maxsize=16384)
def _without_ending(stem: str) -> str:
    """A stem without an ending by which nouns are made: “operat” for “operation”."""
    ending = next((one for one in _DERIVED if stem.endswith(one) and one), "")
    return stem.removesuffix(ending)


def whose(owner: str, wording: Wording) -> str:
    """Whose a thing is said to be, by its determiner."""
    if owner in ("my", "our"):
        return "mine"
    if owner in ("your", "yours"):
        return "yours"
    named = owner.endswith("'s") and owner not in wording.sets["anybodys"]
    if owner in ("his", "her", "their") or named:
        return "theirs"
    return {"the": "the", "a": "a", "an": "a"}.get(owner, "nobody's")
