"""The commands for what happened: capture, amend."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from penned.cli import asking
from penned.cli.asking import AsJson, is_conversation, open_desk, parse_day
from penned.errors import BadInput
from penned.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow

Words = Annotated[str | None, typer.Option(metavar="WORDS")]

_OF_ONE = ("detail", "difference", "next", "also")  # what is said of one kindness, not of several


def capture(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="TEXT", help="A sentence: who did what, and when. With --from: what they did."
        ),
    ],
    givers: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="NAME", help="Who was kind; repeat it for several people."),
    ] = None,
    occasion: Annotated[
        str, typer.Option(metavar="KIND", help="gift, dinner, interview: `penned occasion list`.")
    ] = "",
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="2026-11-20, today, yesterday.")
    ] = None,
    detail: Annotated[str, typer.Option(help="One detail that only you would know.")] = "",
    difference: Annotated[str, typer.Option(help="What it changed for you.")] = "",
    next_: Annotated[
        str, typer.Option("--next", help="What comes next, or what you want to ask.")
    ] = "",
    also: Annotated[str, typer.Option(help="What you forgot to say.")] = "",
    address: Annotated[str, typer.Option(help="Theirs, its lines parted by commas.")] = "",
    together: Annotated[
        bool, typer.Option("--together", help="One card to all of them, as to one household.")
    ] = False,
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask the occasion's questions, while you remember.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what is understood.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Note down a kindness while it is fresh.

    penned capture "Ana drove me to the airport on Sunday" finds who, what and when in it. Thanks
    are owed from then on: to each of several people, or to them --together.
    """
    from penned.cli import heard as hearing

    if ask and not is_conversation():
        raise BadInput("there is nobody here to ask", cure="Leave out --ask.")
    if dry_run and givers:
        raise BadInput("with --from there is nothing to understand", cure="Leave out --dry-run.")
    desk = open_desk(context)
    said: dict[str, Any] = {"detail": detail, "difference": difference, "next": next_, "also": also}
    said |= {"on": parse_day(on, desk.today()), "occasion": occasion}
    kind: dict[str, Any] = {"address": address, "together": together}
    if givers:
        debts = _in_parts(desk, Moment(tuple(givers), what, **said), kind)
    else:
        debts = _in_a_sentence(desk, what, said, kind, dry_run=dry_run, json=json)
    if debts:
        hearing.noted(_asked(desk, debts) if ask else debts, json=json)


def amend(
    context: typer.Context,
    who: Annotated[str, typer.Argument(metavar="WHO")],
    thing: Annotated[
        str, typer.Option("--for", metavar="WORDS", help="Which of several things, by its words.")
    ] = "",
    what: Words = None,
    detail: Words = None,
    difference: Words = None,
    next_: Annotated[str | None, typer.Option("--next", metavar="WORDS")] = None,
    also: Words = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="2026-11-20, today, yesterday.")
    ] = None,
    occasion: Annotated[str | None, typer.Option(metavar="KIND")] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="It was noted by mistake: delete it for good.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before deleting.")] = False,
    json: AsJson = False,
) -> None:
    """Put right what was noted down; "" takes a detail away.

    penned amend Ana --what "drove me home" --on yesterday. With --remove it is deleted, which only
    goes for what you typed and what no note was begun for.
    """
    from penned.cli import say
    from penned.cli.lists import debt_facts
    from penned.desk import amending

    desk = open_desk(context)
    said = {"what": what, "detail": detail, "difference": difference, "next": next_, "also": also}
    said["occasion"] = occasion
    if remove:
        if on is not None or any(text is not None for text in said.values()):
            raise BadInput("what is deleted is not changed", cure="Say --remove alone.")
        debts = _removed(desk, who, thing, yes=yes)
        how = "Deleted"
    else:
        debts = amending.amend(desk, who, thing=thing, on=parse_day(on, desk.today()), **said)
        how = "Changed"
    if json:
        return say.as_json([debt_facts(debt) for debt in debts])
    for debt in debts:
        words = "; ".join(debt.moment.told)
        say.line(f"{how}: thanks to {debt.party.name} for “{words}”, {say.day(debt.since)}.")
    return None


def _removed(desk: Desk, who: str, thing: str, *, yes: bool) -> Sequence[OwedRow]:
    """Delete a kindness, once the person has said so."""
    from penned.desk import amending

    if not yes:
        if not is_conversation():
            raise BadInput("nothing was deleted", cure="To do so without being asked, add --yes.")
        debt = amending.one(who, thing)
        if not typer.confirm(f"Delete “{debt.moment.what}” for good?", default=False):
            return ()
    return amending.remove(desk, who, thing=thing)


def _asked(desk: Desk, debts: Sequence[OwedRow]) -> Sequence[OwedRow]:
    """Put the questions of the occasion, and keep what was answered."""
    from penned.desk import beside, draft

    return draft.answer(desk, debts, asking.ask(beside.slips(debts)))


def _in_parts(desk: Desk, moment: Moment, kind: dict[str, Any]) -> Sequence[OwedRow]:
    """Note down what was said in options; unless they say so, it was a favour, and today."""
    from penned.desk import capture as desk_capture

    occasion, on = moment.occasion or desk_capture.USUAL, moment.on or desk.today()
    return desk_capture.capture(desk, replace(moment, occasion=occasion, on=on), **kind)


def _in_a_sentence(
    desk: Desk, text: str, said: dict[str, Any], kind: dict[str, Any], *, dry_run: bool, json: bool
) -> Sequence[OwedRow]:
    """Note down what a sentence says, put right by options and the person; nothing in a dry run."""
    from penned.cli import heard as hearing
    from penned.desk import capture as desk_capture

    heard = desk_capture.hear(desk, text)
    if len(heard) > 1 and any(said[field] for field in _OF_ONE):
        option = next(field for field in _OF_ONE if said[field])
        raise BadInput(
            f"this tells of {len(heard)} kindnesses, and --{option} is of one",
            cure="Say each in a sentence of its own.",
        )
    heard = tuple(desk_capture.corrected(each, **said) for each in heard)
    if dry_run:
        hearing.show(heard, json=json)
        return ()
    right = hearing.confirmed(desk, heard, quiet=json)
    return desk_capture.settle(desk, right, **kind) if right else ()
