"""Which things were said to be one gift, so that a twin is known when its import comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from penned.ledger import records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from django.db.models import QuerySet

_OWN = "moment {}"  # what the person wrote down has no row, and no undoing


def remember(keep: int, other: int, *, now: datetime, by: str) -> None:
    """Keep in mind that what tells of these moments tells of one gift."""
    pairs = [(one, two) for one in _things(keep) for two in _things(other)]
    said = (records.SameThing(keep=one, other=two, at=now, by=by) for one, two in pairs)
    records.SameThing.objects.bulk_create(said, ignore_conflicts=True)


def unlearn(one: int, other: int) -> None:
    """Let go that what tells of these moments tells of one gift."""
    mine, theirs = _things(one), _things(other)
    both = Q(keep__in=mine, other__in=theirs) | Q(keep__in=theirs, other__in=mine)
    records.SameThing.objects.filter(both).delete()


def join_again(moments: Collection[int]) -> set[int]:
    """Join those of these new moments that were said to be one gift; return all that are in it."""
    if not moments or not records.SameThing.objects.exists():
        return set()
    keys: set[str] = set()
    for some in records.parts(moments):
        keys.update(_rows().filter(moment__in=some).values_list("key", flat=True))
    said = [
        pair
        for some in records.parts(keys)
        for pair in records.SameThing.objects.filter(Q(keep__in=some) | Q(other__in=some))
    ]
    there = _moments(thing for pair in said for thing in (pair.keep, pair.other))
    joined = set()
    for pair in sorted(said, key=lambda pair: pair.id):
        keep, other = there.get(pair.keep), there.get(pair.other)
        if keep and other:
            joined |= _join(keep, other, pair)
    return joined


def _join(keep: int, other: int, said: records.SameThing) -> set[int]:
    known = records.Twin.objects.filter(other=keep).first()
    keep = known.keep_id if known else keep
    if keep == other or records.Twin.objects.filter(other=other).exists():
        return set()
    records.Twin.objects.filter(keep=other).update(keep=keep)
    records.Twin.objects.create(keep_id=keep, other_id=other, at=said.at, by=said.by)
    return {keep, other}


def _rows() -> QuerySet[records.ImportedRow]:
    return records.ImportedRow.objects.filter(run__undone_at=None, moment__isnull=False)


def _things(moment: int) -> set[str]:
    """By which a moment is known: the keys of the rows that tell it, or its own number."""
    told = set(_rows().filter(moment=moment).values_list("key", flat=True))
    return told or {_OWN.format(moment)}


def _moments(things: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in records.parts(things):
        rows = _rows().filter(key__in=some).order_by("-moment")
        found |= {key: moment for key, moment in rows.values_list("key", "moment") if moment}
        own = {int(thing.split()[1]) for thing in some if thing.startswith(_OWN[:7])}
        kept = records.Moment.objects.filter(id__in=own, by_hand=True)
        found |= {_OWN.format(moment): moment for moment in kept.values_list("id", flat=True)}
    return found
