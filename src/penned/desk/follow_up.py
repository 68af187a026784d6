"""Follow up: debts that are settled other than by post, put off, handed on, or taken up again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from penned.desk import hindered, owing
from penned.desk.waiting import waiting
from penned.errors import BadInput, Refused
from penned.ledger import owed, people, story
from penned.ledger import waiting as ledger
from penned.moments import Standing
from penned.notes import State
from penned.occasions import ahead

if TYPE_CHECKING:
    from datetime import date

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow

ASKED_AGAIN = timedelta(days=30)
"""What is put off until something happens comes back after so many days: nobody is forgotten."""


def next_to_write(desk: Desk) -> tuple[OwedRow, ...]:
    """What the most pressing note that is not ready yet answers; `Refused` where none is left.

    Who may not be written to waits for somebody to ask by name.
    """
    for each in waiting(desk):
        if each.note_state in {None, State.DRAFT} and not hindered.silent([each.party_id]):
            return owing.one_note(owing.to(people.get(each.party_id)))
    raise Refused("nobody is waiting for a note")


def settle(  # noqa: PLR0913 - who, how, what for and when, each by its name
    desk: Desk, who: str, standing: Standing, *, thing: str = "", on: date | None, how: str
) -> tuple[OwedRow, ...]:
    """Settle what is owed to `who`, or only what is for `thing`: thanked in person, waived ..."""
    debts = owing.about(owing.named(who), thing)
    return owed.settle(
        [debt.id for debt in debts],
        standing,
        on=on or desk.today(),
        how=how,
        now=desk.now(),
        by=desk.by,
    )


def delegate(desk: Desk, who: str, to: str, *, thing: str = "") -> tuple[OwedRow, ...]:
    """Hand what is owed to `who` on to somebody who writes instead, by name."""
    name = " ".join(to.split())
    if not name:
        raise BadInput("say who writes instead", cure='Add --to "NAME".')
    return settle(desk, who, Standing.DELEGATED, thing=thing, on=None, how=name)


def later(desk: Desk, who: str, until: str, *, thing: str = "") -> tuple[OwedRow, ...]:
    """Leave what is owed to `who` off the list until a day, as written: “Friday”, “in a month”.

    Other words (“after the move”) are kept, and it comes back after thirty days.
    """
    debts = owing.about(owing.named(who), thing)
    day, words = ahead.read(until, desk.today()), " ".join(until.split())
    if not words:
        raise BadInput("say until when", cure="Add --until Friday, or --until 2026-12-04.")
    return ledger.put_off(
        [debt.id for debt in debts],
        day or desk.today() + ASKED_AGAIN,
        why="" if day else words,
        now=desk.now(),
        by=desk.by,
    )


def sooner(desk: Desk, who: str, *, thing: str = "") -> tuple[OwedRow, ...]:
    """Show again what was put off; `Refused` where nothing was."""
    put_off = [debt for debt in owing.named(who) if debt.later]
    if not put_off:
        raise Refused(f"nothing owed to {people.find(who).name} was put off")
    chosen = owing.about(put_off, thing)
    return ledger.put_off([debt.id for debt in chosen], None, now=desk.now(), by=desk.by)


def reopen(desk: Desk, who: str, *, thing: str = "") -> tuple[OwedRow, ...]:
    """Owe again what was waived or delegated; what was thanked stays thanked."""
    party = people.find(who)
    let_go = [
        debt for debt in owed.of(party.id) if debt.standing in {Standing.WAIVED, Standing.DELEGATED}
    ]
    if not let_go:
        raise Refused(f"nothing owed to {party.name} was let go")
    chosen = owing.about(let_go, thing)
    return owed.reopen([debt.id for debt in chosen], now=desk.now(), by=desk.by)


def tell(who: str) -> story.Story:
    """All that the ledger knows about one person or household."""
    return story.of(people.find(who).id)
