"""Write: text to ink, in a hand."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np
from numpy.random import PCG64, BitGenerator, Generator

from penned.errors import Refused
from penned.hand.drift import wander
from penned.hand.forms import runs, starts_of
from penned.hand.galley import galley
from penned.hand.ink import Ink
from penned.hand.joins import connect
from penned.hand.lines import filled, place
from penned.hand.pen import widest, widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from penned.hand.galley import Galley
    from penned.hand.hand import Hand
    from penned.hand.lines import Line
    from penned.hand.pen import Pen
    from penned.hand.setting import Setting

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
    unit = height_of_writing(hand, x_height)
    if not text.strip():
        boxes, pitch = np.zeros((len(text), 4)), hand.style.line_pitch * unit
        nothing = np.zeros(0, dtype=np.intp)
        _box_white_space(text, nothing, boxes, pitch)
        return Ink(text, np.zeros((0, 3)), np.zeros(1, np.intp), nothing, boxes, unit, pitch)
    words = galley(text, hand, seed=seed)
    room = np.inf if width is None else width / unit - 2 * edge(hand, unit, pen)
    return written(words, filled(words, room), x_height=unit, pen=pen)


def written(
    words: Galley, lines: Sequence[Line], *, x_height: float, pen: Pen | None = None
) -> Ink:
    """The ink of a galley that is broken into `lines`, whose places count from the page's corner.

    A break leaves the text as it is: the space before it stays a space, of no width.
    """
    text, setting, style, unit = words.text, words.setting, words.style, x_height
    chance = _again(words.chance)  # it has chosen the letters; the rest follows, each time alike
    places = place(words, lines, chance)
    at, forms = setting.at, setting.forms
    boxes = np.zeros((len(text), 4))
    x = places.x + edge(words.hand, unit, pen)
    boxes[at] = np.array((*(x + setting.ink * places.size) * unit, places.y * unit, places.line)).T
    _box_white_space(text, at, boxes, style.line_pitch * unit)
    pressure = style.pen + style.pen * _PRESSURE * wander(len(at), 0.95, chance).clip(-2, 2)
    size, right, down, firmness = (
        each.repeat(forms.form_counts)
        for each in (places.size * unit, x * unit, places.y * unit, pressure)
    )
    points = np.empty((3, len(size)))
    np.multiply(setting.places, size, out=points[:2])
    points[0] += right
    points[1] += down
    np.multiply(forms.points[2], firmness, out=points[2])
    points, starts, glyphs = _in_order(points, setting, chance)
    if pen is not None:
        points[2] = widths(points.T, starts, pen, hand_pen=style.pen, x_height=unit)
    return Ink(text, points.T, starts, at[glyphs], boxes, unit, style.line_pitch * unit)


def _again(chance: Generator) -> Generator:
    """A generator that goes on as `chance` would."""
    bits: BitGenerator = PCG64(0)
    bits.state = chance.bit_generator.state
    return Generator(bits)


def edge(hand: Hand, x_height: float, pen: Pen | None) -> float:
    """How far the pen's line reaches beyond its middle at most, in x-heights of `x_height` mm."""
    return (_WIDEST * hand.style.pen if pen is None else widest(pen, hand.style.pen)) / 2 / x_height


def height_of_writing(hand: Hand, wished: float | None) -> float:
    """The x-height in mm: the hand's own, or the wished one if the hand writes at that size."""
    low, high = hand.style.x_height_range
    if wished is None:
        return hand.style.x_height
    if not low <= wished <= high:
        raise Refused(
            f"the hand {hand.name} does not write small letters {wished:g} mm high",
            cure=f"Choose an x-height from {low:g} to {high:g} mm.",
        )
    return wished


def _in_order(
    points: NDArray[np.float64], setting: Setting, chance: Generator
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.intp]]:
    """The points of all strokes as they are written, where each begins, and whose it is.

    A join comes before the letter that it leads to; late strokes come after their word.
    """
    forms, at, leaving = setting.forms, setting.at, setting.joined.nonzero()[0]
    glyph = np.arange(len(at)).repeat(forms.stroke_counts)
    if not len(leaving) and not forms.late.any():
        return points, np.append(0, forms.point_counts.cumsum()), glyph
    joins = connect(points, forms.ends + starts_of(forms.form_counts), setting.joined, chance)
    counts = np.append(forms.point_counts, np.full(len(leaving), joins.shape[2]))
    glyph = np.append(glyph, leaving + 1)
    ends_word = np.append(at[1:] - at[:-1] > 1, True).nonzero()[0]
    # Of each glyph first its join, then its strokes; and what is late after the word's last glyph.
    turn = 2 * glyph
    own = turn[: len(forms.late)]
    own += 1
    late = forms.late.nonzero()[0]
    own[late] = 2 * ends_word[ends_word.searchsorted(glyph[late])] + 2
    order = turn.argsort(kind="stable")
    counts, written = counts[order], runs(starts_of(counts)[order], counts[order])
    points = np.concatenate((points, joins.reshape(3, -1)), axis=1).take(written, axis=1)
    return points, np.append(0, counts.cumsum()), glyph[order]


def _box_white_space(
    text: str, at: NDArray[np.intp], boxes: NDArray[np.float64], pitch: float
) -> None:
    """White space reaches to the next glyph of its line; where there is none it is of width 0.

    `at` are the indices of the glyphs, whose boxes are known.
    """
    is_white = np.ones(len(text), dtype=bool)
    is_white[at] = False
    white = is_white.nonzero()[0]
    is_newline = np.array([text[index] == "\n" for index in white.tolist()], dtype=bool)
    before = at.searchsorted(white)  # how many glyphs
    newlines = is_newline.cumsum() - is_newline
    newlines -= newlines[before.searchsorted(before)]  # that come after the glyph before
    is_last = np.ones(len(white), dtype=bool)
    is_last[:-1] = before[1:] != before[:-1]
    glyphs = np.zeros((len(at) + 2, 4))
    glyphs[1:-1], glyphs[-1, 3] = boxes[at], np.nan
    _, right, baseline, line = glyphs[before].T
    left, _, _, next_line = glyphs[before + 1].T
    is_new = newlines > 0
    line = line + newlines
    right, baseline = np.where(is_new, 0.0, right), np.where(is_new, line * pitch, baseline)
    reaches = is_last & ~is_newline & (next_line == line)
    reach = np.where(reaches, np.maximum(right, left), right)
    boxes[white] = np.array((right, reach, baseline, line)).T
