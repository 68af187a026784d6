"""The program: its name, what holds for all commands, and the commands in the line's order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from penned.cli import (
    choices,
    designs,
    donors,
    export,
    following,
    households,  # noqa: F401 - it adds its commands to those of `people`
    imports,
    journal,
    moments,
    notes,
    occasions,
    owed,
    own_hand,  # noqa: F401 - it adds its commands to those of `hand`
    paper,
    people,
    plot,
    printers,
    proposals,
    pull,
    second_reader,
    stationery,
    twins,
    ways,
)
from penned.cli.grouped import Grouped, GroupedProgram

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.core import TyperCommand

HAPPENED, OWED, WORDS = "What happened", "Who is waiting", "Words"
PAPER, AFTERWARDS, BOOKS = "Paper and post", "Afterwards", "Your books"

app = typer.Typer(
    name="penned",
    cls=GroupedProgram,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # Rich's help takes as long to load as all the rest of `penned --help`
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"penned {version('penned')}")
        raise typer.Exit


@app.callback()
def penned(
    context: typer.Context,
    ledger: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Where the ledger is; else PENNED_LEDGER says so, or it is in your data folder.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Say which Penned this is."
        ),
    ] = False,
) -> None:
    """Thank-you notes in your own hand.

    From a kindness to a card in an addressed envelope, sent once and remembered:
    capture or import what happened, see who is owed, write, print, and say when it is posted.
    """
    context.obj = ledger


def _add(title: str, *commands: Callable[..., None], cls: type[TyperCommand] | None = None) -> None:
    """Add commands under a heading of the help."""
    for command in commands:
        name = command.__name__.strip("_").replace("_", "-")
        app.command(name, cls=cls, rich_help_panel=title)(command)


def _add_groups(title: str, **groups: typer.Typer) -> None:
    """Add groups of commands under a heading of the help."""
    for name, group in groups.items():
        app.add_typer(group, name=name, rich_help_panel=title)


_add(HAPPENED, moments.capture, journal.today)
_add_groups(HAPPENED, journal=journal.journal)
_add(HAPPENED, imports.import_, pull.pull)
_add(HAPPENED, proposals.proposed, proposals.accept, proposals.dismiss)
_add(OWED, owed.owed, twins.same, twins.different)
_add(OWED, moments.amend, notes.thanked, notes.waive, following.later, following.delegate)
_add(WORDS, notes.write, notes.check, second_reader.ask, ways.why)
_add_groups(WORDS, ways=ways.ways, occasion=occasions.occasion)
_add(PAPER, paper.print_, paper.letter, cls=Grouped)
_add(PAPER, notes.posted)
_add_groups(
    PAPER,
    hand=choices.hand,
    pen=choices.pen,
    stationery=stationery.stationery,
    design=designs.design,
    printer=printers.printer,
    machine=plot.machine,
)
_add(AFTERWARDS, following.remind, following.wednesday, following.quiet)
_add(AFTERWARDS, following.timeline, following.year)
_add_groups(AFTERWARDS, feed=following.feed)
_add_groups(BOOKS, people=people.people, donors=donors.donors)
_add(BOOKS, export.export)
