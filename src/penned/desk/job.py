"""A print job: how pages go on paper, by which printer, marked how, cut from what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from penned.page import sheet as sheets
from penned.press.finish import Finish

if TYPE_CHECKING:
    from penned.desk.printers import Printer
    from penned.page.sheet import Sheet
    from penned.press.imposition import Flip
    from penned.press.matching import Kind

MachineLines = Literal["type", "hand"]


@dataclass(frozen=True, slots=True)
class Job:
    """How a run is printed.

    `on` is the sheet that cards are cut from, "" for cards of their own size; `stack` is how many
    sheets are cut at once. `marks` say which card goes into which envelope, where nobody who gets
    it sees them; with `mark_backs` on the back of the card too. `separate` makes files for each
    note. `send` gives the files to `printer`. `machine_lines` is how the part of an address is
    written that machines read. `thickness` is that of the whole letter in mm, `stamp` the name of
    the stamp in the drawer. With `even_so` cards are printed for those who are not to be written
    to: the person has said that each of them is meant.
    """

    on: str = ""
    flip: Flip | None = None
    stack: int = 1
    marks: Kind = "number"
    mark_backs: bool = False
    separate: bool = False
    finish: Finish = field(default_factory=Finish)
    printer: Printer | None = None
    send: bool = False
    machine_lines: MachineLines = "type"
    return_on_flap: bool = False
    thickness: float | None = None
    stamp: str = ""
    even_so: bool = False

    @property
    def turned_over(self) -> Flip:
        """The edge over which sheets are turned: as said, else the printer's way."""
        if self.flip:
            return self.flip
        return self.printer.flip if self.printer else "long"

    @property
    def queue(self) -> str:
        """The printer that the files are sent to, as the system calls it; "" where to none."""
        return self.printer.called if self.send and self.printer else ""

    def sheet(self, country: str) -> Sheet:
        """What packing lists are printed on: what lies in the printer, or what a country uses."""
        named = self.printer.sheet if self.printer else ""
        return sheets.sheet(named) if named else sheets.of_country(country)
