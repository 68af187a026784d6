"""What a command has done, told to the person at the terminal or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from penned.cli import marks, proof, say
from penned.cli.lists import debt_facts, note_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.capture import Imported
    from penned.desk.draft import Taken, Written
    from penned.desk.print_run import Printed
    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow
    from penned.ledger.undoing import UndoRow
    from penned.sources.giftlist import GiftList


_FEW = 5  # names that a line can hold


def captured(debts: Sequence[OwedRow], *, json: bool) -> None:
    """A moment was accepted."""
    if json:
        return say.as_json([debt_facts(debt) for debt in debts])
    for debt in debts:
        say.line(f"Noted: thanks to {debt.party.name} for “{debt.moment.what}”.")
    if len(debts) > 1:
        say.line("A card to each of them; for one to all, say --together.", style=say.QUIET)
    return None


def imported(done: Sequence[Imported], *, json: bool) -> None:
    """Gift lists were imported, or would be: what was read, what is new, what to look at."""
    if json:
        return say.as_json([_import_facts(each) for each in done])
    for each in done:
        _imported(each)
    return None


def _imported(each: Imported) -> None:
    run, reading = each.run, each.reading
    verb = "Would import" if each.dry_run else "Imported"
    if run.added:
        say.line(f"{verb} {reading.name}: {say.count(run.added, 'row')} new, {run.known} known.")
    else:
        known = say.count(run.known, "row")
        say.line(f"Nothing new in {reading.name}: {known} known already.")
    if run.learned:
        learned = say.count(run.learned, "address", "addresses")
        say.line(f"  {learned} learned from rows that were known")
    if each.dry_run:
        _understood(reading)
    if reading.unused:
        say.line(f"  not used: {', '.join(reading.unused)}")
    for fault in run.faults:
        say.line(f"  left out row {fault.row}: {fault.reason}")
    for remark in run.remarks:
        say.line(f"  row {remark.row}: {remark.reason}")
    for sheet in reading.other_sheets:
        say.line(f"  another sheet looks like a list: bring it in with --sheet “{sheet}”")
    if (run.added or run.learned) and run.id:
        say.line(f"  To take it back: penned import undo {run.id}", style=say.QUIET)


def _understood(reading: GiftList) -> None:
    """What the columns were taken for, and the first rows as they were read."""
    known = [f"{title} = {field}" for title, field in reading.columns if field]
    say.line(f"  read as: {', '.join(known)}")
    for row in reading.rows[:3]:
        who = ", ".join(giver.name for giver in row.givers)
        what = row.moment.what if row.moment else "no gift"
        day = say.day(row.moment.on if row.moment else None) or "no day"
        say.line(f"  row {row.row}: {who}; {what}; {day}")


def _import_facts(each: Imported) -> dict[str, Any]:
    run, reading = each.run, each.reading
    return {
        "file": reading.name,
        "sheet": reading.sheet,
        "other_sheets": reading.other_sheets,
        "columns": dict(reading.columns),
        "unused": reading.unused,
        "run": run.id,
        "added": run.added,
        "known": run.known,
        "learned": run.learned,
        "dry_run": each.dry_run,
        "faults": [{"row": fault.row, "reason": fault.reason} for fault in run.faults],
        "remarks": [{"row": fault.row, "reason": fault.reason} for fault in run.remarks],
    }


def undone(undo: UndoRow, *, run: str, json: bool) -> None:
    """An import was taken back."""
    if json:
        return say.as_json({"run": int(run), "removed": undo.removed, "kept": undo.kept})
    say.line(f"Took back import {run}: {say.count(undo.removed, 'row')} removed.")
    for reason in undo.kept:
        say.line(f"  kept {reason}")
    return None


def written(done: Taken, *, json: bool) -> None:
    """Notes went into the ledger; the coach's questions follow those that are not ready."""
    if json:
        return say.as_json(
            {
                "notes": [_written_facts(each) for each in done.written],
                "refused": [{"where": where, "reason": str(why)} for where, why in done.refused],
            }
        )
    if len(done.written) == 1 and not done.refused:
        _one_written(done.written[0])
        return None
    ready = [each for each in done.written if each.ready and each.review]
    same = [each for each in done.written if each.ready and not each.review]
    for some, how in ((ready, "ready"), (same, "as before")):
        if some:
            names = [each.note.party.name for each in some]
            to = f" to {', '.join(names)}" if len(names) <= _FEW else ""
            say.line(f"{say.count(len(some), f'note{to} is', f'notes{to} are')} {how}.")
    for each in done.written:
        if not each.ready:
            say.line(f"Not ready yet: note {each.note.id} to {each.note.party.name}.")
            say.line(f"  {_what_is_wanted(each)}", style=say.ASKED)
    for where, why in done.refused:
        say.line(str(why) if why.where == where else f"{where}: {why}")
    return None


def _one_written(each: Written) -> None:
    name = each.note.party.name
    if each.ready:
        how = "as before" if each.review is None else each.note.state.value
        say.line(f"Note {each.note.id} to {name} is {how}.")
    else:
        say.line(f"Not ready yet: note {each.note.id} to {name}.")
    if each.review and each.review.advice:
        proof.show(each.review, each.note.text)
    if each.unfit:
        say.line(f"  On the card: {each.unfit}")


def _what_is_wanted(each: Written) -> str:
    gravest = marks.gravest(each.review.advice if each.review else ())
    return each.unfit if each.unfit or gravest is None else gravest.question


def _written_facts(each: Written) -> dict[str, Any]:
    review = proof.facts(each.review) if each.review else None
    return note_facts(each.note) | {"ready": each.ready, "review": review, "unfit": each.unfit}


def printed(done: Printed, *, json: bool) -> None:
    """Cards and envelopes are in files."""
    if json:
        refused = [
            {"note": note.id, "to": note.party.name, "reason": str(why)}
            for note, why in done.refused
        ]
        return say.as_json(
            {
                "files": [str(path) for path in done.files],
                "notes": [note_facts(note) for note in done.notes],
                "refused": refused,
                "remarks": (*done.beforehand, *done.remarks),
            }
        )
    for remark in done.beforehand:
        say.line(remark)
    if not done.files and not done.refused:
        say.line("Nothing is waiting to be printed.")
    if done.files:
        cards = say.count(len(done.notes), "card with its envelope", "cards with their envelopes")
        say.line(f"{cards}, in the order of the packing list:")
    for path in done.files:
        say.line(f"  {path}")
    for remark in done.remarks:
        say.line(remark)
    if done.files:
        say.line(
            "They count as written. When they are in the post: penned posted NAME", style=say.QUIET
        )
    for note, why in done.refused:
        say.line(f"Not printed: note {note.id} to {note.party.name}. {why}")
    return None


def posted(notes: Sequence[NoteRow], *, json: bool) -> None:
    """Cards are in the post."""
    if json:
        return say.as_json([note_facts(note) for note in notes])
    for note in notes:
        say.line(f"Thanked: {note.party.name}, by post on {say.day(note.posted_on)}.")
    return None


def settled(debts: Sequence[OwedRow], *, json: bool) -> None:
    """Debts were settled otherwise than by a card, or taken up again."""
    if json:
        return say.as_json([debt_facts(debt) for debt in debts])
    for debt in debts:
        day = f" on {say.day(debt.settled_on)}" if debt.settled_on else " again"
        say.line(f"{debt.party.name}, {debt.moment.what}: {debt.standing}{day}.")
    return None
