"""What a command has done, told to the person at the terminal or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from penned.cli import marks, proof, say
from penned.cli.lists import debt_facts, note_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.draft import Taken, Written
    from penned.desk.print_run import Printed
    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow


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
