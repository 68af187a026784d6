"""Taking an import back: what nobody has touched since goes, the rest stays and is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from penned.ledger import records
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from django.db.models import QuerySet

    from penned.ledger.records import ImportRun


@dataclass(frozen=True, slots=True)
class UndoRow:
    """What an undone import took back (rows), and what it left, with the reason for each."""

    removed: int
    kept: tuple[str, ...]


def take_back(run: ImportRun) -> UndoRow:
    """Remove the rows of `run`, then the people and addresses that only it needed."""
    touched = _touched(run)
    gone = records.ImportedRow.objects.filter(run=run).exclude(moment__in=touched)
    kept = [
        f"row {row.row}: {touched[row.moment_id]}"
        for row in records.ImportedRow.objects.filter(run=run, moment__in=touched).order_by("row")
        if row.moment_id
    ]
    moments = records.Moment.objects.filter(brought_by=run).exclude(id__in=touched)
    removed = gone.count()
    gone.delete()
    records.Owed.objects.filter(moment__in=moments).delete()
    moments.delete()
    return UndoRow(removed=removed, kept=(*kept, *_take_back_people(run)))


def _touched(run: ImportRun) -> dict[int, str]:
    """Say by moment why it stays."""
    reasons: dict[int, str] = {}
    debts = records.Owed.objects.filter(moment__brought_by=run)
    for debt in debts.select_related("moment", "party").order_by("id"):
        why = _why(debt, run)
        if why:
            reasons.setdefault(debt.moment_id, f"{debt.party.name}, {why}")
    return reasons


def _why(debt: records.Owed, run: ImportRun) -> str:
    if debt.note_id:
        return f"note {debt.note_id} was begun"
    if debt.standing != Standing.OWED and debt.settled_by_id != run.id:
        return f"it is {debt.standing} by now"
    if debt.moment.amended_at:
        return "its words were changed since"
    return ""


def _take_back_people(run: ImportRun) -> list[str]:
    """Remove the people whom nothing holds any more; name those held by more than `run`."""
    brought = {party.id: party for party in records.Party.objects.filter(brought_by=run)}
    held = _held(run)
    stays = held.keys() | _parties(records.Owed.objects.filter(party__brought_by=run))
    ties = list(records.Membership.objects.filter(brought_by=run))
    loose = [tie for tie in ties if tie.household_id not in stays]
    stays |= {tie.person_id for tie in ties if tie.household_id in stays}
    records.Membership.objects.filter(id__in=[tie.id for tie in loose]).delete()
    _take_back_homes(run, go=brought.keys() - stays)
    records.Party.objects.filter(brought_by=run).exclude(id__in=stays).delete()
    return [f"{brought[party].name}: {why}" for party, why in sorted(held.items())]


def _held(run: ImportRun) -> dict[int, str]:
    """Say by party what holds it that this import did not bring."""
    brought = records.Party.objects.filter(brought_by=run)
    debts = records.Owed.objects.exclude(moment__brought_by=run)
    homes = records.Address.objects.exclude(brought_by=run)
    ties = records.Membership.objects.exclude(brought_by=run)
    tied = Q(id__in=ties.values("person")) | Q(id__in=ties.values("household"))
    reasons = (
        (Q(id__in=debts.values("party")), "there is more to thank for"),
        (Q(same_as__isnull=False) | Q(also__isnull=False), "merged with another name since"),
        (Q(id__in=homes.values("party")), "the address was changed since"),
        (tied, "member of a household that was there before or since"),
        (Q(ways__isnull=False), "you keep a way of your own for them"),
    )
    return {
        party: why
        for condition, why in reversed(reasons)
        for party in brought.filter(condition).values_list("id", flat=True)
    }


def _take_back_homes(run: ImportRun, *, go: AbstractSet[int]) -> None:
    """Remove the addresses that `run` brought, and go back to those that they replaced."""
    brought = records.Address.objects.filter(brought_by=run)
    brought.filter(party__in=go).delete()
    known = brought.filter(until=None).exclude(party__brought_by=run)
    for home in known.exclude(party__owed__moment__brought_by=run):
        past = records.Address.objects.filter(party=home.party_id, until=home.since)
        home.delete()
        before = past.order_by("id").last()
        if before:
            before.until = None
            before.save()


def _parties(debts: QuerySet[records.Owed]) -> set[int]:
    return set(debts.values_list("party", flat=True))
