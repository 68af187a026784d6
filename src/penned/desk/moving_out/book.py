"""A book of one's notes as a PDF: each in the hand it was written in, and whom they reached."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from penned import press
from penned.desk import faces, lay_out, usual
from penned.errors import PennedError, Refused
from penned.ledger import notes, people
from penned.notes import Note
from penned.page import album
from penned.page import sheet as sheets
from penned.page.album import Book
from penned.people.spelling import fold
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from penned.desk.lay_out import Choice
    from penned.ledger.notes import NoteRow
    from penned.page.page import Page
    from penned.stationery.paper import Card

_SEED = 7


def write(file: BinaryIO) -> int:
    """Write the book of all notes that are posted or on paper; return how many there are.

    A note that its hand cannot write, or that fills more than a sheet, stands in type. Raises
    `Refused` where there is none.
    """
    written = sorted(
        (note for note in notes.every() if note.written_on), key=lambda note: (_day(note), note.id)
    )
    if not written:
        raise Refused(
            "no note of yours is on paper yet, so the book would be empty",
            cure="Print one: penned print",
        )
    press.write(file, _pages(written), title="Thank you")
    return len(written)


def _pages(written: Sequence[NoteRow]) -> Iterator[Page]:
    choice = lay_out.choose(stationery=_paper())
    words = " ".join(text for note in written for text in (note.party.name, note.text))
    found = faces.having(words)
    area = choice.card.note_area
    book = Book(choice.card.width, choice.card.height, area, _safe(choice.card), found)
    hand = _choice(written[-1], choice).hand
    yield album.title_page(book, hand, _said(written), seed=_SEED)
    number = 2
    reached: dict[str, list[str]] = defaultdict(list)
    for note in written:
        reached[note.party.name].append(str(number))
        for each in _leaves(book, note, _choice(note, choice), number):
            yield each
            number += 1
    rows = [(name, ", ".join(where)) for name, where in reached.items()]
    yield from album.names(book, sorted(rows, key=lambda row: fold(row[0])), first=number)


def _leaves(book: Book, note: NoteRow, choice: Choice, number: int) -> Iterator[Page]:
    caption = _caption(note)
    words = Note(note.text, to=(note.party.name,))
    try:
        sides = lay_out.sides(words, choice, seed=note.seed or note.id)
    except PennedError:
        yield from album.typed(book, note.text, caption, first=number)
        return
    for n, side in enumerate(sides):
        yield album.captioned(book, side, caption, number + n)


def _choice(note: NoteRow, choice: Choice) -> Choice:
    """The note's own hand, or the usual one where it is here no longer."""
    try:
        return replace(choice, hand=lay_out.choose(note.hand or usual.HAND).hand)
    except PennedError:
        return choice


def _caption(note: NoteRow) -> str:
    day = _day(note)
    how = "posted" if note.posted_on else "written"
    return f"To {note.party.name}, {how} on {day.day} {day:%B %Y}"


def _day(note: NoteRow) -> date:
    return note.posted_on or note.written_on or date.max


def _said(written: Sequence[NoteRow]) -> tuple[str, ...]:
    """Whose notes they are, of which years, how many to how many."""
    first, last = _day(written[0]).year, _day(written[-1]).year
    years = str(first) if first == last else f"{first} – {last}"
    many, readers = len(written), len({note.party.id for note in written})
    to = "" if many == readers == 1 else f" to {readers} {'reader' if readers == 1 else 'readers'}"
    notes_said = f"{many} {'note' if many == 1 else 'notes'}{to}"
    me = people.me()
    return ((me[0],) if me else ()) + (years, notes_said)


def _paper() -> str:
    """Half a sheet of what is written on in one's own country."""
    me = people.me()
    country = me[1].country if me else ""
    return "us-half-letter-sheet" if sheets.of_country(country).name == "letter" else "iso-a5-sheet"


def _safe(card: Card) -> Rect:
    return Rect(0, 0, card.width, card.height).inset(card.safe_margin)
