"""Galley: a text set in a hand and not yet on lines, so that whoever breaks it knows its widths."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from penned.errors import Refused
from penned.hand import case
from penned.hand.drift import wander
from penned.hand.evenness import drifting
from penned.hand.setting import set_text
from penned.hand.spacing import begins_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

    from penned.hand.hand import Hand
    from penned.hand.letter import Letter
    from penned.hand.setting import Setting
    from penned.hand.style import Style

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]

# What a line may not be broken inside of: letters, and spaces that hold words together.
_WORD = re.compile(r"\S+(?:[\u00a0\u202f]+\S+)*")
_BARE = re.compile(r"\S+")
_NARROWEST_SPACE = 0.85  # of the hand's word gap
_SIZE_OF_LINES = 0.25  # of what letters differ in size, how much lines do
_GROWN, _TIRING = 0.05, 10.0  # of 1: how much a tired hand grows; in how many lines
_HUNG = 0.75  # of what marks before or after a word add to it, how much the eye does not count


@dataclass(frozen=True, slots=True, eq=False)
class Galley:
    """A text as a hand writes it this time, word after word on one endless line.

    Lengths are in x-heights. spans: where each of the w words begins and ends in `text`.
    newlines, indents: (w,) the newlines before each, and how far spaces after them set it in.
    firsts: (w,) the first glyph of each; word, origin: (m,) the word of each glyph, and where its
    origin is; left, right: (w,) where the ink of each word begins and ends; tops, feet: (w,) how
    far it reaches up and down, downward.
    sizes, margins: of lines by their number, how large they are written, of 1, and how far the
    writer begins from the left; there are as many as there can be lines. A newline begins a line,
    and so does a break; empty lines count.
    """

    text: str
    hand: Hand
    style: Style
    setting: Setting
    spans: list[tuple[int, int]]
    newlines: list[int]
    indents: Row
    firsts: Index
    word: Index
    origin: Row
    left: Row
    right: Row
    tops: Row
    feet: Row
    sizes: list[float]
    margins: list[float]
    chance: Generator

    def numbers(self, firsts: Sequence[int]) -> list[int]:
        """The numbers of the lines that begin with these words."""
        steps = [max(self.newlines[word], 1) for word in firsts]
        return list(accumulate([self.newlines[firsts[0]], *steps[1:]]))

    def seen(self) -> tuple[Row, Row]:
        """(w,) and (w,): where the eye sees each word begin and end, which hangs over a little.

        Quotation marks and dashes, commas and full stops, and what of a letter reaches out.
        """
        setting, lasts = self.setting, np.append(self.firsts[1:], len(self.word)) - 1
        opening, closing = (~setting.opens).nonzero()[0], (~setting.closes).nonzero()[0]
        heads = np.append(opening, lasts[-1])[opening.searchsorted(self.firsts)]
        feet = np.append(0, closing)[closing.searchsorted(lasts, side="right")]
        heads, feet = np.minimum(heads, lasts), np.maximum(feet, self.firsts)
        ink, (from_left, from_right) = setting.ink, setting.outlines
        marks = self.origin[heads] + ink[0, heads] - self.left
        left = self.left + _HUNG * marks + begins_at(from_left[:, heads])
        marks = self.right - self.origin[feet] - ink[1, feet]
        right = self.right - _HUNG * marks - begins_at(from_right[:, feet])
        return left, np.maximum(right, left)


def galley(text: str, hand: Hand, *, seed: int = 0) -> Galley:
    """`text`, which has a word at least, set in `hand`; the same arguments set it alike.

    Raises `Refused` with the word where the hand lacks a character.
    """
    text = unicodedata.normalize("NFC", text)
    style, chance = drifting(hand), np.random.default_rng(seed)
    setting = set_text(text, _letters(text, hand), style, case=case.of(hand), chance=chance)
    spans = [match.span() for match in _WORD.finditer(text)]
    newlines, indents = _white(text, spans)
    count = len(spans)
    number = np.arange(count + text.count("\n") + 1)
    sizes = 1 + _SIZE_OF_LINES * style.drift.size * wander(len(number), 0.4, chance)
    sizes += _GROWN * (1 - np.exp(-number / _TIRING))
    gaps = style.word_gap + style.drift.word_gap * chance.standard_normal(count)
    gaps = np.maximum(gaps, _NARROWEST_SPACE * style.word_gap)
    margins = style.drift.left_edge * (1.6 + wander(count, 0.5, chance)).clip(0.0, 3.3)
    firsts = setting.at.searchsorted([start for start, _ in spans])
    word, origin = _in_words(setting, style, firsts)
    left, upright_left = (
        np.minimum.reduceat(origin + edge, firsts) for edge in (setting.ink[0], setting.upright[0])
    )
    right, upright_right = (
        np.maximum.reduceat(origin + edge, firsts) for edge in (setting.ink[1], setting.upright[1])
    )
    spaces = np.array(indents) * gaps
    steps = spaces.copy()
    steps[1:] += upright_right[:-1]
    at = (steps - upright_left).cumsum()
    return Galley(
        text=text,
        hand=hand,
        style=style,
        setting=setting,
        spans=spans,
        newlines=newlines,
        indents=spaces * (np.array([1, *newlines[1:]]) > 0),
        firsts=firsts,
        word=word,
        origin=origin + at[word],
        left=left + at,
        right=right + at,
        tops=np.minimum.reduceat(setting.height[0], firsts),
        feet=np.maximum.reduceat(setting.height[1], firsts),
        sizes=sizes.tolist(),
        margins=margins.take(number, mode="wrap").tolist(),
        chance=chance,
    )


def _white(text: str, spans: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Of the white space before each word, the newlines in it, and the spaces after them."""
    newlines, spaces, end = [], [], 0
    for start, next_end in spans:
        newlines.append(text.count("\n", end, start))
        spaces.append(start - 1 - max(text.rfind("\n", end, start), end - 1))
        end = next_end
    return newlines, spaces


def _in_words(setting: Setting, style: Style, firsts: Index) -> tuple[Index, Row]:
    """(m,) the word of each glyph, and how far its origin is from that of the word's first."""
    word = np.zeros(len(setting.at), dtype=np.intp)
    word[firsts[1:]] = 1
    word = word.cumsum()
    inner_spaces = setting.at[1:] - setting.at[:-1] - 1
    origin = np.zeros(len(word))
    (setting.advance[:-1] + style.word_gap * inner_spaces).cumsum(out=origin[1:])
    return word, origin - origin[firsts][word]


def _letters(text: str, hand: Hand) -> dict[str, Letter]:
    found: dict[str, Letter] = {}
    for char in dict.fromkeys("".join(text.split())):
        letter = hand.letter(char)
        if letter is None:
            word = next(word for word in _BARE.findall(text) if char in word)
            name = unicodedata.name(char, "").lower() or f"U+{ord(char):04X}"
            raise Refused(
                f"the hand {hand.name} has no “{char}” ({name})",
                where=f"“{word}”",
                cure="Write the word in another way, or choose another hand.",
            )
        found[char] = letter
    return found
