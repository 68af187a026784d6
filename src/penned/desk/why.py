"""Why bother, at the desk: when a nudge fits what the writer has before them, and its switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned import catalogue, occasions
from penned.coach import Way
from penned.coach.nudge import ALL, Hesitation, Nudge, nudge, nudges
from penned.errors import Unreachable
from penned.ledger import events, ways
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from penned.desk.desk import Desk
    from penned.desk.waiting import Waiting
    from penned.ledger.owed import OwedRow

SHOWN = "shown"


def before_writing(desk: Desk, debts: Sequence[OwedRow]) -> Nudge | None:
    """What to show before an empty page, if anything; noted as shown."""
    if any(debt.note_id for debt in debts) or _gentle(debts):
        return None
    return _show(desk, Hesitation.EMPTY_PAGE)


def among_waiting(desk: Desk, waiting: Sequence[Waiting]) -> Nudge | None:
    """What to show below all who are waiting, if anything; noted as shown.

    Where one of them is to be thanked in mourning or illness, nothing is.
    """
    today = desk.today()
    late = [
        each
        for each in waiting
        if each.due and each.due < today and each.note_state in {None, State.DRAFT}
    ]
    if not late or any(each.gentle for each in waiting):
        return None
    begun = any(each.note_state is State.DRAFT for each in late)
    return _show(desk, Hesitation.LEFT_LYING if begun else Hesitation.LATE)


def is_on() -> bool:
    """Whether nudges are shown at all."""
    return Way(ALL) not in ways.holding()


def switch(desk: Desk, *, on: bool) -> None:
    """Show nudges from now on, or none; a switch in its place already stays there."""
    if not on:
        ways.keep(Way(ALL), now=desk.now(), by=desk.by)
        return
    for row in ways.standing():
        if row.way.rule == ALL:
            ways.take_back(row.id, now=desk.now(), by=desk.by)


def _show(desk: Desk, before: Hesitation) -> Nudge | None:
    chosen = nudge(before, _seen(desk), desk.today(), ways.holding())
    if chosen is None:
        return None
    try:
        events.record(SHOWN, f"nudge {chosen.key}", now=desk.now(), by=desk.by)
    except Unreachable:  # where it cannot be noted, it would be shown again and again
        return None
    return chosen


def _gentle(debts: Iterable[OwedRow]) -> bool:
    known = catalogue.occasions()  # a plugin's too
    moments = [debt.moment for debt in debts]
    kinds = [known.get(each.occasion) or occasions.of(each.occasion) for each in moments]
    found = zip(kinds, moments, strict=True)
    return not all(occasions.manner(kind, *each.told).nudge for kind, each in found)


def _seen(desk: Desk) -> dict[str, date]:
    """When each was last shown to this writer."""
    zone = desk.now().tzinfo
    subjects = {f"nudge {each.key}": each.key for each in nudges()}
    return {
        subjects[event.subject]: event.at.astimezone(zone).date()
        for event in events.about(subjects)
        if event.kind == SHOWN and event.by == desk.by
    }
