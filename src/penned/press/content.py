"""One page as PDF operators: the drawn strokes, and the words behind them that one cannot see."""

from __future__ import annotations

import math
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from penned.page.page import Type, Writing
from penned.page.words import words
from penned.press.deflate import deflate
from penned.press.fonts import UNSEEN_ADVANCE
from penned.press.paths import operators
from penned.press.strokes import GRID, runs
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.page.page import Page, Rule
    from penned.page.words import Word
    from penned.press.fonts import PrintedText, UnseenText

_GRID_POINT = POINTS_PER_MM / GRID
_BODY = 2.1  # the height of the unseen characters, in x-heights: from descender to ascender
_UNSEEN_EM = UNSEEN_ADVANCE / 1000
_SPACE = 0.3  # of the body: a narrower space may not be taken for one by a reader
_NARROWEST = 0.16  # of the body, for a character


def content(page: Page, unseen: UnseenText, printed: PrintedText) -> tuple[bytes, int]:
    """The page's operators, compressed, and how many paragraphs they mark, from 0 on."""
    top = page.height * POINTS_PER_MM
    drawn: list[bytes] = []
    paragraphs: list[str] = []
    for mark in page.marks:
        if isinstance(mark, Writing):
            written = words(mark.ink)
            drawn.append(_strokes(mark, written, top))
            paragraphs.extend(_unseen_paragraphs(mark, written, top, unseen))
        elif isinstance(mark, Type):
            paragraphs.append(_line_of_type(mark, top, printed))
        else:
            drawn.append(_rule(mark, top).encode("ascii"))
    said = "\n".join(
        f"/P <</MCID {number}>> BDC\nBT\n{text}\nET\nEMC" for number, text in enumerate(paragraphs)
    )
    art = b"/Artifact BMC\n%b\nEMC\n" % b"\n".join(drawn) if drawn else b""
    return deflate(art + said.encode("ascii")), len(paragraphs)


def _strokes(writing: Writing, written: Sequence[Word], top: float) -> bytes:
    grid = f"{_GRID_POINT:.8f} 0 0 -{_GRID_POINT:.8f} 0 {top:.4f} cm"
    set_up = f"q {grid} {_rgb(writing.colour)} RG 1 J 1 j\n"
    return set_up.encode("ascii") + operators(runs(writing.ink, written)) + b"Q"


def _unseen_paragraphs(
    writing: Writing, written: Sequence[Word], top: float, unseen: UnseenText
) -> Iterator[str]:
    """The words from one empty line to the next, each word as wide as it is written."""
    ink = writing.ink
    size = _BODY * ink.x_height * POINTS_PER_MM
    font = f"/Unseen {size:.2f} Tf 3 Tr"
    paragraph = [font]
    end = 0
    for _, group in groupby(written, key=attrgetter("line")):
        line = list(group)
        if len(paragraph) > 1 and ink.text.count("\n", end, line[0].start) > 1:
            yield "\n".join(paragraph)
            paragraph = [font]
        paragraph.append(_line_of_words(line, size, top, unseen))
        end = line[-1].end
    if written:
        yield "\n".join(paragraph)


def _line_of_words(line: Sequence[Word], size: float, top: float, unseen: UnseenText) -> str:
    """Each word as wide as it is written, and a space after it, at the end of the line too."""
    y = f"{top - line[0].baseline * POINTS_PER_MM:.1f}"
    lefts = [word.left * POINTS_PER_MM for word in line]
    shown = []
    for word, left, following in zip(line, lefts, [*lefts[1:], math.inf], strict=True):
        room, length = following - left, len(word.text)
        width = min(word.right * POINTS_PER_MM - left, room - size * _SPACE)
        cell = min(max(width / length, size * _NARROWEST), room / (length + 1))
        codes = unseen.encode(word.text, ends_line=following == math.inf)
        scale = 100 * cell / (size * _UNSEEN_EM)
        shown.append(f"{scale:.0f} Tz 1 0 0 1 {left:.1f} {y} Tm <{codes}> Tj")
    return "\n".join(shown)


def _line_of_type(line: Type, top: float, printed: PrintedText) -> str:
    x, y = line.x * POINTS_PER_MM, top - line.y * POINTS_PER_MM
    return (
        f"{_rgb(line.colour)} rg /Printed {line.size:g} Tf 0 Tr 100 Tz "
        f"1 0 0 1 {x:.2f} {y:.2f} Tm [{printed.encode(line.text)}] TJ"
    )


def _rule(rule: Rule, top: float) -> str:
    x0, x1 = rule.x0 * POINTS_PER_MM, rule.x1 * POINTS_PER_MM
    y0, y1 = top - rule.y0 * POINTS_PER_MM, top - rule.y1 * POINTS_PER_MM
    width = rule.width * POINTS_PER_MM
    return f"{_rgb(rule.colour)} RG {width:.2f} w 2 J {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S"


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[n : n + 2], 16) / 255:.3g}" for n in (1, 3, 5))
