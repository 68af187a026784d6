"""Where on a sheet each page lies that is on it, however deep, and where its words may be."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.page import face
from penned.page.page import Page, Placed, Rule, Type, Writing
from penned.page.placing import extent, on_sheet
from penned.page.words import words
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from penned.page.page import Mark


class Step(NamedTuple):
    """An area of the sheet where ink may be, or may not; a later step holds over an earlier one."""

    area: Rect
    allowed: bool


class There(NamedTuple):
    """A page and how it lies on the sheet, `within` the pages around it, the outermost first."""

    page: Page
    within: tuple[Placed, ...] = ()

    @property
    def turn(self) -> int:
        """How many degrees it is turned clockwise on the sheet."""
        return sum(place.turn for place in self.within) % 360

    def points(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n, 2) points of the page on the sheet."""
        for place in reversed(self.within):
            points = on_sheet(place, points)
        return points

    def area(self, area: Rect) -> Rect:
        """An area of the page on the sheet."""
        if not self.within:
            return area
        corners = self.points(np.array(((area.x, area.y), (area.right, area.bottom))))
        (left, top), (right, bottom) = np.sort(corners, axis=0).tolist()
        return Rect(left, top, right - left, bottom - top)

    def placed(self) -> Iterator[There]:
        """The pages that are placed on this one."""
        for mark in self.page.marks:
            if isinstance(mark, Placed):
                yield There(mark.page, (*self.within, mark))

    def everything(self) -> Iterator[There]:
        """This page, and all that are on it."""
        yield self
        for each in self.placed():
            yield from each.everything()


def steps(there: There) -> Iterator[Step]:
    """Where words may be: each in the safe area of the page that it is on."""
    page = there.page
    for area in page.read or (page.safe,):
        yield Step(there.area(area), allowed=True)
    placed = list(there.placed())
    for each in placed:
        paper = Rect(0, 0, each.page.width, each.page.height)
        yield Step(each.area(paper), allowed=False)
        yield from steps(each)
    for mark in page.marks if placed else ():
        if (box := _box(mark)) is not None and box.meets(page.safe):
            yield Step(there.area(_both(box, page.safe)), allowed=True)
    for area in page.clear:
        yield Step(there.area(area), allowed=False)


def nearest_word(page: Page, x: float, y: float) -> str:
    """The word or line of type that lies nearest to a place on the sheet."""

    def away(found: tuple[str, Rect]) -> float:
        box = found[1]
        return hypot(max(box.x - x, 0, x - box.right), max(box.y - y, 0, y - box.bottom))

    every = (
        (said, each.area(box))
        for each in There(page).everything()
        for said, box in _words(each.page)
    )
    return min(every, key=away, default=("a line", page.safe))[0]


def _words(page: Page) -> Iterator[tuple[str, Rect]]:
    for mark in page.marks:
        if isinstance(mark, Writing):
            for word in words(mark.ink):
                tall = mark.ink.x_height
                yield word.text, Rect(word.left, word.baseline - tall, word.right - word.left, tall)
        elif isinstance(mark, Type):
            yield mark.text, face.box(mark)


def _box(mark: Mark) -> Rect | None:
    match mark:
        case Writing():
            return extent(mark.ink)
        case Type():
            return face.box(mark)
        case Rule():
            (x0, x1), (y0, y1) = sorted((mark.x0, mark.x1)), sorted((mark.y0, mark.y1))
            return Rect(x0, y0, x1 - x0, y1 - y0).inset(-mark.width / 2)
        case _:
            return None


def _both(one: Rect, other: Rect) -> Rect:
    """What lies in the one and in the other; they meet."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Rect(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)
