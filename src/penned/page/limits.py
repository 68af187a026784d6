"""What no page may do: leave a character out, or put ink where none may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from penned.errors import Refused
from penned.page import face
from penned.page.page import Rule, Type
from penned.page.words import word_at
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.hand.ink import Ink
    from penned.page.page import Page

_SLACK = 0.005  # what a press rounds away


def check(page: Page) -> None:
    """Raise `Refused` with the word unless all is drawn, and lies where it may."""
    for mark in page.marks:
        if isinstance(mark, Type):
            _check_box(page, _type_box(mark), mark.text)
        elif isinstance(mark, Rule):
            _check_box(page, _rule_box(mark), "a line")
        else:
            _check_complete(mark.ink)
            _check_points(page, mark.ink)


def _check_complete(ink: Ink) -> None:
    drawn = np.zeros(len(ink.text), dtype=bool)
    drawn[ink.stroke_glyphs] = True
    for index, char in enumerate(ink.text):
        if not drawn[index] and not char.isspace():
            raise Refused(f"“{char}” was not written", where=f"“{word_at(ink.text, index)}”")


def _check_points(page: Page, ink: Ink) -> None:
    if not len(ink.points):
        return
    x, y, pen = ink.points.T.copy()
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


def _type_box(line: Type) -> Rect:
    above, below = face.reach(line.text, line.size)
    return Rect(line.x, line.y - above, face.width(line.text, line.size), above + below)


def _rule_box(rule: Rule) -> Rect:
    half = rule.width / 2
    left, top = min(rule.x0, rule.x1) - half, min(rule.y0, rule.y1) - half
    return Rect(left, top, abs(rule.x1 - rule.x0) + rule.width, abs(rule.y1 - rule.y0) + rule.width)
