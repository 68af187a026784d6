"""Send: a card leaves the house. From then on its reader counts as thanked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.ledger import notes
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from penned.desk.desk import Desk
    from penned.ledger.notes import NoteRow


def posted(desk: Desk, which: Sequence[str], *, on: date | None) -> tuple[NoteRow, ...]:
    """Mark notes as posted, all of them or, where one cannot be, none."""
    steps = [notes.Step(note.id) for note in notes.find_all(which)]
    return notes.advance_all(steps, State.POSTED, on=on or desk.today(), now=desk.now(), by=desk.by)
