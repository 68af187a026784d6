"""The zones of an envelope: where machines of a country read, and what must stay clear for them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from penned.stationery import entries
from penned.stationery.paper import Rect
from penned.stationery.postal.rules import open_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.stationery.entries import Entries

_GAP = 4.0  # mm between two things on an envelope
_HIGHEST = 0.44  # of the envelope's height: an address stands a little below the middle
_USUAL_ADDRESS = 52.0  # mm: an address of this width stands in the middle


@dataclass(frozen=True, slots=True)
class Anchored:
    """An area that hangs on edges of the paper; distances in mm, None where the others say it."""

    left: float | None = None
    right: float | None = None
    width: float | None = None
    top: float | None = None
    bottom: float | None = None
    height: float | None = None

    def on(self, width: float, height: float) -> Rect:
        """Where it lies on paper of this size, as far as it lies on it."""
        x0, x1 = _between(self.left, self.right, self.width, width)
        y0, y1 = _between(self.top, self.bottom, self.height, height)
        return Rect(x0, y0, x1 - x0, y1 - y0)


@dataclass(frozen=True, slots=True)
class Zones:
    """What machines of one country read, and what they want left clear.

    `read` is where the address may be, at most `widest` wide; `clear` takes no ink at all.
    """

    country: str
    read: Anchored
    stamp: Anchored
    sender: Anchored
    clear: tuple[Anchored, ...]
    widest: float
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Areas:
    """Where on one envelope the sender, the address and the stamp go, and what stays clear."""

    return_area: Rect
    address_area: Rect
    stamp_area: Rect
    clear_areas: tuple[Rect, ...]
    read_area: Rect


def areas(zones: Zones, width: float, height: float) -> Areas:
    """The areas of an envelope of this size that is posted where these zones hold.

    The address lies where it is read, below the stamp and the sender, so that one of usual width
    stands in the middle.
    """
    stamp = zones.stamp.on(width, height)
    sender = zones.sender.on(width, height)
    sender = Rect(
        sender.x, sender.y, min(sender.width, stamp.x - _GAP / 2 - sender.x), sender.height
    )
    clear = tuple(each.on(width, height) for each in zones.clear)
    read = zones.read.on(width, height)
    x = max(read.x, round((width - _USUAL_ADDRESS) / 2))
    y = max(read.y, stamp.bottom + _GAP, sender.bottom + _GAP, round(height * _HIGHEST))
    bottom = min([read.bottom, *(each.y for each in clear if each.right > x)]) - 0.5
    wide = min(read.right - x, zones.widest)
    address = Rect(x, y, math.floor(wide * 10) / 10, math.floor((bottom - y) * 10) / 10)
    return Areas(sender, address, stamp, clear, read)


@cache
def zones(country: str) -> Zones:
    """The zones of a country, ISO 3166 alpha-2; `NotFound` says which countries are known."""
    table = open_rules(country).table("zones")
    found = Zones(
        country=country,
        read=_anchored(table.table("read")),
        stamp=_anchored(table.table("stamp")),
        sender=_anchored(table.table("sender")),
        clear=tuple(_anchored(each) for each in table.list_of_tables("clear")),
        widest=table.may_take("widest", entries.length, math.inf),
        source=table.take("source", entries.text),
        as_of=table.take("as_of", entries.day),
    )
    table.finish("no zone of an envelope")
    return found


def _anchored(table: Entries) -> Anchored:
    keys = ("left", "right", "width", "top", "bottom", "height")
    found: Mapping[str, float] = {
        key: table.take(key, entries.length) for key in keys if key in table
    }
    table.finish("no area on an envelope")
    for trio in (keys[:3], keys[3:]):
        if len(found.keys() & set(trio)) != 2:
            raise table.fault(f"it needs two of {', '.join(trio)}")
    return Anchored(**found)


def _between(
    start: float | None, end: float | None, extent: float | None, length: float
) -> tuple[float, float]:
    """From where to where something reaches along an edge of this length."""
    if start is None:
        last = length - (end or 0)
        return max(last - (extent or 0), 0), last
    last = start + extent if extent is not None else length - (end or 0)
    return start, min(last, length)
