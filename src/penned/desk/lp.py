"""Sends finished files to a printer through CUPS: held until all are taken, then let go."""

from __future__ import annotations

import re
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.errors import Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from penned.desk.print_files import Made

_JOB = re.compile(r"(?<=request id is )\S+")
_PATIENCE = 120.0  # seconds that a large file may take on its way to the queue


@dataclass(frozen=True, slots=True)
class Job:
    """A file that a printer has taken: its number there, and what it is called."""

    number: str
    title: str


@contextmanager
def held(made: Sequence[Made], queue: str) -> Iterator[list[Job]]:
    """Files that a printer has taken, and prints once they are let go; nothing without a queue.

    What goes wrong meanwhile takes all of them back, so that nothing is printed.
    """
    jobs: list[Job] = []
    try:
        for file, path in made if queue else ():
            first = next(iter(file.made_of(iter)))
            jobs.append(
                hold(
                    path,
                    queue=queue,
                    title=file.title or path.stem,
                    size=(first.width, first.height),
                    two_sided=file.turned_over or "",
                )
            )
        yield jobs
    except BaseException:
        take_back(jobs)
        raise


def hold(  # noqa: PLR0913 - what is printed, where, on what
    path: Path,
    *,
    queue: str,
    title: str,
    size: tuple[float, float],
    two_sided: str = "",
    copies: int = 1,
) -> Job:
    """Give a file to a printer, which keeps it until it is let go; in its real size.

    `size` is that of its pages in mm, `two_sided` the edge over which the sheet is turned, "" for
    one side. Raises `Unreachable` with what `lp` said.
    """
    said = _run(
        [
            "lp",
            *("-d", queue),
            *("-t", title),
            *("-n", str(copies)),
            *("-H", "hold"),
            *("-o", f"media={_media(size)}"),
            *("-o", f"sides={_sides(two_sided)}"),
            *("-o", "print-scaling=none"),
            *("-o", "page-border=none"),
            "--",
            str(path),
        ],
        f"the printer “{queue}” did not take {title}",
    )
    number = _JOB.search(said)
    if number is None:
        raise Unreachable(f"lp did not say under which number it keeps {title}", where=said.strip())
    return Job(number[0], title)


def let_go(jobs: Sequence[Job]) -> None:
    """Print what was held, in order; `Unreachable` says how to do it by hand."""
    for job in jobs:
        _run(
            ["lp", "-i", job.number, "-H", "resume"],
            f"{job.title} waits in the printer's queue and was not let go",
            cure=f"Let it go with: lp -i {job.number} -H resume",
        )


def take_back(jobs: Sequence[Job]) -> None:
    """Cancel what was held; what cannot be cancelled stays held, and is never printed by itself."""
    for job in jobs:
        try:
            _run(["cancel", job.number], "")
        except Unreachable:
            continue


def _media(size: tuple[float, float]) -> str:
    """The size as CUPS takes it, upright: a page that lies is turned by the driver."""
    short, long = sorted(size)
    known = {(215.9, 279.4): "Letter", (210.0, 297.0): "A4"}
    name = known.get((round(short, 1), round(long, 1)))
    return name or f"Custom.{short:.2f}x{long:.2f}mm"


def _sides(two_sided: str) -> str:
    return f"two-sided-{two_sided}-edge" if two_sided else "one-sided"


def _run(command: list[str], what: str, *, cure: str = "") -> str:
    try:
        done = subprocess.run(  # noqa: S603 - lp and cancel, with words that are no options
            command, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except FileNotFoundError:
        raise Unreachable(
            f"there is no program called “{command[0]}” here, so that nothing can be printed",
            cure="Install CUPS, or print the files yourself.",
        ) from None
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Unreachable(f"{what}: {fault}", cure=cure) from fault
    if done.returncode:
        said = (
            " ".join(done.stderr.split()).removeprefix("lp: ").removeprefix("Error - ")
            or "it did not say why"
        )
        raise Unreachable(f"{what}: {said}", cure=cure)
    return done.stdout
