"""Listings: hands, pens; debts and notes as JSON."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from penned.cli import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from penned.catalogue import Fault
    from penned.desk.own_hands import Found as OwnHands
    from penned.hand.file import Label
    from penned.hand.hand import Hand
    from penned.hand.pen import Ink as PenInk
    from penned.hand.pen import Pen
    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow


MOST = 500  # rows that a person scrolls through; --json has them all


def debt_facts(debt: OwedRow) -> dict[str, Any]:
    """A debt as JSON."""
    return {
        "who": debt.party.name,
        "what": debt.moment.what,
        "detail": debt.moment.detail,
        "difference": debt.moment.difference,
        "next": debt.moment.next,
        "also": debt.moment.also,
        "occasion": debt.moment.occasion,
        "since": debt.since,
        "standing": debt.standing,
        "settled_on": debt.settled_on,
        "how": debt.how,
        "note": debt.note_id,
        "note_state": debt.note_state,
    }


def note_facts(note: NoteRow) -> dict[str, Any]:
    """A note as JSON."""
    return {
        "note": note.id,
        "to": note.party.name,
        "state": note.state,
        "revision": note.revision,
        "text": note.text,
        "written_on": note.written_on,
        "posted_on": note.posted_on,
    }


def hands(
    found: Mapping[str, Label], own: OwnHands, faults: Sequence[Fault], *, json: bool
) -> None:
    """All hands: those that one can choose, and one's own."""
    mine = own.labels
    everything = {**found, **mine}
    if json:
        return say.as_json([hand_facts(each) for each in everything.values()])
    table = say.table("Hand", "What it is like", "")
    for name, each in everything.items():
        whose = "yours" if name in mine else ""
        table.add_row(say.words(name), say.words(each.about), whose)
    say.show(table)
    broken(faults)
    for fault in own.faults:
        say.line(str(fault))
    return None


def hand_facts(each: Label) -> dict[str, Any]:
    """A hand as JSON."""
    return {
        "name": each.name,
        "title": each.title,
        "about": each.about,
        "licence": each.origin.licence,
        "copyright": each.origin.copyright,
        "source": each.origin.source,
        "as_of": each.origin.as_of,
        "own": each.origin.own,
        "characters": each.characters,
        "signature": each.has_signature,
    }


def broken(faults: Sequence[Fault]) -> None:
    """Say which plugins cannot be used, and why."""
    for fault in faults:
        say.line(f"The plugin {fault.plugin} cannot be used: {fault.reason}")


def hand(each: Hand, *, json: bool) -> None:
    """One hand, and what it cannot write."""
    from penned.hand import repertoire
    from penned.hand.file import label_of

    facts = hand_facts(label_of(each))
    gaps = repertoire.lacks(each, {**repertoire.NEEDED, **repertoire.WELCOME})
    if json:
        return say.as_json(facts | {"lacks": gaps})
    say.line(each.name, style=say.LOUD)
    for label, fact in facts.items():
        if label != "name" and fact not in (False, ()):
            said = "yes" if fact is True else "; ".join(fact) if label == "copyright" else fact
            say.line(f"  {label}: {said}")
    for group, chars in gaps.items():
        say.line(f"  lacks of the {group}: {' '.join(chars)}")
    return None


def checked(each: Hand, *, json: bool) -> bool:
    """What a hand's file holds; whether it lacks what hardly a note does without."""
    from penned.hand import repertoire

    hand(each, json=json)
    lacking = bool(repertoire.lacks(each, repertoire.NEEDED))
    if not json:
        say.line(
            "Words with what it lacks are refused." if lacking else "Nothing stands against it."
        )
    return lacking


def pens(found: Sequence[Pen], inks: Mapping[str, PenInk], *, json: bool) -> None:
    """All pens, with the inks that they usually have, and the colours of inks."""
    if json:
        return say.as_json(
            {
                "pens": [dataclasses.asdict(each) for each in found],
                "inks": [dataclasses.asdict(each) for each in inks.values()],
            }
        )
    table = say.table("Pen", "What it is like", "Usual inks")
    for each in found:
        table.add_row(each.name, say.words(each.about), ", ".join(each.inks))
    say.show(table)
    say.line()
    table = say.table("Ink", "Colour")
    for ink in inks.values():
        table.add_row(ink.name, ink.colour)
    say.show(table)
    return None
