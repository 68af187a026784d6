"""Ink moved into place, made larger, and the box that it fills."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from penned.hand.ink import Ink


def moved(ink: Ink, shift: ArrayLike) -> Ink:
    """`ink` moved by `shift`, in mm: (2,) for all alike, or (len(text), 2), a row a character."""
    by_char = np.broadcast_to(np.asarray(shift, dtype=np.float64), (len(ink.text), 2))
    points, boxes = ink.points.copy(), ink.boxes.copy()
    points[:, :2] += np.repeat(by_char[ink.stroke_glyphs], np.diff(ink.stroke_starts), axis=0)
    boxes[:, :3] += by_char[:, [0, 0, 1]]
    return replace(ink, points=points, boxes=boxes)


def enlarged(ink: Ink, times: float) -> Ink:
    """`ink` written `times` as large with the same pen."""
    points, boxes = ink.points.copy(), ink.boxes.copy()
    points[:, :2] *= times
    boxes[:, :3] *= times
    return replace(
        ink,
        points=points,
        boxes=boxes,
        x_height=ink.x_height * times,
        line_pitch=ink.line_pitch * times,
    )


def extent(ink: Ink) -> Rect:
    """The smallest area that holds all ink; it holds nothing where nothing is written."""
    if not len(ink.points):
        return Rect(0, 0, 0, 0)
    x, y, half = ink.points.T.copy() * ((1.0,), (1.0,), (0.5,))  # in rows: twice as fast
    left, top = float((x - half).min()), float((y - half).min())
    right, bottom = float((x + half).max()), float((y + half).max())
    return Rect(left, top, right - left, bottom - top)
