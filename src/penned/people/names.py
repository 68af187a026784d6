"""Names as people write them: who is meant, how they are greeted, what their envelope says."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from penned.errors import BadInput
from penned.people import commas, households, line, persons, words
from penned.people.person import Household, Party, Person, together
from penned.people.spelling import fold, has_letter, lines, tidy

_BETWEEN_GIVERS = re.compile(r";|\s[/|•]\s")
_PUNCTUATION = '"“”„«»,'


@lru_cache(maxsize=16384)
def parse(text: str) -> Party:
    """The person or household that `text` names, as one: "Ana & Tom Reyes", "Aunt Carol".

    A name stays as written; parts are found where the writing shows them. "Reyes, Ana" is read
    family name first. Raises `BadInput` where `text` holds no name.
    """
    plain, aside = line.without_asides(tidy(line.western(text)))
    written = line.trimmed(line.words_of(plain))
    if not has_letter(line.join(written)):
        raise BadInput(
            f"“{tidy(text)}” is not a name", cure="Write it like Ana Reyes, or Ana & Tom Reyes."
        )
    return replace(_read(written), aside=aside)


def parse_givers(text: str) -> tuple[Party, ...]:
    """Everybody whom a cell of a gift list names, each to be thanked on their own, nobody twice.

    Semicolons, line ends, " / ", " | " and bullets part givers, and so do the commas of a list
    ("Lena, Marco, Priya and Sam"). What "&", "and" or "family" holds together stays one household.
    Raises `BadInput` where `text` names nobody.
    """
    cells = [cell for row in lines(line.western(text)) for cell in _BETWEEN_GIVERS.split(row)]
    named = [name for cell in cells if has_letter(cell) for name in _listed(cell)]
    if len(named) < 2:
        return (parse(*(named or [text])),)
    givers: dict[str, Party] = {}
    for giver in map(parse, named):
        givers.setdefault(key(giver.name), giver)
    return tuple(givers.values())


def key(name: str) -> str:
    """A folded form of `name`, the same for a name written twice: no accents, case, dots or aside.

    "Reyes, Ana" and "ana réyes (work)" have one key; so have "Mr & Mrs Lee" and "Mr. and Mrs. Lee".
    """
    written = line.words_of(parse(name).envelope_name.replace("-", " "))
    return " ".join(
        "&" if words.joins(word) else fold(word.strip(_PUNCTUATION))
        for word in words.without_article(written)
        if has_letter(word) or words.joins(word)
    )


def same(one: str, other: str) -> bool:
    """Whether two names are the same but for spelling habits; never by the family name alone."""
    return key(one) == key(other)


def spoken(party: Party) -> frozenset[str]:
    """Every name that a note to `party` may use: whole, with title or kin, and word by word."""
    people = party.members if isinstance(party, Household) else (party,)
    names = {party.name, party.envelope_name, party.salutation, party.family}
    for person in people:
        names |= {
            together(lead, name)
            for lead in (person.title, person.kin, person.given)
            for name in (person.given, person.family)
            if lead != name
        }
    alone = {word.strip(_PUNCTUATION) for name in names for word in line.words_of(name)}
    names |= {word for word in alone if has_letter(word) and not words.joins(word)}
    said = frozenset(name for name in names if name and not words.is_dropped(name))
    return said or frozenset({party.name})


def _read(written: line.Words) -> Party:
    whole = _whole(written)
    if whole is not None:
        return whole
    surname, rest = commas.family_first(written, in_list=False)
    parts = commas.parts(rest)
    if len(parts) <= 1:
        return persons.read(rest, surname=surname)
    if _may_be_one(parts, rest):
        return Person(line.join(rest))
    return households.read(parts, rest, surname=surname)


def _whole(written: line.Words) -> Household | None:
    """The family or group that all of `written` names, as in "Smith & Sons Ltd"."""
    joined, listed = any(map(words.joins, written)), commas.is_list(written)
    firm = words.is_legal(written[-1]) and (joined or not listed)
    if firm or words.is_dropped(written[0]) or not (joined or listed):
        group = households.read_group(written)
        if group is not None:
            return group
    return None if listed else households.read_family(written)


def _may_be_one(parts: list[line.Words], written: line.Words) -> bool:
    """Whether "José Ortega y Gasset" may be one man: then his name is used as written."""
    joined = any(map(words.joins_inside_names, written)) and not commas.is_list(written)
    if not joined or len(parts) != 2 or len(parts[0]) < 2 or len(parts[1]) > 1:
        return False
    addressed = words.is_title(written[0]) or any(map(words.kin_length, parts))
    return not addressed and not words.with_others(parts[1])


def _listed(cell: str) -> list[str]:
    """The names in one cell: those of a list with commas, or the cell as it is."""
    written = line.trimmed(line.words_of(cell))
    plain = tuple(word for word in written if not line.is_bracketed(word))
    if (
        not has_letter(line.join(plain))
        or not commas.is_list(plain)
        or commas.family_first(plain, in_list=True)[0]
        or _whole(plain) is not None
    ):
        return [cell]
    return [line.join(item) for item in commas.separate(written)]
