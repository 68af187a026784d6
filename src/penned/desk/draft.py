"""Draft: whose turn it is, what the coach should know, and the note's words into the ledger."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from penned import coach
from penned.desk import customs, envelopes, files, manuscript, owing, usual
from penned.desk.verdict import Verdict, verdict
from penned.errors import BadInput, PennedError, Unreachable
from penned.ledger import events, moments, notes, others, owed, people, ways
from penned.moments import together
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.desk.manuscript import Manuscript
    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow


_ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Written:
    """A note in the ledger, and what stands against it.

    `verdict` is None where these very words had passed already.
    """

    note: NoteRow
    verdict: Verdict | None = None

    @property
    def review(self) -> coach.Review | None:
        """What the coach found."""
        return self.verdict.review if self.verdict else None

    @property
    def unfit(self) -> str:
        """Why it cannot go on the usual card; "" where it can."""
        return self.verdict.unfit if self.verdict else ""

    @property
    def ready(self) -> bool:
        """Whether nothing stands against it."""
        return self.verdict is None or self.verdict.ready


@dataclass(frozen=True, slots=True)
class Taken:
    """Notes that went into the ledger, and those that could not, each with its place and why."""

    written: tuple[Written, ...] = ()
    refused: tuple[tuple[str, PennedError], ...] = ()


def take(desk: Desk, who: str, path: Path) -> Taken:
    """Save notes that were written elsewhere: a file, standard input for "-", or a folder.

    In a folder every note names its reader, and one bad note does not stop the rest. All of them
    are kept before any is judged: each in sight of the others, whichever comes first.
    """
    if not files.is_folder(path):
        found = manuscript.read(path)
        note = _said_before(found) if found.to else None
        return Taken((Written(note) if note else write(desk, _answers(found, who), found.text),))
    if who:
        raise BadInput("a folder holds notes to several people", cure="Leave out the name.")
    kept: list[tuple[NoteRow, bool]] = []  # and whether its words had passed before
    refused: list[tuple[str, PennedError]] = []
    for file in manuscript.in_folder(path):
        try:
            found = manuscript.read(file)
            note = _said_before(found) if found.to else None
            kept.append((note or _keep(desk, _answers(found), found.text), note is not None))
        except PennedError as reason:
            refused.append((str(file), reason))
    last = {note.id: note for note, _ in kept}  # of two to one reader
    written = (
        Written(note) if passed else write(desk, owed.get(note.owed_ids), note.text)
        for note, passed in kept
        if note is last[note.id]
    )
    return Taken(tuple(written), tuple(refused))


def _answers(found: Manuscript, who: str = "") -> tuple[OwedRow, ...]:
    """What a note answers: all that is owed to whom it names, or `who`."""
    if not (who or found.to):
        raise BadInput("nobody is named", where=found.where, cure="Begin it with “To: NAME”.")
    debts = owing.for_note(who or found.to)
    manuscript.addressee(found, debts[0].party.name)
    return debts


def _said_before(found: Manuscript) -> NoteRow | None:
    """The note to this reader that says just this and has passed, if there is one."""
    for note in notes.of(people.find(found.to).id):
        if note.text == found.text and note.state is not State.DRAFT:
            return note
    return None


def write(desk: Desk, debts: Sequence[OwedRow], text: str, *, finished: bool = True) -> Written:
    """Save the words for these debts of one party; ready when the coach has no warning left.

    Words that are not `finished` are kept as a draft.
    """
    note = _keep(desk, debts, text)  # first of all, whatever becomes of the reading
    debts = owed.get([debt.id for debt in debts])  # which have a note now
    told = judge(desk, debts, text)
    if finished and told.review.ready:
        note = _keep(desk, debts, text, ready=True)
    return Written(note, told)


def judge(desk: Desk, debts: Sequence[OwedRow], text: str) -> Verdict:
    """What stands against these words as a note for these debts of one party."""
    return verdict(text, context(desk, debts), seed=note_of(debts) or 0)


def _keep(desk: Desk, debts: Sequence[OwedRow], text: str, *, ready: bool = False) -> NoteRow:
    return notes.save([debt.id for debt in debts], text, ready=ready, now=desk.now(), by=desk.by)


def context(desk: Desk, debts: Sequence[OwedRow]) -> coach.Context:
    """What the coach should know about a note for these debts: the ledger's word on it."""
    return replace(alone(desk, debts), siblings=others.notes(debts[0].party.id))


def alone(desk: Desk, debts: Sequence[OwedRow]) -> coach.Context:
    """The same without the notes to others, for who lays them beside it anyhow."""
    party = debts[0].party
    moment = together([debt.moment for debt in debts])
    at_hand = note_of(debts)
    return replace(
        anybody(desk),
        to=envelopes.names_of(party),
        occasion=moment.occasion,
        moment=moment,
        other_moments=others.moments(party.id),
        earlier=tuple(note.text for note in notes.of(party.id) if note.id != at_hand),
        ways=ways.holding(party.id, at_hand),
    )


def anybody(desk: Desk) -> coach.Context:
    """What the coach should know of a note to whomever: day and custom, card, the writer's ways."""
    return coach.Context(
        today=desk.today(),
        custom=customs.place_of_writer(),
        room=usual.ROOM,
        ways=ways.holding(),
    )


def about(debts: Sequence[OwedRow]) -> str:
    """What the debts are for, on one line."""
    return " and ".join(debt.moment.what for debt in debts)


def answer(desk: Desk, debts: Sequence[OwedRow], answers: Mapping[str, str]) -> tuple[OwedRow, ...]:
    """Keep the answers with the first moment; they are the writer's own words."""
    if not answers:
        return tuple(debts)
    filled: dict[str, Any] = dict(answers)
    moment = replace(debts[0].moment, **filled)
    moments.amend(debts[0].moment_id, moment, now=desk.now(), by=desk.by)
    return owed.get([debt.id for debt in debts])


def may_ask(desk: Desk, debts: Sequence[OwedRow]) -> bool:
    """Whether the occasion's questions are still to be put; they are put once, and that is noted.

    What is left out then lies open beside the paper.
    """
    subject = f"moment {debts[0].moment_id}"
    if any(event.kind == _ASKED for event in events.about([subject])):
        return False
    with suppress(Unreachable):  # where it cannot be noted, one is asked again
        events.record(_ASKED, subject, now=desk.now(), by=desk.by)
    return True


def text_so_far(debts: Sequence[OwedRow]) -> str:
    """The words of the note that is under way for these debts, or nothing yet."""
    under_way = note_of(debts)
    return notes.get(under_way).text if under_way else ""


def note_of(debts: Sequence[OwedRow]) -> int | None:
    """The number of the note that is under way for these debts, if there is one."""
    return next((debt.note_id for debt in debts if debt.note_id), None)
