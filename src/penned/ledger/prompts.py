"""The writer's own questions for the end of the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.errors import BadInput, NotFound
from penned.ledger import events, records
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.ledger.words import check
from penned.people.spelling import fold, tidy

if TYPE_CHECKING:
    from datetime import datetime

LONGEST = 200  # characters of a prompt


@dataclass(frozen=True, slots=True)
class PromptRow:
    """A prompt of the writer's own."""

    id: int
    text: str


@faults()
def own() -> tuple[PromptRow, ...]:
    """All of them, the oldest first."""
    return tuple(PromptRow(each.pk, each.text) for each in records.Prompt.objects.order_by("id"))


def add(text: str, *, now: datetime, by: str) -> PromptRow:
    """Add a prompt; one that is there already is only given back."""
    words = tidy(text)
    check(words)
    if not fold(words) or len(words) > LONGEST:
        raise BadInput(f"a prompt is a question of 1 to {LONGEST} characters")
    with transaction():
        record, new = records.Prompt.objects.get_or_create(
            key=fold(words), defaults={"text": words}
        )
        if new:
            events.record("prompt added", f"prompt {record.pk}", now=now, by=by)
        return PromptRow(record.pk, record.text)


def remove(number: int, *, now: datetime, by: str) -> PromptRow:
    """Take a prompt away for good; raises `NotFound`."""
    with transaction():
        record = records.Prompt.objects.filter(id=number).first()
        if record is None:
            raise NotFound(
                f"there is no prompt {number} of yours", cure="List them: penned today --prompts."
            )
        row = PromptRow(record.pk, record.text)
        record.delete()
        events.record("prompt removed", f"prompt {number}", now=now, by=by)
        return row
