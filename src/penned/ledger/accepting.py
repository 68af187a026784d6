"""Accepting a proposal: it becomes a moment that is owed, or is found to be one that is there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from penned.errors import BadInput, Refused
from penned.ledger import events, meeting, moments, owed, people, proposals, records
from penned.ledger.book import transaction
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from penned.ledger.owed import OwedRow
    from penned.ledger.proposals import ProposalRow
    from penned.moments import Moment
    from penned.people.person import Party

_AROUND = timedelta(days=1)
_ALIKE = 80  # of 100


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an accepted proposal became: debts that are new, and those that were there before."""

    new: tuple[OwedRow, ...]
    before: tuple[OwedRow, ...]


def accept(  # noqa: PLR0913 - the proposal, what the person made of it, and who says so when
    proposal: ProposalRow,
    moment: Moment,
    parties: Sequence[Party],
    *,
    emails: Mapping[str, str],
    now: datetime,
    by: str,
) -> Accepted:
    """Owe thanks for a proposal, as the person words it, but to nobody twice for one occasion.

    Where the same giver is owed, or was thanked, for the like a day before or after, that stands
    and nothing is added. `emails` are learned by name where none is known. Raises `BadInput`
    without a party, `Refused` for one that was accepted before.
    """
    if not parties:
        raise BadInput("a moment needs somebody to thank", cure="Say who it was: --from NAME.")
    with transaction():
        if proposals.get([proposal.id])[0].state == records.ACCEPTED:
            raise Refused(f"proposal {proposal.id} was accepted before")
        before = {party: _before(party, moment) for party in parties}
        missing = [party for party in parties if before[party] is None]
        new: tuple[OwedRow, ...] = ()
        if missing:
            rest = replace(moment, givers=tuple(party.name for party in missing))
            new = moments.accept(rest, missing, now=now, by=by)
            _learn(new, emails, now=now, by=by)
        there = tuple(debt for debt in before.values() if debt)
        _decide(proposal, (*new, *there)[0].moment_id, now=now, by=by)
        return Accepted(new, there)


def _decide(proposal: ProposalRow, moment: int, *, now: datetime, by: str) -> None:
    records.Proposal.objects.filter(id=proposal.id).update(
        state=records.ACCEPTED, decided_at=now, signals=list(proposal.signals), moment=moment
    )
    events.record("accepted", f"proposal {proposal.id}", now=now, by=by)


def _before(party: Party, moment: Moment) -> OwedRow | None:
    """What is or was owed to `party`, or to their household, for the like on about that day."""
    if moment.on is None:
        return None
    folded = meeting.key(party)
    ids = {each.party for each in meeting.known({folded.name}) if each.key == folded}
    for row in people.rows(ids).values() if ids else ():
        ids |= {*row.households, *row.members}
    around = (moment.on - _AROUND, moment.on + _AROUND)
    near = records.Owed.objects.filter(party__in=ids, moment__on__range=around)
    return next((debt for debt in owed.rows(near) if _is_like(debt.moment, moment)), None)


def _is_like(one: Moment, other: Moment) -> bool:
    if one.occasion == other.occasion:
        return True
    said = (fold(" ".join(filter(None, (each.what, each.detail)))) for each in (one, other))
    return fuzz.token_set_ratio(*said) >= _ALIKE


def _learn(debts: Sequence[OwedRow], emails: Mapping[str, str], *, now: datetime, by: str) -> None:
    """Note down the address of somebody new, for a later invitation."""
    for debt in debts:
        email = emails.get(debt.party.name, "")
        if email and not debt.party.particulars.values("email"):
            people.say(debt.party.id, "email", email, now=now, by=by)
