"""Matching marks: the small number, or Data Matrix, by which a card finds its own envelope."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from penned.page import face
from penned.page.page import Art, Page, Placed, Shape, Type
from penned.stationery.paper import Rect
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.page.page import Mark
    from penned.stationery.paper import Panel

Kind = Literal["number", "datamatrix", "none"]


class Lettering(NamedTuple):
    """How a number is set: its size in points, its colour."""

    size: float
    colour: str

    @property
    def height(self) -> float:
        """That of a figure, in mm."""
        return face.CAP_HEIGHT * self.size / POINTS_PER_MM


PENCIL = Lettering(6.0, "#8a8a86")
"""On what somebody will get: as with a pencil held lightly."""

SCRAP = Lettering(8.0, "#444444")
"""On what is cut away: to be read at arm's length."""

_MODULE, _LEAST_MODULE = 0.5, 0.25  # mm; a printer of 300 dots to the inch still shows the lesser
_QUIET = 1  # modules left white around a Data Matrix (ISO/IEC 16022)
_BLACK = "#000000"
_FREE = 1.0  # mm around a mark under the stamp that are not kept clear: a pixel is not that fine
_UNDER_X, _UNDER_Y = 15.5, 16.0
"""From the corner of an envelope, in mm: any stamp covers this that is stuck within 8 mm of it."""


def size(number: str, kind: Kind, lettering: Lettering = PENCIL) -> tuple[float, float]:
    """Width and height of a mark, in mm, with what must stay white around it."""
    if kind == "datamatrix":
        side = (len(_modules(number)) + 2 * _QUIET) * _MODULE
        return side, side
    return face.width(number, lettering.size) + 1, lettering.height + 1


def mark(number: str, kind: Kind, room: Rect, lettering: Lettering = PENCIL) -> tuple[Mark, ...]:
    """The mark in the middle of `room`, turned where it is too wide; none where it does not fit."""
    if kind == "none" or not number:
        return ()
    if kind == "datamatrix":
        return _data_matrix(number, room)
    width, height = size(number, kind, lettering)
    if width <= room.width and height <= room.height:
        return (_type(number, room, lettering),)
    if width > room.height or height > room.width:
        return ()
    upright = Rect(0, 0, width, height)
    slip = Page(width, height, upright, (_type(number, upright, lettering),))
    x, y = room.x + (room.width - height) / 2, room.y + (room.height - width) / 2
    return (Placed(slip, x, y, 90),)


def hidden_by(stamp: Rect, envelope: Page, number: str, kind: Kind) -> Rect:
    """Where the mark of an envelope stands: any stamp that is stuck on it covers this.

    `stamp` is the area that is kept free for it, in the corner that it is stuck in.
    """
    width, height = size(number, kind)
    right = stamp.x + stamp.width / 2 > envelope.width / 2
    x = envelope.width - _UNDER_X if right else _UNDER_X
    return Rect(x - width / 2, _UNDER_Y - height / 2, width, height)


def under_the_stamp(envelope: Page, stamp: Rect, number: str, kind: Kind) -> Page:
    """The envelope with its mark where the stamp will cover it: whoever gets it never sees it."""
    hidden = hidden_by(stamp, envelope, number, kind)
    free = hidden.inset(-_FREE)
    clear = tuple(part for area in envelope.clear for part in _around(free, area))
    read = (*envelope.read, free) if envelope.read else ()
    marks = (*envelope.marks, *mark(number, kind, hidden))
    return replace(envelope, marks=marks, clear=clear, read=read)


def _around(hole: Rect, area: Rect) -> tuple[Rect, ...]:
    """What is left of an area around a hole in it."""
    if not area.meets(hole):
        return (area,)
    top, bottom = max(area.y, hole.y), min(area.bottom, hole.bottom)
    parts = (
        (area.x, area.y, area.right, top),
        (area.x, bottom, area.right, area.bottom),
        (area.x, top, hole.x, bottom),
        (hole.right, top, area.right, bottom),
    )
    return tuple(Rect(x, y, to - x, end - y) for x, y, to, end in parts if to > x and end > y)


def low_on(back: Panel, number: str, kind: Kind, safe_margin: float) -> Rect:
    """Where the mark on the back of a card stands, on the open sheet."""
    width, height = size(number, kind)
    area = back.area
    low = Rect((area.width - width) / 2, area.height - safe_margin - height, width, height)
    return back.on_sheet(low)


def on_the_back(outside: Page, back: Panel, number: str, kind: Kind, safe_margin: float) -> Page:
    """The card's outside with its mark at the lower edge of the back, upright as one turns it."""
    width, height = size(number, kind)
    place = low_on(back, number, kind, safe_margin)
    slip = Page(width, height, Rect(0, 0, width, height))
    slip = replace(slip, marks=mark(number, kind, Rect(0, 0, width, height)))
    return replace(outside, marks=(*outside.marks, Placed(slip, place.x, place.y, back.turn)))


def _type(number: str, room: Rect, lettering: Lettering) -> Type:
    x = room.x + (room.width - face.width(number, lettering.size)) / 2
    y = room.y + (room.height + lettering.height) / 2
    return Type(number, x, y, lettering.size, lettering.colour)


def _data_matrix(number: str, room: Rect) -> tuple[Mark, ...]:
    modules = _modules(number)
    count = len(modules) + 2 * _QUIET
    module = min(_MODULE, room.width / count, room.height / count)
    if module < _LEAST_MODULE:
        return ()
    side = len(modules) * module
    corner = np.array([room.x + (room.width - side) / 2, room.y + (room.height - side) / 2])
    bars = [np.array(bar) * module + corner for bar in _bars(modules)]
    shape = Shape("MLLLZ" * len(bars), np.concatenate(bars), fill=_BLACK)
    return (Art((shape,)),)


def _bars(modules: Sequence[Sequence[int]]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Dark modules that lie side by side as one oblong, row by row."""
    for y, row in enumerate(modules):
        begin = None
        for x, dark in enumerate([*row, 0]):
            if dark and begin is None:
                begin = x
            elif not dark and begin is not None:
                yield (begin, y), (x, y), (x, y + 1), (begin, y + 1)
                begin = None


def _modules(number: str) -> list[list[int]]:
    from ppf.datamatrix import DataMatrix  # noqa: PLC0415 - only who wants one waits for it

    return [list(map(int, row)) for row in DataMatrix(number).matrix]
