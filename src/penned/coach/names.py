"""Whether a greeting calls those whom the note is for, by a name that is theirs."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.coach.kindred import kindred
from penned.coach.lexicon import fold
from penned.coach.reading import tokens
from penned.coach.spelling import slips
from penned.errors import BadInput
from penned.people.names import parse
from penned.people.person import Household, Party, Person
from penned.people.words import is_title

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORT = 4  # letters: a name as short as this allows one slip, a longer one two
_PET_ENDINGS = ("ie", "y", "i", "o")
_GROWN_ON = ("ji", "jee", "san")  # that are written in one word with the name
_GROUP, _PERSON = 14, 18  # classes of WordNet's nouns
_SHORTER = 2  # letters that a pet form may have more than the name: “Annie” for Ana


@dataclass(frozen=True, slots=True)
class Names:
    """The folded words by which some people are called; `members` has a set for each of them.

    `open` is true where a first name is not known, so that any may be right.
    """

    words: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    members: tuple[frozenset[str], ...] = ()
    family: frozenset[str] = frozenset()
    open: bool = True

    def know(self, word: str) -> bool:
        """Whether `word` is one of the names, or a short form of one."""
        singular = word.removesuffix("s")
        return any(same(word, name) for name in self.words) or singular in self.family

    def perhaps(self, word: str) -> bool:
        """Whether `word` may be a pet form of a name, though no list has it: "Annie" for Ana."""
        pet = len(word) <= _SHORT or word.endswith(_PET_ENDINGS)
        return (
            pet
            and word not in _in_their_own_right()
            and any(
                word[:2] == name[:2] and len(word) <= len(name) + _SHORTER for name in self.words
            )
        )

    def misspelt(self, word: str) -> str:
        """The name that sounds like `word` and is written otherwise, "" where there is none."""
        if word in self.words or word.removesuffix("s") in self.family:
            return ""
        return next((name for name in sorted(self.words) if _sounds_like(name, word)), "")

    def share_a_script_with(self, word: str) -> bool:
        """Whether any name is written in the letters of `word`: “Ivan” may well be Иван."""
        return any(_script(name) == _script(word) for name in self.words)

    def near(self, word: str) -> str:
        """The name that `word` looks like a slip of, "" where there is none."""
        allowed = 1 if len(word) <= _SHORT else 2
        return next(
            (name for name in sorted(self.words) if 0 < slips(word, name, allowed) <= allowed), ""
        )


def _script(word: str) -> str:
    """The script of a word's first letter, such as LATIN."""
    return unicodedata.name(word[:1], "").partition(" ")[0]


def names_of(written: Iterable[str]) -> Names:
    """By what names those of the address book may be called."""
    return _names_of(tuple(written))


@lru_cache(maxsize=4096)
def _names_of(written: tuple[str, ...]) -> Names:
    parties = [party for party in map(party_of, written) if party]
    people = [person for party in parties for person in members_of(party)]
    family = frozenset(word for party in parties for word in words_of(party.family))
    words = frozenset(word for party in parties for word in words_of(party.name))
    return Names(
        words=words - anybody(),
        kin=frozenset(word for person in people for word in words_of(person.kin)),
        members=tuple(_called(person) for person in people),
        family=family,
        open=not people
        or any(not (person.given or person.nickname) for person in people)
        or any(map(_is_a_body, written)),
    )


@lru_cache(maxsize=4096)
def party_of(name: str) -> Party | None:
    """The person or household that `name` names, None where it names nobody."""
    try:
        return parse(name)
    except BadInput:
        return None


def is_one_person(written: tuple[str, ...]) -> bool:
    """Whether these names are one person's, and no household's."""
    return len(written) == 1 and isinstance(party_of(written[0]), Person)


def is_one_of(giver: str, written: tuple[str, ...]) -> bool:
    """Whether a giver is among those whom the note goes to: by name, or as one of their house.

    “Ana & Tom Reyes” gave, and the note goes to Ana Reyes.
    """
    gave, to = names_of((giver,)), names_of(written)
    if gave.family and to.family and gave.family.isdisjoint(to.family):
        return False
    if not any(gave.members) or not any(to.members):
        return not gave.words.isdisjoint(to.words)
    return any(not one.isdisjoint(other) for one in gave.members for other in to.members)


def members_of(party: Party) -> tuple[Person, ...]:
    """The people of a party, as far as they are named."""
    return party.members if isinstance(party, Household) else (party,)


def salutation(name: str) -> str:
    """How a note would call them: "Ana", "Ana and Tom", "Mr. and Mrs. Lee", "Aunt Carol"."""
    party = party_of(name)
    return party.salutation if party else name


def told_apart(one: str, other: str) -> tuple[str, str]:
    """How to call two in one sentence: by salutation, or by full name where both are “Ana”."""
    short = salutation(one), salutation(other)
    return (one, other) if short[0] == short[1] else short


@cache
def anybody() -> frozenset[str]:
    """Words of a greeting that are nobody's name."""
    return frozenset(fold(word) for word in _data()["anybody"].split())


@cache
def is_form_of_address(word: str) -> bool:
    """Whether a folded word is a title in some tongue: “Frau”, “Señora”."""
    return is_title(word) or word in _titles()


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(word) for word in _data()["titles"].split())


@cache
def regards() -> frozenset[str]:
    """Words of regard that go with a name: “Respected”, “-ji”."""
    return frozenset(fold(word) for word in _data()["regard"].split())


def without_regard(word: str) -> str:
    """A folded name without a form of regard at its end: “mummyji”, “rao-san”."""
    for end in regards():
        if word.endswith("-" + end) or (end in _GROWN_ON and word.endswith(end)):
            rest = word.removesuffix(end).removesuffix("-")
            if len(rest) >= _SHORT - 1:
                return rest
    return word


@cache
def crowd() -> frozenset[str]:
    """Words that greet more than one."""
    return frozenset(fold(word) for word in _data()["crowd"].split())


@cache
def _in_their_own_right() -> frozenset[str]:
    """Names that have short forms, and so are seldom one themselves."""
    return frozenset(fold(line.split()[0]) for line in _data()["nicknames"])


def kin_words() -> frozenset[str]:
    """All kin words of the languages that we know, folded."""
    return frozenset(_kin())


def kin_like(word: str) -> frozenset[str]:
    """The words for the same relation as this one, in any language; none for any other word."""
    at = _kin().get(word)
    return frozenset() if at is None else _relations()[at]


@cache
def _relations() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(fold, line.split())) for line in _data()["kin"])


def kin_of(word: str) -> int | None:
    """Which relation a kin word is, as a number; None for any other word."""
    return _kin().get(word)


@cache
def _kin() -> dict[str, int]:
    return {fold(word): at for at, line in enumerate(_data()["kin"]) for word in line.split()}


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for at, line in enumerate(_data()["nicknames"]):
        for word in line.split():
            groups.setdefault(fold(word), set()).add(at)
    return {word: frozenset(found) for word, found in groups.items()}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("penned.coach") / "names.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name as written."""
    return tuple(fold(word).removesuffix("'s") for word in tokens(name))


_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("th", "t"), ("h", ""), ("y", "i"), ("ie", "i"),
    ("ee", "i"), ("z", "s"), ("w", "v"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def _sound(name: str) -> str:
    """A name as it is heard, roughly: “Catherine” and “Katharine”, “Steven” and “Stephen”."""
    for written, heard in _SOUNDS:
        name = name.replace(written, heard)
    once = "".join(letter for at, letter in enumerate(name) if name[at - 1 : at] != letter)
    return once.removesuffix("e")


def _sounds_like(one: str, other: str) -> bool:
    """Whether two spellings are of one name, or of two that differ by vowels: “Kathryn”."""
    if _sound(one) == _sound(other):
        return True
    long = min(len(one), len(other)) > _SHORT
    return long and same(one, other) and _bones(one) == _bones(other)


def _bones(name: str) -> str:
    return "".join(letter for letter in _sound(name) if letter not in "aeiou")


def is_a_word(name: str) -> bool:
    """Whether a folded word of a greeting is rather a common word than a name: “Bear”."""
    return kindred().number(name) is not None and name not in _names_too()


def is_a_person(name: str) -> bool:
    """Whether a common noun says what somebody is: “Captain”, “Neighbour”."""
    number = kindred().number(name)
    return number is not None and kindred().kind(number) == _PERSON


def _is_a_body(name: str) -> bool:
    """Whether a name is that of a club, a class, a firm: whoever belongs to it may be greeted."""
    for word in words_of(name):
        number = kindred().number(word)
        if number is not None and kindred().kind(number) == _GROUP and word not in anybody():
            return True
    return False


@cache
def _names_too() -> frozenset[str]:
    """Words that are first names as well."""
    return frozenset(map(fold, _data()["words_too"].split())) | _nicknames().keys()


def _called(person: Person) -> frozenset[str]:
    names = (
        person.given,
        person.nickname,
        person.kin,
        person.greeting,
        "" if person.given else person.family,
    )
    return frozenset(word for name in names for word in words_of(name))


def same(one: str, other: str) -> bool:
    """Whether two names may be one person's: equal, a short form, or a pet form."""
    if one == other or _nicknames().get(one, frozenset()) & _nicknames().get(other, frozenset()):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) > 2 and long.startswith(short) and len(long) - len(short) > 1:
        return True
    return any(
        one.removesuffix(end).removesuffix(one[-3:-2]) == base or one.removesuffix(end) == base
        for end in ("ie", "y", "ey", "i", "o")
        if one.endswith(end) and len(one) > 4
        for base in (other, other.removesuffix("e"))
    )
