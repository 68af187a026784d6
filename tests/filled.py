"""Sheets filled in by a hand: every box with another form, every line written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

import photo
from penned import hand as hands

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from penned.hand import Hand
    from penned.hand.learn.find import Found
    from penned.hand.learn.sheet import Box, Sheet

    Floats = NDArray[np.float64]

SIZE, PEN = 2.6, 0.45  # mm


def strokes(
    sheet: Sheet,
    hand: Hand,
    *,
    without: Iterable[int] = (),
    instead: Mapping[int, str] | None = None,
) -> list[Floats]:
    """The pen strokes of a sheet in mm: what `hand` writes into each box.

    The boxes `without` stay empty; `instead` says what else than its own text is in a box.
    """
    seen: dict[str, int] = {}
    drawn: list[Floats] = []
    for number, box in enumerate(sheet.boxes):
        text = (instead or {}).get(number, box.text)
        if number in without:
            continue
        if box.kind == "letter":
            seen[text] = seen.get(text, -1) + 1
            drawn += _letter(box, hand, text, seen[text])
        else:
            drawn += _line(box, hand, text or "Maya Reyes")
    return drawn


def _letter(box: Box, hand: Hand, char: str, number: int) -> list[Floats]:
    forms = hand.forms.get(char, ())
    if not forms:
        return []
    form = forms[number % len(forms)].strokes
    x = np.concatenate(form)[:, 0]
    start = (box.left + box.right) / 2 - SIZE * (x.min() + x.max()) / 2
    return [s * (SIZE, SIZE, PEN) + np.array((start, box.baseline, 0.0)) for s in form]


def _line(box: Box, hand: Hand, text: str) -> list[Floats]:
    ink = hands.write(text, hand, seed=len(text), x_height=SIZE)
    points = ink.points + np.array((box.left + 2, box.baseline, 0.0))
    return [points[a:b] for a, b in zip(ink.stroke_starts, ink.stroke_starts[1:], strict=False)]


def picture(
    drawn: Sequence[Floats], px_per_mm: float = 12.0, room: float = 1.0
) -> NDArray[np.uint8]:
    """Strokes (mm, from 0, 0) as ink, `room` mm of paper all round."""
    fine = 4
    scale = px_per_mm * fine
    size = np.concatenate(drawn)[:, :2].max(axis=0) + 2 * room
    layer = np.zeros(tuple((np.ceil(size * px_per_mm) * fine).astype(int)[::-1]), np.uint8)
    for stroke in drawn:
        points = np.round(((stroke[:, :2] + room) * scale - 0.5) * 16).astype(int)
        widths = np.maximum(np.round(stroke[:, 2] * scale), 1).astype(int)
        for one, other, width in zip(points, points[1:], widths, strict=False):
            cv2.line(layer, one.tolist(), other.tolist(), 255, int(width), cv2.LINE_AA, 4)
    small = layer.reshape(layer.shape[0] // fine, fine, layer.shape[1] // fine, fine)
    return np.asarray(small.mean(axis=(1, 3)), np.uint8)


def flat(sheet: Sheet, drawn: Sequence[Floats]) -> Found:
    """The sheet with these strokes, as a faultless photograph would be read."""
    return photo.flat(sheet, photo.ink_of_strokes(sheet, drawn))
