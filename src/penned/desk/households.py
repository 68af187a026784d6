"""Households: who belongs to which, since when, and what becomes of thanks when one is no more."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from penned.errors import BadInput, NotFound, Refused
from penned.ledger import owed, passing, people, transaction
from penned.moments import Standing
from penned.people import address as addresses
from penned.people import names
from penned.people.person import Household, Person
from penned.sources import since

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow

EACH, NOBODY = "each", "nobody"


@dataclass(frozen=True, slots=True)
class Separated:
    """A household that is no more: who was in it, what it is still owed, who is owed it instead."""

    household: PartyRow
    members: tuple[PartyRow, ...]
    open: tuple[OwedRow, ...]
    passed_on: tuple[OwedRow, ...] = ()

    @property
    def without_address(self) -> tuple[str, ...]:
        """Those of whom nobody knows where they live now."""
        return tuple(each.name for each in self.members if each.address is None)


def make(
    desk: Desk, name: str, of: Sequence[str], *, address: str = "", from_when: str = ""
) -> PartyRow:
    """Put people into a household with one envelope; who is new is added to the book.

    Nobody is put into it for their last name alone. Where nobody is named, those whom its own name
    names belong to it.
    """
    party = names.parse(name)
    if not isinstance(party, Household):
        party = Household(party.name, greeting=party.salutation)
    if of and party.members:
        party = replace(party, members=(), greeting="")  # whoever they are, they are greeted
    home = addresses.parse(address) if address.strip() else None
    began = _day(desk, from_when)
    with transaction():
        household = people.meet(party, now=desk.now(), by=desk.by)
        if home:
            people.move(household.id, home, since=began, now=desk.now(), by=desk.by)
        for each in of:
            person = _person(desk, each, among=household)
            people.join(household.id, person.id, since=began, now=desk.now(), by=desk.by)
        return people.get(household.id)


def join(desk: Desk, who: str, household: str, *, from_when: str = "") -> PartyRow:
    """Let somebody belong to a household from now on."""
    home = _household(household)
    person = _person(desk, who, among=home)
    began = _day(desk, from_when)
    return people.join(home.id, person.id, since=began, now=desk.now(), by=desk.by)


def leave(desk: Desk, who: str, household: str, *, on: str = "") -> PartyRow:
    """Let somebody belong to a household no longer; the others stay in it."""
    home = _household(household)
    person = _member(who, home)
    day = _day(desk, on) or desk.today()
    return people.leave(home.id, person.id, until=day, now=desk.now(), by=desk.by)


def separate(desk: Desk, household: str, *, on: str = "", thank: Sequence[str] = ()) -> Separated:
    """End a household: what was written to it stays, and nothing new is addressed to it.

    What it is still owed goes to `thank`: members by name, "each" of them, or "nobody". With none
    of these it stays with the household, and is asked about.
    """
    home = _household(household)
    day = _day(desk, on) or desk.today()
    with transaction():
        if not home.particulars.values("separated") or on:
            home = people.say(home.id, "separated", day.isoformat(), now=desk.now(), by=desk.by)
        members = tuple(_members(home))
        debts = tuple(debt for debt in owed.of(home.id) if debt.standing is Standing.OWED)
        if not thank or not debts:
            return Separated(home, members, debts)
        return Separated(home, members, (), _pass_on(desk, home, members, debts, thank))


def _pass_on(
    desk: Desk,
    home: PartyRow,
    members: Sequence[PartyRow],
    debts: Sequence[OwedRow],
    thank: Sequence[str],
) -> tuple[OwedRow, ...]:
    ids = [debt.id for debt in debts]
    if list(thank) == [NOBODY]:
        how = f"{home.name} separated"
        owed.settle(ids, Standing.WAIVED, on=desk.today(), how=how, now=desk.now(), by=desk.by)
        return ()
    is_each = list(thank) == [EACH]
    chosen = list(members) if is_each else [_member(name, home) for name in thank]
    if not chosen:
        raise Refused(
            f"nobody is known to have lived at “{home.name}”",
            cure=f'Say who: penned people join NAME "{home.name}".',
        )
    how = f"{home.name} separated; thanked by themselves"
    return passing.on(ids, [each.id for each in chosen], how=how, now=desk.now(), by=desk.by)


def _household(name: str) -> PartyRow:
    found = people.find(name)
    if found.kind == "household":
        return found
    if len(found.households) == 1:
        return people.get(found.households[0])
    raise Refused(
        f"“{found.name}” is a person, not a household",
        cure='Make one: penned people household "Ana & Tom Reyes" --of Ana --of Tom.',
    )


def _person(desk: Desk, name: str, *, among: PartyRow) -> PartyRow:
    """The person of this name: somebody in the book, a member of the household, somebody new."""
    party = names.parse(name)
    if not isinstance(party, Person):
        raise BadInput(f"“{name}” is several people", cure="Name them one by one.")
    with suppress(NotFound):
        found = people.find(name)
        if found.kind == "person":
            return found
    fitting = _fitting(name, among)
    return fitting[0] if len(fitting) == 1 else people.meet(party, now=desk.now(), by=desk.by)


def _member(name: str, household: PartyRow) -> PartyRow:
    """The one member whom `name` fits."""
    fitting = _fitting(name, household)
    if len(fitting) == 1:
        return fitting[0]
    told = ", ".join(f"“{each.name}”" for each in _members(household)) or "nobody"
    raise BadInput(f"“{name}” is not one member of “{household.name}”; in it are {told}")


def _fitting(name: str, household: PartyRow) -> list[PartyRow]:
    wanted = names.key(name)
    keys = ((each, names.key(each.name)) for each in _members(household))
    return [each for each, key in keys if wanted == key or wanted in key.split()]


def _members(household: PartyRow) -> list[PartyRow]:
    return list(people.rows(household.members).values()) if household.members else []


def _day(desk: Desk, text: str) -> date | None:
    return since.read(text, desk.today()) if text.strip() else None
