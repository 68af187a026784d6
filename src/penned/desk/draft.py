"""Draft: whose turn it is, what the coach should know, and the note's words into the ledger."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned import catalogue, coach, occasions
from penned.desk import files, lay_out, manuscript, owing
from penned.errors import BadInput, PennedError, Refused
from penned.ledger import moments, notes, others, people
from penned.moments import together
from penned.notes import Note, State
from penned.people import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.desk.manuscript import Manuscript
    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow


@dataclass(frozen=True, slots=True)
class Written:
    """A note in the ledger: what the coach found, and why it cannot go on a card yet, if so.

    `review` is None where these very words had passed already.
    """

    note: NoteRow
    review: coach.Review | None = None
    unfit: str = ""

    @property
    def ready(self) -> bool:
        """Whether nothing stands against it."""
        return not self.unfit and (self.review is None or self.review.ready)


@dataclass(frozen=True, slots=True)
class Taken:
    """Notes that went into the ledger, and those that could not, each with its place and why."""

    written: tuple[Written, ...] = ()
    refused: tuple[tuple[str, PennedError], ...] = ()


def take(desk: Desk, who: str, path: Path) -> Taken:
    """Save notes that were written elsewhere: a file, standard input for "-", or a folder.

    In a folder every note names its reader, and one bad note does not stop the rest.
    """
    if not files.is_folder(path):
        return Taken((_take(desk, who, manuscript.read(path)),))
    if who:
        raise BadInput("a folder holds notes to several people", cure="Leave out the name.")
    written: list[Written] = []
    refused: list[tuple[str, PennedError]] = []
    for file in manuscript.in_folder(path):
        try:
            written.append(_take(desk, "", manuscript.read(file)))
        except PennedError as reason:
            refused.append((str(file), reason))
    return Taken(tuple(written), tuple(refused))


def _take(desk: Desk, who: str, found: Manuscript) -> Written:
    if not (who or found.to):
        raise BadInput("nobody is named", where=found.where, cure="Begin it with “To: NAME”.")
    if found.to and (before := _said_before(found)):
        return Written(before)
    debts = owing.for_note(who or found.to)
    if found.to and not names.same(found.to, debts[0].party.name):
        raise BadInput(f"this note is headed “To: {found.to}”, not {who}", where=found.where)
    return write(desk, debts, found.text)


def _said_before(found: Manuscript) -> NoteRow | None:
    """The note to this reader that says just this and has passed, if there is one."""
    for note in notes.of(people.find(found.to).id):
        if note.text == found.text and note.state is not State.DRAFT:
            return note
    return None


def write(desk: Desk, debts: Sequence[OwedRow], text: str) -> Written:
    """Save the words for these debts of one party; ready when the coach has no warning left."""
    review = coach.review(text, context(debts), catalogue.rules())
    note = notes.save(
        [debt.id for debt in debts], text, ready=review.ready, now=desk.now(), by=desk.by
    )
    return Written(note, review, _unfit(note) if review.ready else "")


def _unfit(note: NoteRow) -> str:
    """Why the note cannot go on the usual card, told while the writer is at it; "" where it can."""
    try:
        lay_out.compose(Note(note.text, to=(note.party.name,)), lay_out.choose(), seed=note.id)
    except Refused as reason:
        return str(reason)
    return ""


def context(debts: Sequence[OwedRow]) -> coach.Context:
    """What the coach should know about a note for these debts: the ledger's word on it."""
    party = debts[0].party
    moment = together([debt.moment for debt in debts])
    return coach.Context(
        to=(party.name,),
        occasion=moment.occasion,
        moment=moment,
        other_moments=others.moments(party.id),
        siblings=others.notes(party.id),
    )


def about(debts: Sequence[OwedRow]) -> str:
    """What the debts are for, on one line."""
    return " and ".join(debt.moment.what for debt in debts)


def open_questions(debts: Sequence[OwedRow]) -> tuple[tuple[str, str], ...]:
    """The occasion's questions that the first moment does not answer yet, as (field, question)."""
    moment = debts[0].moment
    occasion = occasions.find(moment.occasion, catalogue.occasions().values())
    return tuple(
        (prompt.field, prompt.question)
        for prompt in (occasion.prompts if occasion else ())
        if not getattr(moment, prompt.field)
    )


def answer(desk: Desk, debts: Sequence[OwedRow], answers: Mapping[str, str]) -> tuple[OwedRow, ...]:
    """Keep the answers with the first moment; they are the writer's own words."""
    if not answers:
        return tuple(debts)
    told = debts[0].moment
    moment = dataclasses.replace(
        told,
        what=answers.get("what", told.what),
        detail=answers.get("detail", told.detail),
        difference=answers.get("difference", told.difference),
    )
    moments.amend(debts[0].moment_id, moment, now=desk.now(), by=desk.by)
    return owing.one_note(owing.to(debts[0].party))


def beside_the_paper(debts: Sequence[OwedRow]) -> tuple[str, ...]:
    """The facts that lie beside the paper while one writes, a line each."""
    party = debts[0].party
    facts = [
        fact
        for debt in debts
        for fact in (debt.moment.what, debt.moment.detail, debt.moment.difference)
        if fact
    ]
    return (f"To {party.name} (Dear {party.party.salutation})", *(f"- {fact}" for fact in facts))


def text_so_far(debts: Sequence[OwedRow]) -> str:
    """The words of the note that is under way for these debts, or nothing yet."""
    under_way = next((debt.note_id for debt in debts if debt.note_id), None)
    return notes.get(under_way).text if under_way else ""
