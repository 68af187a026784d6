"""Who did what, and when: kept for ever, and never the words of a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.ledger import records
from penned.ledger.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class EventRow:
    """One thing that was done: `kind` says what, `subject` to what ("note 12", "party 3")."""

    id: int
    at: datetime
    by: str
    kind: str
    subject: str


def record(kind: str, *subjects: str, now: datetime, by: str) -> None:
    """Write down that `kind` was done to each of `subjects`."""
    with faults():  # one row for each subject, none for none
        records.Event.objects.bulk_create(
            records.Event(at=now, by=by, kind=kind, subject=subject) for subject in subjects
        )


@faults()
def about(subjects: Iterable[str]) -> tuple[EventRow, ...]:
    """Everything done to any of `subjects`, the oldest first."""
    found = records.Event.objects.filter(subject__in=list(subjects)).order_by("at", "id")
    return tuple(
        EventRow(id=event.id, at=event.at, by=event.by, kind=event.kind, subject=event.subject)
        for event in found
    )


def subjects(noun: str, ids: Iterable[int]) -> Sequence[str]:
    """Say "note 3", "note 4" for the notes 3 and 4."""
    return [f"{noun} {number}" for number in ids]
