"""Commands that make paper: print, letter."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from penned.cli import plot
from penned.cli.asking import FINDINGS, AsJson, open_desk
from penned.errors import BadInput


class SignWords(StrEnum):
    """How a card is signed."""

    GAP = "gap"
    DRAWING = "drawing"


HandName = Annotated[
    str,
    typer.Option("--hand", metavar="NAME", help="See: penned hand list; or a .hand file."),
]
PenName = Annotated[
    str, typer.Option("--pen", metavar="NAME", help="See: penned pen list. Else the hand's own.")
]
InkName = Annotated[
    str, typer.Option("--ink", metavar="NAME", help="See: penned pen list; or a colour: #1b2a52.")
]
Signed = Annotated[
    SignWords,
    typer.Option(
        "--sign",
        help="gap: room to sign with your pen, under a close without a name. "
        "drawing: the signature of your own hand, there or in place of the name.",
    ),
]
StationeryName = Annotated[
    str, typer.Option("--stationery", metavar="NAME", help="See: penned stationery list.")
]
Seed = Annotated[
    int,
    typer.Option(
        min=0,
        max=2**31 - 1,
        metavar="N",
        help="The same seed and words give the same page; another seed, another go.",
    ),
]


def print_(
    context: typer.Context,
    which: Annotated[
        list[str] | None, typer.Argument(metavar="[NOTE...]", help="Numbers of notes, or names.")
    ] = None,
    ready: Annotated[bool, typer.Option("--ready", help="All notes that are ready.")] = False,
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder for the files.")
    ] = Path(),
    hand: HandName = "meadow",
    stationery: StationeryName = "us-a7-folded",
    pen: PenName = "",
    ink: InkName = "",
    sign: Signed = SignWords.GAP,
    seed: Seed = 0,
    makers_line: Annotated[
        str, typer.Option(metavar="TEXT", help="A small line on the back of each card.")
    ] = "",
    json: AsJson = False,
) -> None:
    """Make cards, envelopes and a packing list.

    Three PDF files for your printer or a print shop, in the same order. The notes in them count
    as written; files of an earlier batch are never overwritten.
    """
    from penned.cli import reports, say
    from penned.desk import lay_out, print_run

    if bool(which) == ready:
        raise BadInput(
            "say which notes",
            cure="Name them by number or name, or use --ready for all that are ready.",
        )
    desk = open_desk(context)
    choice = lay_out.choose(
        hand,
        stationery,
        seed=seed,
        pen=pen,
        ink=ink,
        sign=sign,
        makers_line=makers_line,
    )
    done = print_run.print_notes(
        desk, print_run.pick(which or ()), choice, folder, progress=say.progress("Writing cards")
    )
    reports.printed(done, json=json)
    if done.refused:
        raise typer.Exit(FINDINGS)


def letter(
    file: Annotated[
        str,
        typer.Argument(metavar="[FILE|-]", help="The words; - or nothing reads standard input."),
    ] = "-",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="card.pdf, .svg, .png or .gcode."),
    ] = None,
    to: Annotated[str, typer.Option(metavar="NAME", help="Whom it is for.")] = "",
    hand: HandName = "meadow",
    stationery: StationeryName = "us-a7-folded",
    pen: PenName = "",
    ink: InkName = "",
    sign: Signed = SignWords.GAP,
    seed: Seed = 0,
    machine: plot.MachineName = "",
    from_line: plot.FromLine = 1,
    pause: plot.Pause = False,
    dry_run: plot.DryRun = None,
    centre_lines: plot.CentreLines = False,
) -> None:
    """Put one text on one page.

    No ledger is needed, and none is touched.
    """
    from penned.cli import say
    from penned.desk import lay_out, manuscript

    if output is None:
        raise BadInput("say where the page should go", cure="Add -o card.pdf, for instance.")
    note = manuscript.read(file)
    choice = lay_out.choose(hand, stationery, seed=seed, pen=pen, ink=ink, sign=sign)
    sheet = lay_out.letter(note.text, choice, to=manuscript.addressee(note, to))
    if not plot.letter(
        sheet,
        output,
        machine=machine,
        from_line=from_line,
        pause=pause,
        dry_run=dry_run,
        centre_lines=centre_lines,
    ):
        lay_out.save_letter(sheet, output)
        say.line(f"{output} is ready.")
