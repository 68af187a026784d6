"""Taking an import back: what nobody has worked on since goes, the rest stays and is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.ledger import kept, proposals, records
from penned.ledger.claims import moments, people

if TYPE_CHECKING:
    from penned.ledger.records import ImportRun


@dataclass(frozen=True, slots=True)
class UndoRow:
    """What an undone import took back (rows), and what it left, with the reason for each."""

    removed: int
    kept: tuple[str, ...]


def take_back(run: ImportRun) -> UndoRow:
    """Remove what `run` told; what others tell too stays, and what somebody has worked on."""
    rows = records.ImportedRow.objects.filter(run=run)
    before = rows.count()
    told = {moments.group(row) for row in rows.exclude(told=None).only("key", "undated_key")}
    done = moments.regroup(told)
    done.unsaid |= moments.forget(set(rows.filter(moment=None).values_list("id", flat=True)))
    stays = [
        f"row {row.row}: {done.kept[row.moment_id]}"
        for row in rows.order_by("row")
        if row.moment_id in done.kept
    ]
    names = people.tidy(done.unsaid)
    entries = records.Kept.objects.filter(run=run).count()
    kept.take_back(run)
    proposed = proposals.take_back(run)
    return UndoRow(
        removed=before - rows.count() + entries + proposed.removed,
        kept=(*stays, *names, *proposed.kept),
    )
