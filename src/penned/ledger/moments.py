"""A moment is written down together with what it makes owed, put right, or taken away."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from penned.errors import BadInput, NotFound, Refused
from penned.ledger import events, forgetting, introducing, owed, records
from penned.ledger.book import transaction
from penned.ledger.claims import telling
from penned.ledger.words import check
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from penned.ledger.owed import OwedRow
    from penned.moments import Moment
    from penned.people.address import Address
    from penned.people.person import Party


def accept(
    moment: Moment,
    parties: Sequence[Party],
    *,
    addresses: Sequence[Address | None] = (),
    now: datetime,
    by: str,
) -> tuple[OwedRow, ...]:
    """Write down a moment and owe thanks to each of its parties, once each.

    `addresses` stand in the order of `parties`; blank ones change nothing. Raises `BadInput`
    without a party.
    """
    if not parties:
        raise BadInput("a moment needs somebody to thank", cure="Say who it was from.")
    if len(addresses) > len(parties):
        raise BadInput("there are more addresses than people")
    check_words(moment)
    with transaction():
        met = introducing.introduce(list(zip_longest(parties, addresses)), now=now, by=by)
        written = records.Moment.objects.create(
            noted_on=now.date(), by_hand=True, **telling.columns(moment)
        )
        named = {each.party: each.id for each in reversed(met)}
        records.Owed.objects.bulk_create(
            records.Owed(moment=written, party_id=party, named_id=name)
            for party, name in reversed(named.items())
        )
        events.record("captured", f"moment {written.id}", now=now, by=by)
        return owed.rows(records.Owed.objects.filter(moment=written.id))


def amend(moment_id: int, moment: Moment, *, now: datetime, by: str) -> tuple[OwedRow, ...]:
    """Change the words and the day of a moment; what is owed and thanked for it stays.

    Its donation stays too where the new words have none.
    """
    check_words(moment)
    with transaction():
        said = telling.columns(moment)
        if moment.donation is None:
            del said["donation"]
        changed = records.Moment.objects.filter(id=moment_id).update(amended_at=now, **said)
        if not changed:
            raise NotFound(f"no moment has the number {moment_id}")
        events.record("amended", f"moment {moment_id}", now=now, by=by)
        return owed.rows(records.Owed.objects.filter(moment=moment_id))


def remove(moment_id: int, *, now: datetime, by: str) -> tuple[OwedRow, ...]:
    """Delete a moment that was typed in by mistake, for good; return what was owed for it.

    Raises `Refused` where something came of it, or where more than the person's word stands for it:
    then what is owed can be waived.
    """
    with forgetting.for_good(), transaction():
        record = records.Moment.objects.filter(id=moment_id).first()
        if record is None:
            raise NotFound(f"no moment has the number {moment_id}")
        debts = owed.rows(records.Owed.objects.filter(moment=moment_id))
        if why := _why_it_stays(record, debts):
            raise Refused(f"“{record.what}” stays: {why}", cure="Let the debt go: penned waive.")
        records.Owed.objects.filter(moment=moment_id).delete()
        record.delete()
        events.record("removed", f"moment {moment_id}", now=now, by=by)
        return debts


def _why_it_stays(record: records.Moment, debts: Sequence[OwedRow]) -> str:
    if sources := next((debt.sources for debt in debts if debt.sources), ()):
        return f"{sources[0]} tells of it"
    if not record.by_hand or record.rows.exists() or record.proposals.exists():
        return "it came from a file or a calendar"
    if record.twins.exists():
        return "another gift was said to be the same"
    for debt in debts:
        if debt.note_id is not None:
            return f"note {debt.note_id} to {debt.party.name} was begun for it"
        if debt.standing is not Standing.OWED:
            return f"for {debt.party.name} it is {debt.standing}"
    return ""


def check_words(moment: Moment) -> None:
    """Raise `BadInput` where a moment says nothing, or holds what cannot be stored."""
    if not moment.what.strip():
        raise BadInput("say what they gave or did")
    check(*moment.givers, *moment.told, moment.occasion)
