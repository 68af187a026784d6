"""A new set in the drawer: a reason to write, and to whom one might."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from penned import occasions
from penned.desk import desk as here
from penned.desk import out_of_the_blue, waiting, why
from penned.ledger import people

if TYPE_CHECKING:
    from penned.desk.desk import Desk

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
    everything = waiting.waiting(desk, all_=True)
    blank = [each for each in everything if each.note_id is None and not each.gentle]
    if blank:
        names = {
            number: row.name
            for number, row in people.rows({each.party_id for each in blank}).items()
        }
        return Prompt(waiting=tuple(dict.fromkeys(names[each.party_id] for each in blank)))
    occasion = occasions.load(OCCASION)
    first = next(iter(occasion.prompts_in(here.chosen_language())))
    known = out_of_the_blue.quiet(desk, first=FEW, after=A_WHILE)
    long_ago = tuple((each.party.name, each.on) for each in known)
    return Prompt(question=first.question, source=occasion.source, long_ago=long_ago)
