"""Lines: where each glyph stands, on lines that break at words, bend, slope and start raggedly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
_MEAN_SLOPE = 0.15  # degrees upward, as people write on unlined paper


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where each glyph's origin is, in x-heights, and on which line; all (m,)."""

    x: Row
    y: Row
    line: NDArray[np.intp]


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
    starts, lines = _break(words, style, width, chance)
    x, line = origin + starts[word], lines[word]
    return Places(x, _heights(x, line, word, style, chance), line)


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
    words: _Words, style: Style, width: float, chance: Generator
) -> tuple[Row, NDArray[np.intp]]:
    """Where each word begins, and on which line: as many words on a line as have room."""
    count = len(words.texts)
    gaps = style.word_gap + style.drift.word_gap * chance.standard_normal(count)
    gaps = np.maximum(gaps, _NARROWEST_SPACE * style.word_gap)
    margins = style.drift.left_edge * np.clip(1.6 + wander(count, 0.5, chance), 0.0, 3.3)
    starts, lines = np.zeros(count), np.zeros(count, dtype=np.intp)
    line, reached = 0, 0.0
    for index, white in enumerate(words.white):
        newlines = white.count("\n")
        space = (len(white) - white.rfind("\n") - 1) * gaps[index]
        start = reached + space - words.upright_left[index]
        if index and not newlines and start + words.right[index] > width:
            newlines, space = 1, 0.0
        if newlines or not index:
            line += newlines
            start = margins[line % count] + space - words.left[index]
            start = min(start, width - words.right[index])
        if start + words.left[index] < -_ROUNDING:
            raise Refused(
                "the word is wider than the line",
                where=f"“{words.texts[index]}”",
                cure="Choose a smaller hand or a wider card.",
            )
        starts[index], lines[index] = start, line
        reached = start + words.upright_right[index]
    return starts, lines


def _heights(
    x: Row, line: NDArray[np.intp], word: NDArray[np.intp], style: Style, chance: Generator
) -> Row:
    """The baseline under each glyph: its line's slope and bend, its word's start, its own drift."""
    count, drift = int(line[-1]) + 1, style.drift
    slopes = np.tan(np.deg2rad(_MEAN_SLOPE + drift.slope * wander(count, 0.6, chance)))
    bows = drift.bend * chance.standard_normal((2, count)) * ((1.0,), (0.5,))
    turns = chance.uniform(0, np.pi, count)[line]
    drops = 0.6 * drift.baseline * wander(count, 0.3, chance)
    along = x / max(float(x.max()), _USUAL_LENGTH)
    bow = bows[0][line] * np.sin(np.pi * along) + bows[1][line] * np.sin(2 * np.pi * along + turns)
    of_word = 0.5 * drift.baseline * chance.standard_normal(int(word[-1]) + 1)
    own = 0.45 * wander(len(x), 0.8, chance) + 0.75 * chance.standard_normal(len(x))
    level = line * style.line_pitch + (drops - drops[0])[line]
    heights: Row = level - slopes[line] * x + bow + of_word[word] + drift.baseline * own
    return heights
