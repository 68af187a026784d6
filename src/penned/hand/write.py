"""Write: text to ink, in a hand."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from penned.errors import Refused
from penned.hand.drift import wander
from penned.hand.ink import Ink
from penned.hand.lines import place
from penned.hand.setting import set_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.hand.hand import Hand
    from penned.hand.letter import Letter

_WORD = re.compile(r"\S+")
_PRESSURE = 0.04  # how much the width of the line wanders, of 1
_WIDEST = 1.3  # the widest line of a form with all that it wanders, of the pen's own


def missing(text: str, hand: Hand) -> tuple[str, ...]:
    """The characters of `text` that `hand` cannot write or compose; in order, each once."""
    distinct = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(c for c in distinct if not c.isspace() and hand.letter(c) is None)


def write(
    text: str,
    hand: Hand,
    *,
    seed: int = 0,
    width: float | None = None,
    x_height: float | None = None,
) -> Ink:
    """`text` in `hand`. The same arguments give the same ink; another seed writes it anew.

    The ink's text is `text` in Unicode's composed form (NFC), with one glyph for each of its
    characters. Newlines are kept. With `width`, in mm, lines are also broken at spaces, and all
    ink lies from 0 to `width`. `x_height`, in mm, is the hand's own where none is given. Raises
    `Refused` where the hand lacks a character or a word is wider than the line, with the word;
    and where the hand does not write at that size.
    """
    text = unicodedata.normalize("NFC", text)
    style, unit = hand.style, _x_height(hand, x_height)
    pitch = style.line_pitch * unit
    boxes = np.zeros((len(text), 4))
    if not text.strip():
        _box_white_space(text, boxes, pitch)
        nothing = np.zeros(0, dtype=np.intp)
        return Ink(text, np.zeros((0, 3)), np.zeros(1, np.intp), nothing, boxes, unit, pitch)
    chance = np.random.default_rng(seed)
    setting = set_text(text, _letters(text, hand), style, chance)
    pen = _WIDEST * style.pen / 2 / unit
    room = np.inf if width is None else width / unit - 2 * pen
    places = place(text, setting, style=style, width=room, chance=chance)
    x, at = places.x + pen, setting.at
    points, glyph = setting.points, setting.glyph_of_point
    points[:, :2] += np.column_stack((x, places.y))[glyph]
    points[:, :2] *= unit
    pressure = 1 + _PRESSURE * np.clip(wander(len(at), 0.95, chance), -2, 2)
    points[:, 2] *= (style.pen * pressure)[glyph]
    boxes[at, :2] = (x[:, None] + setting.ink) * unit
    boxes[at, 2:] = np.column_stack((places.y * unit, places.line))
    _box_white_space(text, boxes, pitch)
    starts = np.append(0, np.cumsum(setting.point_counts))
    return Ink(text, points, starts, at[setting.glyph_of_stroke], boxes, unit, pitch)


def _x_height(hand: Hand, wished: float | None) -> float:
    low, high = hand.style.x_height_range
    if wished is None:
        return hand.style.x_height
    if not low <= wished <= high:
        raise Refused(
            f"the hand {hand.name} does not write small letters {wished:g} mm high",
            cure=f"Choose an x-height from {low:g} to {high:g} mm.",
        )
    return wished


def _letters(text: str, hand: Hand) -> dict[str, Letter]:
    found: dict[str, Letter] = {}
    for char in dict.fromkeys("".join(text.split())):
        letter = hand.letter(char)
        if letter is None:
            word = next(word for word in _WORD.findall(text) if char in word)
            name = unicodedata.name(char, "").lower() or f"U+{ord(char):04X}"
            raise Refused(
                f"the hand {hand.name} has no “{char}” ({name})",
                where=f"“{word}”",
                cure="Write the word in another way, or choose another hand.",
            )
        found[char] = letter
    return found


def _box_white_space(text: str, boxes: NDArray[np.float64], pitch: float) -> None:
    """White space reaches to the next glyph of its line; where there is none it is of width 0."""
    rows: list[list[float]] = boxes.tolist()
    right, baseline, line = 0.0, 0.0, 0.0
    for index, char in enumerate(text):
        if not char.isspace():
            _, right, baseline, line = rows[index]
            continue
        reach = right
        if char != "\n" and not text[index + 1 : index + 2].isspace() and index + 1 < len(text):
            left, _, _, next_line = rows[index + 1]
            reach = max(right, left) if next_line == line else right
        boxes[index] = right, reach, baseline, line
        right = reach
        if char == "\n":
            right, baseline, line = 0.0, (line + 1) * pitch, line + 1
