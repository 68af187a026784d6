"""People and households as the ledger knows them: what holds of each, of all that is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Max

from penned.errors import NotFound
from penned.ledger import meeting, records
from penned.ledger.claims import reading
from penned.ledger.faults import faults
from penned.people.particulars import NOTHING, Particulars
from penned.people.person import Household, Person
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from penned.ledger.claims.choosing import Tie
    from penned.people.address import Address
    from penned.people.particulars import Fact, Home
    from penned.people.person import Party

AnyParty = TypeVar("AnyParty", Person, Household, "Party")


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A person or household in the ledger; `kind` is "person" or "household".

    `address` is where post goes now. `particulars` are the facts that hold and every home, that one
    first, without the photo. `households` are the ids of the households that a person belongs to
    now, `members` those of the people who belong to a household now. `also` are the other names
    that were merged into this one.
    """

    id: int
    kind: str
    name: str
    party: Party
    address: Address | None = None
    last_thanked: date | None = None
    households: tuple[int, ...] = ()
    particulars: Particulars = NOTHING
    members: tuple[int, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def deceased(self) -> str:
        """The day on which they died, or "yes"; "" where nothing says so."""
        return "".join(self.particulars.values("deceased"))

    @property
    def do_not_mail(self) -> str:
        """Why they want no post, or "yes"; "" where nothing says so."""
        return "".join(self.particulars.values("do_not_mail"))


@faults()
def get(number: int) -> PartyRow:
    """Read one party by its id, or by one that was merged into it; raises `NotFound`."""
    record = records.Party.objects.filter(id=number, forgotten_at=None).first()
    if record is None:
        raise NotFound(f"nobody here has the number {number}")
    party = record.same_as_id or record.id
    return rows([party])[party]


@faults()
def everyone() -> tuple[PartyRow, ...]:
    """Everybody, by name."""
    return tuple(sorted(rows().values(), key=lambda row: (fold(row.name), row.id)))


def rows(ids: Collection[int] | None = None) -> dict[int, PartyRow]:
    """Read parties by id, or all of them, with a fixed number of queries.

    Who was forgotten is read by the id only, as "somebody".
    """
    found = records.Party.objects.filter(reading.said_of(ids))
    found = found.filter(forgotten_at=None) if ids is None else found
    parties = {party.id: party for party in found.order_by("id")}
    of = reading.named(parties.values(), ids)
    facts, homes = reading.facts(of), reading.homes(of)
    members, households = _living(reading.ties(of))
    persons = _persons({one for its in members.values() for one in its}, parties, facts)
    also: dict[int, list[str]] = {}
    for party in parties.values():
        if party.same_as_id and party.forgotten_at is None:
            also.setdefault(party.same_as_id, []).append(party.name)
    thanks = records.Owed.objects.filter(of.said_of(), standing__in=records.THANKED)
    thanked = dict(thanks.values_list("party").annotate(Max("settled_on")))
    return {
        number: PartyRow(
            id=number,
            kind=record.kind,
            name=record.name,
            party=_party(record, facts.get(number, ()), map(persons.get, members.get(number, ()))),
            address=_here(homes.get(number, ())),
            last_thanked=thanked.get(number),
            households=tuple(households.get(number, ())),
            particulars=Particulars(homes.get(number, ()), facts.get(number, ())),
            members=members.get(number, ()),
            also=tuple(also.get(number, ())),
        )
        for number, record in parties.items()
        if record.same_as_id is None
    }


def _living(
    ties: Mapping[int, Sequence[Tie]],
) -> tuple[dict[int, tuple[int, ...]], dict[int, list[int]]]:
    """Say by household who belongs to it now, and by person to which households."""
    members = {
        household: tuple(tie.person for tie in ties[household] if tie.until is None)
        for household in sorted(ties)
    }
    households: dict[int, list[int]] = {}
    for household, its in members.items():
        for person in its:
            households.setdefault(person, []).append(household)
    return members, households


def _here(homes: Sequence[Home]) -> Address | None:
    """Where post goes: the first home, unless it was left."""
    return homes[0].address if homes and homes[0].until is None else None


def _persons(
    ids: set[int], known: Mapping[int, records.Party], facts: Mapping[int, Sequence[Fact]]
) -> dict[int, Person]:
    """The members of households, those who are not among `known` read for themselves."""
    others = ids - known.keys()
    found = {number: known[number] for number in ids - others}
    for some in records.parts(others):
        found |= records.Party.objects.in_bulk(some)
    said = {**facts, **(reading.facts(reading.names(others)) if others else {})}
    return {number: _person(record, said.get(number, ())) for number, record in found.items()}


def _party(record: records.Party, facts: Sequence[Fact], members: Iterable[Person | None]) -> Party:
    if record.kind == records.PERSON:
        return _person(record, facts)
    parts = {part: getattr(record, part) for part in meeting.HOUSEHOLD_PARTS}
    home = Household(name=record.name, members=tuple(filter(None, members)), **parts)
    return _greeted(home, facts)


def _person(record: records.Party, facts: Sequence[Fact]) -> Person:
    parts = {part: getattr(record, part) for part in meeting.PERSON_PARTS}
    return _greeted(Person(name=record.name, **parts), facts)


def _greeted(party: AnyParty, facts: Sequence[Fact]) -> AnyParty:
    """The party as you call it, where that is said in so many words."""
    said = next((fact.value for fact in facts if fact.field == "greeting"), "")
    return replace(party, greeting=said) if said else party
