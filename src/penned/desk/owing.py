"""What is owed to one person or household, and which of it the next note answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.errors import Refused
from penned.ledger import notes, owed, people
from penned.moments import Standing
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow


def named(who: str) -> tuple[OwedRow, ...]:
    """All that is owed to the person or household that `who` names; `Refused` where nothing is.

    A member of a household who is owed nothing alone stands for the household.
    """
    party = people.find(who)
    if not _open(party.id):
        shared = [home for home in party.households if _open(home)]
        if len(shared) == 1:
            return _open(shared[0])
    return to(party)


def to(party: PartyRow) -> tuple[OwedRow, ...]:
    """All that is owed to a party; `Refused` where nothing is."""
    open_debts = _open(party.id)
    if not open_debts:
        raise Refused(_why_nothing_is_owed(party))
    return open_debts


def for_note(who: str) -> tuple[OwedRow, ...]:
    """What the next note to `who`, a name or a note's number, answers."""
    if not (who.isascii() and who.isdecimal()):
        return one_note(named(who))
    note = notes.find(who)
    debts = tuple(debt for debt in owed.get(note.owed_ids) if debt.standing is Standing.OWED)
    if not debts:
        raise Refused(_why_nothing_is_owed(note.party))
    return debts


def one_note(debts: Sequence[OwedRow]) -> tuple[OwedRow, ...]:
    """What one note answers: all that is not on paper yet, else what is on the last card.

    A gift that came after the card was written is not thanked for by that card.
    """
    fresh = tuple(debt for debt in debts if debt.note_state is not State.WRITTEN)
    last = max((debt.note_id or 0) for debt in debts)
    return fresh or tuple(debt for debt in debts if debt.note_id == last)


def about(debts: Sequence[OwedRow], words: str) -> tuple[OwedRow, ...]:
    """Those debts that are for what `words` say; all without words; `Refused` where none is."""
    found = tuple(debt for debt in debts if words.casefold() in debt.moment.what.casefold())
    if not found:
        told = "; ".join(debt.moment.what for debt in debts)
        raise Refused(f"nothing owed to {debts[0].party.name} is for “{words}”: {told}")
    return found


def _open(party_id: int) -> tuple[OwedRow, ...]:
    return tuple(debt for debt in owed.of(party_id) if debt.standing is Standing.OWED)


def _why_nothing_is_owed(party: PartyRow) -> str:
    if day := party.last_thanked:
        return f"{party.name} was thanked on {day.day} {day:%B %Y}, and nothing is owed now"
    return f"nothing is owed to {party.name}"
