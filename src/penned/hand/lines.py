"""Lines: where each glyph stands, on lines that break at words, bend, slope and start raggedly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.errors import Refused
from penned.hand.drift import wander

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from penned.hand.setting import Setting
    from penned.hand.style import Style

    Row = NDArray[np.float64]

# What a line may not be broken inside of: letters, and spaces that hold words together.
_WORD = re.compile(r"\S+(?:[\u00a0\u202f]+\S+)*")
_ROUNDING = 1e-9
_NARROWEST_SPACE = 0.85  # of the hand's word gap
_USUAL_LENGTH = 20.0  # x-heights: the length over which a line has its one bend, at least
_MEAN_SLOPE = 0.18  # degrees upward, as people write on unlined paper,
_SLOPES = -0.15, 0.5  # and the least and the most: the writer sees a line go astray
_OFF_THE_LINE = 0.4  # x-heights: a letter whose foot is further from the baseline has none on it,
_TALL = -1.45  # and one that is higher is no small letter, by which the eye keeps to the line
_FIRM = 20.0  # square x-heights: how far one letter alone tells the eye how a line runs
_SIZE_OF_LINES = 0.25  # of what letters differ in size, how much lines do
_WORDS = 0.4  # of what letters wander from the baseline, how much words begin apart
_GROWN, _TIRING = 0.05, 10.0  # of 1: how much a tired hand grows; in how many lines


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where each glyph's origin is, in x-heights, on which line, and how large, of 1; all (m,)."""

    x: Row
    y: Row
    line: NDArray[np.intp]
    size: Row


def place(text: str, setting: Setting, *, style: Style, width: float, chance: Generator) -> Places:
    """Where the glyphs of `text` stand, when a line has room for `width` x-heights.

    Raises `Refused` with the word that is wider.
    """
    found = list(_WORD.finditer(text))
    firsts = np.searchsorted(setting.at, [match.start() for match in found])
    word = np.repeat(np.arange(len(found)), np.diff(firsts, append=len(setting.at)))
    inner_spaces = np.diff(setting.at, append=setting.at[-1] + 1) - 1
    advance = setting.advance + style.word_gap * inner_spaces
    origin = np.cumsum(np.append(0.0, advance[:-1]))
    origin -= origin[firsts][word]
    edges = origin[:, None] + np.column_stack((setting.ink, setting.upright))
    words = _Words(
        texts=[match[0] for match in found],
        white=[text[0 if i == 0 else found[i - 1].end() : m.start()] for i, m in enumerate(found)],
        left=np.minimum.reduceat(edges[:, 0], firsts),
        right=np.maximum.reduceat(edges[:, 1], firsts),
        upright_left=np.minimum.reduceat(edges[:, 2], firsts),
        upright_right=np.maximum.reduceat(edges[:, 3], firsts),
    )
    number = np.arange(len(found) + text.count("\n") + 1)
    sizes = 1 + _SIZE_OF_LINES * style.drift.size * wander(len(number), 0.4, chance)
    sizes += _GROWN * (1 - np.exp(-number / _TIRING))
    starts, lines = _break(words, sizes, style, width, chance)
    line = lines[word]
    size = sizes[line]
    x = origin * size + starts[word]
    standing = _Standing(x, setting.height * size[:, None], line, word)
    return Places(x, _heights(standing, style, chance), line, size)


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words, the white space before each, and where its ink ends from its first glyph's origin.

    The upright ends are those without the lean of the hand: what the eye spaces by.
    """

    texts: list[str]
    white: list[str]
    left: Row
    right: Row
    upright_left: Row
    upright_right: Row


def _break(
    words: _Words, sizes: Row, style: Style, width: float, chance: Generator
) -> tuple[Row, NDArray[np.intp]]:
    """Where each word begins, and on which line: as many words on a line as have room.

    `sizes` are those of the lines, as many as there can be, of 1.
    """
    count = len(words.texts)
    gaps = style.word_gap + style.drift.word_gap * chance.standard_normal(count)
    gaps = np.maximum(gaps, _NARROWEST_SPACE * style.word_gap)
    margins = style.drift.left_edge * np.clip(1.6 + wander(count, 0.5, chance), 0.0, 3.3)
    starts, lines = np.zeros(count), np.zeros(count, dtype=np.intp)
    line, reached, size = 0, 0.0, float(sizes[0])
    for index, white in enumerate(words.white):
        newlines = white.count("\n")
        space = (len(white) - white.rfind("\n") - 1) * gaps[index]
        start = reached + size * (space - words.upright_left[index])
        if index and not newlines and start + size * words.right[index] > width:
            newlines, space = 1, 0.0
        if newlines or not index:
            line += newlines
            size = float(sizes[line])
            start = margins[line % count] + size * (space - words.left[index])
            start = min(start, width - size * words.right[index])
        if start + size * words.left[index] < -_ROUNDING:
            raise Refused(
                "the word is wider than the line",
                where=f"“{words.texts[index]}”",
                cure="Choose a smaller hand or a wider card.",
            )
        starts[index], lines[index] = start, line
        reached = start + size * words.upright_right[index]
    return starts, lines


class _Standing(NamedTuple):
    """Where each glyph stands: x, y of its top and its foot (m, 2), its line and its word."""

    x: Row
    height: Row
    line: NDArray[np.intp]
    word: NDArray[np.intp]


def _heights(standing: _Standing, style: Style, chance: Generator) -> Row:
    """The baseline under each glyph: its line's slope and bend, and its word's start.

    The writer watches the line: by how much all of it would rise or fall by chance is taken back.
    """
    x, (tops, feet), line, word = standing.x, standing.height.T, standing.line, standing.word
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
        line * style.line_pitch
        + (drops - drops[0])[line]
        + height
        - astray[line] * from_middle
        - np.tan(np.deg2rad(slopes))[line] * x
    )
    return heights
