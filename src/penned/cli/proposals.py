"""Commands for what calendars and mail propose: proposed, accept, dismiss."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from penned.cli.asking import AsJson, is_conversation, open_desk, parse_day
from penned.errors import PennedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from penned.desk.desk import Desk
    from penned.desk.proposals import Proposed, Wording
    from penned.ledger.accepting import Accepted

_MOST = 100  # rows that a person scrolls through; --json has them all
_NUMBERS = typer.Argument(metavar="N...", min=1, help="The numbers in `penned proposed`.")


class _Answer(StrEnum):
    """What one says to a proposal, each by its letter."""

    YES = "y"
    NO = "n"
    EDIT = "e"
    LATER = "l"
    QUIT = "q"


_ANSWERS = "y yes   n no   e edit   l later   q quit"


def proposed(
    context: typer.Context,
    as_list: Annotated[
        bool, typer.Option("--list", help="Only list them, without going through them.")
    ] = False,
    dismissed: Annotated[
        bool, typer.Option("--dismissed", help="What was dismissed, and can still be accepted.")
    ] = False,
    json: AsJson = False,
) -> None:
    """What calendars and mail suggest, each with the reason; at a terminal, one by one."""
    from penned.cli import say
    from penned.desk import proposals

    desk = open_desk(context)
    found = proposals.dismissed() if dismissed else proposals.waiting()
    if json:
        return say.as_json([_facts(each) for each in found])
    if not found:
        say.line("Nothing was dismissed." if dismissed else "Nothing is proposed.")
    elif is_conversation() and not (as_list or dismissed):
        _go_through(desk, found)
    else:
        _list(found, desk.today())
    return None


def accept(
    context: typer.Context,
    numbers: Annotated[list[int], _NUMBERS],
    givers: Annotated[
        list[str] | None, typer.Option("--from", metavar="NAME", help="Who it was instead.")
    ] = None,
    what: Annotated[str | None, typer.Option(help="What they did, in your words.")] = None,
    detail: Annotated[str | None, typer.Option(help="One detail that only you know.")] = None,
    occasion: Annotated[str | None, typer.Option(metavar="KIND", help="Another occasion.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="Another day.")] = None,
    json: AsJson = False,
) -> None:
    """Owe thanks for what was proposed, as it is or in your own words."""
    from penned.cli import say
    from penned.cli.lists import debt_facts
    from penned.desk import proposals
    from penned.desk.proposals import Wording

    desk = open_desk(context)
    day = parse_day(on, desk.today())
    wording = Wording(tuple(givers or ()), what, occasion, day, detail)
    done = proposals.accept(desk, numbers, wording)
    if json:
        return say.as_json(
            [
                {
                    "new": [debt_facts(debt) for debt in each.new],
                    "before": [debt_facts(debt) for debt in each.before],
                }
                for each in done
            ]
        )
    for each in done:
        _tell(each)
    return None


def dismiss(
    context: typer.Context,
    numbers: Annotated[list[int], _NUMBERS],
    forget: Annotated[
        bool, typer.Option("--forget", help="Keep none of its words, and learn nothing from it.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Never propose these again; what is like them is proposed less."""
    from penned.cli import say
    from penned.desk import proposals

    proposals.dismiss(open_desk(context), numbers, forget=forget)
    if json:
        return say.as_json({"dismissed": numbers, "forgotten": forget})
    kept = " Nothing of their words is kept." if forget else ""
    say.line(f"Dismissed: {say.count(len(set(numbers)), 'proposal')}.{kept}")
    return None


def _list(found: Sequence[Proposed], today: date) -> None:
    from penned.cli import say

    table = say.table("No.", "When", "Who", "What", "Because")
    for each in found[:_MOST]:
        row = each.row
        table.add_row(
            str(row.id),
            say.short_day(row.moment.on, today) if row.moment.on else "",
            say.words(_who(each)),
            say.words("\n".join(_what(each))),
            say.words(_because(each)),
        )
    say.show(table)
    if len(found) > _MOST:
        say.line(f"And {len(found) - _MOST} more: see --json.", style=say.QUIET)
    say.line("Say penned accept N, or penned dismiss N.", style=say.QUIET)


def _go_through(desk: Desk, found: Sequence[Proposed]) -> None:
    """Ask about each; what is left for later, or on quitting, stays proposed."""
    from penned.cli import say
    from penned.desk import proposals
    from penned.desk.proposals import Wording

    for place, each in enumerate(found, start=1):
        _show(each, f"{place} of {len(found)}", desk.today())
        answer = _answered()
        if answer is _Answer.QUIT:
            return
        if answer is _Answer.NO:
            proposals.dismiss(desk, [each.row.id])
        elif answer is not _Answer.LATER:
            wants_words = answer is _Answer.EDIT or not each.row.parties
            wording = _asked(each) if wants_words else Wording()
            try:
                (done,) = proposals.accept(desk, [each.row.id], wording)
            except PennedError as error:
                say.line(str(error))
            else:
                _tell(done)
    say.line("That was all of them.", style=say.QUIET)


def _show(each: Proposed, place: str, today: date) -> None:
    from penned.cli import say

    row = each.row
    say.line()
    day = say.short_day(row.moment.on, today) if row.moment.on else "some day"
    say.line(f"{place}: {day}, {_who(each)}", style=say.LOUD)
    for line in _what(each):
        say.line(f"  {line}")
    say.line(f"  because {_because(each)}", style=say.QUIET)
    if row.sources:
        say.line(f"  {'; '.join(row.sources)}", style=say.QUIET)


def _answered() -> _Answer:
    from penned.cli import say

    say.line(_ANSWERS, style=say.QUIET)
    try:
        while True:
            said = typer.prompt(">", default="l", show_default=False, prompt_suffix=" ")
            if (key := said.strip().casefold()[:1]) in set(_Answer):
                return _Answer(key)
    except typer.Abort:
        return _Answer.QUIT


def _asked(each: Proposed) -> Wording:
    """Ask for what may be otherwise; Enter leaves it as it is."""
    from penned.desk.proposals import Wording

    moment = each.row.moment
    givers = typer.prompt("Who was it?", default="; ".join(moment.givers), show_default=True)
    what = typer.prompt("What did they do?", default=moment.what)
    occasion = typer.prompt("Which occasion?", default=moment.occasion)
    same = givers.strip() == "; ".join(moment.givers)
    return Wording(
        givers=() if same else (givers.strip(),),
        what=what.strip(),
        occasion=occasion.strip(),
    )


def _tell(done: Accepted) -> None:
    from penned.cli import say

    for debt in done.new:
        say.line(f"Noted: thanks to {debt.party.name} for “{debt.moment.what}”.")
    for debt in done.before:
        say.line(
            f"Noted before, {debt.standing}: thanks to {debt.party.name} for “{debt.moment.what}” "
            f"on {say.day(debt.moment.on)}. It was not noted twice."
        )


def _who(each: Proposed) -> str:
    return ", ".join(party.name for party in each.row.parties) or "who was it?"


def _what(each: Proposed) -> list[str]:
    row = each.row
    said = [row.moment.what, f"“{row.moment.detail}”" if row.moment.detail else "", row.sentence]
    return list(dict.fromkeys(filter(None, said)))


def _because(each: Proposed) -> str:
    return ", ".join(filter(None, (each.row.because, each.leaning)))


def _facts(each: Proposed) -> dict[str, Any]:
    row = each.row
    return {
        "number": row.id,
        "state": row.state,
        "when": row.moment.on,
        "who": [party.name for party in row.parties],
        "what": row.moment.what,
        "detail": row.moment.detail,
        "occasion": row.moment.occasion,
        "because": _because(each),
        "sentence": row.sentence,
        "sources": list(row.sources),
    }
