"""A print run: notes onto cards and envelopes, checked, into files, and only then written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Literal

from penned import page, press
from penned.desk import draft, files, lay_out
from penned.errors import PennedError, Refused
from penned.ledger import notes, owed, people, transaction
from penned.notes import Note, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.desk.lay_out import Choice
    from penned.ledger.notes import NoteRow
    from penned.page.page import Page
    from penned.people import Address


@dataclass(frozen=True, slots=True)
class Laid:
    """One note on its card, with its envelope."""

    note: NoteRow
    card: Page
    envelope: Page


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finished file, and the pages that must be in it."""

    pdf: bytes
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """What a print run made: files, the notes in them in order, what was refused, what to know."""

    files: tuple[Path, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    refused: tuple[tuple[NoteRow, PennedError], ...] = ()
    remarks: tuple[str, ...] = ()


def pick(which: Sequence[str]) -> tuple[NoteRow, ...]:
    """The notes that these numbers or names mean, each once; without any, all that are ready."""
    if not which:
        return notes.ready()
    return tuple({note.id: note for note in map(notes.find, which)}.values())


def print_notes(
    desk: Desk,
    chosen: Sequence[NoteRow],
    choice: Choice,
    folder: Path,
    *,
    progress: Callable[[Iterable[NoteRow]], Iterable[NoteRow]] = iter,
) -> Printed:
    """Write cards, envelopes and a packing list into `folder`, and mark these notes written.

    A note that cannot be printed is refused with its reason and does not stop the others. The
    files are placed and the notes marked in one transaction, and only if the notes are still what
    was laid out: two runs at once never print one note twice. A pile of cards is never
    overwritten; the same cards again are the same file.
    """
    sender = people.me()
    laid: list[Laid] = []
    refused: list[tuple[NoteRow, PennedError]] = []
    for note in progress(chosen):
        try:
            laid.append(_lay_out(desk, note, choice, sender))
        except PennedError as reason:
            refused.append((note, reason))
    while laid:
        pressed = _press(laid, choice)
        bad = _unfit(pressed, laid)
        if not bad:
            with transaction():
                bad = _changed(laid)
                if not bad:
                    paths = _place(folder, pressed)
                    written = _mark_written(desk, laid, choice)
                    return Printed(paths, written, tuple(refused), _remarks(laid, sender))
        refused += bad
        out = {note.id for note, _ in bad}
        laid = [each for each in laid if each.note.id not in out]
    return Printed(refused=tuple(refused))


def _lay_out(desk: Desk, note: NoteRow, choice: Choice, sender: tuple[str, Address] | None) -> Laid:
    _must_be_printable(note)
    seed = choice.seed + note.id
    words = Note(note.text, to=(note.party.name,))
    known = draft.alone(desk, owed.get(note.owed_ids))
    return Laid(
        note,
        lay_out.compose(words, choice, seed=seed, known=known),
        page.envelope(
            note.party.party.envelope_name,
            note.party.address,
            sender=sender,
            hand=choice.hand,
            stationery=choice.envelope,
            seed=seed,
            pen=choice.pen,
            ink=choice.ink,
        ),
    )


def _must_be_printable(note: NoteRow) -> None:
    if note.state is State.DRAFT:
        raise Refused("it is still a draft", cure=f"Mend it with: penned write {note.id}")
    if note.posted_on:
        day = f"{note.posted_on.day} {note.posted_on:%B %Y}"
        raise Refused(f"it was posted on {day}; nobody is thanked twice")
    if not note.open:
        raise Refused("nothing that it answers is owed any more")


def _press(laid: Sequence[Laid], choice: Choice) -> dict[str, Pressed]:
    rows = [_packing_row(each.note) for each in laid]
    paper: Literal["letter", "a4"] = "letter" if choice.card.name.startswith("us-") else "a4"
    piles = (
        ("cards", "Cards", [side for each in laid for side in choice.sides(each.card)]),
        ("envelopes", "Envelopes", [each.envelope for each in laid]),
        (
            "packing-list",
            "Packing list",
            page.packing_list(rows, title="Packing list", paper=paper),
        ),
    )
    return {
        name: Pressed(press.pdf(pages, title=title), tuple(pages)) for name, title, pages in piles
    }


def _packing_row(note: NoteRow) -> page.PackingRow:
    address = note.party.address
    where = ", ".join(filter(None, (address.city, address.country))) if address else "by hand"
    return page.PackingRow(note.party.name, "; ".join(m.what for m in note.moments), where)


def _unfit(
    pressed: Mapping[str, Pressed], laid: Sequence[Laid]
) -> list[tuple[NoteRow, PennedError]]:
    """The notes whose own card or envelope fails the check of the finished file."""
    try:
        for pile in pressed.values():
            press.check(pile.pdf, pile.pages)
    except Refused as fault:
        bad = [(each.note, why) for each in laid if (why := _fault_of(each))]
        if not bad:
            raise fault from None
        return bad
    return []


def _fault_of(each: Laid) -> PennedError | None:
    try:
        for sheet in (each.card, each.envelope):
            press.check(press.pdf(sheet), (sheet,))
    except Refused as fault:
        return fault
    return None


def _changed(laid: Sequence[Laid]) -> list[tuple[NoteRow, PennedError]]:
    """The notes that somebody has edited, printed or settled since they were laid out."""
    why = Refused("it was changed or printed by somebody else in the meantime")
    return [(each.note, why) for each in laid if not _same(each.note, notes.get(each.note.id))]


def _same(before: NoteRow, now: NoteRow) -> bool:
    return (before.revision, before.state, before.open) == (now.revision, now.state, now.open)


def _place(folder: Path, pressed: Mapping[str, Pressed]) -> tuple[Path, ...]:
    """Write a batch beside earlier ones, as -2, -3; the very same batch stays where it lies."""
    for number in count(1):
        ending = f"-{number}.pdf" if number > 1 else ".pdf"
        wanted = {folder / f"{name}{ending}": pile.pdf for name, pile in pressed.items()}
        missing = {path: pdf for path, pdf in wanted.items() if not files.exists(path)}
        if all(files.holds(path, pdf) for path, pdf in wanted.items() if path not in missing):
            files.write_all(missing)
            return tuple(wanted)
    raise AssertionError("there are always more numbers")


def _mark_written(desk: Desk, laid: Sequence[Laid], choice: Choice) -> tuple[NoteRow, ...]:
    now, today = desk.now(), desk.today()
    return tuple(
        each.note
        if each.note.state is State.WRITTEN
        else notes.advance(
            each.note.id,
            State.WRITTEN,
            on=today,
            now=now,
            by=desk.by,
            hand=choice.hand.name,
            stationery=choice.card.name,
            seed=choice.seed + each.note.id,
            revision=each.note.revision,
        )
        for each in laid
    )


def _remarks(laid: Sequence[Laid], sender: tuple[str, Address] | None) -> tuple[str, ...]:
    found = []
    if sender is None:
        found.append("The envelopes have no return address. Say yours with: penned people me")
    by_hand = [each.note.party.name for each in laid if each.note.party.address is None]
    if by_hand:
        found.append(f"Without an address, to be handed over: {', '.join(by_hand)}.")
    return tuple(found)
