"""Calibration: pages that show by how much a printer misses, for its sheets and its envelopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned import catalogue
from penned.desk import files, lp, print_files, printers
from penned.desk.job import Job
from penned.desk.print_files import PrintFile
from penned.desk.print_run import Printed
from penned.page import sheet as sheets
from penned.page.calibration import calibration
from penned.press import feed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from penned.desk.printers import Printer
    from penned.page.page import Page
    from penned.page.sheet import Sheet
    from penned.press.feed import Shift
    from penned.stationery.paper import Envelope

_FOLD_X = "Fold the paper, left edge on right. Where the crease crosses the slanting line, read X."
_FOLD_Y = "Fold it, top edge on bottom, and read Y."


def make(  # noqa: PLR0913 - for whom, on what, as it comes or corrected, printed or not
    name: str,
    folder: Path,
    *,
    stationery: str,
    country: str = "",
    corrected: bool = False,
    send: bool = False,
) -> Printed:
    """Write the pages for a printer into `folder`, known or not; as they come, or `corrected`.

    They are on what lies in the printer, or what the sender's `country` writes on. With `send` the
    printer has taken and holds them.
    """
    known = printers.printers().get(name)
    printer = printers.find(name) if send or corrected else known or printers.Printer(name)
    job = Job(printer=printer, send=send)
    envelope = catalogue.envelope(catalogue.card(stationery).envelope)
    on = _paper(printer, country, stationery)
    planned = (
        PrintFile(
            "calibration",
            "Calibration",
            lambda _: _sheet(printer, on, corrected=corrected),
            printer.flip,
        ),
        PrintFile(
            "calibration-envelope",
            "Calibration of envelopes",
            lambda _: _envelope(printer, envelope, corrected=corrected),
        ),
    )
    with files.workroom(folder) as room:
        made = [print_files.make(file, room, job, print_files.silently) for file in planned]
        with lp.held(made, job.queue) as jobs:
            paths = print_files.place([each.path for each in made], folder)
    return Printed(paths, jobs=tuple(jobs))


def _paper(printer: Printer, country: str, stationery: str) -> Sheet:
    if printer.sheet:
        return sheets.sheet(printer.sheet)
    if country:
        return sheets.of_country(country)
    return sheets.sheet("letter" if stationery.startswith("us-") else "a4")


def _sheet(printer: Printer, on: Sheet, *, corrected: bool) -> Iterable[Page]:
    """The front and the back of the sheet that lies in the printer."""
    sides = (("front", printer.shift, "--shift"), ("back", printer.back_shift, "--back-shift"))
    for side, shift, option in sides:
        then = _then(printer, option, shift, corrected=corrected)
        light = "Held against the light, the cross lies on the grid once both are right."
        said = (_FOLD_X, _FOLD_Y, then, light) if side == "back" else (_FOLD_X, _FOLD_Y, then)
        made = calibration(on.width, on.height, side=side, said=(*said, _state(corrected)))
        yield feed.moved(made, shift) if corrected else made


def _envelope(printer: Printer, envelope: Envelope, *, corrected: bool) -> Iterable[Page]:
    shift = printer.envelope_shift
    then = _then(printer, "--envelope-shift", shift, corrected=corrected)
    said = (_FOLD_X, _FOLD_Y, then, _state(corrected))
    made = calibration(envelope.width, envelope.height, side="envelope", said=said)
    moved = feed.moved(made, shift) if corrected else made
    yield feed.fed(moved, printer.feed)


def _then(printer: Printer, option: str, shift: Shift, *, corrected: bool) -> str:
    """What to type; numbers that are typed replace those that are there."""
    typed = f"penned printer set {printer.name} {option} X Y"
    if corrected:
        return f"If not 0, add what you read to {shift.x:g} {shift.y:g} and type the sums: {typed}"
    return f"Then type: {typed}"


def _state(corrected: bool) -> str:  # noqa: FBT001 - the one thing that it says
    return "Printed with your numbers: both should read 0." if corrected else "Printed as it comes."
