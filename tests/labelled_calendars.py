"""Calendars of invented people with a label on each event that calls for thanks: as .ics, scored.

A line is "day time minutes | title | key=value ... -> kind: giver"; `all N` is N whole days. Keys:
by, with (organiser and guests, "Name <address>"), at, rrule, status, class, mine (my PARTSTAT).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from penned.people.spelling import fold
from penned.sources import calendar
from penned.sources.proposing import Beside, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.told import Told

FOLDER = Path(__file__).parent / "calendars"
TODAY = date(2026, 11, 20)
_HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Invented//Calendar//EN\r\n"


@dataclass(frozen=True, slots=True)
class Line:
    """One event: its text in iCalendar, whether thanks are called for, and to whom."""

    number: int
    title: str
    ics: str
    is_kind: bool
    giver: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """One calendar: whose it is, whom they know, and its events."""

    name: str
    me: tuple[str, ...]
    zone: str
    known: tuple[Known, ...]
    lines: tuple[Line, ...]

    @property
    def ics(self) -> bytes:
        """The calendar as a file."""
        text = _HEAD + f"X-WR-TIMEZONE:{self.zone}\r\n" + "".join(each.ics for each in self.lines)
        return f"{text}END:VCALENDAR\r\n".encode()

    @property
    def beside(self) -> Beside:
        """What lies beside it."""
        return Beside(TODAY, self.me, self.known)


@dataclass(frozen=True, slots=True)
class Score:
    """What was proposed of one calendar, right, wrong and missed, and how often the giver is."""

    name: str
    events: int
    right: tuple[Line, ...]
    wrong: tuple[tuple[Line, Told], ...]
    missed: tuple[Line, ...]
    givers: int


def calendars(half: str) -> list[Labelled]:
    """Every calendar of the "tuned" or the "held" half."""
    return [read(file) for file in sorted((FOLDER / half).glob("*.txt"))]


def read(file: Path) -> Labelled:
    """Read a labelled calendar."""
    about: dict[str, str] = {}
    lines: list[Line] = []
    for text in file.read_text("utf-8").splitlines():
        if text[:1].isdigit():
            lines.append(_line(len(lines) + 1, text, about))
        elif text and not text.startswith("#"):
            key, _, value = text.partition(":")
            about[key] = value.strip()
    return Labelled(
        name=file.stem,
        me=tuple(each.strip() for each in about["me"].split(";")),
        zone=about["zone"],
        known=tuple(map(_known, filter(None, about.get("people", "").split(";")))),
        lines=tuple(lines),
    )


def score(labelled: Labelled) -> Score:
    """Read the calendar as a file and compare what is proposed with the labels."""
    reading = calendar.read(labelled.ics, f"{labelled.name}.ics", labelled.beside)
    proposed = {told.row: told for told in reading.rows}
    right = [each for each in labelled.lines if each.is_kind and each.number in proposed]
    return Score(
        name=labelled.name,
        events=len(labelled.lines),
        right=tuple(right),
        wrong=tuple(
            (each, proposed[each.number])
            for each in labelled.lines
            if not each.is_kind and each.number in proposed
        ),
        missed=tuple(
            each for each in labelled.lines if each.is_kind and each.number not in proposed
        ),
        givers=sum(_is_giver(each, proposed[each.number]) for each in right),
    )


def precision(scores: list[Score]) -> float:
    """How much of what was proposed calls for thanks."""
    right, wrong = (sum(len(getattr(each, name)) for each in scores) for name in ("right", "wrong"))
    return right / max(1, right + wrong)


def recall(scores: list[Score]) -> float:
    """How much of what calls for thanks was proposed."""
    right, missed = (
        sum(len(getattr(each, name)) for each in scores) for name in ("right", "missed")
    )
    return right / max(1, right + missed)


def _is_giver(line: Line, told: Told) -> bool:
    wanted = set(fold(line.giver).replace("&", "").split())
    said = set(fold(" ".join(party.name for party in told.parties)).replace("&", "").split())
    return bool(wanted & said) or not wanted


def _known(text: str) -> Known:
    name, email = _parted(text)
    return Known(name, (email,) if email else ())


def _parted(text: str) -> tuple[str, str]:
    name, _, email = text.strip().partition("<")
    return name.strip() or email.strip(">"), email.strip("> ") or (
        name.strip() if "@" in name else ""
    )


def _line(number: int, text: str, about: dict[str, str]) -> Line:
    body, arrow, label = text.partition(" -> ")
    when, title, *rest = (each.strip() for each in body.split(" | "))
    said = dict(each.partition("=")[::2] for each in rest if "=" in each)
    props = [
        *_when(when, about["zone"]),
        f"UID:{about['me']}-{number}",
        f"SUMMARY:{_escaped(title)}",
    ]
    for key, name in (("at", "LOCATION"), ("status", "STATUS"), ("class", "CLASS")):
        if key in said:
            props.append(f"{name}:{_escaped(said[key])}")
    if "rrule" in said:
        props.append(f"RRULE:{said['rrule']}")
    if "free" in rest:
        props.append("TRANSP:TRANSPARENT")
    props.extend(_guests(said, about["me"].split(";")[0].strip()))
    ics = "\r\n".join(["BEGIN:VEVENT", *props, "END:VEVENT", ""])
    return Line(number, title, ics, bool(arrow), label.partition(":")[2].strip())


def _when(text: str, zone: str) -> Iterator[str]:
    day, time, *length = text.split()
    if time == "all":
        first = date.fromisoformat(day)
        last = first + timedelta(days=int(length[0]) if length else 1)
        yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last:%Y%m%d}"
        return
    start = datetime.fromisoformat(f"{day}T{time}")
    end = start + timedelta(minutes=int(length[0]))
    yield f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID={zone}:{end:%Y%m%dT%H%M%S}"


def _guests(said: dict[str, str], me: str) -> Iterator[str]:
    host = _parted(said["by"]) if "by" in said else None
    if host:
        yield f'ORGANIZER;CN="{host[0]}":mailto:{host[1]}'
    if host and host[1] != me:
        yield f"ATTENDEE;PARTSTAT={said.get('mine', 'ACCEPTED')}:mailto:{me}"
    for name, email in map(_parted, filter(None, said.get("with", "").split(";"))):
        yield f'ATTENDEE;CN="{name}";PARTSTAT=ACCEPTED:mailto:{email}'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
