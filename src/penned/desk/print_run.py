"""A print run: notes onto cards and envelopes, checked, into files, and only then written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from penned.desk import drawer, envelopes, files, laid, lp, packing, print_files, remarks
from penned.desk.job import Job
from penned.desk.laid import Laid
from penned.desk.pages_of import pages_of
from penned.errors import PennedError, Refused
from penned.ledger import notes, people, transaction
from penned.notes import State
from penned.page import addressing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.desk.lay_out import Choice
    from penned.desk.pages_of import Pages
    from penned.desk.print_files import Made, Progress
    from penned.ledger.notes import NoteRow
    from penned.people import Address


@dataclass(frozen=True, slots=True)
class Printed:
    """What a print run made: files, the notes in them in order, what was refused, what to know.

    `beforehand` is what one would think twice about: who had this very card last.
    `jobs` are what a printer has taken and holds until it is let go, in the order of the files.
    """

    files: tuple[Path, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    refused: tuple[tuple[NoteRow, PennedError], ...] = ()
    beforehand: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    jobs: tuple[lp.Job, ...] = ()


def pick(which: Sequence[str]) -> tuple[NoteRow, ...]:
    """The notes that these numbers or names mean, each once; without any, all that are ready."""
    if not which:
        return notes.ready()
    return notes.find_all(which)


def letterhead() -> tuple[str, ...]:
    """Who writes, line by line, for the head of a letter; nothing while that is not known."""
    me = people.me()
    return (me[0], *addressing.as_written(me[1])) if me else ()


def country() -> str:
    """Where the sender lives; "" while that is not known."""
    me = people.me()
    return me[1].country if me else ""


def print_notes(  # noqa: PLR0913 - which notes, on what, how, where to
    desk: Desk,
    chosen: Sequence[NoteRow],
    choice: Choice,
    folder: Path,
    *,
    job: Job | None = None,
    progress: Progress = print_files.silently,
) -> Printed:
    """Write cards, envelopes and a packing list into `folder`, and mark these notes written.

    A note that cannot be printed is refused with its reason and does not stop the others. The
    files are placed and the notes marked in one transaction, and only if the notes are still what
    was laid out and the printer, where one is to print them, has taken them: two runs at once
    never print one note twice. A pile of cards is never overwritten; the same cards again are the
    same file.
    """
    job = job or Job()
    sender = people.me()
    chosen = envelopes.addressed(chosen)
    paper = _paper(choice, job, sender)
    drawer.must_suffice(_on_paper(chosen, choice, job), paper)
    laid.must_suit(chosen, choice, job, sender)
    found = Laid(
        lambda note: laid.paper(note, choice, job, sender),
        lambda note: laid.must_be_printable(desk, note, even_so=job.even_so),
    )
    refused = found.add(progress("Laying out")(chosen))
    while found.notes:
        pages = pages_of(found, choice, job)
        planned = print_files.of(pages, packing.pages(pages, sender))
        with files.workroom(folder) as room:
            try:
                made = [print_files.make(file, room, job, progress) for file in planned]
                findings = print_files.check(made, progress)
            except Refused as fault:
                bad = print_files.at_fault(pages, progress)
                if len(bad) in (0, len(found.notes)):  # it is no single note's
                    raise _naming(bad, fault) from None
            else:
                done, bad = _settle(desk, pages, made, folder, paper)
                if not bad:
                    told = (*remarks.of(done.notes, pages, sender), *findings, *done.remarks)
                    return replace(done, refused=tuple(refused), remarks=told)
        refused += bad
        found.leave_out({note.id for note, _ in bad})
    return Printed(refused=tuple(refused))


def _naming(bad: Sequence[tuple[NoteRow, PennedError]], fault: Refused) -> PennedError:
    """What is wrong with every note, told of the first; or the fault of what all lie on."""
    if not bad:
        return fault
    note, why = bad[0]
    whose = f"note {note.id} to {note.party.name}"
    return Refused(why.what, where=f"{whose}, {why.where}" if why.where else whose, cure=why.cure)


def _settle(
    desk: Desk, pages: Pages, made: Sequence[Made], folder: Path, paper: drawer.Paper
) -> tuple[Printed, list[tuple[NoteRow, PennedError]]]:
    """Files in their place and notes marked, all or nothing; or the notes that changed meanwhile.

    A printer takes and holds the files first: what it does not take is not written.
    """
    chosen, choice, job = pages.laid.notes, pages.choice, pages.job
    with lp.held(made, job.queue) as jobs, transaction():
        bad = _changed(chosen)
        if bad:
            lp.take_back(jobs)
            return Printed(), bad
        taking = _on_paper(chosen, choice, job)
        had = drawer.remarks(desk, taking, paper)
        told = drawer.take(desk, taking, paper)
        paths = print_files.place([each.path for each in made], folder)
        written = _mark_written(desk, chosen, choice)
    return Printed(paths, written, beforehand=had, remarks=told, jobs=tuple(jobs)), []


def _on_paper(chosen: Sequence[NoteRow], choice: Choice, job: Job) -> list[NoteRow]:
    """The notes that use paper up: a file that is there already does not, a printer always does."""
    return [note for note in chosen if job.send or _is_new(note, choice)]


def _changed(chosen: Sequence[NoteRow]) -> list[tuple[NoteRow, PennedError]]:
    """The notes that somebody has edited, printed or settled since they were laid out."""
    why = Refused("it was changed or printed by somebody else in the meantime")
    now = notes.read(note.id for note in chosen)
    pairs = zip(chosen, now, strict=True)
    return [(note, why) for note, same in pairs if _state(note) != _state(same)]


def _state(note: NoteRow) -> tuple[object, ...]:
    used = (note.hand, note.stationery, note.design, note.seed)
    return (note.revision, note.state, note.open, *used)


def _is_new(note: NoteRow, choice: Choice) -> bool:
    """Whether a note was not printed yet just so."""
    used = (note.hand, note.stationery, note.design, note.seed)
    return note.state is not State.WRITTEN or used != _used(note, choice)


def _used(note: NoteRow, choice: Choice) -> tuple[str, str, str, int]:
    return (choice.hand.name, choice.card.name, choice.design, choice.seed + note.id)


def _paper(choice: Choice, job: Job, sender: tuple[str, Address] | None) -> drawer.Paper:
    country = sender[1].country if sender else ""
    return drawer.Paper(choice.card.name, choice.envelope.name, choice.design, job.stamp, country)


def _mark_written(desk: Desk, chosen: Sequence[NoteRow], choice: Choice) -> tuple[NoteRow, ...]:
    steps = [
        notes.Step(note.id, *_used(note, choice), revision=note.revision)
        for note in chosen
        if _is_new(note, choice)
    ]
    done = notes.advance_all(steps, State.WRITTEN, on=desk.today(), now=desk.now(), by=desk.by)
    written = {note.id: note for note in done}
    return tuple(replace(written.get(note.id, note), party=note.party) for note in chosen)
