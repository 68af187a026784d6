"""Whom we thank, as the ledger knows them: meeting, finding, merging, and who writes."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from django.db.models import Max, Q

from penned.errors import BadInput, NotFound, Refused
from penned.ledger import addresses, events, meeting, merging, records
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.ledger.words import check
from penned.people import names
from penned.people.person import Household, Person
from penned.people.spelling import fold, has_letter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from penned.ledger.meeting import Known
    from penned.people.address import Address
    from penned.people.person import Party


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A person or household in the ledger; `kind` is "person" or "household".

    `households` are the ids of the households that a person belongs to.
    """

    id: int
    kind: str
    name: str
    party: Party
    address: Address | None = None
    last_thanked: date | None = None
    households: tuple[int, ...] = ()


def meet(party: Party, address: Address | None = None, *, now: datetime, by: str) -> PartyRow:
    """Find the party of this name, or add it; learn its address unless that is blank."""
    with transaction():
        (number,) = meeting.introduce([(party, address)], now=now, by=by)
        return get(number)


def move(number: int, address: Address, *, now: datetime, by: str) -> PartyRow:
    """Note down where a party lives from now on; the address before is kept, with its end."""
    check(*addresses.columns(address).values())
    with transaction():
        party = get(number).id
        if addresses.move(party, address, on=now.date()):
            events.record("address learned", *events.subjects("party", [party]), now=now, by=by)
        return get(party)


@faults()
def get(number: int) -> PartyRow:
    """Read one party by its id, or by one that was merged into it; raises `NotFound`."""
    record = records.Party.objects.filter(id=number).first()
    if record is None:
        raise NotFound(f"nobody here has the number {number}")
    party = record.same_as_id or record.id
    return rows([party])[party]


@faults()
def everyone() -> tuple[PartyRow, ...]:
    """Everybody, by name."""
    return tuple(sorted(rows().values(), key=lambda row: (fold(row.name), row.id)))


@faults()
def find(name: str) -> PartyRow:
    """Find somebody by the whole name, or by words that fit only one name ("Ana").

    A person who is owed nothing gives way to the household that fits as well. Raises `NotFound`
    with the nearest names, and `BadInput` with the candidates where several fit.
    """
    hits = _by_whole_name(name)
    if not hits:
        everybody = meeting.known()
        hits = _by_words(name, everybody)
        if not hits:
            raise _nobody(name, everybody)
    if len(hits) > 1:
        hits -= _members_only(hits)
    fitting = [row for row in rows(hits).values() if row.id in hits]
    if len(fitting) == 1:
        return fitting[0]
    told = ", ".join(sorted(f"“{_told(row)}” ({row.kind})" for row in fitting))
    raise BadInput(f"“{name}” fits several: {told}", cure="Write more of the name.")


@faults()
def me() -> tuple[str, Address] | None:
    """Who writes, for the return address; None until it was said."""
    record = records.Me.objects.first()
    return (record.name, addresses.value(record)) if record else None


def set_me(name: str, address: Address, *, now: datetime, by: str) -> None:
    """Say who writes."""
    check(name, *addresses.columns(address).values())
    if not name.strip():
        raise BadInput("the return address needs a name")
    with transaction():
        records.Me.objects.update_or_create(
            id=1, defaults={"name": name.strip(), **addresses.columns(address)}
        )
        events.record("return address set", "me", now=now, by=by)


def merge(keep: int, other: int, *, now: datetime, by: str) -> PartyRow:
    """Make two parties one, and lose nothing: `other` becomes another name of `keep`.

    Raises `Refused` for a person and a household, and where both answered the same moment.
    """
    with transaction():
        one, two = get(keep), get(other)
        if one.id == two.id:
            raise Refused(f"“{one.name}” and “{two.name}” are one already")
        if one.kind != two.kind:
            raise Refused(
                f"“{one.name}” is a {one.kind} and “{two.name}” a {two.kind}, so they cannot be one"
            )
        merging.join(one.id, two.id, on=now.date())
        events.record(f"merged with party {two.id}", f"party {one.id}", now=now, by=by)
        return get(keep)


def names_of(number: int) -> list[int]:
    """Say every id that one party has gone by."""
    also = records.Party.objects.filter(same_as=number).order_by("id")
    return [number, *also.values_list("id", flat=True)]


def rows(ids: Collection[int] | None = None) -> dict[int, PartyRow]:
    """Read parties by id, or all of them, with a fixed number of queries."""
    few = list(ids) if ids is not None and len(ids) <= records.FEW else None
    parties = records.Party.objects.filter(same_as=None)
    homes = records.Address.objects.filter(until=None)
    thanks = records.Owed.objects.filter(standing__in=records.THANKED)
    ties = records.Membership.objects.select_related("person").order_by("id")
    if few is not None:
        parties, homes = parties.filter(id__in=few), homes.filter(party__in=few)
        thanks = thanks.filter(party__in=few)
        ties = ties.filter(Q(household__in=few) | Q(person__in=few))
    living = {home.party_id: addresses.value(home) for home in homes}
    members: dict[int, list[Person]] = {}
    households: dict[int, list[int]] = {}
    for tie in ties:
        members.setdefault(tie.household_id, []).append(_person(tie.person))
        households.setdefault(tie.person_id, []).append(tie.household_id)
    thanked = dict(thanks.values_list("party").annotate(Max("settled_on")))
    return {
        record.id: PartyRow(
            id=record.id,
            kind=record.kind,
            name=record.name,
            party=_party(record, members.get(record.id, [])),
            address=living.get(record.id),
            last_thanked=thanked.get(record.id),
            households=tuple(households.get(record.id, [])),
        )
        for record in parties
    }


def _party(record: records.Party, members: Iterable[Person]) -> Party:
    if record.kind == records.PERSON:
        return _person(record)
    parts = {part: getattr(record, part) for part in meeting.HOUSEHOLD_PARTS}
    return Household(name=record.name, members=tuple(members), **parts)


def _person(record: records.Party) -> Person:
    parts = {part: getattr(record, part) for part in meeting.PERSON_PARTS}
    return Person(name=record.name, **parts)


def _by_whole_name(name: str) -> set[int]:
    if not has_letter(name):
        return set()
    return {each.party for each in meeting.known([meeting.key(names.parse(name)).name])}


def _by_words(name: str, everybody: Iterable[Known]) -> set[int]:
    if not has_letter(name):
        return set()
    return {each.party for each in everybody if _fits(fold(name), each)}


def _fits(written: str, each: Known) -> bool:
    words = [word.strip("(") for word in f"{each.key.name} {fold(each.name)}".split()]
    return all(any(word.startswith(part.strip("(")) for word in words) for part in written.split())


def _members_only(hits: set[int]) -> set[int]:
    ties = records.Membership.objects.filter(person__in=hits, household__in=hits)
    return set(ties.exclude(person__owed__isnull=False).values_list("person", flat=True))


def _nobody(name: str, everybody: Iterable[Known]) -> NotFound:
    spelled = {fold(each.name): each.name for each in everybody}
    near = [f"“{spelled[key]}”" for key in get_close_matches(fold(name), spelled, n=3)]
    cure = f"Did you mean {' or '.join(near)}?" if near else ""
    return NotFound(f"there is no “{name}” in the ledger", cure=cure)


def _told(row: PartyRow) -> str:
    return f"{row.name} ({row.party.aside})" if row.party.aside else row.name
