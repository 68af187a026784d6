"""Several people written as one, read from their words: couples, families, groups."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from penned.people import line, persons, words
from penned.people.person import Household, Person, listed, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.people.line import Words


def read(parts: Sequence[Words], written: Words, *, surname: Words = ()) -> Household:
    """The household of the people in `parts`; `written` is all of it, with commas and joiners.

    `surname` is what stood before the comma of "Lee, Mr. and Mrs.".
    """
    named = [part for part in parts if not words.with_others(part)]
    if not named:
        return Household(line.join(written))
    others = [" ".join(part) for part in parts if words.with_others(part)]
    joiner = _joiner(written)
    if len(named) > 1 and len(named[0]) > 1 and words.of_one(named[0][0]):
        people, said = _of_one_title(named, joiner, surname)
    else:
        people = _people(named, surname)
        said = _said(people, joiner)
    families = {person.family for person in people if not person.kin}
    return Household(
        line.join((*surname, ",", *written) if surname else written),
        members=tuple(people),
        family=families.pop() if len(families) == 1 else "",
        greeting=listed([*said, *others], joiner),
    )


def read_family(written: Words) -> Household | None:
    """The household of "The Nguyen Family", "Familie Müller", "the Nguyens"; None for others.

    A letter says "Dear Nguyen family": English writes the word small there, other languages and
    words before the name keep their own spelling.
    """
    inner = tuple(words.without_article(written))
    if len(written) == 2 and words.is_article(written[0]) and inner[0].endswith("s"):
        return Household(line.join(written), greeting=inner[0])
    if len(inner) < 2 or words.with_others(_behind_joiner(inner)):
        return None
    if words.is_family(inner[-1], behind=True):
        family, said = inner[:-1], (*inner[:-1], words.small(inner[-1]))
    elif words.is_family(inner[0], behind=False):
        family, said = inner[1:], inner
    else:
        return None
    name = "" if any(map(words.joins, family)) else line.join(family)
    return Household(line.join(written), family=name, greeting=_spoken(said))


def read_group(written: Words) -> Household | None:
    """The household of "The Book Club", "Harbour Bakery Ltd"; None where it is no group."""
    if not words.is_group(written):
        return None
    inner = tuple(words.without_article(written))
    while (
        len(inner) > 1
        and not words.joins(inner[-2])
        and (words.is_legal(inner[-1]) or inner[-1] == ",")
    ):
        inner = inner[:-1]
    return Household(line.join(written), greeting=_spoken((words.small(inner[0]), *inner[1:])))


def _people(parts: Sequence[Words], surname: Words) -> list[Person]:
    lead = 0
    while lead < len(parts) - 1 and words.are_titles(parts[lead]):
        lead += 1
    if lead:
        return _titled(parts, lead, surname)
    people = [persons.read(part) for part in parts]
    family = line.join(surname) or people[-1].family
    return [_sharing(person, family) for person in people]


def _titled(parts: Sequence[Words], lead: int, surname: Words) -> list[Person]:
    """The people of "Mr. & Mrs. Tom Reyes" or "Mr. and Mrs. Tom and Ana Reyes", titles first."""
    own = tuple(takewhile(words.is_title, parts[lead]))
    titles = [line.join(part) for part in (*parts[:lead], own) if part]
    names = [parts[lead][len(own) :], *parts[lead + 1 :]]
    people = [persons.read(name) for name in names if name]
    if len(people) == len(titles) and people[-1].family and not people[-1].title:
        family = line.join(surname) or people[-1].family
        people = [_sharing(person, family) for person in people]
        return [
            replace(person, name=together(title, person.name), title=title)
            for person, title in zip(people, titles, strict=True)
        ]
    return [*_couple(titles, names[0], surname), *map(persons.read, names[1:])]


def _couple(titles: Sequence[str], name: Words, surname: Words) -> list[Person]:
    """The holders of `titles` before one `name`; in "Mr. & Mrs. Tom Reyes" Tom is the husband."""
    shared = persons.read(name) if name else Person("")
    family = line.join(surname) or shared.family or shared.given
    given = shared.given if shared.family else ""
    named = 0 if words.is_wife(titles[-1]) else len(titles) - 1
    return [
        Person(
            together(title, own, shared.middle if own else "", family),
            title=title,
            given=own,
            middle=shared.middle if own else "",
            family=family,
        )
        for title, own in ((title, given * (place == named)) for place, title in enumerate(titles))
    ]


def _sharing(person: Person, family: str) -> Person:
    """`person` with the family name that was written once for all."""
    if not person.given or person.family or person.title or person.kin:
        return person
    return replace(person, name=together(person.name, family), family=family)


def _of_one_title(
    parts: Sequence[Words], joiner: str, surname: Words
) -> tuple[list[Person], list[str]]:
    """The people of "Drs. Ana and Tom Reyes", each a doctor, and how one greets them."""
    plural, first = parts[0][0], parts[0][1:]
    people = [
        replace(
            person,
            title=words.of_one(plural),
            given=person.given if person.family else "",
            family=person.family or person.given,
        )
        for person in _people([first, *parts[1:]], surname)
    ]
    families = list(dict.fromkeys(person.family for person in people))
    return people, [together(plural, listed(families, joiner))]


def _said(people: Sequence[Person], joiner: str) -> list[str]:
    """What each is greeted by; titles before one family name go together: "Mr. and Mrs. Lee"."""
    said: list[str] = []
    for family, group in groupby(people, _formal_family):
        some = list(group)
        if family and len(some) > 1:
            said.append(together(listed([person.title for person in some], joiner), family))
        else:
            said += [person.salutation for person in some]
    return said


def _formal_family(person: Person) -> str:
    return person.family if person.title and not words.goes_with_given(person.title) else ""


def _joiner(written: Words) -> str:
    """The word that joins people in the writer's language; "and" for a sign."""
    said = (word.lower() for word in written if words.joins(word) and not words.is_symbol(word))
    return next(said, "and")


def _behind_joiner(written: Words) -> Words:
    """The words behind the last joiner; all of them where there is none."""
    last = max((place for place, word in enumerate(written) if words.joins(word)), default=-1)
    return written[last + 1 :]


def _spoken(said: Words) -> str:
    return line.join(tuple("and" if words.is_symbol(word) else word for word in said))
