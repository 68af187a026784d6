"""Notes laid out, each on its card and in its envelope; a few kept, the rest done again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from penned import page
from penned.desk import draft, faces, hindered, lay_out
from penned.errors import PennedError, Refused
from penned.ledger import owed
from penned.notes import Note, State
from penned.page.cover import flap

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from penned.desk.desk import Desk
    from penned.desk.job import Job
    from penned.desk.lay_out import Choice
    from penned.ledger.notes import NoteRow
    from penned.page.page import Page
    from penned.people import Address

_REMEMBERED = 200  # notes: some 40 MB of ink; the pages of more are laid out whenever they are read


class Paper(NamedTuple):
    """One note on paper: the sides of its card, and those of its envelope."""

    card: tuple[Page, ...]
    envelope: tuple[Page, ...]


class Laid:
    """The notes of a run in their order, and their pages.

    The same note always gives the same pages, so that thousands need no more memory than a few.
    `two_sided` says whether any card has a back; `in_type` whose names no hand could write.
    """

    def __init__(
        self, lay_out: Callable[[NoteRow], Paper], look_at: Callable[[NoteRow], None]
    ) -> None:
        self._lay_out = lay_out
        self._look_at = look_at
        self._remembered: dict[int, Paper] = {}
        self._notes: list[NoteRow] = []
        self.two_sided = False
        self.in_type: list[str] = []

    @property
    def notes(self) -> tuple[NoteRow, ...]:
        """The notes, in their order."""
        return tuple(self._notes)

    def add(self, notes: Iterable[NoteRow]) -> list[tuple[NoteRow, PennedError]]:
        """Look at notes and lay them out; those that cannot be are told why, and left out."""
        refused = []
        for note in notes:
            try:
                self._look_at(note)
                paper = self._lay_out(note)
            except PennedError as reason:
                refused.append((note, reason))
                continue
            self._notes.append(note)
            self.two_sided |= len(paper.card) > 1
            if paper.envelope and not paper.envelope[0].writing:
                self.in_type.append(note.party.name)
            if len(self._remembered) < _REMEMBERED:
                self._remembered[note.id] = paper
        return refused

    def paper(self, note: NoteRow) -> Paper:
        """A note's pages."""
        return self._remembered.get(note.id) or self._lay_out(note)

    def leave_out(self, numbers: Collection[int]) -> None:
        """Go on without these notes."""
        self._notes = [note for note in self._notes if note.id not in numbers]


def paper(note: NoteRow, choice: Choice, job: Job, sender: tuple[str, Address] | None) -> Paper:
    """A note on its card and in its envelope."""
    card = lay_out.sides(_words(note), choice, seed=choice.seed + note.id)
    return Paper(card, _envelope(note, choice, job, sender))


def must_suit(
    notes: Sequence[NoteRow], choice: Choice, job: Job, sender: tuple[str, Address] | None
) -> None:
    """Raise what is wrong with the choice itself, once, instead of for each of these notes.

    A fault that a note shares with the letter “a” is none of its words'.
    """
    if job.return_on_flap and sender is None:
        raise Refused(
            "there is no return address for the flap", cure="Say yours with: penned people me"
        )
    fault = _fault(Note("a"), choice)
    if fault and any(str(_fault(_words(note), choice)) == str(fault) for note in notes[:1]):
        raise fault


def _fault(note: Note, choice: Choice) -> PennedError | None:
    try:
        lay_out.sides(note, choice, seed=choice.seed)
    except PennedError as fault:
        return fault
    return None


def must_be_printable(desk: Desk, note: NoteRow, *, even_so: bool = False) -> None:
    """Raise `Refused` with the reason why a note may not be printed, if there is one.

    What stands against its reader is none where the person means it `even_so`.
    """
    if note.state is State.DRAFT:
        raise Refused("it is still a draft", cure=f"Mend it with: penned write {note.id}")
    if note.posted_on:
        day = f"{note.posted_on.day} {note.posted_on:%B %Y}"
        raise Refused(f"it was posted on {day}; nobody is thanked twice")
    if not note.open:
        raise Refused("nothing that it answers is owed any more")
    if not even_so:
        hindered.must_be_free(note.party, note.id)
    known = draft.alone(desk, owed.get(note.owed_ids))
    lay_out.must_be_fit_for_paper(_words(note), known)


def _words(note: NoteRow) -> Note:
    return Note(note.text, to=(note.party.name,))


def _envelope(
    note: NoteRow, choice: Choice, job: Job, sender: tuple[str, Address] | None
) -> tuple[Page, ...]:
    name, address = note.party.party.envelope_name, note.party.address
    known = faces.for_envelope(name, address, sender)
    face = page.envelope(
        name,
        address,
        sender=sender,
        hand=choice.hand,
        stationery=choice.envelope,
        seed=choice.seed + note.id,
        pen=choice.pen,
        ink=choice.ink,
        faces=known,
        machine_lines=job.machine_lines,
        return_on_flap=job.return_on_flap,
    )
    if not job.return_on_flap or sender is None:
        return (face,)
    country = address.country if address else ""
    return (face, flap(sender, choice.envelope, country=country, faces=known))
