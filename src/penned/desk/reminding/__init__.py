"""Remind: tell the writer what is to be told today, at most once a thing, day and way."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from penned import catalogue
from penned.desk import hindered
from penned.desk.reminding import wanted, wording
from penned.desk.reminding.channel import SAID, Channel, Delivery, Fate
from penned.desk.reminding.knowing import known
from penned.desk.waiting import waiting
from penned.errors import Unreachable
from penned.ledger import reminders, thanks
from penned.ledger import waiting as ledger

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from penned.desk.desk import Desk
    from penned.desk.reminding.wanted import Wanted
    from penned.desk.reminding.wording import Message

__all__ = ["SAID", "Channel", "Delivery", "Fate", "look", "remind"]


def look(desk: Desk, channel: str) -> Message | None:
    """What `remind` would tell now by this channel; nothing is noted."""
    found = _new(desk, channel)
    return (
        wording.message(found, known(wording.named(found)), today=desk.today()) if found else None
    )


def remind(desk: Desk, channel: Channel) -> Message | None:
    """Tell what is new today, and note it; None where there is nothing to tell.

    It is claimed before it is said, so that two programs, a restart or a clock that is put back
    say nothing twice. Raises `Unreachable` where it could not be said: then it is tried again; or
    where nobody knows: then not before another day.
    """
    today = desk.today()
    found = {each.item: each for each in _new(desk, channel.name)}
    wanted_on = {item: each.on for item, each in found.items()}
    claimed = reminders.claim(channel.name, wanted_on, day=today, now=desk.now())
    if not claimed:
        return None
    mine = [each for item, each in found.items() if item in claimed]
    message = _message(desk, mine)
    done = channel.say(message, _key(channel.name, today, claimed))
    match done.fate:
        case Fate.SAID:
            reminders.said(channel.name, claimed, day=today, now=desk.now())
        case Fate.NOT_SAID:
            reminders.release(channel.name, claimed, day=today)
            raise Unreachable(
                f"the reminder could not be delivered: {done.why}",
                where=channel.name,
                cure="It is tried again the next time.",
            )
        case Fate.PERHAPS:
            raise Unreachable(
                f"nobody knows whether the reminder arrived: {done.why}",
                where=channel.name,
                cure="It is not sent again today.",
            )
    return message


def _new(desk: Desk, channel: str) -> Sequence[Wanted]:
    today = desk.today()
    again = {key: each.again for key, each in catalogue.occasions().items() if each.again}
    longest = max((each.after_days for each in again.values()), default=0)
    earliest = today - wanted.ASKED_UNTIL - timedelta(days=longest)
    found = [
        *wanted.of_notes(ledger.notes(), today),
        *wanted.of_debts(waiting(desk), today),
        *wanted.second_notes(thanks.between(earliest, today, list(again)), again, today),
    ]
    told_for = reminders.last(channel, [each.item for each in found], day=today)
    new = wanted.untold(found, told_for)
    silent = hindered.silent({each.party_id for each in new})
    told_today = bool(reminders.on_day(channel, today))
    return wanted.chosen(
        [each for each in new if each.party_id not in silent], told_today=told_today
    )


def _message(desk: Desk, found: Sequence[Wanted]) -> Message:
    return wording.message(found, known(wording.named(found)), today=desk.today())


def _key(channel: str, day: date, items: Collection[str]) -> str:
    """What the same message is known by, however often it is tried on one day."""
    told = "\n".join(["reminder 1", channel, day.isoformat(), *sorted(items)])
    return hashlib.sha256(told.encode()).hexdigest()[:32]
