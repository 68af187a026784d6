"""Advise: the coach on words that lie beside the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penned import catalogue, coach
from penned.desk import desk, usual
from penned.desk.verdict import Verdict, verdict
from penned.errors import NotFound, Refused

if TYPE_CHECKING:
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow


def check(
    text: str, *, to: str = "", occasion: str = "", ledger: str | Path | None = None
) -> Verdict:
    """Judge a text in the `context` that holds for it: as its note, where `to` is owed one."""
    known = context(to=to, occasion=occasion, ledger=ledger)
    if known.moment is None:
        return verdict(text, known)
    from penned.desk import draft  # noqa: PLC0415 - without a ledger, no database is set up

    return verdict(text, known, seed=draft.note_of(answers(to)) or 0)


def context(*, to: str = "", occasion: str = "", ledger: str | Path | None = None) -> coach.Context:
    """What holds for a text. Where the ledger owes `to` thanks, the coach knows for what.

    The writer's own ways hold: those for good in any text, others in a text `to` somebody. Without
    `to`, a ledger that does not exist yet is not made.
    """
    known = coach.Context(today=desk.today(), room=usual.ROOM)
    if to or desk.has_ledger(ledger):
        known = knows(desk.open_desk(ledger), to)
    return replace(known, occasion=catalogue.occasion(occasion).key) if occasion else known


def knows(here: Desk, to: str) -> coach.Context:
    """What the ledger knows of `to`: what they are owed thanks for, or whose ways hold."""
    from penned.desk import draft  # noqa: PLC0415 - without a ledger, no database is set up
    from penned.ledger import notes, people, ways  # noqa: PLC0415

    if not to:
        return draft.anybody(here)
    if debts := answers(to):
        return draft.context(here, debts)
    try:
        party = notes.find(to).party if to.isdecimal() else people.find(to)
    except NotFound:
        return replace(draft.anybody(here), to=(to,))
    return replace(draft.anybody(here), to=(party.name,), ways=ways.holding(party.id))


def answers(to: str) -> tuple[OwedRow, ...]:
    """What the next note to `to`, a name or a note's number, answers; nothing if none is owed."""
    from penned.desk import owing  # noqa: PLC0415 - without a ledger, no database is set up

    try:
        return owing.for_note(to)
    except (Refused, NotFound):
        return ()
