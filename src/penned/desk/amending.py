"""A kindness that was noted down is put right, or taken away where noting it was a mistake."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from penned import catalogue
from penned.desk import owing
from penned.errors import BadInput, Refused
from penned.ledger import moments, owed

if TYPE_CHECKING:
    from datetime import date

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow


def amend(
    desk: Desk, who: str, *, thing: str = "", on: date | None = None, **words: str | None
) -> tuple[OwedRow, ...]:
    """Say otherwise what somebody did or gave, by the fields of a moment; None leaves one as it is.

    Everybody to whom thanks are owed for it is returned. `Refused` where nothing is owed to `who`,
    or several things are and `thing` does not say which.
    """
    said: dict[str, Any] = {field: text for field, text in words.items() if text is not None}
    if not said and on is None:
        raise BadInput(
            "nothing is said otherwise",
            cure="Add --what, --detail, --difference, --next, --also, --on or --occasion.",
        )
    if "occasion" in said:
        said["occasion"] = catalogue.occasion(said["occasion"]).key
    if on is not None:
        owed.check_day(on, desk.now())
    debt = one(who, thing)
    moment = replace(debt.moment, on=on or debt.moment.on, **said)
    return moments.amend(debt.moment_id, moment, now=desk.now(), by=desk.by)


def remove(desk: Desk, who: str, *, thing: str = "") -> tuple[OwedRow, ...]:
    """Take away a kindness that was typed in by mistake, for good; return what was owed for it.

    `Refused` where a source tells of it, a note for it was begun, or a debt for it is settled.
    """
    return moments.remove(one(who, thing).moment_id, now=desk.now(), by=desk.by)


def one(who: str, thing: str = "") -> OwedRow:
    """The one kindness for which thanks are owed to `who`, or the one that `thing` says."""
    debts = owing.about(owing.named(who), thing)
    if len(debts) > 1:
        told = "; ".join(debt.moment.what for debt in debts)
        raise Refused(
            f"thanks are owed to {debts[0].party.name} for several things: {told}",
            cure="Say which with --for, by some of its words.",
        )
    return debts[0]
