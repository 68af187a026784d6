"""Commands for gifts that were told twice: same, different."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from penned.cli.asking import AsJson, open_desk, parse_number
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.twins import Double

MOST = 100  # pairs that one scrolls through

Numbers = Annotated[
    list[str] | None, typer.Argument(metavar="[GIFT GIFT]", help="Two numbers of the list.")
]


def same(context: typer.Context, gifts: Numbers = None, json: AsJson = False) -> None:
    """Gifts that may be one, with the reason; or make two of them one.

    penned same lists them; penned same 4 19 lets what is owed for one of them go, and keeps both
    sources. penned different 4 19 takes that back, and stops the question.
    """
    from penned.cli import say
    from penned.desk import twins

    desk = open_desk(context)
    if not gifts:
        return _show(twins.doubles(told=None if json else MOST), json=json)
    one, other = _two(gifts)
    keep, gone = twins.same(desk, one, other)
    if json:
        return say.as_json({"keep": keep, "same": gone})
    say.line(f"Gift {gone} is the same as gift {keep}: thanks are owed for it once.")
    say.line(f"To take it back: penned different {keep} {gone}", style=say.QUIET)
    return None


def different(
    context: typer.Context,
    gifts: Annotated[list[str], typer.Argument(metavar="GIFT GIFT", help="Two numbers.")],
    json: AsJson = False,
) -> None:
    """Say that two gifts are two: each is thanked for, and nobody asks again."""
    from penned.cli import say
    from penned.desk import twins

    desk = open_desk(context)
    one, other = _two(gifts)
    twins.different(desk, one, other)
    if json:
        return say.as_json({"different": [one, other]})
    say.line(f"Gifts {one} and {other} are two.")
    return None


def _two(gifts: Sequence[str]) -> tuple[int, int]:
    if len(gifts) != 2:
        raise BadInput("name two gifts", cure="Their numbers are shown by: penned same")
    one, other = (parse_number(each, "a gift") for each in gifts)
    return one, other


def _show(found: Sequence[Double], *, json: bool) -> None:
    from penned.cli import say

    if json:
        return say.as_json([_facts(double) for double in found])
    if not found:
        return say.line("No two gifts look like one.")
    table = say.table("Gifts", "From", "Why they may be one", "Told by")
    for double in found[:MOST]:
        people = dict.fromkeys(debt.party.name for debt in double.debts)
        sources = dict.fromkeys(source for debt in double.debts for source in debt.sources)
        table.add_row(
            f"{double.one} {double.other}",
            say.words(", ".join(people)),
            say.words(double.why),
            say.words("; ".join(sources)),
        )
    say.show(table)
    if more := len(found[MOST:]):
        say.line(f"and {more:,} more; --json lists them all", style=say.QUIET)
    say.line(
        "For one gift say penned same with both numbers, for two penned different.", style=say.QUIET
    )
    return None


def _facts(double: Double) -> dict[str, Any]:
    return {
        "gifts": [double.one, double.other],
        "why": double.why,
        "debts": [
            {
                "gift": debt.moment_id,
                "who": debt.party.name,
                "what": debt.moment.what,
                "on": debt.since,
                "standing": debt.standing,
                "sources": debt.sources,
            }
            for debt in double.debts
        ],
    }
