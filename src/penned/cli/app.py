"""The program: its name, what holds for all commands, and the commands in the line's order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from penned.cli import (
    choices,
    designs,
    moments,
    notes,
    occasions,
    own_hand,  # noqa: F401 - it adds its commands to those of `hand`
    paper,
    plot,
    printers,
    second_reader,
    stationery,
    ways,
)
from penned.cli.grouped import Grouped

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(
    name="penned",
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


def _add(commands: tuple[Callable[..., None], ...]) -> None:
    for command in commands:
        app.command(command.__name__.strip("_").replace("_", "-"))(command)


_add((moments.capture, moments.import_, moments.owed))
_add((notes.write, notes.check, second_reader.ask))
for _command in (paper.print_, paper.letter):
    app.command(_command.__name__.strip("_"), cls=Grouped)(_command)
_add((notes.posted, notes.thanked, notes.waive))
_add((ways.why,))
app.add_typer(ways.ways, name="ways")
app.add_typer(occasions.occasion, name="occasion")
app.add_typer(choices.people, name="people")
app.add_typer(choices.hand, name="hand")
app.add_typer(choices.pen, name="pen")
app.add_typer(stationery.stationery, name="stationery")
app.add_typer(designs.design, name="design")
app.add_typer(printers.printer, name="printer")
app.add_typer(plot.machine, name="machine")
