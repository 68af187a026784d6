"""A page as SVG in its real size: strokes as outlines grouped by word, and the words as text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from penned.hand.outline import outlines
from penned.page import face
from penned.page.page import Rule, Type, Writing
from penned.page.words import words
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.hand.outline import Outlines
    from penned.page.page import Page

GRID = 100
"""Units to the millimetre."""


def svg(page: Page) -> str:
    """The page as one SVG document, in hundredths of a millimetre; the same page, the same text."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    width, height = round(page.width * GRID), round(page.height * GRID)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{page.width:.6g}mm" '
        f'height="{page.height:.6g}mm" viewBox="0 0 {width} {height}" role="img" '
        f'lang={quoteattr(page.language)} aria-labelledby="title text">'
    )
    yield f'<title id="title">{escape(page.title)}</title>'
    yield f'<desc id="text">{escape(page.text)}</desc>'
    for mark in page.marks:
        if isinstance(mark, Writing):
            yield from _writing(mark)
        elif isinstance(mark, Type):
            yield from _type(mark)
        else:
            yield _rule(mark)
    yield "</svg>"


def _writing(writing: Writing) -> Iterator[str]:
    yield f"<g fill={quoteattr(writing.colour)}>"
    written, paths = words(writing.ink), _paths(outlines(writing.ink))
    ends = [word.end for word in written]
    of_word = np.searchsorted(ends, writing.ink.stroke_glyphs, side="right")
    for number, word in enumerate(written):
        data = "".join(paths[stroke] for stroke in np.flatnonzero(of_word == number))
        yield f'<g><title>{escape(word.text)}</title><path d="{data}"/></g>'
    yield "</g>"


def _paths(drawn: Outlines) -> list[str]:
    """Each outline as a closed path, in moves relative to the point before."""
    points, firsts = np.rint(drawn.points * GRID).astype(np.intp), drawn.starts[:-1]
    moves = np.diff(points, axis=0, prepend=0)
    moves[firsts] = points[firsts]
    keep = (moves[:, 0] != 0) | (moves[:, 1] != 0)
    keep[firsts] = True
    marks = 2 * np.append(0, np.cumsum(keep))[drawn.starts]
    numbers = [str(number) for number in moves[keep].ravel().tolist()]
    return [
        f"M{' '.join(numbers[start : start + 2])}l{' '.join(numbers[start + 2 : end])}z".replace(
            " -", "-"
        )
        for start, end in pairwise(marks.tolist())
    ]


def _type(line: Type) -> Iterator[str]:
    """The line as outlines: no reader needs to have the face."""
    scale = line.size / POINTS_PER_MM * GRID / face.UNITS_PER_EM
    place = f"translate({line.x * GRID:.1f} {line.y * GRID:.1f}) scale({scale:.5f} -{scale:.5f})"
    yield f'<g fill={quoteattr(line.colour)} transform="{place}"><title>{escape(line.text)}</title>'
    x = 0
    for glyph in face.shape(line.text):
        if data := face.outline(glyph.gid):
            yield f'<path transform="translate({x} 0)" d="{data}"/>'
        x += glyph.advance
    yield "</g>"


def _rule(rule: Rule) -> str:
    x0, y0, x1, y1, width = (
        f"{mm * GRID:.1f}" for mm in (rule.x0, rule.y0, rule.x1, rule.y1, rule.width)
    )
    return (
        f'<path stroke={quoteattr(rule.colour)} stroke-width="{width}" stroke-linecap="square" '
        f'd="M{x0} {y0}L{x1} {y1}"/>'
    )
