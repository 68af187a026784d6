"""Commands for the writer's own ways, which the coach leaves alone, and for why to bother."""

from __future__ import annotations

from typing import Annotated

import typer

from penned.cli.asking import AsJson, open_desk, parse_number
from penned.errors import BadInput

ways = typer.Typer(
    invoke_without_command=True,
    help="Your own ways, which the coach leaves alone.",
    rich_markup_mode=None,
)


@ways.callback()
def ways_list(context: typer.Context, json: AsJson = False) -> None:
    """Your own ways, which the coach leaves alone: all of them."""
    if context.invoked_subcommand is None:
        ways_listed(context, json=json)


@ways.command("list")
def ways_listed(context: typer.Context, json: AsJson = False) -> None:
    """All of them, as `penned ways` alone does."""
    from penned.cli import left_alone
    from penned.desk import ways as desk_ways

    open_desk(context)
    left_alone.ways(desk_ways.standing(), json=json)


@ways.command("dismiss")
def ways_dismiss(
    context: typer.Context,
    rule: Annotated[
        str, typer.Argument(metavar="RULE", help="As `penned check` names it beside its finding.")
    ],
    phrase: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only where it finds these words.")
    ] = None,
    who: Annotated[
        str | None,
        typer.Option("--for", metavar="NAME", help="Only in notes to them; else in all."),
    ] = None,
    note: Annotated[
        str | None,
        typer.Option("--note", metavar="NUMBER", help="Only in this note, and as found there."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Let the coach leave something alone.

    In one note, for one person, or for good.
    """
    from penned.cli import left_alone
    from penned.desk import ways as desk_ways

    done = desk_ways.dismiss_rule(
        open_desk(context),
        rule,
        phrase=_said(phrase, "--phrase"),
        who=_said(who, "--for"),
        note=None if note is None else parse_number(note, "a note"),
    )
    left_alone.kept(done, json=json)


@ways.command("undo")
def ways_undo(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="As `penned ways` lists it.")],
    json: AsJson = False,
) -> None:
    """Let the coach speak of it again."""
    from penned.cli import left_alone
    from penned.desk import ways as desk_ways

    done = desk_ways.undo(open_desk(context), parse_number(number, "a way of yours"))
    left_alone.taken_back(done, json=json)


def _said(words: str | None, option: str) -> str:
    """What an option says; an empty one is a slip, and must not mean everything or everybody."""
    if words is not None and not words.strip():
        raise BadInput(f"{option} says nothing", cure="Leave it out, or say what is meant.")
    return words or ""


def why(
    context: typer.Context,
    on: Annotated[
        bool | None,
        typer.Option("--on/--off", help="Whether one of them is shown now and then."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Why bother: what is known about thanks, and who says so."""
    from penned.cli import left_alone
    from penned.coach.nudge import nudges
    from penned.desk import why as desk_why

    desk = open_desk(context)
    if on is not None:
        desk_why.switch(desk, on=on)
    if on is not None and not json:
        left_alone.switched(on=desk_why.is_on())
    else:
        left_alone.nudges(nudges(), on=desk_why.is_on(), json=json)
