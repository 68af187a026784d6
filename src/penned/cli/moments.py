"""Commands for what happened: capture, import, owed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from penned.cli import asking
from penned.cli.asking import (
    DONE,
    FINDINGS,
    AsJson,
    DateWords,
    is_conversation,
    open_desk,
    parse_day,
    parse_mapping,
    parse_number,
    with_dates_settled,
)
from penned.errors import BadInput


def capture(
    context: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="TEXT", help="What they gave or did, in your words.")
    ],
    givers: Annotated[
        list[str],
        typer.Option("--from", metavar="NAME", help="Who was kind; repeat it for several people."),
    ],
    occasion: Annotated[
        str, typer.Option(metavar="KIND", help="gift, dinner, interview: `penned occasion list`.")
    ] = "favour",
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
    json: AsJson = False,
) -> None:
    """Note down a kindness while it is fresh.

    Thanks are owed from then on: to each of several people, or to them --together.
    """
    from penned.cli import reports
    from penned.desk import capture as desk_capture
    from penned.moments import Moment

    if ask and not is_conversation():
        raise BadInput("there is nobody here to ask", cure="Leave out --ask.")
    desk = open_desk(context)
    day = parse_day(on, desk.today()) or desk.today()
    moment = Moment(tuple(givers), what, detail, difference, occasion, day, next=next_, also=also)
    debts = desk_capture.capture(desk, moment, address=address, together=together)
    if ask:
        from penned.desk import beside, draft

        debts = draft.answer(desk, debts, asking.ask(beside.slips(debts)))
    reports.captured(debts, json=json)


def import_(
    context: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Gift lists: CSV, TSV or XLSX.")
    ],
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="COLUMN=FIELD", help="Say what a column holds; repeat it for several."
        ),
    ] = None,
    dates: Annotated[
        DateWords | None, typer.Option(help="How 04/05/2026 is meant: day first or month first.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Which sheet of a workbook to take.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    json: AsJson = False,
) -> None:
    """Import a gift list, or undo an import.

    penned import gifts.csv brings a list in; rows seen before change nothing.
    penned import undo 3 takes the third import back.
    """
    from penned.cli import reports
    from penned.desk import capture as desk_capture

    desk = open_desk(context)
    if files[0] == "undo" and len(files) == 2:
        undo = desk_capture.undo_import(desk, parse_number(files[1], "an import"))
        reports.undone(undo, run=files[1], json=json)
        raise typer.Exit(FINDINGS if undo.kept else DONE)
    wanted = parse_mapping(mapping or [])
    done = []
    try:
        for name in files:
            read = partial(
                desk_capture.import_list,
                desk,
                Path(name),
                mapping=wanted,
                sheet=sheet,
                dry_run=dry_run,
            )
            done.append(with_dates_settled(read, dates))
    finally:  # what went well before a list that cannot be read is told all the same
        reports.imported(done, json=json)
    if any(each.has_findings for each in done):
        raise typer.Exit(FINDINGS)


def owed(
    context: typer.Context,
    due: Annotated[
        bool, typer.Option("--due", help="Only what is due within a week, or was.")
    ] = False,
    first: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Only the N most pressing.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Who is waiting for thanks, the most pressing first."""
    from penned.cli import lists
    from penned.desk import follow_up

    desk = open_desk(context)
    waiting = follow_up.waiting(desk, due=due)
    lists.owed(waiting, first=first, today=desk.today(), json=json)
    if not json and is_conversation():
        from penned.cli import left_alone
        from penned.desk import why

        everyone = follow_up.waiting(desk) if due else waiting
        left_alone.nudge(why.among_waiting(desk, everyone))
