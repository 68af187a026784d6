"""Who is left of a household when somebody of it is forgotten: they take its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penned.ledger import meeting, merging, records
from penned.people import names
from penned.people.person import Household
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from penned.ledger.meeting import Key, Met
    from penned.people.person import Party, Person


def without(party: Party, gone: Collection[Key]) -> Party | None:
    """The party without those of these names; None where nobody is left.

    A household whose name speaks of one of them becomes the person or the people who remain.
    """
    its = meeting.members(party)
    left = tuple(one for one in its if meeting.key(one) not in gone)
    spoken = [one for one in its if one not in left and _speaks_of(party.name, one)]
    if isinstance(party, Household) and spoken:
        if len(left) > 1:
            return names.parse(" & ".join(one.name for one in left))
        return left[0] if left else None
    if meeting.key(party) in gone:
        return None
    return replace(party, members=left) if isinstance(party, Household) else party


def hand_over(home: int, left: Party, *, now: datetime, by: str) -> int:
    """Give those who are left what is owed to a household, its notes and homes; return their name.

    Nothing is said of the household any more then.
    """
    met = meeting.meet([left])
    to = met.names[left]
    if to.party == home:
        merging.turn(home, to.id, now=now, by=by)
    whole = to.id if to.party == home else to.party
    _hand_over_debts(home, whole)
    merging.join_ways(whole, home)
    records.Note.objects.filter(party=home).update(party=whole)
    records.Owed.objects.filter(named=home).update(named=to.id)
    records.Address.objects.filter(party=home).update(party=to.id)
    records.Party.objects.filter(same_as=home).update(same_as=whole)
    records.Merge.objects.filter(keep=home).exclude(other=whole).update(keep=whole)
    _name(home, left, met)
    return to.id


def _speaks_of(name: str, person: Person) -> bool:
    """Whether a name holds a word of a person's that is not the family's."""
    own = {*fold(person.name).split()} - {*fold(person.family).split()}
    return bool(own & {*fold(name).split()})


def _hand_over_debts(home: int, whole: int) -> None:
    """What both answered stays as it is: thanks once given stay given."""
    mine = {debt.moment_id: debt for debt in records.Owed.objects.filter(party=whole)}
    for debt in records.Owed.objects.filter(party=home):
        twin = mine.get(debt.moment_id)
        spare = twin and merging.spare(debt, twin)
        if spare:
            spare.delete()
        if twin is None or spare is twin:
            records.Owed.objects.filter(id=debt.id).update(party=whole)


def _name(home: int, left: Party, met: Met) -> None:
    """Let whoever named the household name those who are left."""
    said = records.Naming.objects.filter(party=home)
    rows = list(said.values_list("row", flat=True))
    said.delete()
    records.Membership.objects.filter(household=home).delete()
    records.Naming.objects.bulk_create(
        (
            records.Naming(row_id=row, party_id=met.names[one].id, **meeting.parts(one))
            for row in rows
            for one in (left, *meeting.members(left))
        ),
        ignore_conflicts=True,
    )
    records.Membership.objects.bulk_create(
        (
            records.Membership(
                row_id=row,
                household_id=met.names[left].id,
                person_id=met.names[one].id,
                place=place,
            )
            for row in rows
            for place, one in enumerate(meeting.members(left))
        ),
        ignore_conflicts=True,
    )
