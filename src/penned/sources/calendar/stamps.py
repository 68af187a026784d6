"""Days and times of a calendar as the clock on the wall showed them where the event was."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import icalendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

if TYPE_CHECKING:
    from collections.abc import Mapping


_LONGEST = 20_000
_RULE = re.compile(r"^RRULE[^:\n]*:(.*?)\r?$", re.MULTILINE)
_PLAIN_RULE = re.compile(
    r"(?:(?:FREQ=YEARLY|BYMONTH=\d+|BYDAY=-?\d[A-Z]{2}|INTERVAL=1|UNTIL=\w+|WKST=\w+);?)+"
)


class Stamp(NamedTuple):
    """A day, or a day and time, in `zone`; None where it is wherever one is ("floating")."""

    wall: datetime
    is_day: bool
    zone: tzinfo | None

    def within(self, zone: tzinfo | None) -> Stamp:
        """The same moment on the wall of another zone; a floating one is there already."""
        if self.is_day or self.zone is None or zone is None or self.zone is zone:
            return self._replace(zone=self.zone or zone)
        try:
            there = self.wall.replace(tzinfo=self.zone).astimezone(zone)
        except (OverflowError, ValueError):  # the first or the last day that there is
            return self._replace(zone=zone)
        return Stamp(there.replace(tzinfo=None), is_day=False, zone=zone)


def read(value: date | datetime, tzid: str, zones: Mapping[str, str]) -> Stamp:
    """Make a stamp of a value as icalendar gives it, with the TZID that stood beside it.

    `zones` are the texts of the VTIMEZONEs of the calendar.
    """
    if not isinstance(value, datetime):
        return Stamp(datetime(value.year, value.month, value.day), is_day=True, zone=None)  # noqa: DTZ001 - the zone stands beside it
    wall = value.replace(tzinfo=None)
    if tzid:
        return Stamp(wall, is_day=False, zone=named(tzid) or _told(zones.get(tzid, "")))
    return Stamp(wall, is_day=False, zone=UTC if value.tzinfo else None)


@lru_cache(maxsize=256)
def named(tzid: str) -> tzinfo | None:
    """The zone of this name: IANA's, Windows', or with a path before it; None for another."""
    plain = tzid.strip().strip('"')
    names = [plain, WINDOWS_TO_OLSON.get(plain, ""), "/".join(plain.split("/")[-2:])]
    for name in filter(None, names):
        try:
            return ZoneInfo(name)
        except (ValueError, OSError, KeyError):  # what is no zone, a folder, a broken name
            continue
    return None


@lru_cache(maxsize=64)
def _told(text: str) -> tzinfo | None:
    """The zone that the calendar describes itself."""
    if not text or len(text) > _LONGEST or not all(map(_PLAIN_RULE.fullmatch, _RULE.findall(text))):
        return None
    try:
        zone = icalendar.Timezone.from_ical(text)
        return zone.to_tz() if isinstance(zone, icalendar.Timezone) else None
    except Exception:  # noqa: BLE001 - a described zone can be wrong in any way; its times then float
        return None
