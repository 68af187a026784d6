"""Whom we thank: a person, or a household that shares one envelope."""

from __future__ import annotations

import re
from dataclasses import dataclass

from penned.people import words

_OPENING, _CLOSING = "[\"“„«'‘(]", "[\"”“»'’)]"


@dataclass(frozen=True, slots=True)
class Person:
    """One person, with the name as written and the parts found in it; a part not found is "".

    `given` is what they are called by, `middle` the given names and initials behind it, `nickname`
    what stood in quotes: "Bob" in 'Robert "Bob" Smith'. `aside` is what stood in brackets: "work"
    in "Dr. Jun Park (work)"; it is no part of `name`. `greeting` replaces the salutation where
    the writer says something else, "Mum" say.
    """

    name: str
    title: str = ""
    given: str = ""
    family: str = ""
    suffix: str = ""
    kin: str = ""
    aside: str = ""
    middle: str = ""
    nickname: str = ""
    greeting: str = ""

    @property
    def salutation(self) -> str:
        """What follows "Dear": "Ana", "Dr. Park", "Aunt Carol"; else the whole name."""
        if self.greeting:
            return self.greeting
        called = self.nickname or self._called
        if self.kin:
            return together(self.kin, called or self.given or self.family)
        if self.title and words.goes_with_given(self.title) and called:
            return together(self.title, called)
        if self.title and (self.family or called):
            return together(self.title, self.family or called)
        return called or together(self.given, self.middle, self.family) or self.name

    @property
    def envelope_name(self) -> str:
        """The first line of the envelope: "Ana Reyes", "Dr. Jun Park"; never the nickname."""
        if self._family_first:
            behind = f", {self.suffix}" if _is_degree(self.suffix) else f" {self.suffix}"
            full = together(self.title, self.kin, self.given, self.middle, self.family)
            return full + behind.rstrip()
        nickname = rf"\s*{_OPENING}{re.escape(self.nickname)}{_CLOSING}"
        formal = re.sub(nickname, "", self.name).strip() if self.nickname else self.name
        return formal or self.name

    @property
    def _called(self) -> str:
        """The first given name that is more than an initial."""
        if not all(map(words.is_initial, self.given.split())):
            return self.given
        return next((name for name in self.middle.split() if not words.is_initial(name)), "")

    @property
    def _family_first(self) -> bool:
        before, comma, _ = self.name.partition(",")
        return bool(comma and self.family) and before in (
            self.family,
            together(self.family, self.suffix),
        )


@dataclass(frozen=True, slots=True)
class Household:
    """People who share one envelope because they were written as one: never guessed.

    A family or a group has no `members` where none is named: "The Nguyen Family", "The Book Club".
    `greeting` is what follows "Dear" where the members alone do not tell.
    """

    name: str
    members: tuple[Person, ...] = ()
    family: str = ""
    aside: str = ""
    greeting: str = ""

    @property
    def salutation(self) -> str:
        """What follows "Dear": "Ana and Tom", "Mr. and Mrs. Lee", "Nguyen family"."""
        return self.greeting or listed([member.salutation for member in self.members]) or self.name

    @property
    def envelope_name(self) -> str:
        """The first line of the envelope: "Ana & Tom Reyes", "The Nguyen Family"."""
        before, comma, others = self.name.partition(", ")
        if self.members and comma and before == self.family:
            return together(others, self.family)
        return self.name


Party = Person | Household


def together(*parts: str) -> str:
    """The parts that are there, with a space between."""
    return " ".join(part for part in parts if part)


def listed(names: list[str], joiner: str = "and") -> str:
    """Names as one says them: "Ana", "Ana and Tom", "Ana, Tom and Lily"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joiner} {names[-1]}"


def _is_degree(suffix: str) -> bool:
    return bool(suffix) and not words.is_generation(suffix.split(maxsplit=1)[0])
