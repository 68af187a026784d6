"""Send: a card leaves the house. From then on its reader counts as thanked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.ledger import notes, transaction
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from penned.desk.desk import Desk
    from penned.ledger.notes import NoteRow


def posted(desk: Desk, which: Sequence[str], *, on: date | None) -> tuple[NoteRow, ...]:
    """Mark notes as posted, all of them or, where one cannot be, none."""
    found = {note.id for note in map(notes.find, which)}
    day, now = on or desk.today(), desk.now()
    with transaction():
        return tuple(
            notes.advance(number, State.POSTED, on=day, now=now, by=desk.by)
            for number in sorted(found)
        )
