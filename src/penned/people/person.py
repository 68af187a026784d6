"""Whom we thank: a person, or a household that shares one envelope."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """One person, with the name as written and the parts found in it; a part not found is "".

    `aside` is what stood in brackets: "work" in "Dr. Jun Park (work)".
    """

    name: str
    title: str = ""
    given: str = ""
    family: str = ""
    suffix: str = ""
    kin: str = ""
    aside: str = ""

    @property
    def salutation(self) -> str:
        """What follows "Dear": "Ana", "Dr. Park", "Aunt Carol"."""
        raise NotImplementedError

    @property
    def envelope_name(self) -> str:
        """The first line of the envelope: "Ana Reyes", "Dr. Jun Park"."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Household:
    """People who share one envelope because they were written as one: never guessed."""

    name: str
    members: tuple[Person, ...] = ()
    family: str = ""
    aside: str = ""

    @property
    def salutation(self) -> str:
        """What follows "Dear": "Ana and Tom", "Mr. and Mrs. Lee", "Nguyen Family"."""
        raise NotImplementedError

    @property
    def envelope_name(self) -> str:
        """The first line of the envelope: "Ana & Tom Reyes", "The Nguyen Family"."""
        raise NotImplementedError


Party = Person | Household
