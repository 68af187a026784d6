"""Ink moved into place, cut, turned, made larger; and the box that it fills."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from penned.page.page import Page, Placed, Writing
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray

    from penned.hand.ink import Ink
    from penned.page.page import Mark


def moved(ink: Ink, shift: ArrayLike) -> Ink:
    """`ink` moved by `shift`, in mm: (2,) for all alike, or (len(text), 2), a row a character."""
    by_char = np.broadcast_to(np.asarray(shift, dtype=np.float64), (len(ink.text), 2))
    points, boxes = ink.points.copy(), ink.boxes.copy()
    points[:, :2] += np.repeat(by_char[ink.stroke_glyphs], np.diff(ink.stroke_starts), axis=0)
    boxes[:, :3] += by_char[:, [0, 0, 1]]
    return replace(ink, points=points, boxes=boxes)


def cut(ink: Ink, starts: Sequence[int]) -> list[Ink]:
    """`ink` in parts, each but the first begun by a word that begins at one of `starts`.

    The white space between two parts is left out.
    """
    ends = [*starts, len(ink.text)]
    return [_part(ink, start, end) for start, end in zip((0, *starts), ends, strict=True)]


def _part(ink: Ink, start: int, end: int) -> Ink:
    end = start + len(ink.text[start:end].rstrip())
    mine = np.flatnonzero((ink.stroke_glyphs >= start) & (ink.stroke_glyphs < end))
    first, last = (mine[0], mine[-1] + 1) if len(mine) else (0, 0)
    starts = ink.stroke_starts[first : last + 1]
    return replace(
        ink,
        text=ink.text[start:end],
        points=ink.points[starts[0] : starts[-1]],
        stroke_starts=starts - starts[0],
        stroke_glyphs=ink.stroke_glyphs[first:last] - start,
        boxes=ink.boxes[start:end],
    )


def flat(page: Page) -> Page:
    """`page` with all that is written on the pages placed on it turned into place, as its own.

    What else is on those stays on them.
    """
    return replace(page, marks=tuple(_flat_marks(page)))


def _flat_marks(page: Page) -> Iterator[Mark]:
    for mark in page.marks:
        if not isinstance(mark, Placed):
            yield mark
            continue
        inner = flat(mark.page)
        rest = tuple(each for each in inner.marks if not isinstance(each, Writing))
        if rest:
            yield replace(mark, page=replace(inner, marks=rest))
        for each in inner.writing:
            yield replace(each, ink=_turned(each.ink, mark))


def _turned(ink: Ink, place: Placed) -> Ink:
    """`ink` of a placed page where it stands; its boxes are right where the page is upright."""
    points, boxes = ink.points.copy(), ink.boxes.copy()
    points[:, :2] = on_sheet(place, points[:, :2])
    left, right = (on_sheet(place, boxes[:, [side, 2]]) for side in (0, 1))
    boxes[:, 0] = np.minimum(left[:, 0], right[:, 0])
    boxes[:, 1] = np.maximum(left[:, 0], right[:, 0])
    boxes[:, 2] = left[:, 1]
    return replace(ink, points=points, boxes=boxes)


def on_sheet(place: Placed, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, 2) points of a placed page as they lie on the page that it is placed on."""
    x, y = points.T
    width, height = place.page.width, place.page.height
    turned = {
        0: (x, y),
        90: (height - y, x),
        180: (width - x, height - y),
        270: (y, width - x),
    }[place.turn]
    lying: NDArray[np.float64] = np.column_stack(turned) + np.array((place.x, place.y))
    return lying


def enlarged(ink: Ink, times: float) -> Ink:
    """`ink` written `times` as large with the same pen."""
    points, boxes = ink.points.copy(), ink.boxes.copy()
    points[:, :2] *= times
    boxes[:, :3] *= times
    return replace(
        ink,
        points=points,
        boxes=boxes,
        x_height=ink.x_height * times,
        line_pitch=ink.line_pitch * times,
    )


def extent(ink: Ink) -> Rect:
    """The smallest area that holds all ink; it holds nothing where nothing is written."""
    if not len(ink.points):
        return Rect(0, 0, 0, 0)
    x, y, half = ink.points.T.copy() * ((1.0,), (1.0,), (0.5,))  # in rows: twice as fast
    left, top = float((x - half).min()), float((y - half).min())
    right, bottom = float((x + half).max()), float((y + half).max())
    return Rect(left, top, right - left, bottom - top)
