"""Whom one might write to though nothing is owed: people not thanked for long, one a Wednesday."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from penned import catalogue, occasions
from penned.desk import hindered
from penned.desk.waiting import waiting
from penned.ledger import owed, people, reminders, thanks
from penned.moments import Standing
from penned.occasions.silence import silence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow

FEW = 20
"""A list of people not thanked for long that is longer is no gentle one."""
LATELY = timedelta(days=60)  # whoever was thanked since expects nothing, and needs nothing
REST = timedelta(weeks=12)  # before somebody is suggested again
_AT_ONCE = 200  # people that one query reads
_CHANNEL = "wednesday"
_THANKED = {Standing.THANKED, Standing.THANKED_IN_PERSON}
_NEAR = 3  # days around the day of the year


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody who was thanked once, and not for long; `what` is what for."""

    party: PartyRow
    on: date
    what: str

    @property
    def relation(self) -> str:
        """What they are to the writer, "" where that is not known."""
        return relation_of(self.party)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One person for the Wednesday `on`, and what the ledger knows that speaks for it.

    `last` is the last thanks, `years_ago` a kindness around this day of an earlier year.
    """

    party: PartyRow
    on: date
    question: str
    last: tuple[date, str] | None = None
    years_ago: tuple[date, str] | None = None


def quiet(desk: Desk, *, first: int = FEW, after: timedelta | None = None) -> tuple[Quiet, ...]:
    """Whom one has not thanked for long, for what they are to one; the longest first.

    `after` is how long for everybody. Not in it are those to whom something is owed, and those who
    may not be written to.
    """
    today, spans, found = desk.today(), silence(), []
    last = {
        party: row
        for party, row in thanks.last().items()
        if row.on <= today - (after or spans.shortest)
    }
    ids = sorted(last.keys() - _owed(desk), key=lambda party: (last[party].on, party))
    for party in _free(ids):
        span = after or spans.after(relation_of(party))
        if span is not None and last[party.id].on <= today - span:
            found.append(Quiet(party, last[party.id].on, last[party.id].what))
        if len(found) == first:
            break
    return tuple(found)


def wednesday(desk: Desk) -> Suggestion | None:
    """The one suggestion until Wednesday, the same all week; None where nobody is left to suggest.

    It is somebody who would not expect it: nothing owed, nothing thanked lately, and not suggested
    for twelve weeks.
    """
    on = _wednesday(desk.today())
    said = reminders.on_day(_CHANNEL, on)
    return _suggestion(people.get(_number(said[-1])), on) if said else _another(desk, on)


def pass_over(desk: Desk) -> Suggestion | None:
    """Somebody else for this week; who was passed over rests for twelve weeks."""
    wednesday(desk)
    return _another(desk, _wednesday(desk.today()))


def relation_of(party: PartyRow) -> str:
    """What somebody is to the writer, "" where that is not known."""
    return next(iter(party.particulars.values("relation")), "")


def _another(desk: Desk, on: date) -> Suggestion | None:
    rested = {_number(item) for item in reminders.between(_CHANNEL, on - REST, on)}
    for party in _free(_candidates(desk, on, rested)):
        if silence().after(relation_of(party)) is None:
            continue
        item = f"party {party.id}"
        reminders.claim(_CHANNEL, {item: on}, day=on, now=desk.now())
        reminders.said(_CHANNEL, [item], day=on, now=desk.now())
        return _suggestion(party, on)
    return None


def _candidates(desk: Desk, on: date, rested: set[int]) -> Sequence[int]:
    """In the order of this week: first who was thanked once, then who is only known."""
    lately, left_out = desk.today() - LATELY, _owed(desk) | rested
    last = {party: row.on for party, row in thanks.last().items()}
    thanked = {party for party, day in last.items() if day <= lately} - left_out
    if thanked:
        return sorted(thanked, key=lambda party: _lot(on, party))
    known = [row.id for row in people.everyone() if relation_of(row)]
    return sorted(set(known) - left_out - last.keys(), key=lambda party: _lot(on, party))


def _owed(desk: Desk) -> set[int]:
    """Everybody to whom something is owed, with their households and members."""
    owing = {each.party_id for each in waiting(desk, all_=True)}
    rows = people.rows(owing).values()
    return owing | {number for row in rows for number in (*row.households, *row.members)}


def _free(ids: Sequence[int]) -> Iterator[PartyRow]:
    """Those of them, in that order, who may be written to; read some at a time."""
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        rows = people.rows(some)
        against = hindered.among(rows[number] for number in some if number in rows)
        yield from (rows[number] for number in some if number in rows and number not in against)


def _suggestion(party: PartyRow, on: date) -> Suggestion:
    debts = [debt for debt in owed.of(party.id) if not _is_sorrow(debt)]
    given = [
        (debt.settled_on, debt.moment.what)
        for debt in debts
        if debt.settled_on and debt.standing in _THANKED
    ]
    before = [(debt.since, debt.moment.what) for debt in debts if _is_near(debt.since, on)]
    prompt = next(iter(occasions.load("wednesday").prompts))
    return Suggestion(
        party,
        on,
        prompt.question,
        last=max(given, default=None, key=lambda one: one[0]),
        years_ago=max(before, default=None, key=lambda one: one[0]),
    )


def _is_sorrow(debt: OwedRow) -> bool:
    occasion = catalogue.occasions().get(debt.moment.occasion)
    return not occasions.manner(occasion, *debt.moment.told).pressed


def _is_near(day: date, on: date) -> bool:
    """Whether a day was around this day of an earlier year."""
    if day.year >= on.year:
        return False
    apart = abs(on.timetuple().tm_yday - day.timetuple().tm_yday)
    return min(apart, 365 - apart) <= _NEAR and (on - day).days > _NEAR


def _wednesday(day: date) -> date:
    """The coming Wednesday, today if it is one."""
    return day + timedelta(days=(2 - day.weekday()) % 7)


def _lot(on: date, party: int) -> str:
    """The lot that somebody draws in a week: the same on every machine."""
    return hashlib.sha256(f"wednesday 1\n{on.isoformat()}\n{party}".encode()).hexdigest()


def _number(item: str) -> int:
    return int(item.partition(" ")[2])
