"""Meeting people: who is known by which name already, and who is new."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from penned.errors import BadInput
from penned.ledger import records
from penned.people import names
from penned.people.person import Household, Person
from penned.people.spelling import fold, has_letter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from penned.people.person import Party

PERSON_PARTS = tuple(part.name for part in fields(Person) if part.name != "name")
HOUSEHOLD_PARTS = tuple(
    part.name for part in fields(Household) if part.name not in ("name", "members")
)
PARTS = ("name", *PERSON_PARTS)


class Key(NamedTuple):
    """What spellings of one name share; "Jo Lee (work)" and "Jo Lee (school)" are two people."""

    kind: str
    name: str


class Known(NamedTuple):
    """A name in the ledger; `party` is who goes by it now, after any merging."""

    id: int
    key: Key
    name: str
    party: int


class Met(NamedTuple):
    """The names of some people by what they were met as, and the ids of those who are new."""

    names: dict[Party, Known]
    new: frozenset[int]


def key(party: Party) -> Key:
    """Fold the name of a party; raises `BadInput` where there is none."""
    if not has_letter(party.name):
        raise BadInput("a person or household needs a name")
    aside = f" ({fold(party.aside)})" if party.aside else ""
    return Key(_kind(party), names.key(party.name) + aside)


def known(keys: Collection[str] = ()) -> list[Known]:
    """Read the names that fold to one of `keys`, or all names where none are given."""
    every = records.Party.objects.filter(forgotten_at=None)
    kinds = every.filter(kind__in=records.KINDS)  # the index begins with the kind
    some = (kinds.filter(key__in=part) for part in records.parts(keys)) if keys else (every,)
    return [
        Known(number, Key(kind, folded), name, same or number)
        for found in some
        for number, kind, folded, name, same in found.values_list(
            "id", "kind", "key", "name", "same_as"
        )
    ]


def meet(parties: Iterable[Party]) -> Met:
    """Find the names of parties and their members, or add them, with a fixed number of queries."""
    everybody = dict.fromkeys(one for party in parties for one in (party, *members(party)))
    keys = {one: key(one) for one in everybody}
    wanted = set(keys.values())
    found = {each.key: each for each in known({each.name for each in wanted})}
    missing: dict[Key, Party] = {}
    for one, each in keys.items():
        if each not in found:
            missing.setdefault(each, one)
    new = records.Party.objects.bulk_create(
        records.Party(kind=each.kind, key=each.name, **parts(one)) for each, one in missing.items()
    )
    for record in new:
        each = Key(record.kind, record.key)
        found[each] = Known(record.id, each, record.name, record.id)
    met = {one: found[each] for one, each in keys.items()}
    return Met(met, frozenset(record.id for record in new))


def members(party: Party) -> tuple[Person, ...]:
    """Whom a household is known to hold; nobody for a person."""
    return party.members if isinstance(party, Household) else ()


def parts(party: Party) -> dict[str, str]:
    """The name as written and its parts, as columns."""
    its = HOUSEHOLD_PARTS if isinstance(party, Household) else PERSON_PARTS
    return {"name": party.name, **{part: getattr(party, part) for part in its}}


def words(party: Party) -> list[str]:
    """Every word that is stored of a person or household."""
    return [text for one in (party, *members(party)) for text in parts(one).values()]


def _kind(party: Party) -> str:
    return records.HOUSEHOLD if isinstance(party, Household) else records.PERSON
