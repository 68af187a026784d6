"""Two parties become one, and two again: debts and notes move; what is said stays with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from penned.errors import Refused
from penned.ledger import records
from penned.ledger.claims import moments
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

_SPARED = {"moment": "moment_id", "named": "named_id", "by_hand": "by_hand"}
_NOTHING: dict[str, list[object]] = {"owed": [], "ways": []}


def join(keep: int, other: int, *, now: datetime, by: str) -> None:
    """Make `other` another name of `keep`; both are parties of their own until then."""
    spared = {"owed": _join_debts(keep, other), "ways": join_ways(keep, other)}
    records.Note.objects.filter(party=other).update(party=keep)
    records.Merge.objects.create(keep_id=keep, other_id=other, at=now, by=by, spared=spared)
    _name_again({keep, other})


def part(keep: int, other: int, *, now: datetime) -> None:
    """Make `other` a party of its own again, with what came under its names, then and since."""
    merge = records.Merge.objects.filter(other=other, undone_at=None).select_related("keep").first()
    if merge is None or keep not in (merge.keep_id, merge.keep.same_as_id):
        raise Refused("these two were not merged, so there is nothing to part")
    whole = merge.keep.same_as_id or merge.keep_id
    merge.undone_at = now
    merge.save()
    _name_again({whole})
    names = {other, *records.Party.objects.filter(same_as=other).values_list("id", flat=True)}
    _part_notes(whole, other, names)
    records.Owed.objects.filter(party=whole, named__in=names).update(party=other)
    _tell_again(names)
    for debt in merge.spared["owed"]:
        _owe_again(debt, other if debt["named"] in names else whole)
    for way in merge.spared["ways"]:
        _part_way(way, whole, other)


def turn(keep: int, name: int, *, now: datetime, by: str) -> None:
    """Let the party `keep` go by `name` from now on, which is one of its other names."""
    for model in (records.Owed, records.Note, records.Way):
        model._default_manager.filter(party=keep).update(party=name)
    records.Merge.objects.filter(other=name, undone_at=None).update(undone_at=now)
    records.Merge.objects.create(keep_id=name, other_id=keep, at=now, by=by, spared=_NOTHING)
    _name_again({keep})


def _name_again(wholes: set[int]) -> None:
    """Say of every name of these parties who goes by it now: whoever its merges end in."""
    keeps = dict(records.Merge.objects.filter(undone_at=None).values_list("other", "keep"))
    names = records.Party.objects.filter(Q(id__in=wholes) | Q(same_as__in=wholes))
    for party in names:
        now = keeps.get(party.id)
        while now in keeps:
            now = keeps[now]
        party.same_as_id = now
    records.Party.objects.bulk_update(names, ["same_as"], batch_size=records.FEW)


def _join_debts(keep: int, other: int) -> list[dict[str, Any]]:
    """Where both are owed for one moment, an open debt without a note gives way; return those."""
    mine = {debt.moment_id: debt for debt in records.Owed.objects.filter(party=keep)}
    spared = []
    for debt in records.Owed.objects.filter(party=other):
        twin = mine.get(debt.moment_id)
        if twin is not None:
            gives_way = spare(debt, twin)
            if gives_way is None:
                raise Refused(
                    "both were answered for the same moment, and one party cannot answer it twice",
                    cure="Leave them apart.",
                )
            spared.append({name: getattr(gives_way, column) for name, column in _SPARED.items()})
            gives_way.delete()
    records.Owed.objects.filter(party=other).update(party=keep)
    return spared


def spare(debt: records.Owed, twin: records.Owed) -> records.Owed | None:
    """Which of two debts for one moment can go; None where both were answered."""
    for each in (debt, twin):
        if each.standing == Standing.OWED and each.note_id is None:
            return each
    return None


def join_ways(keep: int, other: int) -> list[dict[str, Any]]:
    """What is laid aside for both is laid aside once; return the other's ways."""
    theirs = set(records.Way.objects.filter(party=keep).values_list("rule", "key"))
    ways = []
    for way in records.Way.objects.filter(party=other):
        shared = (way.rule, way.key) in theirs
        ways.append({"rule": way.rule, "key": way.key, "shared": shared})
        if shared:
            way.delete()
    records.Way.objects.filter(party=other).update(party=keep)
    return ways


def _part_notes(whole: int, other: int, names: set[int]) -> None:
    """Give back the notes that answer `other` alone; `Refused` for one that answers both."""
    moved = set()
    for note in records.Note.objects.filter(party=whole).prefetch_related("owed"):
        its = {debt.named_id in names for debt in note.owed.all()}
        if its == {True, False}:
            raise Refused(
                f"note {note.id} thanks both in one, so they cannot be parted",
                cure="Leave them as one, or write another note first.",
            )
        if its == {True}:
            moved.add(note.id)
    for some in records.parts(moved):
        records.Note.objects.filter(id__in=some).update(party=other)


def _tell_again(names: set[int]) -> None:
    """Owe each of these names what rows of sources tell of it."""
    rows = records.ImportedRow.objects.filter(namings__party__in=names, told__isnull=False)
    moments.regroup({moments.group(row) for row in rows})


def _owe_again(debt: Mapping[str, Any], party: int) -> None:
    """Owe what a merge spared, unless its moment went, or is owed to them anyway."""
    moment = records.Moment.objects.filter(id=debt["moment"])
    if moment.exclude(owed__party=party).exists():
        records.Owed.objects.create(
            moment_id=debt["moment"],
            party_id=party,
            named_id=debt["named"],
            by_hand=debt["by_hand"],
        )


def _part_way(way: Mapping[str, Any], whole: int, other: int) -> None:
    """Give back a way that still stands; leave one that both had to both."""
    for each in records.Way.objects.filter(party=whole, rule=way["rule"], key=way["key"]):
        if way["shared"]:
            each.pk = None
        each.party_id = other
        each.save()
