"""One event of a calendar as it is written there: what, when, where, who, and how it repeats."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import icalendar

from penned.errors import BadInput
from penned.people.spelling import tidy
from penned.sources.calendar import stamps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from penned.sources.calendar.parts import Part
    from penned.sources.calendar.stamps import Stamp

MOST_GUESTS = 300
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody or something invited, or who invited; the address is in small letters.

    `kind` is INDIVIDUAL, GROUP, ROOM or RESOURCE, `reply` what they answered, both as in RFC 5545.
    """

    name: str
    email: str
    kind: str = "INDIVIDUAL"
    reply: str = "NEEDS-ACTION"


@dataclass(frozen=True, slots=True)
class Event:
    """One VEVENT. `start` is on the wall where it was; `length` is its time from there.

    `recurrence` says which occurrence of its series it replaces, and `onwards` that it replaces
    all that follow as well. `rule` are the parts of its RRULE.
    """

    number: int
    uid: str
    title: str
    place: str
    start: Stamp
    length: timedelta
    organiser: Guest | None
    guests: tuple[Guest, ...]
    status: str
    is_private: bool
    rule: Mapping[str, Any] | None
    more: tuple[Stamp, ...]
    less: tuple[Stamp, ...]
    recurrence: Stamp | None
    onwards: bool
    changed: datetime | None


def read(part: Part) -> Event:
    """Read one event; `BadInput` says what is wrong with it."""
    if part.fault:
        raise BadInput(part.fault)
    found = _component(part)
    fields = _Fields(found, part.about.zones)
    start = fields.stamp("DTSTART")
    if start is None:
        raise BadInput("when it begins is not said, or cannot be read")
    recurrence = fields.first("RECURRENCE-ID")
    return Event(
        number=part.number,
        uid=fields.text("UID"),
        title=fields.text("SUMMARY")[:_LONGEST_TITLE],
        place=fields.text("LOCATION")[:_LONGEST_TITLE],
        start=start,
        length=fields.length(start),
        organiser=next(fields.guests("ORGANIZER"), None),
        guests=tuple(fields.guests("ATTENDEE")),
        status=_status(part, fields),
        is_private=fields.text("CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"},
        rule=fields.rule(),
        more=tuple(fields.stamps("RDATE")),
        less=tuple(fields.stamps("EXDATE")),
        recurrence=fields.stamp("RECURRENCE-ID"),
        onwards=_parameter(recurrence, "RANGE").upper() == "THISANDFUTURE",
        changed=fields.changed(),
    )


def title(part: Part) -> str:
    """The title of an event that may be broken, to say which one it is."""
    line = next((line for line in part.lines if line[:7].upper() == "SUMMARY"), "")
    return tidy(line.partition(":")[2].replace("\\,", ",").replace("\\;", ";"))[:80]


def _component(part: Part) -> icalendar.Event:
    guests, lines = 0, ["BEGIN:VEVENT"]
    for line in part.lines:
        guests += line[:8].upper() == "ATTENDEE"
        if guests <= MOST_GUESTS or line[:8].upper() != "ATTENDEE":
            lines.append(line)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of zones; they are read in `stamps`
            found = icalendar.Event.from_ical("\r\n".join([*lines, "END:VEVENT", ""]))
    except (ValueError, IndexError, KeyError, OverflowError) as error:
        raise BadInput("it is not written as an event") from error
    if not isinstance(found, icalendar.Event):
        raise BadInput("it is not written as an event")
    return found


def _status(part: Part, fields: _Fields) -> str:
    """CONFIRMED, TENTATIVE or CANCELLED; a calendar sent to call off calls off all it holds."""
    if part.about.said.get("METHOD", "").upper() == "CANCEL":
        return "CANCELLED"
    if fields.text("X-MICROSOFT-CDO-BUSYSTATUS").upper() == "TENTATIVE":
        return "TENTATIVE"
    return fields.text("STATUS").upper() or "CONFIRMED"


class _Fields:
    """The properties of one event, whatever is broken among them left out."""

    def __init__(self, found: icalendar.Event, zones: Mapping[str, str]) -> None:
        self._found = found
        self._zones = zones

    def all(self, name: str) -> list[Any]:
        value = self._found.get(name)
        found = value if isinstance(value, list) else [value]
        return [each for each in found if each is not None and not _is_broken(each)]

    def first(self, name: str) -> Any:  # noqa: ANN401 - a property of any type
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        return tidy(str(self.first(name) or ""))

    def stamp(self, name: str) -> Stamp | None:
        return next(self.stamps(name), None)

    def stamps(self, name: str) -> Iterator[Stamp]:
        for each in self.all(name):
            tzid = _parameter(each, "TZID")
            for value in getattr(each, "dts", [each]):
                when = value.dt
                when = when[0] if isinstance(when, tuple) else when  # a period
                if hasattr(when, "year"):
                    yield stamps.read(when, tzid, self._zones)

    def length(self, start: Stamp) -> timedelta:
        end = self.stamp("DTEND")
        said = getattr(self.first("DURATION"), "dt", None)
        if end is not None:
            span = end.within(start.zone).wall - start.wall
        elif isinstance(said, timedelta):
            span = said
        else:
            span = timedelta(days=start.is_day)
        return max(span, timedelta())

    def guests(self, name: str) -> Iterator[Guest]:
        for each in self.all(name):
            email = str(each).strip()
            email = email[7:] if email[:7].lower() == "mailto:" else email
            email = _parameter(each, "EMAIL") or email
            yield Guest(
                name=tidy(_parameter(each, "CN")).strip("'\" ")[:100],
                email=email.lower()[:200] if "@" in email else "",
                kind=_parameter(each, "CUTYPE").upper() or "INDIVIDUAL",
                reply=_parameter(each, "PARTSTAT").upper() or "NEEDS-ACTION",
            )

    def rule(self) -> Mapping[str, Any] | None:
        """The parts of the rule; none where there is none, empty where it is broken."""
        if self._found.get("RRULE") is None:
            return None
        return dict(self.first("RRULE") or {})

    def changed(self) -> datetime | None:
        when = getattr(self.first("LAST-MODIFIED"), "dt", None)
        return when.astimezone(UTC) if isinstance(when, datetime) and when.tzinfo else None


def _parameter(value: object, name: str) -> str:
    found = getattr(value, "params", {}).get(name, "")
    return str(found[0] if isinstance(found, list) and found else found or "")


def _is_broken(value: object) -> bool:
    return type(value).__name__ == "vBroken"
