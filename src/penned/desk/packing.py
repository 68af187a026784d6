"""The packing list of a run: one row for each card, with the number on it, and what it costs."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from penned import page
from penned.desk import faces, remarks
from penned.page import sheet as sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.desk.lay_out import Choice
    from penned.desk.pages_of import Pages
    from penned.ledger.notes import NoteRow
    from penned.page.page import Page
    from penned.people import Address
    from penned.stationery.postal import Verdict


def pages(run: Pages, sender: tuple[str, Address] | None) -> tuple[Page, ...]:
    """The pages of the list, on the sheets that cards are cut from, or what lies in the printer."""
    rows = [_row(note) for note in run.laid.notes]
    return page.packing_list(rows, paper=_paper(run, sender), about=tuple(_about(run, sender)))


def _row(note: NoteRow) -> page.PackingRow:
    address = note.party.address
    where = ", ".join(filter(None, (address.city, address.country))) if address else "by hand"
    gift = "; ".join(moment.what for moment in note.moments)
    words = _in_letters(f"{note.party.name} {gift} {where}")
    found = faces.having(words, address.country if address else "")
    return page.PackingRow(note.party.name, gift, where, str(note.id), found)


def _in_letters(text: str) -> str:
    """What of `text` a face of letters may have: no emoji, whose faces are of pictures."""
    return "".join(char for char in text if unicodedata.category(char)[0] in "LNP")


def _paper(run: Pages, sender: tuple[str, Address] | None) -> str:
    if run.job.on:
        return run.job.on
    if run.job.printer and run.job.printer.sheet:
        return run.job.printer.sheet
    if sender and sender[1].country:
        return sheets.of_country(sender[1].country).name
    return "letter" if run.choice.card.name.startswith("us-") else "a4"


def _about(run: Pages, sender: tuple[str, Address] | None) -> Iterator[str]:
    """The paper that all have in common, and the stamps that they need."""
    yield _stationery(run.choice)
    found = remarks.verdicts(run.laid.notes, run.choice, run.job, sender)
    classes = Counter(map(_class, found.values()))
    if classes:
        yield f"Stamps: {', '.join(f'{many} × {name}' for name, many in classes.items())}"


def _class(verdict: Verdict) -> str:
    return f"{verdict.name} abroad" if verdict.to not in ("", verdict.country) else verdict.name


def _stationery(choice: Choice) -> str:
    design = f", {choice.design}" if choice.design else ""
    return f"{choice.card.title}{design}; {choice.envelope.title}"
