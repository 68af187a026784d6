"""Follow up: who is waiting and how pressing it is, and debts settled other than by post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from penned import catalogue, occasions
from penned.desk import customs, owing
from penned.errors import Refused
from penned.ledger import owed, people, story
from penned.moments import Standing
from penned.notes import State

if TYPE_CHECKING:
    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow
    from penned.occasions import Occasion


SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One open debt, with the days of its occasion's window; None where nothing presses."""

    debt: OwedRow
    ideal: date | None
    due: date | None


def waiting(desk: Desk, *, due: bool = False) -> tuple[Waiting, ...]:
    """All who are waiting, the most pressing first; with `due`, those whose time has come."""
    known = catalogue.occasions()
    custom = customs.of_writer()
    everyone = [_waiting(debt, known.get(debt.moment.occasion), custom) for debt in owed.waiting()]
    today = desk.today()
    chosen = [each for each in everyone if not due or _has_come(each, today)]
    return tuple(sorted(chosen, key=_pressing))


def _waiting(debt: OwedRow, occasion: Occasion | None, custom: str) -> Waiting:
    if occasion is None or not occasions.manner(occasion, *debt.moment.told).pressed:
        return Waiting(debt, None, None)
    return Waiting(
        debt,
        occasions.ideal(occasion, debt.since, custom),
        occasions.due(occasion, debt.since, custom),
    )


def _has_come(each: Waiting, today: date) -> bool:
    return each.due is not None and each.due <= today + SOON


def _pressing(each: Waiting) -> tuple[date, date, int]:
    return (each.due or date.max, each.debt.since, each.debt.id)


def next_to_write(desk: Desk) -> tuple[OwedRow, ...]:
    """What the most pressing note that is not ready yet answers; `Refused` where none is left."""
    for each in waiting(desk):
        if each.debt.note_state in {None, State.DRAFT}:
            return owing.one_note(owing.to(each.debt.party))
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
