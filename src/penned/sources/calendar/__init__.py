"""Calendars (.ics): what happened there is proposed as a kindness, with its reason; nothing more.

Titles, guests and places are looked at; of what is proposed the title is kept, of the rest nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.moments import Moment
from penned.people.particulars import NOTHING, Fact, Particulars
from penned.sources.calendar import events, guests, parts, recurrence, series, stamps, weigh
from penned.sources.proposing import Past
from penned.told import Fault, Reading, Taking, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

    from penned.sources.calendar.events import Event
    from penned.sources.calendar.parts import Part
    from penned.sources.calendar.recurrence import Rule
    from penned.sources.calendar.series import Occurrence, Window
    from penned.sources.calendar.weigh import Weighed
    from penned.sources.proposing import Beside

__all__ = ["DAYS", "read"]

DAYS = 400
"""How far back a calendar is looked at, in days."""
MOST_SERIES = 5_000
"""Repeating events of a file that are followed."""
_MOST_TESTED = 500_000  # days on which repeating events may fall, in the whole file
_MOST_ALIKE = 100  # faults of one kind; how many more there are is told in a sentence
_TOO_MANY = "the repeating events of this calendar are too many to follow"
_NOWHERE = ("", "UTC", "UCT", "Universal", "Zulu", "GMT", "Greenwich")
_NEARLY = 0.5  # how much speaks for an event that is named though it was passed over
_MOST_NEARLY = 3  # events that were passed over, but nearly proposed, that are named


def read(data: bytes, name: str, beside: Beside, *, days: int = DAYS) -> Reading:
    """Read one or several calendars of a file and propose what looks like a kindness.

    Looked at is what ended in the last `days` up to `beside.today`. Broken events become faults
    with their number and title. Raises `BadInput` where the file is no calendar, or too large.
    """
    found = parts.read(data, name)
    reader = _Reader(found, beside, days)
    rows = tuple(sorted(reader.rows(), key=lambda row: row.row))
    return Reading(
        kind="calendar",
        name=name,
        digest=hashlib.sha256(data).hexdigest(),
        rows=rows,
        faults=tuple(sorted(reader.faults, key=lambda fault: fault.row)),
        remarks=(*reader.remarks, *reader.more_faults()),
        about=(
            ("events", str(len(found))),
            ("looked at", reader.said()),
            *(
                (("you", ", ".join(sorted(reader.eyes.me.emails))),)
                if reader.eyes.me.emails
                else ()
            ),
        ),
    )


class _Reader:
    """The events of a file on their way to proposals."""

    def __init__(self, found: Sequence[Part], beside: Beside, days: int) -> None:
        self.faults: list[Fault] = []
        self.remarks: tuple[str, ...] = ()
        self.looked_at = 0
        self._proposed: set[int] = set()
        self._nearly: list[tuple[float, str]] = []
        self._alike = Counter[str]()
        self._series_left, self._days_left = MOST_SERIES, _MOST_TESTED
        since = beside.today - timedelta(days=days)
        self.window = series.Window(since, beside.today, None)
        self._events = {part.number: event for part in found if (event := self._event(part))}
        usual = _usual(self._events.values()) or _home(beside.zone)
        self._zones = {part.number: _own(part) or usual for part in found}
        self._titles = {part.number: events.title(part) for part in found}
        me = self._me(found, beside)
        self.eyes = weigh.Eyes(guests.Me(me), guests.People(beside.known), Past(beside.decisions))

    def _me(self, found: Sequence[Part], beside: Beside) -> tuple[str, ...]:
        if any("@" in each for each in beside.me):
            return beside.me
        titles = dict.fromkeys(part.about.said.get("X-WR-CALNAME", "") for part in found)
        likely = guests.likely_me(list(self._events.values()), titles)
        if not likely:
            return beside.me
        said = f"you were taken for {likely}, whose calendar this seems to be"
        self.remarks = (f"{said}; say --me with your own address if you are somebody else",)
        return (*beside.me, likely)

    def _event(self, part: Part) -> Event | None:
        if not part.fault and _is_long_past(part, self.window):
            return None
        try:
            self._follow(part)
            return events.read(part)
        except BadInput as fault:
            self._fault(part.number, events.title(part), fault.what)
            return None

    def said(self) -> str:
        """How many events were looked at and passed over, and which of those came nearest."""
        passed = self.looked_at - len(self._proposed)
        told = f"{self.looked_at} since {self.window.since.isoformat()}, {passed} passed over"
        nearest = sorted(self._nearly, key=lambda each: -each[0])
        titles = dict.fromkeys(title for weight, title in nearest if weight >= _NEARLY)
        named = ", ".join(f"“{title}”" for title in list(titles)[:_MOST_NEARLY])
        return f"{told}, nearly proposed: {named}" if named else told

    def _follow(self, part: Part) -> None:
        """Count a repeating event; a file has so many, and no more."""
        self._series_left -= any(line[:5].upper() == "RRULE" for line in part.lines)
        if self._series_left < 0:
            raise BadInput(_TOO_MANY)

    def _fault(self, number: int, title: str, reason: str) -> None:
        self._alike[reason] += 1
        if self._alike[reason] > _MOST_ALIKE:
            return
        if title:
            it, blank, does = reason.partition(" ")
            reason = f"“{title}” {does}" if (it, blank) == ("it", " ") else f"“{title}”: {reason}"
        self.faults.append(Fault(number, reason))

    def more_faults(self) -> tuple[str, ...]:
        """What is to say of the faults that are too many of a kind to be told one by one."""
        return tuple(
            f"of {number - _MOST_ALIKE:,} more events: {reason}"
            for reason, number in self._alike.items()
            if number > _MOST_ALIKE
        )

    def rows(self) -> Iterator[Told]:
        """What is proposed, each once."""
        groups: dict[str, list[Event]] = defaultdict(list)
        for event in self._events.values():
            groups[event.uid or f"event {event.number}"].append(event)
        for group in groups.values():
            yield from self._group(group)

    def _group(self, group: list[Event]) -> Iterator[Told]:
        changed = {each.recurrence: each for each in group if each.recurrence}
        masters = [each for each in group if not each.recurrence]
        if not masters:
            for each in changed.values():
                yield from self._series(each, [])
            return
        latest = masters[-1]  # of an event that stands there twice, the last is as it is now
        yield from self._series(latest, list(changed.values()))

    def _series(self, master: Event, changed: list[Event]) -> Iterator[Told]:
        repeats = series.rhythm(master)
        weighed: dict[int, Weighed | None] = {}

        def wanted(event: Event) -> bool:
            if event.number not in weighed:
                self.looked_at += 1
                found = weigh.weigh(event, repeats, self.eyes)
                if found and not found.is_enough and not event.is_private:
                    self._nearly.append((found.weight, event.title))
                weighed[event.number] = found if found and found.is_enough else None
            return weighed[event.number] is not None

        window = self.window._replace(zone=self._zones[master.number])
        try:
            rule = series.rule_of(master)
            if rule and any(map(wanted, (master, *changed))):
                self._pay(rule, master, window)
            for one in series.occurrences(master, changed, window, wanted):
                reason = weighed[one.event.number]
                if reason:
                    self._proposed.add(one.event.number)
                    yield _told(one, reason)
        except BadInput as fault:
            self._fault(master.number, self._titles[master.number], fault.what)

    def _pay(self, rule: Rule, master: Event, window: Window) -> None:
        """Count the days that a series costs; a file has so many, and no more."""
        first = master.start.wall.date()
        self._days_left -= recurrence.cost(rule, first, window.since, window.until)
        if self._days_left < 0:
            raise BadInput(_TOO_MANY)


def _is_long_past(part: Part, window: Window) -> bool:
    """Whether an event began, or repeated last, more than two months before the window."""
    plain = {line.partition(":")[0].partition(";")[0].upper(): line for line in part.lines}
    if plain.keys() & {"RDATE", "RECURRENCE-ID"} or "DTSTART" not in plain:
        return False
    if "RRULE" in plain:
        said = plain["RRULE"].upper().partition("UNTIL=")[2][:8]
    else:
        said = plain["DTSTART"].rpartition(":")[2][:8]
    early = window.since - timedelta(days=60)
    return said.isdecimal() and len(said) == 8 and said < f"{early:%Y%m%d}"


def _own(part: Part) -> tzinfo | None:
    """The zone that the calendar says it is in."""
    return _home(part.about.said.get("X-WR-TIMEZONE", ""))


def _usual(events: Iterable[Event]) -> tzinfo | None:
    """The zone that most events are in, if any is in a zone."""
    found = Counter(event.start.zone for event in events)
    del found[None], found[UTC]
    return found.most_common(1)[0][0] if found else None


def _home(name: str) -> tzinfo | None:
    """The zone of this name; None for UTC: there calendars and servers are, and nobody lives."""
    return stamps.named(name) if name.rpartition("/")[2] not in _NOWHERE else None


def _told(one: Occurrence, weighed: Weighed) -> Told:
    event = one.event
    givers = weighed.givers
    moment = Moment(
        givers=tuple(giver.party.name for giver in givers),
        what=weighed.kind.what,
        detail="" if event.is_private else event.title,
        occasion=weighed.kind.occasion,
        on=one.day,
    )
    return Told(
        row=event.number,
        key=_key(one),
        parties=tuple(giver.party for giver in givers),
        particulars=tuple(
            Particulars(facts=(Fact("email", giver.email),)) if giver.email else NOTHING
            for giver in givers
        ),
        moment=moment,
        taking=Taking.PROPOSED,
        because=weighed.because,
        signals=weighed.signals,
        as_of=event.changed,
    )


def _key(one: Occurrence) -> str:
    """The same for the same event in whichever file; changing it makes every event look new."""
    event = one.event
    if event.uid:
        identity = ("calendar event 1", event.uid, one.original)
    else:
        identity = ("calendar event 1 without id", event.title, event.start.wall.isoformat())
    return hashlib.sha256("\n".join(identity).encode()).hexdigest()
