"""Write: text to ink, in a hand."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from penned.errors import Refused
from penned.hand.drift import wander
from penned.hand.evenness import drifting
from penned.hand.forms import runs, starts_of
from penned.hand.ink import Ink
from penned.hand.joins import connect
from penned.hand.lines import place
from penned.hand.pen import widest, widths
from penned.hand.setting import set_text

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from penned.hand.hand import Hand
    from penned.hand.letter import Letter
    from penned.hand.pen import Pen
    from penned.hand.setting import Setting

_WORD = re.compile(r"\S+")
_PRESSURE = 0.04  # how much the width of the line wanders, of 1
_WIDEST = 1.3  # the widest line of a form with all that it wanders, of the pen's own


def missing(text: str, hand: Hand) -> tuple[str, ...]:
    """The characters of `text` that `hand` cannot write or compose; in order, each once."""
    distinct = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(c for c in distinct if not c.isspace() and hand.letter(c) is None)


def write(  # noqa: PLR0913 - each is a wish of its own
    text: str,
    hand: Hand,
    *,
    seed: int = 0,
    width: float | None = None,
    x_height: float | None = None,
    pen: Pen | None = None,
) -> Ink:
    """`text` in `hand`. The same arguments give the same ink; another seed writes it anew.

    The ink's text is `text` in Unicode's composed form (NFC), with one glyph for each of its
    characters. Newlines are kept. With `width`, in mm, lines are also broken at spaces, and all
    ink lies from 0 to `width`. `x_height`, in mm, and `pen` are the hand's own where none is
    given. Raises `Refused` where the hand lacks a character or a word is wider than the line, with
    the word; and where the hand does not write at that size.
    """
    text = unicodedata.normalize("NFC", text)
    style, unit = drifting(hand), _x_height(hand, x_height)
    pitch = style.line_pitch * unit
    boxes = np.zeros((len(text), 4))
    if not text.strip():
        _box_white_space(text, boxes, pitch)
        nothing = np.zeros(0, dtype=np.intp)
        return Ink(text, np.zeros((0, 3)), np.zeros(1, np.intp), nothing, boxes, unit, pitch)
    chance = np.random.default_rng(seed)
    setting = set_text(text, _letters(text, hand), style, kerning=hand.kerning, chance=chance)
    edge = (_WIDEST * style.pen if pen is None else widest(pen, style.pen)) / 2 / unit
    room = np.inf if width is None else width / unit - 2 * edge
    places = place(text, setting, style=style, width=room, chance=chance)
    at, x = setting.at, places.x + edge
    boxes[at, :2] = (x[:, None] + setting.ink * places.size[:, None]) * unit
    boxes[at, 2:] = np.column_stack((places.y * unit, places.line))
    _box_white_space(text, boxes, pitch)
    forms = setting.forms
    size, right, down, pressure = np.array(
        (
            places.size * unit,
            x * unit,
            places.y * unit,
            style.pen + style.pen * _PRESSURE * np.clip(wander(len(at), 0.95, chance), -2, 2),
        )
    ).repeat(forms.form_counts, axis=1)
    points = np.empty((len(size), 3))
    points[:, 0] = setting.places[0] * size + right
    points[:, 1] = setting.places[1] * size + down
    points[:, 2] = forms.points[:, 2] * pressure
    points, starts, glyphs = _in_order(points, setting, chance)
    if pen is not None:
        points[:, 2] = widths(points, starts, pen, hand_pen=style.pen, x_height=unit)
    return Ink(text, points, starts, at[glyphs], boxes, unit, pitch)


def _in_order(
    points: NDArray[np.float64], setting: Setting, chance: Generator
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.intp]]:
    """The points of all strokes as they are written, where each begins, and whose it is.

    A join comes before the letter that it leads to; late strokes come after their word.
    """
    forms, glyphs = setting.forms, np.arange(len(setting.at))
    joins = connect(
        points, forms.ends + starts_of(forms.form_counts)[:, None], setting.joined, chance
    )
    counts = np.append(forms.point_counts, np.full(len(joins), joins.shape[1]))
    glyph = np.append(np.repeat(glyphs, forms.stroke_counts), glyphs[setting.joined] + 1)
    word = np.append(0, np.cumsum(np.diff(setting.at) > 1))[glyph]
    after_word = np.append(forms.late, np.zeros(len(joins), dtype=bool))
    of_letter = np.arange(len(glyph)) < len(forms.late)
    order = np.lexsort((of_letter, glyph, after_word, word))
    written = runs(starts_of(counts)[order], counts[order])
    points = np.concatenate((points, joins.reshape(-1, 3))).take(written, axis=0)
    return points, np.append(0, np.cumsum(counts[order])), glyph[order]


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
    white = [index for index, char in enumerate(text) if char.isspace()]
    for index in white:
        right, baseline, line = rows[index - 1][1:] if index else (0.0, 0.0, 0.0)
        if index and text[index - 1] == "\n":
            right, baseline, line = 0.0, (line + 1) * pitch, line + 1
        reach = right
        if text[index] != "\n" and index + 1 < len(text) and not text[index + 1].isspace():
            left, _, _, next_line = rows[index + 1]
            reach = max(right, left) if next_line == line else right
        rows[index] = [right, reach, baseline, line]
    boxes[white] = [rows[index] for index in white] or np.zeros((0, 4))
