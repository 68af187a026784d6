"""Where on a page its words stand, and whether and how far its art bleeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.page import face
from penned.page.page import Art, Picture, Placed, Type, Writing
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.page.page import Page

_SLACK = 0.01


def words(page: Page) -> Iterator[tuple[Rect, str]]:
    """All that is read, where it stands and what it says."""
    for mark in page.marks:
        if isinstance(mark, Writing) and len(mark.ink.points):
            yield _ink(mark), mark.text.split("\n", 1)[0]
        elif isinstance(mark, Type):
            yield face.box(mark), mark.text
        elif isinstance(mark, Placed):
            for box, what in words(mark.page):
                yield _placed(box, mark), what


def shared_bleed(sides: Sequence[Page]) -> float:
    """The bleed in mm that all sides of a card have in a file: none where no art reaches beyond."""
    return max(side.bleed for side in sides) if any(map(bleeds, sides)) else 0.0


def bleeds(page: Page) -> bool:
    """Whether art or a picture reaches beyond the trimmed paper."""
    trim = Rect(0, 0, page.width, page.height)
    return any(not trim.holds(box, _SLACK) for box in _drawn(page))


def _drawn(page: Page) -> Iterator[Rect]:
    for mark in page.marks:
        if isinstance(mark, Picture):
            yield mark.area
        elif isinstance(mark, Art):
            for shape in mark.shapes:
                if len(shape.points):
                    (x, y), (right, bottom) = shape.points.min(axis=0), shape.points.max(axis=0)
                    yield Rect(float(x), float(y), float(right - x), float(bottom - y))
        elif isinstance(mark, Placed):
            for box in _drawn(mark.page):
                yield _placed(box, mark)


def _ink(mark: Writing) -> Rect:
    x, y, _ = mark.ink.points.min(axis=0).tolist()
    right, bottom, _ = mark.ink.points.max(axis=0).tolist()
    return Rect(x, y, right - x, bottom - y)


def _placed(box: Rect, mark: Placed) -> Rect:
    """A box of the placed page, where it lies on the page that it is placed on."""
    width, height = mark.page.width, mark.page.height
    match mark.turn:
        case 90:
            box = Rect(height - box.bottom, box.x, box.height, box.width)
        case 180:
            box = Rect(width - box.right, height - box.bottom, box.width, box.height)
        case 270:
            box = Rect(box.y, width - box.right, box.height, box.width)
    return Rect(mark.x + box.x, mark.y + box.y, box.width, box.height)
