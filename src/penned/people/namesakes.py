"""How alike two whole names are: of two people, of two households; and why, in words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from penned.people import spelled, words
from penned.people.person import Household, Person
from penned.people.spelled import OTHER, Alike
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.people.person import Party

ONE_GIVEN = 0.7
"""Below this, two given names are those of two people."""
_NO_FAMILY = 0.6  # "Ana" and "Ana Reyes": it takes more than the name
_NEW_FAMILY = 0.5  # "Ana Reyes" and "Ana Berg", who may have married
_NO_NAME = 0.45  # "Mum" and "Carol Reyes"
_OTHER_SCRIPT = 0.5  # "李小龍" and "Bruce Lee"
_ASIDES = 0.35  # "Jo Lee (work)" and "Jo Lee (school)" were told apart by somebody
_GENERATION = 0.7  # "Tom Reyes" and "Tom Reyes Jr."
_MIDDLE = 0.6  # "Ana Maria Reyes" and "Ana Lucia Reyes"


def compare(one: Party, other: Party) -> Alike:
    """How sure it is from their names that two parties are one; 0 where nothing speaks for it."""
    if isinstance(one, Person) and isinstance(other, Person):
        return _less_asides(_people(one, other), one, other)
    if isinstance(one, Household) and isinstance(other, Household):
        return _less_asides(_households(one, other), one, other)
    return OTHER


def called(person: Person) -> tuple[str, ...]:
    """What a person is called, folded: the given name that is more than an initial, a nickname."""
    return _read(person).called


def plain(party: Party) -> str:
    """A household's name folded, without article and legal form: “harbour bakery”."""
    return " ".join(telling(party))


def telling(party: Party) -> list[str]:
    """The folded words of a name that tell it from others."""
    written = [word for word in words.without_article(party.name.split()) if not words.joins(word)]
    kept = [word for word in written if not words.is_legal(word.strip(",."))]
    return [folded for word in kept or written if (folded := fold(word).strip(",.&"))]


def _less_asides(alike: Alike, one: Party, other: Party) -> Alike:
    aside = {fold(one.aside), fold(other.aside)} - {""}
    return Alike(max(alike.score - _ASIDES, 0.0), alike.why) if len(aside) > 1 else alike


def _people(one: Person, other: Person) -> Alike:
    mine, theirs = _read(one), _read(other)
    if mine.generation and theirs.generation and mine.generation != theirs.generation:
        return OTHER
    if one.kin and other.kin and fold(one.kin) != fold(other.kin):
        return OTHER
    if mine.words == theirs.words and mine.words and _may_share_title(mine, theirs):
        turned = mine.family != theirs.family
        found = Alike(0.9, "another order") if turned else Alike(1.0, "written in another way")
    elif not (mine.latin and theirs.latin):
        found = _of_scripts(mine, theirs)
    else:
        found = _with_family(_given(mine, theirs), mine, theirs)
    return found if mine.generation == theirs.generation else _times(found, _GENERATION)


def _with_family(given: Alike, one: _Read, other: _Read) -> Alike:
    """The likeness of the given names, less what families and second names say against it."""
    middle = _middle(one.middle, other.middle)
    if not given.score:
        return OTHER
    if not all(each.called or each.family for each in (one, other)):
        return Alike(_NO_NAME, "one has no name")
    if not (one.family and other.family):
        return Alike(_NO_FAMILY * given.score * middle, given.why or "one has no family name")
    family = spelled.family(one.family, other.family)
    if not family.score:
        married = given.score >= 0.9 and one.called and len(one.called[0]) > 1
        return Alike(_NEW_FAMILY, "another family name") if married else OTHER
    why = " and ".join(dict.fromkeys(filter(None, (given.why, family.why))))
    return Alike(given.score * family.score * middle, why)


def _given(one: _Read, other: _Read) -> Alike:
    """The best likeness among what the two are called by."""
    if one.called and other.called:
        pairs = [spelled.given(a, b) for a in one.called for b in other.called]
        return max(pairs, key=lambda each: each.score)
    if not _may_share_title(one, other):
        return OTHER
    return Alike(_NO_FAMILY, "one has no given name")  # "Mr. Lee" and "Tom Lee"


def _middle(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """What the second names leave of a likeness: two that differ are those of two people."""
    if any(not spelled.given(a, b).score for a, b in zip(mine, theirs, strict=False)):
        return _MIDDLE
    return 1.0 if bool(mine) == bool(theirs) else 0.98


def _of_scripts(one: _Read, other: _Read) -> Alike:
    if one.latin != other.latin:
        return Alike(_OTHER_SCRIPT, "written in two scripts")
    return Alike(1.0, "spaced in another way") if one.solid == other.solid else OTHER


def _may_share_title(one: _Read, other: _Read) -> bool:
    """Whether titles leave it open; "Mr. Lee" and "Mrs. Lee", who have nothing else, are two."""
    return bool(one.called and other.called) or len({one.title, other.title} - {""}) < 2


def _times(alike: Alike, factor: float) -> Alike:
    return Alike(alike.score * factor, alike.why)


def _households(one: Household, other: Household) -> Alike:
    if one.members and other.members:
        return _of_members(one, other)
    mine, theirs = plain(one), plain(other)
    if mine == theirs:
        return Alike(0.95, "written in another way")
    if one.family or other.family:
        is_one = one.family and spelled.family(fold(one.family), fold(other.family)).score
        return Alike(0.45, "the same family name") if is_one else OTHER
    if fuzz.token_sort_ratio(mine, theirs) >= 90 and min(len(mine), len(theirs)) > 6:
        return Alike(0.85, "nearly the same words")
    return Alike(0.45, "words in common") if set(mine.split()) & set(theirs.split()) else OTHER


def _of_members(one: Household, other: Household) -> Alike:
    """Compare households by who is in them; those with other given names are others."""
    few, many = sorted((one, other), key=lambda each: len(each.members))
    pairs = [
        max((_people(a, b) for b in many.members), key=lambda each: each.score) for a in few.members
    ]
    least = min(pairs, key=lambda each: each.score)
    if least.score < ONE_GIVEN:
        return OTHER
    if len(few.members) == len(many.members):
        return Alike(0.95 * least.score, least.why or "the same people")
    return Alike(0.6 * least.score, "some of the same people")


class _Read(NamedTuple):
    """A person's name as it is compared: folded, its words in one order, what they are called."""

    title: str
    called: tuple[str, ...]
    middle: tuple[str, ...]
    family: str
    generation: str
    words: tuple[str, ...]
    solid: str
    latin: bool


@lru_cache(maxsize=32768)
def _read(person: Person) -> _Read:
    given, *middle = [*fold(f"{person.given} {person.middle}").split(), ""]
    called = middle[0] if len(given) == 1 and len(middle[0]) > 1 else given
    family, name = fold(person.family), fold(person.name)
    return _Read(
        title=fold(person.title),
        called=tuple(filter(_is_name, (called, fold(person.nickname)))),
        middle=tuple(middle[:-1]),
        family=family,
        generation=next(filter(words.is_generation, fold(person.suffix).split()), ""),
        words=tuple(sorted(filter(None, (given, *middle, *family.split())))),
        solid=name.replace(" ", ""),
        latin=not words.is_unparted([name]) and any(map(str.isascii, filter(str.isalpha, name))),
    )


def _is_name(called: str) -> bool:
    """Whether somebody is called by a name: “Mum” is none."""
    return bool(called) and not words.kin_length((called, ""))
