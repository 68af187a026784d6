"""Commands that make paper: print, letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penned.cli import plot, wanted, wishes
from penned.cli.asking import FINDINGS, AsJson, open_desk
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence


def print_(
    context: typer.Context,
    which: wishes.Which = None,
    ready: Annotated[bool, typer.Option("--ready", help="All notes that are ready.")] = False,
    first: wishes.First = None,
    even_so: wishes.EvenSo = False,
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder for the files.")
    ] = Path(),
    hand: wishes.HandName = "meadow",
    stationery: wishes.StationeryName = "us-a7-folded",
    envelope: wishes.EnvelopeName = "",
    design: wishes.DesignName = "",
    colours: wishes.Colours = "",
    words: wishes.Words = "",
    initials: wishes.Initials = "",
    logo: wishes.Logo = None,
    head: wishes.Head = "",
    front: wishes.Front = None,
    fit: wishes.Fit = False,
    makers_line: wishes.MakersLine = "",
    pen: wishes.PenName = "",
    ink: wishes.InkName = "",
    sign: wishes.Signed = wishes.SignWords.GAP,
    date: wishes.DateLine = "",
    run_on: wishes.RunOn = True,
    seed: wishes.Seed = 0,
    machine_lines: wishes.MachineLines = wishes.MachineWords.TYPE,
    return_on_flap: wishes.ReturnOnFlap = False,
    thickness: wishes.Thickness = None,
    stamp: wishes.StampName = "",
    on: wishes.OnSheet = None,
    stack: wishes.StackOf = 1,
    flip: wishes.FlipEdge = None,
    marks: wishes.Marks = wishes.MarkWords.NUMBER,
    mark_backs: wishes.MarkBacks = False,
    separate: wishes.Separate = False,
    bleed: wishes.Bleed = False,
    crop_marks: wishes.CropMarks = False,
    pdf_a: wishes.PdfA = None,
    printer: wishes.PrinterName = "",
    send: wishes.Send = False,
    calibrate: wishes.Calibrate = False,
    json: AsJson = False,
) -> None:
    """Make cards, envelopes and a packing list.

    Three PDF files for your printer or a print shop, in the same order. The notes in them count
    as written; files of an earlier batch are never overwritten.
    """
    if calibrate:
        from penned.cli import printers

        return printers.calibrate(context, printer, folder=folder, send=send, stationery=stationery)
    if bool(which) == ready:
        raise BadInput(
            "say which notes",
            cure="Name them by number or name, or use --ready for all that are ready.",
        )
    return _print(context, which or (), folder, json=json)


def _print(context: typer.Context, which: Sequence[str], folder: Path, *, json: bool) -> None:
    """Print these notes as the options of the command say."""
    from penned.cli import printers, reports, say
    from penned.desk import print_run

    desk = open_desk(context)
    first: int | None = context.params["first"]
    choice = wanted.choice(context.params, sender=print_run.letterhead())
    job = wanted.job(context.params)
    done = print_run.print_notes(
        desk, print_run.pick(which)[:first], choice, folder, job=job, progress=say.progress
    )
    reports.printed(done, json=json)
    printers.let_go(done.jobs, silently=json)
    if done.refused:
        raise typer.Exit(FINDINGS)


def letter(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(metavar="[FILE|-]", help="The words; - or nothing reads standard input."),
    ] = "-",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="card.pdf, .svg, .png or .gcode."),
    ] = None,
    to: Annotated[str, typer.Option(metavar="NAME", help="Whom it is for.")] = "",
    hand: wishes.HandName = "meadow",
    stationery: wishes.StationeryName = "us-a7-folded",
    design: wishes.DesignName = "",
    colours: wishes.Colours = "",
    words: wishes.Words = "",
    initials: wishes.Initials = "",
    logo: wishes.Logo = None,
    head: wishes.HeadHere = "",
    front: wishes.Front = None,
    fit: wishes.Fit = False,
    makers_line: wishes.MakersLine = "",
    pen: wishes.PenName = "",
    ink: wishes.InkName = "",
    sign: wishes.Signed = wishes.SignWords.GAP,
    date: wishes.DateLine = "",
    run_on: wishes.RunOn = True,
    seed: wishes.Seed = 0,
    bleed: wishes.Bleed = False,
    crop_marks: wishes.CropMarks = False,
    pdf_a: wishes.PdfA = None,
    machine: plot.MachineName = "",
    from_line: plot.FromLine = 1,
    pause: plot.Pause = False,
    dry_run: plot.DryRun = None,
    centre_lines: plot.CentreLines = False,
) -> None:
    """Put one text on one card.

    No ledger is needed, and none is touched.
    """
    if output is None:
        raise BadInput("say where the page should go", cure="Add -o card.pdf, for instance.")
    from penned.cli import say
    from penned.desk import lay_out, manuscript

    note = manuscript.read(file)
    said = wanted.choice(context.params)
    sides = lay_out.letter(note.text, said, to=manuscript.addressee(note, to))
    options = {name: context.params[name] for name in plot.OPTIONS} | {"dry_run": dry_run}
    for remark in said.remarks:
        say.line(remark)
    if not plot.letter(lay_out.note_side(sides, output), output, **options):
        made = lay_out.save_letter(sides, output, finish=wanted.finish(context.params))
        say.line(f"{' and '.join(map(str, made))} {'are' if len(made) > 1 else 'is'} ready.")
