"""The address book: who is in it, what is known of each, where they live, and who writes."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from penned.desk import envelopes, files, hindered
from penned.errors import BadInput, NotFound
from penned.ledger import people, story, transaction
from penned.page import addressing
from penned.people import address as addresses
from penned.people import fields as known
from penned.people import names
from penned.people.person import Household, Person
from penned.people.spelling import fold, tidy
from penned.sources import since

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.ledger.people import PartyRow
    from penned.ledger.story import Story
    from penned.people import Address
    from penned.people.hindrances import Hindrance

_PARTS = frozenset(part.name for part in fields(Person)) - {"name", "aside", "greeting"}
_A_DAY = frozenset({"deceased", "separated", "returned"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom a listing shows: those to whom all of it applies.

    `words` are of the name, `quiet_since` is a day after which they were not thanked.
    """

    words: str = ""
    relation: str = ""
    group: str = ""
    company: str = ""
    without_address: bool = False
    quiet_since: date | None = None


@dataclass(frozen=True, slots=True)
class Portrait:
    """Somebody with all that is known: what happened, whom they live with, what stands against it.

    `post` is the address that their envelope would have; `households` are theirs, `members` those
    of a household.
    """

    story: Story
    post: Address | None
    households: tuple[PartyRow, ...]
    members: tuple[PartyRow, ...]
    hindrances: tuple[Hindrance, ...]


def set_me(desk: Desk, name: str, address: str) -> Address:
    """Say who writes and where from, for the corner of the envelope."""
    if not address.strip():
        raise BadInput(
            "your address is missing",
            cure='Add --address "27 Orchard Street, Portland, ME 04102, USA", say.',
        )
    home = addresses.parse(address)
    people.set_me(name, home, now=desk.now(), by=desk.by)
    return home


def corner(name: str, home: Address) -> tuple[str, ...]:
    """The lines in the corner of an envelope that is posted at home, top to bottom."""
    block = addressing.block(name, home, posted_in=home.country, titled=False)
    return (*block.lines[: block.name_at], block.name, *block.lines[block.name_at :])


def home_country() -> str:
    """The country of your own address, where your letters are posted; `BadInput` while unsaid."""
    me = people.me()
    if me is None or not me[1].country:
        raise BadInput(
            "where it is posted is not known",
            cure="Say it with --from, such as --from US; or say who you are: penned people me",
        )
    return me[1].country


def everyone(wanted: Wanted | None = None) -> tuple[PartyRow, ...]:
    """Everybody who is wanted, by name, each with the address that their envelope would have."""
    rows = people.everyone()
    lived = envelopes.housed(rows)
    found = (lived[row.id] for row in rows)
    return tuple(row for row in found if _is_wanted(row, wanted or Wanted()))


def portrait(who: str) -> Portrait:
    """All that is known of one person or household."""
    told = story.of(people.find(who).id)
    row = told.party
    others = people.rows({*row.households, *row.members}) if row.households or row.members else {}
    return Portrait(
        told,
        post=envelopes.housed([row])[row.id].address,
        households=tuple(others[number] for number in row.households if number in others),
        members=tuple(others[number] for number in row.members if number in others),
        hindrances=hindered.of(row),
    )


def find(who: str) -> PartyRow:
    """Somebody by name, as the ledger knows them."""
    return people.find(who)


def add(desk: Desk, name: str, address: str, said: Mapping[str, str]) -> PartyRow:
    """Add somebody to the book, with what is known of them; who is in it already is the same."""
    home = addresses.parse(address) if address.strip() else None
    with transaction():
        row = people.meet(names.parse(name), home, now=desk.now(), by=desk.by)
        return _note_down(desk, row, said)


def note_down(desk: Desk, who: str, said: Mapping[str, str]) -> PartyRow:
    """Note down what is known of somebody, by field or part of the name; "" takes a field away.

    Everything is checked before anything is kept.
    """
    with transaction():
        return _note_down(desk, people.find(who), said)


def take_away(desk: Desk, who: str, field: str, value: str = "") -> PartyRow:
    """Take away one value of a field, or all of them; `BadInput` where it is not there."""
    party = people.find(who)
    name = known.field(field).name
    there = party.particulars.values(name)
    meant = next(
        (each for each in there if known.alike(name, each) == known.alike(name, value)), ""
    )
    if not there or (value and not meant):
        told = f"“{value}” is not" if value else "nothing is"
        raise BadInput(f"{told} noted under {name} for {party.name}")
    return people.unsay(party.id, name, meant, now=desk.now(), by=desk.by)


def rename(desk: Desk, who: str, name: str) -> PartyRow:
    """Write somebody's name in another way from now on; the old one still finds them."""
    party, new = people.find(who), names.parse(name)
    if isinstance(new, Household) and party.members:
        new = replace(new, members=())  # they stay who they are
    return people.rename(party.id, new, now=desk.now(), by=desk.by)


def move(desk: Desk, who: str, address: str, *, from_when: str = "", kind: str = "") -> PartyRow:
    """Note down where somebody lives, since June say; the address before is kept with its end."""
    if not address.strip():
        raise BadInput(
            f"the address of “{who}” is missing",
            cure='Write it out: "88 Maple Court, Burlington, VT 05401, USA", say.',
        )
    home = addresses.parse(address)
    began = since.read(from_when, desk.today()) if from_when.strip() else None
    party = people.find(who)
    return people.move(party.id, home, since=began, kind=kind, now=desk.now(), by=desk.by)


def photo(who: str, path: Path) -> str:
    """Write the photo of somebody (JPEG) into a file; `NotFound` where there is none."""
    party = people.find(who)
    jpeg = people.photo(party.id)
    if not jpeg:
        raise NotFound(f"there is no photo of {party.name}")
    files.write_all({path: jpeg})
    return party.name


def forget(desk: Desk, party: PartyRow, *, words: bool) -> str:
    """Delete somebody for good, with the words of the notes to them where `words` says so."""
    people.forget(party.id, words=words, now=desk.now(), by=desk.by)
    return party.name


def _note_down(desk: Desk, party: PartyRow, said: Mapping[str, str]) -> PartyRow:
    parts = {name: tidy(value) for name, value in said.items() if name in _PARTS}
    values = {
        (field := known.field(name).name): known.normal(field, _in_figures(desk, field, value))
        for name, value in said.items()
        if name not in parts
    }
    if parts:
        party = people.rename(party.id, _with_parts(party, parts), now=desk.now(), by=desk.by)
    for field, value in values.items():
        if value:
            party = people.say(party.id, field, value, now=desk.now(), by=desk.by)
        else:
            party = people.unsay(party.id, field, now=desk.now(), by=desk.by)
    return party


def _with_parts(party: PartyRow, parts: Mapping[str, str]) -> Person:
    if not isinstance(party.party, Person):
        raise BadInput(
            f"“{party.name}” is a household, and only a person has a {' or '.join(parts)}",
            cure="Write the household's name anew: penned people rename.",
        )
    return replace(party.party, **parts)


def _in_figures(desk: Desk, field: str, value: str) -> str:
    """A day in words as a field keeps it: "4 May 1980", "last June"."""
    if field == "birthday":
        return since.birthday(value)
    if field not in _A_DAY:
        return value
    try:
        return known.normal(field, value)
    except BadInput:
        return since.read(value, desk.today()).isoformat()


def _is_wanted(row: PartyRow, wanted: Wanted) -> bool:
    said = row.particulars
    thanked = row.last_thanked
    return (
        all(word in fold(row.name) for word in fold(wanted.words).split())
        and _has(said.values("relation"), wanted.relation)
        and _has(said.values("group"), wanted.group)
        and _has(said.values("company"), wanted.company)
        and not (wanted.without_address and row.address)
        and not (wanted.quiet_since and thanked and thanked >= wanted.quiet_since)
    )


def _has(values: Iterable[str], wanted: str) -> bool:
    return not wanted or fold(wanted) in map(fold, values)
