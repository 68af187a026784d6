"""Whom we thank: meeting, moving, renaming, merging, forgetting; and who writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.errors import BadInput, Refused
from penned.ledger import (
    addresses,
    events,
    facts,
    forgetting,
    introducing,
    meeting,
    merging,
    postal,
    records,
)
from penned.ledger.book import transaction
from penned.ledger.claims import people as claims
from penned.ledger.claims import reading
from penned.ledger.faults import faults
from penned.ledger.finding import find
from penned.ledger.parties import PartyRow, everyone, get, rows
from penned.ledger.words import check
from penned.people.particulars import Home

if TYPE_CHECKING:
    from datetime import date, datetime

    from penned.people.address import Address
    from penned.people.person import Party

__all__ = [
    "PartyRow",
    "everyone",
    "find",
    "forget",
    "get",
    "join",
    "leave",
    "me",
    "meet",
    "merge",
    "merged_into",
    "move",
    "names_of",
    "part",
    "photo",
    "rename",
    "rows",
    "say",
    "set_me",
    "unsay",
]


def meet(party: Party, address: Address | None = None, *, now: datetime, by: str) -> PartyRow:
    """Find the party of this name, or add it; learn its address unless that is blank."""
    with transaction():
        (each,) = introducing.introduce([(party, address)], now=now, by=by)
        return get(each.party)


def move(  # noqa: PLR0913 - what is known of a home, each by its name
    number: int,
    address: Address,
    *,
    since: date | None = None,
    until: date | None = None,
    kind: str = "",
    now: datetime,
    by: str,
) -> PartyRow:
    """Note down where a party lives `since` then, or lived `until` then.

    The address before is kept, with its end. Without `since`, from now on.
    """
    check(kind, *postal.columns(address).values())
    if since and until and until < since:
        raise BadInput(f"{until.isoformat()} is before {since.isoformat()}")
    with transaction():
        party = get(number).id
        if addresses.move(party, Home(address, kind, since, until), on=now.date()):
            events.record("address learned", *events.subjects("party", [party]), now=now, by=by)
        return get(party)


def say(number: int, field: str, value: str, *, now: datetime, by: str) -> PartyRow:
    """Note down a fact in a field of `people/fields.toml`; no source says otherwise from then on.

    A field that holds one value loses the one before.
    """
    check(field, value)
    if not value:
        raise BadInput(f"nothing is said under “{field}”")
    with transaction():
        party = get(number).id
        if facts.say(reading.names([party]), party, field, value):
            events.record(f"{field} noted", f"party {party}", now=now, by=by)
        return get(party)


def unsay(number: int, field: str, value: str = "", *, now: datetime, by: str) -> PartyRow:
    """Note down that a fact is not so, whatever a source says; "" for all values of the field."""
    with transaction():
        party = get(number).id
        if facts.unsay(reading.names([party]), party, field, value):
            events.record(f"{field} taken back", f"party {party}", now=now, by=by)
        return get(party)


def join(
    household: int, person: int, *, since: date | None = None, now: datetime, by: str
) -> PartyRow:
    """Let a person belong to a household; return the household."""
    days = {"since": since} if since else {}
    return _belong(household, person, now=now, by=by, until=None, **days)


def leave(household: int, person: int, *, until: date, now: datetime, by: str) -> PartyRow:
    """Let a person belong to a household until then, whatever a source says; return it."""
    return _belong(household, person, now=now, by=by, until=until)


def rename(number: int, party: Party, *, now: datetime, by: str) -> PartyRow:
    """Call somebody by another name from now on; the name before still finds them."""
    check(*meeting.words(party))
    with transaction():
        before = get(number)
        taken = [
            each
            for each in meeting.known([meeting.key(party).name])
            if each.key == meeting.key(party)
        ]
        if taken and taken[0].party != before.id:
            raise Refused(
                f"somebody else is called “{party.name}”",
                cure="Merge the two, if they are one.",
            )
        (each,) = introducing.introduce([(party, None)], now=now, by=by)
        records.Naming.objects.filter(party=each.id, row=None).update(**meeting.parts(party))
        claims.spell([each.id])
        if each.party != before.id:
            return merge(each.party, before.id, now=now, by=by)
        if each.id != before.id:
            merging.turn(before.id, each.id, now=now, by=by)
        return get(each.id)


@faults()
def photo(number: int) -> bytes:
    """What a party looks like, as a JPEG; b"" where no photo is known."""
    names_now = reading.names([get(number).id])
    found = records.Photo.objects.filter(names_now.said_of()).select_related("row")
    return bytes(max(found, key=claims.photo_weight).jpeg) if found else b""


def forget(number: int, *, words: bool = False, now: datetime, by: str) -> None:
    """Delete what is known of somebody who asks for it: names, facts, addresses, photo.

    What is still owed to them is let go. With `words`, those of the notes to them and of what they
    alone gave go as well; that and when they were thanked is all that is left. A household whose
    name speaks of them goes over to who is left of it. No source brings them back: only the
    person does, by their name. The journal and notes to others stay as they were written.
    """
    with forgetting.for_good(), transaction():
        party = get(number)
        forgetting.forget(reading.names([party.id]), words=words, now=now, by=by)
        events.record("forgotten", f"party {party.id}", now=now, by=by)


@faults()
def me() -> tuple[str, Address] | None:
    """Who writes, for the return address; None until it was said."""
    record = records.Me.objects.first()
    return (record.name, postal.value(record)) if record else None


def set_me(name: str, address: Address, *, now: datetime, by: str) -> None:
    """Say who writes."""
    check(name, *postal.columns(address).values())
    if not name.strip():
        raise BadInput("the return address needs a name")
    with transaction():
        records.Me.objects.update_or_create(
            id=1, defaults={"name": name.strip(), **postal.columns(address)}
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
        merging.join(one.id, two.id, now=now, by=by)
        events.record(f"merged with party {two.id}", f"party {one.id}", now=now, by=by)
        return get(keep)


def part(keep: int, other: int, *, now: datetime, by: str) -> tuple[PartyRow, PartyRow]:
    """Make `other` a party of its own again, with all that came under its name, then and since.

    Raises `Refused` where it was not merged, or where one note answers for both.
    """
    with transaction():
        merging.part(keep, other, now=now)
        events.record(f"parted from party {other}", f"party {keep}", now=now, by=by)
        return get(keep), get(other)


@faults()
def merged_into(number: int) -> tuple[tuple[int, str], ...]:
    """Say the ids and names of those who became this party."""
    also = records.Party.objects.filter(same_as=number).order_by("id")
    return tuple(also.values_list("id", "name"))


def names_of(number: int) -> list[int]:
    """Say every id that one party has gone by."""
    also = records.Party.objects.filter(same_as=number).order_by("id")
    return [number, *also.values_list("id", flat=True)]


def _belong(
    household: int, person: int, *, now: datetime, by: str, **days: date | None
) -> PartyRow:
    with transaction():
        home, one = get(household), get(person)
        if home.kind != records.HOUSEHOLD or one.kind != records.PERSON:
            raise Refused(f"“{one.name}” cannot belong to “{home.name}”")
        records.Membership.objects.update_or_create(
            household_id=home.id,
            person_id=one.id,
            row=None,
            defaults=days,
            create_defaults=days | {"place": len(home.members)},
        )
        kind = "left" if days["until"] else "joined"
        events.record(f"{kind} household {home.id}", f"party {one.id}", now=now, by=by)
        return get(home.id)
