"""A calendar file taken apart: each event by itself, so that a broken one stops no other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_EVENTS = 20_000
MOST_LINES = 3_000_000
LONGEST = 20_000
"""More characters of one line are not read."""

_WANTED = re.compile(
    r"(UID|DTSTART|DTEND|DURATION|SUMMARY|LOCATION|DESCRIPTION|ORGANIZER|ATTENDEE|RRULE|RDATE|EXDATE|"
    r"RECURRENCE-ID|STATUS|CLASS|LAST-MODIFIED|X-MICROSOFT-CDO-BUSYSTATUS)[;:]",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(X-WR-TIMEZONE|X-WR-CALNAME|METHOD)[^:]*:(.*)", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class Part:
    """One event: its number in the file, its content lines that matter, and what is wrong with it.

    `about` is shared by all events of one calendar: its METHOD, X-WR-TIMEZONE and X-WR-CALNAME, and
    the text of each VTIMEZONE by TZID.
    """

    number: int
    about: About
    lines: list[str] = field(default_factory=list)
    fault: str = ""


@dataclass(slots=True)
class About:
    """What a calendar says of itself."""

    said: dict[str, str] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)


def read(data: bytes, name: str) -> list[Part]:
    """Every event of every calendar in the file, in its order.

    Raises `BadInput` where the file is no calendar, or holds more than a calendar does.
    """
    split = _Split(name)
    for line in _unfolded(_decoded(data)):
        split.take(line)
    split.end("the file ends in the middle of it")
    if not split.is_calendar:
        raise BadInput(
            "this is not a calendar",
            where=name,
            cure="Export it from your calendar as an .ics file.",
        )
    return split.parts


class _Split:
    """Where one is in the file, line by line."""

    def __init__(self, name: str) -> None:
        self.parts: list[Part] = []
        self.is_calendar = False
        self._name = name
        self._about = About()
        self._open: list[str] = []
        self._event: Part | None = None
        self._zone: list[str] | None = None

    def take(self, line: str) -> None:
        """Take the next content line."""
        verb, _, what = line.partition(":")
        verb, what = verb.strip().upper(), what.strip().upper()
        if verb == "BEGIN":
            self._begin(what)
        if self._zone is not None:
            self._zone.append(line)
        elif self._event is None:
            self._say(line)
        elif len(self._open) == 1 and _WANTED.match(line):
            self._event.lines.append(line)
        if verb == "END":
            self._finish(what)

    def end(self, why: str) -> None:
        """Let go of what is still open."""
        if self._event is not None:
            self._event.fault = why
        self._event, self._zone, self._open = None, None, []

    def _begin(self, what: str) -> None:
        if what == "VCALENDAR":
            self.end("another calendar begins in the middle of it")
            self.is_calendar, self._about = True, About()
        elif what == "VEVENT" and self.is_calendar:
            self.end("another event begins in the middle of it")
            self._event, self._open = Part(len(self.parts) + 1, self._about), ["VEVENT"]
            self.parts.append(self._event)
            if len(self.parts) > MOST_EVENTS:
                raise BadInput(
                    f"it holds more than {MOST_EVENTS:,} events",
                    where=self._name,
                    cure="Export fewer years, or one calendar at a time.",
                )
        elif what == "VTIMEZONE" and self._event is None:
            self._zone = []
        elif self._event is not None:
            self._open.append(what)

    def _finish(self, what: str) -> None:
        if what == "VTIMEZONE" and self._zone is not None:
            tzid = next(
                (line[5:].strip() for line in self._zone if line[:5].upper() == "TZID:"), ""
            )
            self._about.zones[tzid] = "\r\n".join(self._zone) + "\r\n"
            self._zone = None
        elif what in self._open:
            del self._open[self._open.index(what) :]
            if not self._open:
                self._event = None

    def _say(self, line: str) -> None:
        if said := _ABOUT.match(line):
            self._about.said[said[1].upper()] = said[2].strip()


def _decoded(data: bytes) -> str:
    """The text, joined where a line was folded in the middle of a character."""
    if data[:2] in _UTF16:
        return re.sub("\r?\n[ \t]", "", data.decode("utf-16", "replace"))
    joined = re.sub(rb"\r?\n[ \t]", b"", data.removeprefix(b"\xef\xbb\xbf"))
    try:
        return joined.decode()
    except UnicodeDecodeError:
        return joined.decode("cp1252", "replace")


def _unfolded(text: str) -> Iterator[str]:
    lines = text.splitlines() if "\n" not in text else text.split("\n")
    if len(lines) > MOST_LINES:
        raise BadInput(f"it has more than {MOST_LINES:,} lines, which no calendar has")
    return (line.rstrip("\r")[:LONGEST] for line in lines)
