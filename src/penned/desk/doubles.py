"""Entries that may be one: shown with the reason, made one or kept apart when a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.ledger import doubles, people
from penned.people import names

if TYPE_CHECKING:
    from penned.desk.desk import Desk
    from penned.ledger.people import PartyRow
    from penned.people.likeness import Double


def proposals() -> tuple[tuple[Double, PartyRow, PartyRow], ...]:
    """Every pair that may be one, the likeliest first."""
    return doubles.proposals()


def merge(desk: Desk, keep: str, other: str) -> PartyRow:
    """Make one of two entries, under the name of the first."""
    return people.merge(people.find(keep).id, people.find(other).id, now=desk.now(), by=desk.by)


def same(desk: Desk, one: str, other: str) -> PartyRow:
    """Make one of two entries, under the fuller name of the two."""
    return join(desk, people.find(one), people.find(other))


def join(desk: Desk, first: PartyRow, second: PartyRow) -> PartyRow:
    """The same, of two entries that are at hand."""
    keep, gives_way = sorted((first, second), key=_fullness, reverse=True)
    return people.merge(keep.id, gives_way.id, now=desk.now(), by=desk.by)


def different(desk: Desk, one: str, other: str) -> tuple[PartyRow, PartyRow]:
    """Say that two entries are two, so that they are not proposed again."""
    return keep_apart(desk, people.find(one), people.find(other))


def keep_apart(desk: Desk, first: PartyRow, second: PartyRow) -> tuple[PartyRow, PartyRow]:
    """The same, of two entries that are at hand."""
    return doubles.keep_apart(first.id, second.id, now=desk.now(), by=desk.by)


def part(desk: Desk, name: str, other: str = "") -> tuple[PartyRow, PartyRow]:
    """Part two entries that were made one, each with what came under its own name.

    `other` is one of the names that went into the first; it may be left out where there is one.
    """
    party = people.find(name)
    merged = people.merged_into(party.id)
    if other:
        wanted = names.key(other)
        fitting = [
            (number, its)
            for number, its in merged
            if wanted == names.key(its) or wanted in names.key(its).split()
        ]
    else:
        fitting = list(merged)
    if len(fitting) == 1:
        return people.part(party.id, fitting[0][0], now=desk.now(), by=desk.by)
    told = ", ".join(f"“{its}”" for _, its in merged)
    if not told:
        raise BadInput(f"{party.name} was never made one with anybody")
    raise BadInput(f"{party.name} goes by {told} as well", cure="Say which is to be parted again.")


def _fullness(row: PartyRow) -> tuple[int, int, int, int]:
    """How much an entry says by itself: of the name, then of the person."""
    initials = sum(len(word.strip(".")) == 1 for word in row.name.split())
    said = row.particulars
    return (-initials, len(row.name.split()), len(said.facts) + len(said.homes), -row.id)
