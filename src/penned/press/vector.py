"""A page as SVG in its real size: strokes as paths grouped by word, and the words as text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from penned.page import face
from penned.page.page import Rule, Type, Writing
from penned.page.words import words
from penned.press.strokes import GRID, runs
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.page.page import Page
    from penned.press.strokes import Runs


def svg(page: Page) -> str:
    """The page as one SVG document, in fiftieths of a millimetre; the same page, the same text."""
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
    pen = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    yield f"<g stroke={quoteattr(writing.colour)} {pen}>"
    written = words(writing.ink)
    drawn = runs(writing.ink, written)
    for number, word in enumerate(written):
        yield f"<g><title>{escape(word.text)}</title>"
        mine = (drawn.words == number).nonzero()[0]
        for width in np.unique(drawn.widths[mine]).tolist():
            data = "".join(_run(drawn, run) for run in mine if drawn.widths[run] == width)
            yield f'<path stroke-width="{width}" d="{data}"/>'
        yield "</g>"
    yield "</g>"


def _run(drawn: Runs, number: int) -> str:
    """One run, in moves relative to the point before."""
    ends = [*drawn.firsts, len(drawn.x)]
    here = slice(ends[number], ends[number + 1])
    x, y = drawn.x[here], drawn.y[here]
    moves = " ".join(
        f"{dx} {dy}" for dx, dy in zip(np.diff(x).tolist(), np.diff(y).tolist(), strict=True)
    )
    return f"M{x[0]} {y[0]}l{moves}"


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
