"""How a letter is signed: with room for a pen, or with the drawing that the hand has for it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from penned.errors import Refused
from penned.hand.ink import Ink
from penned.hand.pen import widths
from penned.page.draft import CLOSE_INDENT
from penned.page.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from penned.hand.form import Form, Stroke
    from penned.hand.hand import Hand
    from penned.hand.pen import Pen
    from penned.page.parts import Letter
    from penned.stationery.paper import Rect

NAMELESS = "✍"
"""What a signature says to who reads the page aloud, where no name was typed."""

_ROOM = 1.8  # lines that stay free for a pen
_APART = 0.5  # x-heights between the close and the signature's highest point
_APART_FROM_BODY = 2.0
_WIDEST = 4.0  # x-heights that a letter of the name may stand for


class Sign(StrEnum):
    """Who signs: the writer's pen, in a gap that is left for it, or the hand with its drawing."""

    GAP = "gap"
    DRAWING = "drawing"


def signature(hand: Hand) -> Form:
    """The signature of one's own hand; `Refused` where it has none, or is somebody else's."""
    if hand.signature is None or not hand.origin.own:
        learned = "Sign on the sheet that it is learned from, or"
        raise Refused(
            f"the hand {hand.name} has no signature",
            cure=f"{learned if hand.origin.own else 'Only your own hand can have one:'} "
            "sign the card with your pen.",
        )
    return hand.signature


def room(letter: Letter, hand: Hand, sign: Sign) -> float:
    """How many x-heights stay free under `letter`."""
    if sign is Sign.DRAWING:
        points = np.concatenate(signature(hand).strokes)
        return _apart(letter) + float(np.ptp(points[:, 1]))
    return _ROOM * hand.style.line_pitch if letter.is_unsigned else 0.0


def _apart(letter: Letter) -> float:
    return _APART if letter.has_close else _APART_FROM_BODY


def parted(letter: Letter) -> tuple[Letter, str]:
    """`letter` without the name under it, and that name, which the drawing will stand for.

    `Refused` where more than a name stands there.
    """
    name = letter.text[letter.name : letter.postscript].rstrip("\n")
    if "\n" in name:
        raise Refused(
            "more than a name follows the close, and a signature can stand for a name alone",
            where=f"“{name.splitlines()[-1]}”",
            cure="Sign this card with your pen.",
        )
    above, after = letter.text[: letter.name].rstrip("\n"), letter.text[letter.postscript :]
    end = len(above)
    text = f"{above}\n\n{after}" if after else above
    begin = len(text) - len(after)
    close = letter.close if letter.close < end else begin
    return letter._replace(text=text, close=close, name=begin, postscript=begin), name


def drawn(hand: Hand, name: str, above: Ink, letter: Letter, area: Rect) -> Ink:
    """The signature under `above`, where the close begins, which `above` ends with if there is one.

    It stands for `name`: its strokes are shared out among the letters, so that whoever reads the
    page aloud reads the name.
    """
    form, unit = signature(hand), above.x_height
    points = np.concatenate(form.strokes) * (unit, unit, hand.style.pen)
    low = float((above.points[:, 1] + above.points[:, 2] / 2).max())
    begin = len(above.text) - len(letter.text[letter.close : letter.postscript].rstrip())
    close = [word.left for word in words(above) if word.start >= begin]
    wished = min(close, default=area.x + CLOSE_INDENT * area.width)
    wide = float(np.ptp(points[:, 0]))
    if wide > area.width:
        raise Refused("the signature is wider than the card has room for")
    left = max(min(wished, area.right - wide), area.x)
    points[:, 0] += left - points[:, 0].min()
    baseline = low + _apart(letter) * unit - float(points[:, 1].min())
    points[:, 1] += baseline
    ends = list(accumulate(map(len, form.strokes)))[:-1]
    return _ink(name or NAMELESS, np.split(points, ends), baseline, above)


def with_pen(pen: Pen, ink: Ink, hand: Hand) -> Ink:
    """`ink` of `hand`'s own pen as another pen draws it."""
    points = ink.points.copy()
    points[:, 2] = widths(
        points, ink.stroke_starts, pen, hand_pen=hand.style.pen, x_height=ink.x_height
    )
    return replace(ink, points=points)


def _ink(text: str, strokes: Sequence[Stroke], baseline: float, like: Ink) -> Ink:
    """`strokes` as the ink of `text`, each of its letters with a part of them."""
    pieces, glyphs = _shared_out(strokes, [n for n, c in enumerate(text) if not c.isspace()])
    points = np.concatenate(pieces)
    left, right = float(points[:, 0].min()), float(points[:, 0].max())
    widest = _WIDEST * like.x_height * len(text)  # a wider sign hides the line above from readers
    edges = np.linspace(left, min(right, left + widest), len(text) + 1)
    boxes = np.column_stack(
        (edges[:-1], edges[1:], np.full(len(text), baseline), np.zeros(len(text)))
    )
    starts = np.append(0, np.cumsum([len(piece) for piece in pieces]))
    return Ink(text, points, starts, np.array(glyphs), boxes, like.x_height, like.line_pitch)


def _shared_out(strokes: Sequence[Stroke], glyphs: Sequence[int]) -> tuple[list[Stroke], list[int]]:
    """`strokes` in pieces, and whose each is: equal shares, each of a piece at least.

    A stroke that two share is cut at a point that both have, so that no gap shows.
    """
    while sum(len(stroke) - 1 for stroke in strokes) < 2 * len(glyphs):
        strokes = [_with_middles(stroke) for stroke in strokes]
    segments = sum(len(stroke) - 1 for stroke in strokes)
    share = [n * len(glyphs) // segments for n in range(segments)]
    pieces: list[Stroke] = []
    owners: list[int] = []
    first = 0
    for stroke in strokes:
        mine = share[first : first + len(stroke) - 1]
        first += len(mine)
        for owner in dict.fromkeys(mine):
            begin, count = mine.index(owner), mine.count(owner)
            pieces.append(stroke[begin : begin + count + 1])
            owners.append(glyphs[owner])
    return pieces, owners


def _with_middles(stroke: Stroke) -> NDArray[np.float64]:
    """`stroke` with a point between any two."""
    denser = np.repeat(stroke, 2, axis=0)[:-1]
    denser[1::2] = (stroke[:-1] + stroke[1:]) / 2
    return denser
