"""A page as SVG in its real size: writing as outlines word by word, and all words as text."""

from __future__ import annotations

import io
from base64 import b64encode
from html import escape
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.outline import outlines
from penned.page import face
from penned.page.page import Art, Picture, Placed, Rule, Type, Writing
from penned.page.words import words
from penned.press import foreign
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.hand.ring import Outlines
    from penned.page.page import Mark, Page, Shape

GRID = 100
"""Units to the millimetre."""

_POINTS = {"M": 1, "L": 1, "C": 3, "Z": 0}
_DPI = 300  # of a PDF that is shown as a picture


def svg(page: Page) -> str:
    """The page as one SVG document, in hundredths of a millimetre; the same page, the same text."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    width, height = round(page.width * GRID), round(page.height * GRID)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{page.width:.6g}mm" '
        f'height="{page.height:.6g}mm" viewBox="0 0 {width} {height}" role="img" '
        f'lang="{escape(page.language)}" aria-labelledby="title text">'
    )
    yield f'<title id="title">{escape(page.title)}</title>'
    yield f'<desc id="text">{escape(page.text)}</desc>'
    for mark in page.marks:
        yield from _mark(mark)
    yield "</svg>"


def _mark(mark: Mark) -> Iterator[str]:
    match mark:
        case Writing():
            yield from _writing(mark)
        case Type():
            yield from _type(mark)
        case Rule():
            yield _rule(mark)
        case Art():
            yield f'<g stroke-linecap="round" stroke-linejoin="round">{_title(mark.said)}'
            yield from (_shape(shape) for shape in mark.shapes)
            yield "</g>"
        case Picture():
            yield _picture(mark)
        case Placed():
            yield from _placed(mark)


def _writing(writing: Writing) -> Iterator[str]:
    yield f'<g fill="{escape(writing.colour)}">'
    written, paths = words(writing.ink), _paths(outlines(writing.ink))
    ends = [word.end for word in written]
    of_word = np.searchsorted(ends, writing.ink.stroke_glyphs, side="right")
    for number, word in enumerate(written):
        data = "".join(paths[stroke] for stroke in np.flatnonzero(of_word == number))
        yield f'<g><title>{escape(word.text)}</title><path d="{data}"/></g>'
    yield "</g>"


def _paths(drawn: Outlines) -> list[str]:
    """Each outline as a closed path, in moves relative to where the pen is."""
    lasts = drawn.starts[1:] - 1
    after = np.arange(1, len(drawn.on) + 1)
    after[lasts] = drawn.starts[:-1]
    # Between two places that pull, and where the path closes, SVG wants a place it leads through.
    more = ~drawn.on & ~drawn.on[after]
    closes = lasts[~drawn.on[lasts]]
    more[closes] = True
    whole = np.repeat(drawn.places, 1 + more)
    on = np.repeat(drawn.on, 1 + more)
    added = (np.arange(len(more)) + np.cumsum(more))[more]
    on[added] = True
    middle = (drawn.places + drawn.places[after]) / 2
    middle[closes] = drawn.places[after[closes]]
    whole[added] = middle[more]
    x, y = (np.rint(part * GRID).astype(np.intp) for part in (whole.real, whole.imag))
    firsts = np.append(0, np.cumsum(1 + more))[drawn.starts]
    pen = np.arange(len(on)) - 1 - ~np.roll(on, 1)
    steps = zip((x - x[pen]).tolist(), (y - y[pen]).tolist(), strict=True)
    letters = np.where(on, np.where(np.roll(on, 1), "l", " "), "q")
    letters[firsts[:-1]] = "M"
    moves = [
        f"{letter}{across} {down}" for letter, (across, down) in zip(letters, steps, strict=True)
    ]
    for first in firsts[:-1].tolist():
        moves[first] = f"M{x[first]} {y[first]}"
    return [
        f"{''.join(moves[begin:end])}z".replace(" -", "-")
        for begin, end in pairwise(firsts.tolist())
    ]


def _type(line: Type) -> Iterator[str]:
    """The line as outlines: no reader needs to have the face."""
    scale = line.size / POINTS_PER_MM * GRID / face.UNITS_PER_EM
    place = f"translate({line.x * GRID:.1f} {line.y * GRID:.1f}) scale({scale:.5f} -{scale:.5f})"
    yield f'<g fill="{escape(line.colour)}" transform="{place}"><title>{escape(line.text)}</title>'
    x = 0.0
    for glyph in face.shape(line.text, line.face, line.features):
        if data := face.outline(glyph.gid, glyph.face):
            yield f'<path transform="translate({x + glyph.x:g} {glyph.y})" d="{data}"/>'
        x += glyph.advance + (line.tracking if glyph.text else 0)
    yield "</g>"


def _rule(rule: Rule) -> str:
    x0, y0, x1, y1, width = (
        f"{mm * GRID:.1f}" for mm in (rule.x0, rule.y0, rule.x1, rule.y1, rule.width)
    )
    return (
        f'<path stroke="{escape(rule.colour)}" stroke-width="{width}" stroke-linecap="square" '
        f'd="M{x0} {y0}L{x1} {y1}"/>'
    )


def _shape(shape: Shape) -> str:
    numbers = map(str, np.rint(shape.points * GRID).astype(np.intp).ravel().tolist())
    data = "".join(step + " ".join(islice(numbers, 2 * _POINTS[step])) for step in shape.steps)
    rule, none = ' fill-rule="evenodd"' if shape.even_odd else "", "none"
    return (
        f'<path fill="{escape(shape.fill or none)}" stroke="{escape(shape.stroke or none)}" '
        f'stroke-width="{shape.width * GRID:.4g}"{rule} d="{data}"/>'
    )


def _picture(picture: Picture) -> str:
    kind, data = picture.kind, picture.data
    if kind == "pdf":  # nothing that shows SVG shows a PDF inside of it
        file = io.BytesIO()
        foreign.drawn(data, _DPI).save(file, "PNG")
        kind, data = "png", file.getvalue()
    area = picture.area
    return (
        f'<image x="{area.x * GRID:.1f}" y="{area.y * GRID:.1f}" width="{area.width * GRID:.1f}" '
        f'height="{area.height * GRID:.1f}" preserveAspectRatio="none" '
        f'href="data:image/{kind};base64,{b64encode(data).decode("ascii")}">'
        f"{_title(picture.said)}</image>"
    )


def _placed(placed: Placed) -> Iterator[str]:
    """The page in an SVG of its own, which cuts it off where its bleed ends."""
    page, bleed = placed.page, round(placed.page.bleed * GRID)
    width, height = round(page.width * GRID), round(page.height * GRID)
    # About its upper left corner it turns away from its place: it is moved back by its size.
    back = {0: (0, 0), 90: (height, 0), 180: (width, height), 270: (0, width)}[placed.turn]
    x, y = placed.x * GRID + back[0], placed.y * GRID + back[1]
    box = f"{-bleed} {-bleed} {width + 2 * bleed} {height + 2 * bleed}"
    left, top, across, down = box.split()
    yield f'<g transform="translate({x:.1f} {y:.1f}) rotate({placed.turn})">'
    yield f'<svg x="{left}" y="{top}" width="{across}" height="{down}" viewBox="{box}">'
    for mark in page.marks:
        yield from _mark(mark)
    yield "</svg></g>"


def _title(said: str) -> str:
    return f"<title>{escape(said)}</title>" if said else ""
