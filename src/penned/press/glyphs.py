"""Written letters as glyphs: where each stands on its line, and the outlines of its strokes."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.hand.forms import runs, starts_of
from penned.hand.outline import traced
from penned.page.words import Word, words
from penned.press.printed import KEPT_HYPHEN
from penned.press.truetype import Paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from penned.hand.ink import Ink
    from penned.hand.ring import Outlines

    Index = NDArray[np.intp]
    Places = NDArray[np.complex64]
    Row = NDArray[np.float32]

GRID = 100
"""Units to the millimetre: no output shows anything finer."""

_NOTHING = "\u2060"  # the word joiner: it is not seen, and parts no words
_LEAST = 15  # units from a letter to the next one: a reader passes over what has no width,
_GAP = 80  # and from a space: one that is narrower than 0.15 of the size is passed over too
_SPACE = 0.5  # x-heights: the width of the space that ends a line
_MOST = 30_000  # units that a glyph may reach, with some room for the pen's width
_FAR = 1e6  # units from line to line where all are reckoned in one row


class Line(NamedTuple):
    """The letters `begin` to `end`, which stand on one line from `x`, `y` on, in units.

    `opens` a paragraph: it is the first, or an empty line lies before it.
    """

    begin: int
    end: int
    x: int
    y: int
    opens: bool


class Lettering(NamedTuple):
    """The letters of all words of some ink in order, with a space after each word.

    said: what each letter says. scale: how many units one of its glyphs' is: 1 where letters are of
    the size that one writes.
    """

    ink: Ink
    words: tuple[Word, ...]
    said: list[str]
    lines: tuple[Line, ...]
    scale: int


class Letters(NamedTuple):
    """Where g letters of some letterings stand, from left to right, none without a width.

    chars: (g,) which character each is, of all texts one after the other; of a space, the one
    before it. x, y: (g,) in units, y downward. advances: (g,) how far it is to the next one.
    """

    chars: Index
    x: Index
    y: Index
    advances: Index


def lettering(ink: Ink) -> Lettering:
    """The letters of `ink`. Where it says nothing, all strokes are of one letter that says so."""
    written, scale = words(ink), 1
    if not written and len(ink.stroke_glyphs):
        x, y, _ = ink.points[0].tolist()
        written = (Word(_NOTHING, 0, 1, 0, x, x, y),)
        scale = 1 + int(np.ptp(ink.points, axis=0).max() * GRID / _MOST)
    said = list("".join([f"{word.text} " for word in written]))
    lines: list[Line] = []
    end = at = 0
    line = -1
    for word in written:
        if word.line != line:
            opens = not lines or ink.text.count("\n", at, word.start) > 1
            lines.append(
                Line(end, end, round(word.left * GRID), round(word.baseline * GRID), opens)
            )
            line = word.line
        end += word.end - word.start + 1
        at = word.end
        lines[-1] = lines[-1]._replace(end=end)
    for each in lines:
        if said[each.end - 2] == "-":
            said[each.end - 2] = KEPT_HYPHEN
    return Lettering(ink, written, said, tuple(lines), scale)


def letters(some: Sequence[Lettering]) -> Letters:
    """Where the letters of `some` letterings stand."""
    _, starts, ends, _, left, right, baseline = zip(
        *(word for each in some for word in each.words), strict=True
    )
    sizes = np.array(ends) - starts + 1
    stops = sizes.cumsum()
    past = _texts(some).repeat([len(each.words) for each in some])
    chars = runs(starts + past, sizes)
    chars[stops - 1] -= 1
    boxes = [each.ink.boxes[:, 0] if each.ink.text else np.zeros(1) for each in some]
    x = np.concatenate(boxes).take(chars) * GRID
    lefts, rights = np.array((left, right)) * GRID
    x[stops - sizes] = lefts
    # All in one row, line after line: none stands left of the one before it.
    line_ends = np.array([line.end for each in some for line in each.lines])
    line_ends += starts_of(np.array([len(each.said) for each in some])).repeat(
        [len(each.lines) for each in some]
    )
    lines = np.diff(line_ends, prepend=0)
    row = (np.arange(len(lines)) * _FAR).repeat(lines)
    after = (row[stops[:-1]] - row[stops[:-1] - 1]) + lefts[1:]
    x[stops - 1] = rights
    x[stops[:-1] - 1] = np.minimum(rights[:-1], after - _GAP)
    least = np.full(len(chars), _LEAST)
    least[stops[:-1]] = _GAP
    row -= least.cumsum()
    x = np.rint(np.maximum.accumulate(x + row) - row).astype(np.intp)
    advances = np.empty_like(x)
    np.subtract(x[1:], x[:-1], out=advances[:-1])
    heights = np.array([each.ink.x_height for each in some]).repeat(
        [len(each.lines) for each in some]
    )
    advances[line_ends - 1] = np.rint(heights * (_SPACE * GRID))
    y = np.rint(np.array(baseline) * GRID).astype(np.intp).repeat(sizes)
    return Letters(chars, x, y, advances)


def paths(some: Sequence[Lettering], there: Letters) -> Paths:
    """The outlines of all letters, each from where its letter stands.

    Strokes of a letter that go on from each other have one outline.
    """
    places, radii, counts, letter = _strokes(some, there.chars)
    drawn = traced(places, radii, counts)
    origins = np.empty(len(letter), dtype=np.complex64)
    origins.real, origins.imag = there.x.take(letter), there.y.take(letter)
    scales = np.array([each.scale for each in some]).repeat([len(each.said) for each in some])
    of_glyph = np.bincount(letter, minlength=len(there.x))
    units = _units(drawn, origins, scales.take(letter))
    return Paths(units, drawn.on, drawn.starts[1:], of_glyph)


def _units(drawn: Outlines, origins: Places, scales: Index) -> NDArray[np.int16]:
    """(2, k) the places of outlines from their origins, y upward."""
    units = drawn.places * np.float32(GRID)
    sizes = np.diff(drawn.starts)
    units -= origins.repeat(sizes)
    if scales.max(initial=1) > 1:
        units /= scales.repeat(sizes)
    places = np.rint(units.view(np.float32)).astype(np.int16).reshape(-1, 2).T.copy()
    np.negative(places[1], out=places[1])
    return places


def _strokes(some: Sequence[Lettering], chars: Index) -> tuple[Places, Row, Index, Index]:
    """The strokes of all letters in order, as `traced` takes them, and whose each is."""
    inks = [each.ink for each in some]
    lengths = [len(ink.points) for ink in inks]
    strokes = [len(ink.stroke_glyphs) for ink in inks]
    starts = np.concatenate([ink.stroke_starts[:-1] for ink in inks])
    starts += starts_of(np.array(lengths)).repeat(strokes)
    counts = np.append(starts[1:], sum(lengths)) - starts
    char = np.concatenate([ink.stroke_glyphs for ink in inks]) + _texts(some).repeat(strokes)
    lasts = np.array([*accumulate(len(each.said) for each in some)]) - 1
    letter = np.minimum(chars.searchsorted(char), lasts.repeat(strokes))
    x, y, width = np.concatenate([ink.points.T for ink in inks], axis=1)
    places = np.empty(len(x), dtype=np.complex64)
    places.real, places.imag = x, y
    radii = (width / 2).astype(np.float32)
    order = letter.argsort(kind="stable")
    letter, starts, counts = letter.take(order), starts.take(order), counts.take(order)
    goes_on = np.zeros(len(order), dtype=bool)
    ends = starts + counts - 1
    goes_on[1:] = (letter[1:] == letter[:-1]) & (places[starts[1:]] == places[ends[:-1]])
    leads = (~goes_on).nonzero()[0]
    index = runs(starts + goes_on, counts - goes_on)
    counts = np.add.reduceat(counts - goes_on, leads) if len(leads) else counts
    return places.take(index), radii.take(index), counts, letter.take(leads)


def _texts(some: Sequence[Lettering]) -> Index:
    """Where the characters of each begin, all texts one after the other; each has one at least."""
    return starts_of(np.array([len(each.ink.text or _NOTHING) for each in some]))
