"""What the command line says and asks about plotters: options of `letter`, and machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penned.cli.asking import AsJson
from penned.errors import BadInput

if TYPE_CHECKING:
    from penned.page.page import Page

MachineName = Annotated[
    str,
    typer.Option(
        "--machine", metavar="NAME", help="For card.gcode: a plotter; see: penned machine list."
    ),
]
FromLine = Annotated[
    int, typer.Option(min=1, metavar="N", help="Begin a .gcode file at this line of the writing.")
]
Pause = Annotated[
    bool, typer.Option("--pause", help="Let the plotter wait before each line of writing.")
]
DryRun = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Also draw what the plotter will do, as a .png file."),
]
CentreLines = Annotated[
    bool,
    typer.Option(
        "--centre-lines", help="Write card.svg for a plotter: the pen's lines, a layer for a pen."
    ),
]

OPTIONS = ("machine", "from_line", "pause", "dry_run", "centre_lines")
"""What `letter` takes, as a command's options are named."""

machine = typer.Typer(no_args_is_help=True, help="Plotters.", rich_markup_mode=None)


def letter(
    sheet: Page,
    output: Path,
    *,
    machine: str = "",
    from_line: int = 1,
    pause: bool = False,
    dry_run: Path | None = None,
    centre_lines: bool = False,
) -> bool:
    """Write a page for a plotter and say so; False where none was asked for."""
    from penned.cli import say
    from penned.desk import plotting

    kind = output.suffix.lower()
    if centre_lines and kind != ".svg":
        raise BadInput(
            "centre lines are an .svg file", where=str(output), cure="End its name in .svg."
        )
    if kind == plotting.PLOT_FORMAT:
        done = plotting.save(sheet, output, plotting.Job(machine, from_line, pause, dry_run))
        say.line(f"{output} is ready: {done.time} on the {done.machine}, {done.lifts} lifts.")
        return True
    if machine or pause or from_line > 1 or dry_run is not None:
        raise BadInput(
            "only a .gcode file is for one machine",
            where=str(output),
            cure="End its name in .gcode, or leave out --machine and what goes with it.",
        )
    if centre_lines:
        plotting.save_centre_lines(sheet, output)
        say.line(f"{output} is ready, for a plotter.")
    return centre_lines


@machine.command("list")
def machine_list(json: AsJson = False) -> None:
    """All plotters that Penned knows."""
    from penned.cli import say
    from penned.press import plot

    found = [plot.machine(name) for name in plot.machines()]
    if json:
        return say.as_json(
            [
                {"name": one.name, "title": one.title, "bed": one.bed.size, "source": one.source}
                for one in found
            ]
        )
    table = say.table("Plotter", "What it is", "Bed in mm")
    for one in found:
        width, height = one.bed.size
        table.add_row(one.name, say.words(one.title), f"{width:g} × {height:g}")
    say.show(table)
    return None


@machine.command("show")
def machine_show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="See: penned machine list.")],
) -> None:
    """The file that describes a plotter: a start for one of your own."""
    from penned.press import plot

    print(plot.machine_file(name), end="")
