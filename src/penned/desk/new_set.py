"""A new set in the drawer: a reason to write, and to whom one might."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from penned import catalogue, occasions
from penned.desk import desk as here
from penned.desk import follow_up, why
from penned.ledger import people

if TYPE_CHECKING:
    from penned.desk.desk import Desk
    from penned.moments import Moment

OCCASION = "new-stationery"
A_WHILE = timedelta(days=180)  # our own: sooner than that, nobody has waited for long
FEW = 3


@dataclass(frozen=True, slots=True)
class Prompt:
    """Whom one owes a note that is not begun, by name; or else a question, with who says so.

    `long_ago` are people who were thanked once, and the days when.
    """

    waiting: tuple[str, ...] = ()
    question: str = ""
    source: str = ""
    long_ago: tuple[tuple[str, date], ...] = ()


def prompt(desk: Desk) -> Prompt | None:
    """What a new set asks for; None where the writer has switched such words off.

    Whoever was kind in mourning or illness is not counted among reasons to use up cards.
    """
    if not why.is_on():
        return None
    debts = [each.debt for each in follow_up.waiting(desk)]
    blank = [debt for debt in debts if debt.note_id is None and _presses(debt.moment)]
    if blank:
        return Prompt(waiting=tuple(dict.fromkeys(debt.party.name for debt in blank)))
    occasion = occasions.load(OCCASION)
    first = next(iter(occasion.prompts_in(here.chosen_language())))
    owed = {debt.party.id for debt in debts}
    before = desk.today() - A_WHILE
    known = [
        (row.name, row.last_thanked)
        for row in people.everyone()
        if row.last_thanked and row.last_thanked <= before and row.id not in owed
    ]
    known.sort(key=lambda one: one[1])
    return Prompt(question=first.question, source=occasion.source, long_ago=tuple(known[:FEW]))


def _presses(moment: Moment) -> bool:
    occasion = catalogue.occasions().get(moment.occasion)
    return occasions.manner(occasion, *moment.told).nudge
