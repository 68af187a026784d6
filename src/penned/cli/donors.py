"""Commands for charities: who gave, what is to be acknowledged, receipts beside the notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from penned.cli.asking import FINDINGS, AsJson, open_desk
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from penned.desk.desk import Desk
    from penned.desk.donors import Donor, Issued, Purpose

donors = typer.Typer(
    help="Who gave, and what is to be acknowledged.",
    rich_markup_mode=None,
    invoke_without_command=True,
)

MOST = 200  # donors that one scrolls through; --json has all of them

Since = Annotated[
    str, typer.Option("--since", metavar="WHEN", help="Only what came since: June, 2026, 3 June.")
]
Until = Annotated[str, typer.Option("--until", metavar="WHEN", help="Only what came until then.")]


@donors.callback()
def donors_(
    context: typer.Context,
    since: Since = "",
    until: Until = "",
    waiting: Annotated[
        bool, typer.Option("--open", help="Only those who are still to be thanked.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Who gave what to what, by person or household; those first who wait longest for thanks.

    What came through somebody is shown with them and counts with the giver. Sums are for you: no
    note has them, receipts do.
    """
    if context.invoked_subcommand:
        return
    from penned.desk import donors as desk_donors

    desk = open_desk(context)
    found = desk_donors.listed(
        first=_day(since, desk), last=_day(until, desk, last=True), waiting=waiting
    )
    _show(found, desk.today(), json=json)


@donors.command("receipt")
def donors_receipt(
    context: typer.Context,
    who: Annotated[str, typer.Argument(metavar="[NAME]", help="Whose gifts.")] = "",
    to: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.pdf")] = Path("receipts.pdf"),
    everybody: Annotated[bool, typer.Option("--all", help="One for each donor.")] = False,
    since: Since = "",
    until: Until = "",
    country: Annotated[
        str, typer.Option(metavar="CODE", help="Whose rules: US, GB, CA, DE, AU; else yours.")
    ] = "",
    charity: Annotated[str, typer.Option(metavar="NAME", help="Who received it; else you.")] = "",
    json: AsJson = False,
) -> None:
    """Print receipts for the tax office: a slip to each donor, to lie beside the note.

    It says what the country's office asks for, and what an official form there also needs.
    """
    from penned.desk import donors as desk_donors

    if bool(who) == everybody:
        raise BadInput("say for whom: a name, or --all")
    desk = open_desk(context)
    found = desk_donors.listed(first=_day(since, desk), last=_day(until, desk, last=True))
    chosen = found if everybody else desk_donors.named(found, who)
    done = desk_donors.issue(desk, chosen, to, country=country, charity=charity)
    _issued(done, json=json)
    if done.refused:
        raise typer.Exit(FINDINGS)


def _day(said: str, desk: Desk, *, last: bool = False) -> date | None:
    from penned.desk import donors as desk_donors

    return desk_donors.day(said, desk.today(), last=last) if said else None


def _show(found: Sequence[Donor], today: date, *, json: bool) -> None:
    from penned.cli import say

    if json:
        return say.as_json([_facts(donor) for donor in found])
    if not found:
        return say.line("No donation is in the ledger.")
    table = say.table("Donor", "For", "Given", "Since", "Thanks")
    for donor in found[:MOST]:
        for n, purpose in enumerate(donor.purposes):
            table.add_row(
                say.words(donor.party.name if n == 0 else ""),
                say.words(purpose.what),
                _given(purpose),
                say.short_day(purpose.debts[0].since, today),
                _stands(purpose.debts),
            )
        for debt in donor.through:
            given = f"given by {', '.join(debt.moment.givers[:1])}"
            name = "" if donor.purposes else donor.party.name
            day = say.short_day(debt.since, today)
            table.add_row(say.words(name), say.words(given), "", day, _stands([debt]))
    say.show(table)
    if more := len(found[MOST:]):
        say.line(f"and {more:,} more; --json lists them all", style=say.QUIET)
    wait = sum(bool(donor.open) for donor in found)
    say.line(
        f"{say.count(len(found), 'donor')}, {_sums(_together(found))}; {wait} still to be thanked.",
        style=say.QUIET,
    )
    return None


def _together(found: Sequence[Donor]) -> dict[str, Decimal]:
    from penned.desk import donors as desk_donors

    return desk_donors.sums(
        debt for donor in found for purpose in donor.purposes for debt in purpose.debts
    )


def _given(purpose: Purpose) -> str:
    """What came: "USD 25.00", or "USD 300.00 (12, recurring)" for gifts that come again."""
    many = [str(len(purpose.debts))] if len(purpose.debts) > 1 else []
    about = ", ".join([*many, *["recurring"] * purpose.is_recurring])
    return f"{_sums(purpose.sums)} ({about})" if about else _sums(purpose.sums)


def _sums(by_currency: dict[str, Decimal]) -> str:
    return (
        " + ".join(f"{code} {amount:,.2f}".strip() for code, amount in by_currency.items()) or "-"
    )


def _stands(debts: Sequence[Any]) -> str:
    """How the thanks stand: the open ones first."""
    from collections import Counter

    counted = Counter(str(debt.standing) for debt in debts)
    reasons = {debt.how for debt in debts if debt.how and str(debt.standing) == "waived"}
    said = [f"{state}" if len(debts) == 1 else f"{many} {state}" for state, many in counted.items()]
    return ", ".join(said) + (f" ({', '.join(sorted(reasons))})" if reasons else "")


def _facts(donor: Donor) -> dict[str, Any]:
    return {
        "who": donor.party.name,
        "kind": donor.party.kind,
        "deceased": donor.party.deceased,
        "do_not_mail": donor.party.do_not_mail,
        "given": donor.sums,
        "open": len(donor.open),
        "gifts": [_gift_facts(debt) for debt in donor.debts],
    }


def _gift_facts(debt: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of the ledger
    from dataclasses import asdict

    donation = asdict(debt.moment.donation) if debt.moment.donation else {}
    return {
        "what": debt.moment.what,
        "on": debt.since,
        "by": debt.moment.givers,
        "standing": debt.standing,
        "settled_on": debt.settled_on,
        "how": debt.how,
        **donation,
    }


def _issued(done: Issued, *, json: bool) -> None:
    from penned.cli import say

    if json:
        return say.as_json(
            {
                "file": str(done.path),
                "donors": done.donors,
                "gifts": done.gifts,
                "notes": done.notes,
                "refused": [{"who": who, "reason": why} for who, why in done.refused],
            }
        )
    many = say.count(done.donors, "receipt")
    say.line(f"{many} for {say.count(done.gifts, 'gift')}: {done.path}")
    for note in done.notes:
        say.line(note, style=say.QUIET)
    for who, why in done.refused:
        say.line(f"No receipt for {who}. {why}")
    return None
