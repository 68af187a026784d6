"""Listings: who is waiting, people, hands; each also as JSON."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from penned.cli import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from penned.catalogue import Fault
    from penned.desk.follow_up import Waiting
    from penned.desk.own_hands import Found as OwnHands
    from penned.hand.file import Label
    from penned.hand.hand import Hand
    from penned.hand.pen import Ink as PenInk
    from penned.hand.pen import Pen
    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow
    from penned.ledger.story import Story


MOST = 500  # rows that a person scrolls through; --json has them all


def owed(waiting: Sequence[Waiting], *, first: int | None, today: date, json: bool) -> None:
    """Who is waiting for thanks, the most pressing first."""
    shown = waiting[:first]
    if json:
        return say.as_json([_waiting_facts(each) for each in shown])
    if not waiting:
        say.line("Nobody is waiting for thanks.")
        return None
    table = say.table("Who", "For", "Since", "Thanks due", "Note")
    shown = shown[:MOST]
    for each in shown:
        debt = each.debt
        state = f"{debt.note_id} {debt.note_state}" if debt.note_id else ""
        table.add_row(
            say.words(debt.party.name),
            say.words(debt.moment.what),
            say.short_day(debt.since, today),
            _due(each, today),
            state,
        )
    say.show(table)
    if more := len(waiting) - len(shown):
        say.line(f"and {more:,} more", style=say.QUIET)
    return None


def _due(each: Waiting, today: date) -> str:
    if each.due is None:
        return "any day"
    if each.due < today:
        return "still welcome"
    return f"by {say.short_day(each.due, today)}"


def _waiting_facts(each: Waiting) -> dict[str, Any]:
    return debt_facts(each.debt) | {"ideal": each.ideal, "due": each.due}


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


def people(found: Sequence[PartyRow], *, json: bool) -> None:
    """Everybody in the address book."""
    if json:
        return say.as_json([person_facts(each) for each in found])
    if not found:
        say.line("The address book is empty.")
        return None
    table = say.table("Name", "Dear ...", "Address", "Last thanked")
    for each in found[:MOST]:
        table.add_row(
            say.words(each.name),
            say.words(each.party.salutation),
            say.words(say.address(each.address)),
            say.day(each.last_thanked),
        )
    say.show(table)
    if more := len(found[MOST:]):
        say.line(f"and {more:,} more; --json lists them all", style=say.QUIET)
    return None


def person_facts(each: PartyRow) -> dict[str, Any]:
    """A person or household as JSON."""
    return {
        "name": each.name,
        "kind": each.kind,
        "salutation": each.party.salutation,
        "envelope": each.party.envelope_name,
        "address": say.address(each.address),
        "last_thanked": each.last_thanked,
    }


def broken(faults: Sequence[Fault]) -> None:
    """Say which plugins cannot be used, and why."""
    for fault in faults:
        say.line(f"The plugin {fault.plugin} cannot be used: {fault.reason}")


def person(told: Story, *, json: bool) -> None:
    """One person or household and what happened between you."""
    if json:
        return say.as_json(
            person_facts(told.party)
            | {
                "owed": [debt_facts(debt) for debt in told.owed],
                "notes": [note_facts(note) for note in told.notes],
            }
        )
    each = told.party
    say.line(each.party.envelope_name, style=say.LOUD)
    say.line(f"Dear {each.party.salutation}", style=say.QUIET)
    for home in told.homes:
        until = f"  (until {say.day(home.until)})" if home.until else ""
        say.line(f"{say.address(home.address)}{until}")
    for debt in told.owed:
        settled = f" on {say.day(debt.settled_on)}" if debt.settled_on else ""
        about = f", note {debt.note_id} {debt.note_state}" if debt.note_id else ""
        say.line(f"  {say.day(debt.since)}  {debt.moment.what}: {debt.standing}{settled}{about}")
        for fact in debt.moment.told[1:]:
            say.line(f"    {fact}", style=say.QUIET)
    for note in told.notes:
        say.line()
        for text in (f"Note {note.id}, {note.state}", *note.text.splitlines()):
            say.line(f"  {text}")
    return None


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
