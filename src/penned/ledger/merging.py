"""Two parties become one: debts, homes, households, ways and notes move; nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from penned.errors import Refused
from penned.ledger import records
from penned.moments import Standing

if TYPE_CHECKING:
    from datetime import date


def join(keep: int, other: int, *, on: date) -> None:
    """Move everything of `other` to `keep`, and keep `other` as a name for it."""
    _join_debts(keep, other)
    _join_homes(keep, other, on)
    _join_ties("person", "household", keep, other)
    _join_ties("household", "person", keep, other)
    _join_ways(keep, other)
    records.Note.objects.filter(party=other).update(party=keep)
    records.Party.objects.filter(Q(id=other) | Q(same_as=other)).update(same_as=keep)


def _join_debts(keep: int, other: int) -> None:
    """Where both are owed for one moment, an open debt without a note gives way."""
    mine = {debt.moment_id: debt for debt in records.Owed.objects.filter(party=keep)}
    for debt in records.Owed.objects.filter(party=other):
        twin = mine.get(debt.moment_id)
        if twin is not None:
            _spare(debt, twin).delete()
    records.Owed.objects.filter(party=other).update(party=keep)


def _spare(debt: records.Owed, twin: records.Owed) -> records.Owed:
    for each in (debt, twin):
        if each.standing == Standing.OWED and each.note_id is None:
            return each
    raise Refused(
        "both were answered for the same moment, and one party cannot answer it twice",
        cure="Leave them apart.",
    )


def _join_homes(keep: int, other: int, on: date) -> None:
    homes = records.Address.objects.filter(party=other)
    if records.Address.objects.filter(party=keep, until=None).exists():
        homes.filter(until=None).update(until=on)
    homes.update(party=keep)


def _join_ties(own: str, across: str, keep: int, other: int) -> None:
    ties = records.Membership.objects
    shared = list(ties.filter(**{own: keep}).values_list(across, flat=True))
    ties.filter(**{own: other, f"{across}__in": shared}).delete()
    ties.filter(**{own: other}).update(**{own: keep})


def _join_ways(keep: int, other: int) -> None:
    """What is laid aside for both is laid aside once."""
    ways = records.Way.objects
    theirs = set(ways.filter(party=keep).values_list("rule", "key"))
    for way in ways.filter(party=other):
        if (way.rule, way.key) in theirs:
            way.delete()
    ways.filter(party=other).update(party=keep)
