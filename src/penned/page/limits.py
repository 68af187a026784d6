"""What no page may do: leave a character out, or put ink where none may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from penned.errors import Refused
from penned.page import face
from penned.page.page import Art, Picture, Placed, Rule, Type, Writing
from penned.page.placing import extent, on_sheet
from penned.page.words import word_at
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from penned.hand.ink import Ink
    from penned.page.page import Page, Shape

_SLACK = 0.005  # what a press rounds away
_POINTS = {"M": 1, "L": 1, "C": 3, "Z": 0}


def check(page: Page) -> None:
    """Raise `Refused` with the word unless all is drawn, and lies where it may."""
    for mark in page.marks:
        match mark:
            case Writing():
                _check_complete(mark.ink)
                _check_points(page, mark.ink)
            case Placed():
                check(mark.page)
                for box, what in _boxes(mark):
                    _check_box(page, box, what)
            case Art() | Picture():
                _check_art(page, mark)
            case Type():
                _check_box(page, face.box(mark), mark.text)
            case Rule():
                _check_box(page, _rule_box(mark), "a line")


def _boxes(place: Placed) -> Iterator[tuple[Rect, str]]:
    """Where the words and lines of a placed page lie on the page that it is placed on."""
    for mark in place.page.marks:
        match mark:
            case Writing() if len(mark.ink.points):
                yield _on_sheet(place, extent(mark.ink)), word_at(mark.text, 0)
            case Type():
                yield _on_sheet(place, face.box(mark)), mark.text
            case Rule():
                yield _on_sheet(place, _rule_box(mark)), "a line"
            case Placed():
                yield from ((_on_sheet(place, box), what) for box, what in _boxes(mark))


def _on_sheet(place: Placed, box: Rect) -> Rect:
    corners = np.array(((box.x, box.y), (box.right, box.bottom)))
    (left, top), (right, bottom) = np.sort(on_sheet(place, corners), axis=0).tolist()
    return Rect(left, top, right - left, bottom - top)


def _check_art(page: Page, mark: Art | Picture) -> None:
    """Drawings and pictures may reach into the bleed, and no further."""
    bled = Rect(0, 0, page.width, page.height).inset(-page.bleed)
    boxes = [mark.area] if isinstance(mark, Picture) else [_drawn(each) for each in mark.shapes]
    for box in boxes:
        if not np.isfinite((box.x, box.y, box.width, box.height)).all():
            raise Refused("it has no place on the paper", where=_said(mark))
        if not bled.holds(box, _SLACK):
            raise Refused(
                "it reaches further over the edge of the paper than a printer can cut",
                where=_said(mark),
                cure=f"Let it end {page.bleed:g} mm beyond the edge.",
            )


def _said(mark: Art | Picture) -> str:
    return (
        f"“{mark.said}”" if mark.said else "the drawing" if isinstance(mark, Art) else "the picture"
    )


def _drawn(shape: Shape) -> Rect:
    """The box of a path through its points; those that bend a curve do not count."""
    counts = [_POINTS[step] for step in shape.steps]
    ends = shape.points[np.cumsum(counts)[np.array(counts) > 0] - 1]
    (left, top), (right, bottom) = ends.min(axis=0).tolist(), ends.max(axis=0).tolist()
    return Rect(left, top, right - left, bottom - top)


def _check_complete(ink: Ink) -> None:
    drawn = np.zeros(len(ink.text), dtype=bool)
    drawn[ink.stroke_glyphs] = True
    for index in (~drawn).nonzero()[0].tolist():
        if not (char := ink.text[index]).isspace():
            raise Refused(f"“{char}” was not written", where=f"“{word_at(ink.text, index)}”")


def _check_points(page: Page, ink: Ink) -> None:
    if not len(ink.points):
        return
    x, y, pen = ink.points.T
    astray = ~np.isfinite(x + y + pen)
    if astray.any():
        raise Refused("the ink has no place on the paper", where=_word_of(ink, astray))
    half = pen / 2 - _SLACK
    safe = page.safe
    left, right = safe.x - (x - half), x + half - safe.right
    above, below = safe.y - (y - half), y + half - safe.bottom
    over = np.maximum(np.maximum(left, right), np.maximum(above, below))
    if over.max() > 0:
        raise Refused(
            f"the ink leaves the safe area by {over.max():.1f} mm",
            where=_word_of(ink, over > 0),
            cure="Choose a smaller hand or a larger card.",
        )
    for area in page.clear:
        deep = np.minimum(
            np.minimum(x + half - area.x, area.right - x + half),
            np.minimum(y + half - area.y, area.bottom - y + half),
        )
        if deep.max() > 0:
            raise Refused(
                "the ink lies in an area that machines read", where=_word_of(ink, deep > 0)
            )


def _word_of(ink: Ink, wrong: NDArray[np.bool_]) -> str:
    """The word of the first point that is `wrong`."""
    stroke = int(np.searchsorted(ink.stroke_starts, int(wrong.argmax()), side="right")) - 1
    return f"“{word_at(ink.text, int(ink.stroke_glyphs[stroke]))}”"


def _check_box(page: Page, box: Rect, what: str) -> None:
    if not np.isfinite((box.x, box.y, box.width, box.height)).all():
        raise Refused("it has no place on the paper", where=f"“{what}”")
    if not page.safe.holds(box, _SLACK):
        raise Refused("the line leaves the safe area", where=f"“{what}”", cure="Shorten it.")
    if any(area.meets(box) for area in page.clear):
        raise Refused("the line lies in an area that machines read", where=f"“{what}”")


def _rule_box(rule: Rule) -> Rect:
    half = rule.width / 2
    left, top = min(rule.x0, rule.x1) - half, min(rule.y0, rule.y1) - half
    return Rect(left, top, abs(rule.x1 - rule.x0) + rule.width, abs(rule.y1 - rule.y0) + rule.width)
