"""The sheet that one fills in to give Penned one's own hand, ready to print."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from penned.hand.learn.sheet import DOT, pattern
from penned.page import face, limits
from penned.page.page import Page, Rule, Type
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.hand.learn.sheet import Box, Marker, Sheet
    from penned.page.page import Mark

_SAFE = 8.0  # home printers leave up to 6 mm white
_BLACK, _WHITE, _DARK, _GREY = "#000000", "#ffffff", "#222222", "#77756f"
# Blue so light that it can be told from any pen, and that a pen's line is whole across it.
_FRAME, _GUIDE, _LABEL = "#bfe0f4", "#cfe8f7", "#8fc4e4"
_TITLE, _TEXT, _SMALL, _LABEL_SIZE = 15.0, 7.8, 7.5, 8.2
_FRAME_WIDTH, _LINE_WIDTH, _GUIDE_WIDTH = 0.2, 0.3, 0.2
_INSET = 1.2  # of the guides from a box's sides, and of the words to copy
_ASIDE = 5.0  # of the words from the marks
_RULER = 50.0

_HOW_TO = (
    "Print at 100 %. Use the pen you write cards with, black or dark blue, and write as ever.",
    "One character a box, on the lower line; an x reaches the upper one. Spoiled? Strike it out.",
    "Photograph it from above, all four marks in view: penned hand learn photo.jpg --name mine",
)
_WHOSE = ("Penned learns its writer’s own hand:", "let nobody fill this in for you.")
_LONG = f"{_RULER:.0f} mm, if printed at 100 %"


def template(sheet: Sheet) -> Page:
    """The sheet as a page: marks in black, guides in a blue that drops out, words that say what."""
    page = Page(
        width=sheet.width,
        height=sheet.height,
        safe=Rect(0, 0, sheet.width, sheet.height).inset(_SAFE),
        marks=tuple(_marks(sheet)),
        title=f"Your own hand, sheet {sheet.number} of {sheet.count}: {sheet.title}",
    )
    limits.check(page)
    return page


def _marks(sheet: Sheet) -> Iterator[Mark]:
    yield from _head(sheet)
    for box in sheet.boxes:
        yield from _box(box)
    for x, y in sheet.dots:
        yield from _block(x - DOT / 2, y - DOT / 2, DOT, DOT, _BLACK)
    for marker in sheet.markers:
        yield from _marker(marker)
    yield from _foot(sheet)


def _head(sheet: Sheet) -> Iterator[Mark]:
    left, right = _between(sheet)
    y = sheet.markers[0].top + 3.2
    yield Type("Your own hand", left, y, _TITLE, _DARK)
    which = f"sheet {sheet.number} of {sheet.count}: {sheet.title}"
    yield Type(which, right - face.width(which, _SMALL), y, _SMALL, _GREY)
    for n, line in enumerate(_HOW_TO):
        yield Type(line, left, y + 4.2 + 3.4 * n, _TEXT, _GREY)


def _foot(sheet: Sheet) -> Iterator[Mark]:
    right = _between(sheet)[1]
    left, y = right - _RULER, sheet.markers[-1].top + sheet.markers[-1].side - 0.2
    for n, line in enumerate(_WHOSE):
        yield Type(line, left, y - 12.2 + 3.4 * n, _SMALL, _GREY)
    yield Type(_LONG, left, y - 3.0, _SMALL, _GREY)
    yield Rule(left, y, right, y, 0.2, _GREY)
    for tenth in range(6):
        x = left + tenth * _RULER / 5
        yield Rule(x, y - (1.8 if tenth in (0, 5) else 1.0), x, y, 0.2, _GREY)


def _between(sheet: Sheet) -> tuple[float, float]:
    """From the words' left to their right, between the marks."""
    first, second = sheet.markers[:2]
    return first.left + first.side + _ASIDE, second.left - _ASIDE


def _box(box: Box) -> Iterator[Mark]:
    if box.kind == "line":
        yield Type(box.text, box.left + _INSET, box.top - 0.8, _SMALL, _GREY)
        yield Rule(box.left, box.baseline, box.right, box.baseline, _LINE_WIDTH, _FRAME)
        return
    yield from _frame(box)
    yield Type(box.label, box.left + 0.9, box.top + 2.8, _LABEL_SIZE, _LABEL)
    left, right = box.left + _INSET, box.right - _INSET
    yield Rule(left, box.baseline, right, box.baseline, _LINE_WIDTH, _FRAME)
    if box.x_height:
        y = box.baseline - box.x_height
        yield Rule(left, y, right, y, _GUIDE_WIDTH, _GUIDE)


def _frame(box: Box) -> Iterator[Rule]:
    for x0, y0, x1, y1 in (
        (box.left, box.top, box.right, box.top),
        (box.left, box.bottom, box.right, box.bottom),
        (box.left, box.top, box.left, box.bottom),
        (box.right, box.top, box.right, box.bottom),
    ):
        yield Rule(x0, y0, x1, y1, _FRAME_WIDTH, _FRAME)


def _marker(marker: Marker) -> Iterator[Rule]:
    """A black square, and on it the white cells in runs: across and down, so that no seam shows."""
    yield from _block(marker.left, marker.top, marker.side, marker.side, _BLACK)
    cell = marker.side / 6
    left, top = marker.left + cell, marker.top + cell
    rows = pattern(marker.id)
    for n, row in enumerate(rows):
        for start, length in _white(row):
            yield from _block(left + start * cell, top + n * cell, length * cell, cell, _WHITE)
    for n, column in enumerate(zip(*rows, strict=True)):
        for start, length in _white(column):
            yield from _block(left + n * cell, top + start * cell, cell, length * cell, _WHITE)


def _white(cells: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Where each run of white cells starts, and how long it is."""
    start = 0
    for black, run in groupby(cells):
        length = len(tuple(run))
        if not black:
            yield start, length
        start += length


def _block(left: float, top: float, width: float, height: float, colour: str) -> Iterator[Rule]:
    """A filled rectangle: two thick rules that overlap, as a rule that has no length may vanish.

    A rule's ends reach out by half its width.
    """
    thick = 0.6 * min(width, height)
    half = thick / 2
    if width >= height:
        for y in (top + half, top + height - half):
            yield Rule(left + half, y, left + width - half, y, thick, colour)
    else:
        for x in (left + half, left + width - half):
            yield Rule(x, top + half, x, top + height - half, thick, colour)
