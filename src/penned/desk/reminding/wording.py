"""What is told to the writer, in words: one by one with what is known, or many as a digest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.desk.reminding.wanted import Why, is_flood

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from penned.desk.reminding.wanted import Wanted

NAMED = 3
"""So many are named in a digest."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the thing itself: who, for what, since when, and the last thanks.

    `before` is when they were last thanked, and for what; `asked` the question for a second note,
    `due` the last day on which a note is not late, `why_later` why it was put off.
    """

    who: str
    what: str
    since: date
    due: date | None = None
    before: tuple[date, str] | None = None
    asked: str = ""
    why_later: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing in words: the sentence, and a quiet one about what came before."""

    wanted: Wanted
    says: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """What is told at once: a title that names nobody, and what it says."""

    title: str
    things: tuple[Told, ...]
    ending: str = ""

    @property
    def text(self) -> str:
        """All of it as plain text."""
        said = [line for each in self.things for line in (each.says, f"  {each.context}")]
        return "\n".join(line for line in (*said, self.ending) if line.strip()) + "\n"


def named(found: Sequence[Wanted]) -> tuple[Wanted, ...]:
    """Those of which one speaks by name: all, or one each of the first three people of a flood."""
    if not is_flood(found):
        return tuple(found)
    first: dict[int, Wanted] = {}
    for each in found:
        first.setdefault(each.party_id, each)
    return tuple(first.values())[:NAMED]


def message(found: Sequence[Wanted], known: Mapping[str, Known], *, today: date) -> Message:
    """All of these in words; `known` has what is known of each that is `named`, by its item."""
    people = len({each.party_id for each in found})
    things = tuple(
        Told(each, _sentence(each, known[each.item], today), _context(known[each.item]))
        for each in named(found)
        if each.item in known
    )
    rest = people - NAMED if is_flood(found) else 0
    ending = f"And {rest:,} more people. All of them: penned owed" if rest else ""
    count = "1 person" if people == 1 else f"{people:,} people"
    return Message(f"Penned: {count} to write to", things, ending)


_SAYS = {
    Why.BEST_NOW: "{who}: {what}, {since}. These days a note is written most easily.",
    Why.DUE: "{who}: {what}, {since}. {due}",
    Why.STILL_WELCOME: "{who}: {what}, {since}. A note is still welcome.",
    Why.PUT_OFF_UNTIL_NOW: "{who}: {what}, {since}. You put it off until now{until}.",
    Why.LYING: "{who}: the card for {what} was written on {since}, and is not in the post yet. "
    "If it is: penned posted {number}",
    Why.BEGUN: "{who}: a note for {what} was begun, and left on {since}.",
    Why.READY: "{who}: the note for {what} is ready since {since}, and on no paper yet.",
    Why.SECOND_NOTE: "{who}: {what}, thanked for on {since}. {asked}",
}


def _sentence(each: Wanted, known: Known, today: date) -> str:
    return _SAYS[each.why].format(
        who=known.who,
        what=known.what,
        since=_day(known.since),
        due=_due(known.due, today),
        until=f" ({known.why_later})" if known.why_later else "",
        number=each.number,
        asked=known.asked,
    )


def _due(due: date | None, today: date) -> str:
    if due is None or due < today:
        return "A note is welcome now."
    return f"A note is wanted {'today' if due == today else f'by {_day(due)}'}."


def _context(known: Known) -> str:
    if known.before is None:
        return ""
    on, what = known.before
    return f"You last thanked them on {_day(on)}, for {what}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
