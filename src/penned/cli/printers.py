"""What the command line says and asks about printers: penned printer, calibration, letting go."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from penned.cli.asking import AsJson, is_conversation, open_desk
from penned.errors import BadInput, PennedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.lp import Job
    from penned.desk.printers import Printer

_MOVED = "What a calibration page says, in mm to the right and down"

printer = typer.Typer(no_args_is_help=True, help="Your printers.", rich_markup_mode=None)


class EdgeWords(StrEnum):
    """Edges of an envelope's address side."""

    TOP = "top"
    LEFT = "left"
    BOTTOM = "bottom"
    RIGHT = "right"


class LiesWords(StrEnum):
    """Where an envelope lies as one looks the way the paper goes."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class FaceWords(StrEnum):
    """How an envelope's address side lies."""

    UP = "up"
    DOWN = "down"


class FlipWords(StrEnum):
    """The edges over which a printer turns a sheet."""

    LONG = "long"
    SHORT = "short"


Name = Annotated[str, typer.Argument(metavar="NAME", help="Your own name for it, such as office.")]
_Shift = tuple[float, float]


@printer.command("list")
def printer_list(json: AsJson = False) -> None:
    """All printers that you have told of."""
    from penned.cli import say
    from penned.desk import printers

    found = printers.printers()
    if json:
        return say.as_json([_facts(each) for each in found.values()])
    if not found:
        return say.line("You have told of none. Tell of one: penned printer set NAME")
    table = say.table("Printer", "Fronts", "Backs", "Envelopes")
    for each in found.values():
        shifts = (each.shift, each.back_shift, each.envelope_shift)
        table.add_row(say.words(each.name), *map(_moved, shifts))
    say.show(table)
    return None


@printer.command("show")
def printer_show(name: Name, json: AsJson = False) -> None:
    """What Penned knows of a printer."""
    from penned.cli import say
    from penned.desk import printers

    found = printers.find(name)
    if json:
        return say.as_json(_facts(found))
    say.line(f"{found.name}: {found.called} to the system, {found.sheet or 'any'} paper")
    for what, shift in (
        ("Fronts", found.shift),
        ("Backs", found.back_shift),
        ("Envelopes", found.envelope_shift),
    ):
        say.line(f"  {what}: {_moved(shift)}")
    say.line(f"  Sheets are turned over the {found.flip} edge; {found.margin:g} mm stay white.")
    on = f"printed as if on {found.envelope_on}" if found.envelope_on else "known by their size"
    say.line(
        f"  Envelopes go in with the {found.leads} edge first, at the {found.lies}, address "
        f"{found.face}; they are {on}."
    )
    return None


_FrontShift = Annotated[
    _Shift | None,
    typer.Option(
        metavar="X Y",
        help="Move what is printed by so many mm right and down, on the sheet held upright.",
    ),
]
_EnvelopeOn = Annotated[
    str | None,
    typer.Option(metavar="letter|a4", help="The sheet that it takes envelopes for; “” for none."),
]


@printer.command("set")
def printer_set(  # every option is something that a printer has
    context: typer.Context,
    name: Name,
    queue: Annotated[
        str | None, typer.Option(metavar="NAME", help="What the system calls it; see: lpstat -p")
    ] = None,
    sheet: Annotated[str | None, typer.Option(metavar="letter|a4", help="What lies in it.")] = None,
    shift: _FrontShift = None,
    back_shift: Annotated[
        _Shift | None, typer.Option(metavar="X Y", help="The same, on the backs of sheets.")
    ] = None,
    envelope_shift: Annotated[
        _Shift | None, typer.Option(metavar="X Y", help="The same, on envelopes.")
    ] = None,
    flip: Annotated[
        FlipWords | None, typer.Option(help="The edge over which it turns a sheet.")
    ] = None,
    margin: Annotated[
        float | None, typer.Option(metavar="MM", help="What it leaves white along every edge.")
    ] = None,
    leads: Annotated[
        EdgeWords | None,
        typer.Option(help="The edge of an envelope, address side up, that goes in first."),
    ] = None,
    lies: Annotated[
        LiesWords | None,
        typer.Option(help="Where an envelope lies, as you look the way that the paper goes."),
    ] = None,
    face: Annotated[
        FaceWords | None, typer.Option(help="How an envelope's address side lies.")
    ] = None,
    envelope_on: _EnvelopeOn = None,
) -> None:
    """Tell of a printer, or more of one: what is not said stays as it was.

    Print a page with `penned printer calibrate NAME`, fold it and read the two numbers. Cards of
    their own size that are wider than high go in with their left edge first, and are moved as a
    sheet is. With a name alone, at a terminal, it asks.
    """
    from penned.cli import say
    from penned.desk import printers

    said = {
        key: value for key, value in context.params.items() if key != "name" and value is not None
    }
    if not said and is_conversation():
        said = _asked(printers.printers().get(name) or printers.Printer(name))
    told = printers.tell(name, said)
    say.line(f"{told.name}: kept.")
    printer_show(told.name)


@printer.command("remove")
def printer_remove(name: Name) -> None:
    """Forget a printer."""
    from penned.cli import say
    from penned.desk import printers

    printers.forget(name)
    say.line(f"{name}: forgotten.")


@printer.command("calibrate")
def printer_calibrate(
    context: typer.Context,
    name: Name,
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder for the files.")
    ] = Path(),
    stationery: Annotated[
        str, typer.Option("--stationery", metavar="NAME", help="Whose envelope is tried.")
    ] = "us-a7-folded",
    check: Annotated[
        bool, typer.Option("--check", help="With the numbers that you typed: it should read 0.")
    ] = False,
    send: Annotated[
        bool, typer.Option("--send", "--lp", help="And print it there, through CUPS.")
    ] = False,
) -> None:
    """Make the page that shows by how much a printer misses: for sheets, and for envelopes.

    What it shows of sheets holds for small cards too: they go in short edge first.
    """
    calibrate(context, name, folder=folder, stationery=stationery, check=check, send=send)


def calibrate(
    context: typer.Context,
    name: str,
    *,
    folder: Path,
    stationery: str,
    check: bool = False,
    send: bool = False,
) -> None:
    """Make the pages, and print them where that is asked for."""
    from penned.cli import say
    from penned.desk import calibration, print_run

    if not name:
        raise BadInput("say for which printer", cure="Add --printer NAME, a name of your own.")
    open_desk(context)
    done = calibration.make(
        name,
        folder,
        stationery=stationery,
        country=print_run.country(),
        corrected=check,
        send=send,
    )
    for path in done.files:
        say.line(f"  {path}")
    say.line("Print them in their real size (100 %), and do as they say.")
    let_go(done.jobs)


def let_go(jobs: Sequence[Job], *, silently: bool = False) -> None:
    """Print what a printer holds; a person at the terminal is asked for each kind of paper."""
    from penned.cli import say
    from penned.desk import lp

    for job in jobs:
        if is_conversation() and not silently:
            typer.prompt(
                f"{job.title}: lay the paper in, and press Enter", default="", show_default=False
            )
        lp.let_go((job,))
        if not silently:
            say.line(f"{job.title} is printing ({job.number}).")


def _asked(known: Printer) -> dict[str, Any]:
    """The questions about a printer, one after the other; Enter keeps what is known."""
    from penned.cli import say

    questions = (
        ("queue", "What does the system call it? For example HP_LaserJet; see lpstat -p."),
        ("sheet", "What lies in it? letter or a4."),
        ("shift", f"{_MOVED}: on fronts? For example 0.8 -1.2."),
        ("back_shift", f"{_MOVED}: on backs?"),
        ("envelope_shift", f"{_MOVED}: on envelopes?"),
        ("flip", "Over which edge does it turn a sheet? long or short; most say long."),
        ("leads", "Which edge of an envelope goes in first? top, left, bottom or right."),
        ("lies", "Where does an envelope lie? left, centre or right; most guide it centre."),
        ("face", "Does the address look up or down as it goes in? up or down."),
        ("envelope_on", "Does it take envelopes for a sheet? letter, a4, or no."),
    )
    say.line("A few questions; Enter keeps what is there.", style=say.QUIET)
    return {
        key: typer.prompt(
            question,
            default=_typed(getattr(known, key)),
            prompt_suffix="\n> ",
            value_proc=partial(_answer, key),
        )
        for key, question in questions
    }


def _answer(key: str, typed: str) -> object:
    """What was typed, as a printer has it; what makes no sense is said and asked again."""
    from penned.desk import printers

    value: object = typed.strip()
    if key.endswith("shift"):
        value = tuple(map(_number, typed.replace(",", " ").split()))
    elif key == "envelope_on" and value == "no":
        value = ""
    try:
        printers.must_suit(key, value)
    except PennedError as error:
        raise typer.BadParameter(str(error)) from None
    return value


def _number(typed: str) -> float | str:
    try:
        return float(typed)
    except ValueError:
        return typed


def _typed(value: object) -> str:
    """What is known, as one would type it."""
    return " ".join(f"{each:g}" for each in value) if isinstance(value, tuple) else str(value)


def _moved(shift: Sequence[float]) -> str:
    x, y = shift
    return f"{x:+g} {y:+g} mm" if x or y else "as they come"


def _facts(known: Printer) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(known)
