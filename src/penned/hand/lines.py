"""Lines: where each glyph of a galley stands, on lines that bend, slope and start raggedly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.errors import Refused
from penned.hand.drift import wander

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

    from penned.hand.galley import Galley
    from penned.hand.style import Style

    Row = NDArray[np.float64]

_ROUNDING = 1e-9
_USUAL_LENGTH = 20.0  # x-heights: the length over which a line has its one bend, at least
_MEAN_SLOPE = 0.18  # degrees upward, as people write on unlined paper,
_SLOPES = -0.15, 0.5  # and the least and the most: the writer sees a line go astray
_OFF_THE_LINE = 0.4  # x-heights: a letter whose foot is further from the baseline has none on it,
_TALL = -1.45  # and one that is higher is no small letter, by which the eye keeps to the line
_FIRM = 20.0  # square x-heights: how far one letter alone tells the eye how a line runs
_WORDS = 0.4  # of what letters wander from the baseline, how much words begin apart


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where each glyph's origin is, in x-heights, on which line, and how large, of 1; all (m,)."""

    x: Row
    y: Row
    line: NDArray[np.intp]
    size: Row


class Line(NamedTuple):
    """A line to be written: its first word, and where it begins on its baseline, in x-heights.

    The writer begins a little to the right of `x`, by the line's own margin.
    """

    word: int
    x: float
    y: float


def filled(galley: Galley, width: float) -> list[Line]:
    """As many words on every line as `width`, in x-heights, has room for, from 0 on.

    Raises `Refused` with the word that is wider.
    """
    lines: list[Line] = []
    pitch, number, room = galley.style.line_pitch, 0, -np.inf
    for word, newlines in enumerate(galley.newlines):
        starts = not lines or newlines
        if not starts and galley.right[word] <= room:
            continue
        number += newlines if starts else 1
        size, begin = galley.sizes[number], float(galley.left[word])
        over = galley.margins[number] + size * (galley.right[word] - begin + galley.indents[word])
        shift = min(0.0, width - over)
        begin -= galley.indents[word] if starts else 0.0
        if shift + galley.margins[number] < -_ROUNDING - size * galley.indents[word]:
            start, end = galley.spans[word]
            raise Refused(
                "the word is wider than the line",
                where=f"“{galley.text[start:end]}”",
                cure="Choose a smaller hand or a wider card.",
            )
        room = (width - galley.margins[number] - shift) / size + begin
        lines.append(Line(word, shift, number * pitch))
    return lines


def place(galley: Galley, lines: Sequence[Line], chance: Generator) -> Places:
    """Where the glyphs of `galley` stand when it is broken into `lines`."""
    firsts = [line.word for line in lines]
    number = np.array(galley.numbers(firsts))
    rank = np.searchsorted(firsts, galley.word, side="right") - 1
    sizes = np.array(galley.sizes)[number]
    size = sizes[rank]
    begins = np.array(galley.margins)[number] - sizes * (galley.left - galley.indents)[firsts]
    x = galley.origin * size + begins[rank]
    line = number[rank]
    standing = _Standing(x, galley.setting.height * size, line, galley.word)
    _, left, baseline = np.array(lines).T
    heights = _heights(standing, galley.style, chance)
    return Places(left[rank] + x, baseline[rank] + heights, line, size)


class _Standing(NamedTuple):
    """Where each glyph stands: x, y of its top and its foot (2, m), its line and its word."""

    x: Row
    height: Row
    line: NDArray[np.intp]
    word: NDArray[np.intp]


def _heights(standing: _Standing, style: Style, chance: Generator) -> Row:
    """How far each glyph stands below its line: by the line's slope and bend, its word's start.

    The writer watches the line: by how much all of it would rise or fall by chance is taken back.
    """
    x, (tops, feet), line, word = standing.x, standing.height, standing.line, standing.word
    count, drift = int(line[-1]) + 1, style.drift
    bows = drift.bend * chance.standard_normal((2, count)) * ((1.0,), (0.5,))
    turns = chance.uniform(0, np.pi, count)[line]
    along = x / max(float(x.max()), _USUAL_LENGTH)
    bow = bows[0][line] * np.sin(np.pi * along) + bows[1][line] * np.sin(2 * np.pi * along + turns)
    height = bow + _WORDS * drift.baseline * chance.standard_normal(int(word[-1]) + 1)[word]
    on_line = ((np.abs(feet) < _OFF_THE_LINE) & (tops > _TALL)).astype(float)
    letters = np.maximum(np.bincount(line, on_line, count), 1.0)
    from_middle = x - (np.bincount(line, on_line * x, count) / letters)[line]
    fall = on_line * from_middle * (height + feet)
    astray = np.bincount(line, fall, count) / (
        np.bincount(line, on_line * from_middle**2, count) + _FIRM
    )
    slopes = np.clip(_MEAN_SLOPE + drift.slope * wander(count, 0.6, chance), *_SLOPES)
    drops = 0.6 * drift.baseline * wander(count, 0.3, chance)
    heights: Row = (
        (drops - drops[0])[line]
        + height
        - astray[line] * from_middle
        - np.tan(np.deg2rad(slopes))[line] * x
    )
    return heights
