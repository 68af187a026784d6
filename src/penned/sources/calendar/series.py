"""A series of events as it really took place: its occurrences, with what was changed about each."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from penned.sources.calendar import recurrence, stamps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import tzinfo

    from penned.sources.calendar.events import Event
    from penned.sources.calendar.recurrence import Rule
    from penned.sources.calendar.stamps import Stamp

YEARLY, OFTEN = "yearly", "often"
_FEW = 3  # so many in all are no rhythm


class Window(NamedTuple):
    """The days that are looked at, both included, and the zone of the person, where it is known."""

    since: date
    until: date
    zone: tzinfo | None


class Occurrence(NamedTuple):
    """One event on its day; `original` says which of its series it is, "" where it is alone."""

    event: Event
    day: date
    original: str
    repeats: str


def rhythm(event: Event) -> str:
    """How often an event repeats: "", `YEARLY` or `OFTEN`; a few in all are no rhythm."""
    if event.rule is None:
        return OFTEN if len(event.more) > 1 else ""
    freq = str(next(iter(event.rule.get("FREQ", [])), ""))
    count = next(iter(event.rule.get("COUNT", [])), None)
    if isinstance(count, int) and count <= _FEW:
        return ""
    return YEARLY if freq == "YEARLY" else OFTEN


def rule_of(event: Event) -> Rule | None:
    """How the series of this event repeats; `BadInput` where that is not followed."""
    if event.rule is None:
        return None
    return replace(recurrence.read(event.rule, event.start.wall.date()), last=_last(event))


def _last(event: Event) -> date | None:
    """The last day that the rule of an event allows, on the wall of its beginning."""
    said = next(iter((event.rule or {}).get("UNTIL", [])), None)
    if not isinstance(said, date):
        return None
    stamp = stamps.read(said, "", {})
    if stamp.is_day or event.start.is_day:
        return stamp.wall.date()
    there = stamp.within(event.start.zone).wall
    is_over = there.time() < event.start.wall.time()  # before the event of that day began
    return _shifted(there.date(), -1 if is_over else 0)


def occurrences(
    master: Event, changed: Sequence[Event], window: Window, wanted: Callable[[Event], bool]
) -> Iterator[Occurrence]:
    """The occurrences in the window of those versions of a series that are `wanted`.

    An event that replaces one occurrence stands in its place; one that replaces all that follow
    gives them its words, and moves them as far as it moved the first.
    """
    instead = {_wall(one.recurrence, master): one for one in changed}
    turns = sorted(wall for wall, one in instead.items() if one.onwards)
    for wall, one in instead.items():
        if wanted(one):
            original = _original(wall, master)
            yield from _placed(one, one.start.wall, original, rhythm(master), window)
    if not any(map(wanted, (master, *(instead[turn] for turn in turns)))):
        return
    for wall in _walls(master, window):
        if wall in instead:
            continue
        place = bisect_left(turns, wall)
        version = instead[turns[place - 1]] if place else master
        if wanted(version):
            moved = version.start.wall - turns[place - 1] if place else timedelta()
            original = _original(wall, master)
            yield from _placed(version, _moved(wall, moved), original, rhythm(master), window)


def _walls(master: Event, window: Window) -> list[datetime]:
    """The beginnings of a series on its own wall, without those that were taken out."""
    first = master.start.wall
    rule = rule_of(master)
    early = _shifted(window.since, -1 - min(master.length.days, 60))
    days = (
        recurrence.occurrences(rule, first.date(), early, _shifted(window.until, 1)) if rule else []
    )
    out = {_wall(each, master) for each in master.less}
    out_days = {each.wall.date() for each in master.less if each.is_day}
    walls = {datetime.combine(day, first.time()) for day in days}
    walls |= {first} | {_wall(each, master) for each in master.more[: recurrence.MOST]}
    return sorted(wall for wall in walls if wall not in out and wall.date() not in out_days)


def _placed(
    event: Event, wall: datetime, original: str, repeats: str, window: Window
) -> Iterator[Occurrence]:
    """The event on its day where the person is at home, if that is in the window."""
    start = event.start._replace(wall=wall)
    home = start.within(window.zone).wall
    last = _end(home, event.length, is_day=start.is_day)
    if window.since <= last and home.date() <= window.until and last <= window.until:
        yield Occurrence(replace(event, start=start), home.date(), original, repeats)


def _end(wall: datetime, length: timedelta, *, is_day: bool) -> date:
    """The last day of an event; the end of a whole day is not part of it."""
    try:
        end = wall + length
    except OverflowError:
        return date.max
    past = is_day or (end.hour, end.minute, end.second) == (0, 0, 0)
    return (end - timedelta(days=1)).date() if past and end > wall else end.date()


def _wall(stamp: Stamp | None, master: Event) -> datetime:
    """A time in the series as the wall of its first event shows it."""
    if stamp is None:
        return datetime.min  # noqa: DTZ901 - walls know no zone
    if stamp.is_day and not master.start.is_day:
        return datetime.combine(stamp.wall.date(), master.start.wall.time())
    return stamp.within(master.start.zone).wall


def _original(wall: datetime, master: Event) -> str:
    """Which of its series an occurrence is, as its key says it; "" where there is no series."""
    if master.rule is None and not master.more and not master.recurrence:
        return ""
    return wall.date().isoformat() if master.start.is_day else wall.isoformat()


def _moved(wall: datetime, by: timedelta) -> datetime:
    try:
        return wall + by
    except OverflowError:
        return wall


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(date.max.toordinal(), max(1, day.toordinal() + days)))
