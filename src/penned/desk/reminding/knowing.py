"""What the ledger knows beside a thing to tell: names, words, days, and the last thanks before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned import catalogue, occasions
from penned.desk import customs
from penned.desk.reminding.wanted import BEGUN, Why
from penned.desk.reminding.wording import Known
from penned.ledger import notes, owed, thanks
from penned.moments import Standing, together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from penned.desk.reminding.wanted import Wanted
    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow

    Before = tuple[date, str]

_OF_NOTES = {Why.LYING, Why.BEGUN, Why.READY}


def known(found: Sequence[Wanted]) -> dict[str, Known]:
    """What is known of each of these, by its item: a fixed number of queries for a few."""
    of_notes = [each for each in found if each.why in _OF_NOTES]
    of_debts = [each for each in found if each.why not in _OF_NOTES]
    written = {note.id: note for note in notes.read(each.number for each in of_notes)}
    debts = {debt.id: debt for debt in owed.get([each.number for each in of_debts])}
    before = _before({each.party_id for each in found})
    return {
        **{each.item: _of_note(each, written[each.number], before) for each in of_notes},
        **{each.item: _of_debt(each, debts[each.number], before) for each in of_debts},
    }


def _of_note(each: Wanted, note: NoteRow, before: Mapping[int, Before]) -> Known:
    since, what = note.written_on or each.on - BEGUN, together(note.moments).what
    return Known(note.party.name, what, since, before=before.get(each.party_id))


def _of_debt(each: Wanted, debt: OwedRow, before: Mapping[int, Before]) -> Known:
    occasion = catalogue.occasions().get(debt.moment.occasion)
    if each.why is Why.SECOND_NOTE:
        asked = occasion.again.question if occasion and occasion.again else ""
        return Known(debt.party.name, debt.moment.what, debt.settled_on or debt.since, asked=asked)
    return Known(
        who=debt.party.name,
        what=debt.moment.what,
        since=debt.since,
        due=occasions.due(occasion, debt.since, customs.place_of_writer()) if occasion else None,
        before=before.get(each.party_id),
        why_later=debt.how if debt.standing is Standing.OWED else "",
    )


def _before(parties: set[int]) -> dict[int, Before]:
    """When each of these was last thanked, and for what."""
    return {row.party_id: (row.on, row.what) for row in thanks.of(parties)}
