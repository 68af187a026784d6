"""What there is to tell the writer today, and how much of it: a few things, or one digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from penned.desk.waiting import Waiting
    from penned.ledger.thanks import ThanksRow
    from penned.ledger.waiting import LeftRow
    from penned.occasions import Again

STILL_WELCOME = timedelta(days=14)  # after it was due; then nothing more is said of it
LYING = (timedelta(days=5), timedelta(days=14))  # written, and in no post
BEGUN = timedelta(days=7)  # since the last words of a draft
ASKED_UNTIL = timedelta(days=60)  # after the day for a second note; later the moment is gone
FLOOD = 10
"""From so many on, they are told as one digest."""
FROM_BEFORE = 3
"""Of what was late already when it was noted down, so many a day."""


class Why(StrEnum):
    """Why something is to be told."""

    BEST_NOW = "best written now"
    DUE = "due"
    STILL_WELCOME = "still welcome"
    PUT_OFF_UNTIL_NOW = "put off until now"
    LYING = "written but not posted"
    BEGUN = "begun and left"
    READY = "ready but not on paper"
    SECOND_NOTE = "a second note"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to tell: `item` is its key, `on` the day on which it was to be told.

    `number` is that of the debt or the note. `late` says that its day had gone by before it was
    noted down, as in a list that is imported.
    """

    item: str
    number: int
    party_id: int
    why: Why
    on: date
    late: bool = False


def of_debts(waiting: Iterable[Waiting], today: date) -> list[Wanted]:
    """What there is to tell of open debts: each at most once at each of its days.

    Of mourning and illness nothing is said, and nothing of a card that is written already.
    """
    found = []
    for each in waiting:
        stage = None if each.gentle or each.note_state is State.WRITTEN else _stage(each, today)
        if stage:
            on, why = stage
            told_on, late = max(on, each.noted_on), on < each.noted_on
            found.append(Wanted(f"owed {each.id}", each.id, each.party_id, why, told_on, late))
    return found


def of_notes(left: Iterable[LeftRow], today: date) -> list[Wanted]:
    """What there is to tell of notes that lie about: written, ready, or begun."""
    found = []
    for each in left:
        stage = _lying(each, today)
        if stage:
            on, why = stage
            found.append(Wanted(f"note {each.note_id}", each.note_id, each.party_id, why, on))
    return found


def second_notes(
    thanked: Iterable[ThanksRow], again: Mapping[str, Again], today: date
) -> list[Wanted]:
    """Whom to write to once more: the money is spent by now. `again` is by occasion."""
    found = []
    for each in thanked:
        on = each.on + timedelta(days=again[each.occasion].after_days)
        if on <= today <= on + ASKED_UNTIL:
            item = f"second note {each.owed_id}"
            found.append(Wanted(item, each.owed_id, each.party_id, Why.SECOND_NOTE, on))
    return found


def untold(found: Iterable[Wanted], told_for: Mapping[str, date]) -> tuple[Wanted, ...]:
    """Those that were not told, or for an earlier day of theirs; `told_for` is by item."""
    return tuple(
        each for each in found if each.item not in told_for or told_for[each.item] < each.on
    )


def chosen(new: Sequence[Wanted], *, told_today: bool) -> tuple[Wanted, ...]:
    """What is told now, of what was not told before: all of a flood, to be told as one digest.

    Otherwise of what was late before it was noted down only a few, and none once something was
    `told_today`.
    """
    if is_flood(new):
        return tuple(new)
    early = [each for each in new if not each.late]
    before = [] if told_today else [each for each in new if each.late][:FROM_BEFORE]
    return (*early, *before)


def _stage(each: Waiting, today: date) -> tuple[date, Why] | None:
    """The last of a debt's days that has come."""
    days = [
        (each.later, Why.PUT_OFF_UNTIL_NOW),
        (each.due and each.due + STILL_WELCOME, Why.STILL_WELCOME),
        (each.due, Why.DUE),
        (each.ideal, Why.BEST_NOW),
    ]
    come = [(day, why) for day, why in days if day and day <= today]
    return max(come, key=lambda stage: stage[0], default=None)  # of two on one day the first


def _lying(each: LeftRow, today: date) -> tuple[date, Why] | None:
    if each.written_on:
        days = [(each.written_on + wait, Why.LYING) for wait in LYING]
    elif each.last_words:
        why = Why.READY if each.state == State.READY else Why.BEGUN
        days = [(each.last_words.date() + BEGUN, why)]
    else:
        days = []
    return max(((day, why) for day, why in days if day <= today), default=None)


def is_flood(found: Iterable[Wanted]) -> bool:
    """Whether these are too many people to be told of one by one."""
    return len({each.party_id for each in found}) >= FLOOD
