"""Plot: a page as files for a plotter, for a machine that Penned knows or one of the person's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from penned.desk import files
from penned.errors import BadInput
from penned.press import plot

if TYPE_CHECKING:
    from penned.page.page import Page

PLOT_FORMAT = ".gcode"


@dataclass(frozen=True, slots=True)
class Job:
    """How a page is plotted.

    `machine` is a name or the path of a .toml file; `from_line` the line of writing to begin with,
    from 1; `pause` waits between lines; `dry_run` is where a picture of it goes, if anywhere.
    """

    machine: str = ""
    from_line: int = 1
    pause: bool = False
    dry_run: Path | None = None


@dataclass(frozen=True, slots=True)
class Plotted:
    """What was planned: on which machine, how long without pauses, and how much of what."""

    machine: str
    seconds: float
    lifts: int
    lines: int

    @property
    def time(self) -> str:
        """The time as people say it."""
        return plot.spoken(self.seconds)


def find_machine(name: str) -> plot.Machine:
    """The plotter of this name, or that a .toml file describes.

    Raises `NotFound` with the names there are, `BadInput` for a file with a mistake in it.
    """
    if not name.endswith(".toml"):
        return plot.machine(name)
    path = Path(name)
    try:
        text = files.read_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput("this is not UTF-8 text", where=name) from None
    return plot.read_machine(text, name=path.stem, where=name)


def save(sheet: Page, path: Path, job: Job) -> Plotted:
    """Write the page as G-code, and a picture of the plot where one is wanted: both or neither."""
    if not job.machine:
        raise BadInput(
            "say which plotter it is for",
            cure=f"Add --machine with {' or '.join(plot.machines())}, or a .toml file of yours.",
        )
    plan = plot.plan(sheet, find_machine(job.machine), from_line=job.from_line)
    made = {path: plot.program(plan, pause=job.pause).encode("ascii")}
    if job.dry_run is not None:
        if job.dry_run.suffix.lower() != ".png":
            raise BadInput("the picture of a dry run is a .png file", where=str(job.dry_run))
        made[job.dry_run] = plot.dry_run(plan)
    files.write_all(made)
    return Plotted(plan.machine.title, plan.figures.seconds, plan.figures.lifts, len(plan.lines))


def save_centre_lines(sheet: Page, path: Path) -> None:
    """Write the page as the SVG that plotter tools read: centre lines, one layer for each pen."""
    files.write_all({path: plot.plot_svg(sheet).encode()})
