"""Calendars for tests, written as a calendar writes them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from penned.sources import calendar
from penned.sources.proposing import Beside, Decision, Known

if TYPE_CHECKING:
    from penned.told import Reading

TODAY = date(2026, 11, 20)
DINNER = "SUMMARY:Dinner at Ana's"
EVENING = ("DTSTART;TZID=Europe/Berlin:20261003T190000", "DTEND;TZID=Europe/Berlin:20261003T220000")
WEEKLY_SERIES = "RRULE:FREQ=WEEKLY;COUNT=4"
ME, ANA = "me@home.net", "ana@reyes.org"


def event(*lines: str, uid: str = "1") -> str:
    """One event of these content lines."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT", ""])


def file(*parts: str, head: str = "") -> bytes:
    """A calendar of these parts."""
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{''.join(parts)}END:VCALENDAR\r\n".encode()


def read(
    data: bytes | str,
    *,
    me: tuple[str, ...] = (ME,),
    known: tuple[Known, ...] = (),
    decisions: tuple[Decision, ...] = (),
    zone: str = "",
) -> Reading:
    """Read a file, or one event."""
    data = file(data) if isinstance(data, str) else data
    return calendar.read(data, "my.ics", Beside(TODAY, me, known, decisions, zone))


def days(reading: Reading) -> list[str]:
    """The days of what is proposed, in order."""
    return sorted(str(row.moment.on) for row in reading.rows if row.moment)
