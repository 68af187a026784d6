"""The files of a print run: made beside their place, checked from outside, then named."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from penned import press
from penned.desk import files
from penned.errors import PennedError, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from penned.desk.job import Job
    from penned.desk.pages_of import Pages
    from penned.ledger.notes import NoteRow
    from penned.page.page import Page
    from penned.press.imposition import Flip
    from penned.press.proof.finding import Finding

    Watch = Callable[[Iterable[Any]], Iterable[Any]]
    Progress = Callable[[str], Watch]

_NO_NAME = re.compile(r"[\W_]+")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class PrintFile:
    """One file: its name without an ending, its title, and its pages as often as one asks.

    `made_of` gives the pages, and tells whoever watches which note it is at. `turned_over` is the
    edge over which its sheets are turned, None for one side. `is_cut` is true of cards that a
    print shop cuts to their size: bleed and crop marks are theirs alone.
    """

    name: str
    title: str
    made_of: Callable[[Watch], Iterable[Page]]
    turned_over: Flip | None = None
    is_cut: bool = False


class Made(NamedTuple):
    """A file that is written and waits beside its place."""

    file: PrintFile
    path: Path


def of(pages: Pages, packing: Sequence[Page]) -> tuple[PrintFile, ...]:
    """Cards, envelopes and the packing list, in one order; or a card and an envelope a note.

    Flaps are a file of their own: envelopes go through a printer once for each side.
    """
    notes = pages.laid.notes
    listed = PrintFile("packing-list", "Packing list", lambda _: packing)
    if not pages.job.separate:
        return (*_piles(pages, notes), listed)
    digits = len(str(max(note.id for note in notes)))
    apart = [
        replace(pile, name=f"{note.id:0{digits}}-{_file_name(note.party.name)}-{one}", title="")
        for note in notes
        for pile, one in zip(_piles(pages, (note,)), ("card", "envelope", "flap"), strict=False)
    ]
    return (*apart, listed)


def silently(_label: str) -> Watch:
    """Progress that nobody watches."""
    return iter


def make(file: PrintFile, folder: Path, job: Job, progress: Progress) -> Made:
    """Write a file into `folder`, page by page; raises `Unreachable` where the disk is full."""
    path = folder / f"{file.name}.pdf"
    finish = job.finish if file.is_cut else replace(job.finish, bleed=False, crop_marks=False)
    try:
        with path.open("wb") as made:
            pages = file.made_of(progress(f"Writing {file.name}"))
            press.write(made, pages, title=file.title, finish=finish)
    except OSError as fault:
        raise files.unreachable(fault, path, "written") from fault
    return Made(file, path)


def check(made: Sequence[Made], progress: Progress) -> tuple[str, ...]:
    """Look at every page of finished files; what to know of them. `Refused` for the first fault."""
    told: dict[str, None] = {}
    for file, path in made:
        with path.open("rb") as finished:
            pages = file.made_of(progress(f"Checking {file.name}"))
            told |= dict.fromkeys(map(_said, press.check(finished, pages)))
    return tuple(told)


def _said(finding: Finding) -> str:
    return f"{finding.what[:1].upper()}{finding.what[1:]}. {finding.cure}".rstrip()


def at_fault(pages: Pages, progress: Progress) -> list[tuple[NoteRow, PennedError]]:
    """The notes whose own card or envelope cannot be printed, and why."""
    notes = progress("Looking for the fault")(pages.laid.notes)
    return [(note, why) for note in notes if (why := _fault(pages, note))]


def _fault(pages: Pages, note: NoteRow) -> PennedError | None:
    try:
        for pile in _piles(pages, (note,)):
            for sheet in pile.made_of(iter):
                press.check(press.pdf(sheet), sheet)
    except Refused as fault:
        return fault
    return None


def place(made: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Give files their names beside those of earlier runs, as -2, -3; the very same stay."""
    for number in count(1):
        ending = f"-{number}.pdf" if number > 1 else ".pdf"
        wanted = {folder / f"{path.stem}{ending}": path for path in made}
        missing = {path: new for path, new in wanted.items() if not files.exists(path)}
        there = [(path, new) for path, new in wanted.items() if path not in missing]
        if all(files.same(path, new) for path, new in there):
            files.place_all(missing)
            return tuple(wanted)
    raise AssertionError("there are always more numbers")


def _piles(pages: Pages, notes: Sequence[NoteRow]) -> list[PrintFile]:
    """The cards of some notes, their envelopes and, where something is on them, their flaps."""
    piles = [
        PrintFile(
            "cards",
            "Cards",
            lambda watch: pages.cards(watch(notes)),
            pages.turned_over,
            is_cut=pages.how is None,
        ),
        PrintFile("envelopes", "Envelopes", lambda watch: pages.envelopes(watch(notes))),
    ]
    if pages.job.return_on_flap:
        piles.append(PrintFile("flaps", "Flaps", lambda watch: pages.flaps(watch(notes))))
    return piles


def _file_name(name: str) -> str:
    """A name as a part of a file's: “Ana & Tom Reyes” is ana-tom-reyes."""
    return _NO_NAME.sub("-", name.casefold()).strip("-")[:_LONGEST_NAME].rstrip("-") or "note"
