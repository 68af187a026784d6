"""Whose ink is whose: the ink of each box of a sheet, and whether it can be learned from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from penned.hand.learn.find import Found
    from penned.hand.learn.sheet import Box

    Picture = NDArray[np.uint8]
    Index = NDArray[np.intp]

INKED = 90  # of 255: what is darker may be ink
WHOLE = 0.62  # of a blob: what lies in one box with so much of it is that box's, all of it
AROUND = 1.2  # mm: how far beyond the outermost boxes one may write
LEAST = 0.03  # mm²: less ink is none
EDGING = 0.15  # mm: the soft edge of ink that is kept with it
WIDE, BLOTCH = 2.3, 0.06  # pens, and of the ink: so much of it so far inside is a blotch


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """The ink of one box: a picture, and where its top left corner lies on the sheet, in mm."""

    box: Box
    ink: Picture
    left: float
    top: float


def written(found: Found) -> list[Written]:
    """The ink of every box of a sheet, without what its neighbours wrote into it.

    A blob that lies mostly in one box belongs there, also what of it hangs out; one that lies
    in two is parted at the border.
    """
    ppm = found.px_per_mm
    owner = _owners(found.sheet.boxes, found.ink.shape, ppm)
    _, labels = cv2.connectedComponents((found.ink > INKED).view(np.uint8), connectivity=8)
    rows, columns = np.nonzero(labels)
    blob, place = labels[rows, columns], owner[rows, columns]
    mine = _settled(blob.astype(np.int64), place, len(found.sheet.boxes))
    order = np.argsort(mine, kind="stable")
    starts = np.searchsorted(mine[order], np.arange(len(found.sheet.boxes) + 1))
    return [
        _cut(found, box, rows[which], columns[which])
        for number, box in enumerate(found.sheet.boxes)
        for which in [order[starts[number] : starts[number + 1]]]
    ]


def _owners(boxes: Sequence[Box], shape: tuple[int, ...], ppm: float) -> NDArray[np.int16]:
    """For each pixel the number of the box it lies in or just outside of; -1 for none."""
    owner = np.full(shape, -1, dtype=np.int16)
    for beyond in (AROUND, 0.0):
        for number, box in enumerate(boxes):
            part = np.s_[
                max(int((box.top - beyond) * ppm), 0) : int((box.bottom + beyond) * ppm),
                max(int((box.left - beyond) * ppm), 0) : int((box.right + beyond) * ppm),
            ]
            owner[part] = np.where(owner[part] < 0, number, owner[part]) if beyond else number
    return owner


def _settled(blob: NDArray[np.int64], place: NDArray[np.int16], boxes: int) -> NDArray[np.int16]:
    """The box of each pixel of ink; -1 for that of none."""
    key = blob * (boxes + 1) + place + 1
    keys, counts = np.unique(key, return_counts=True)
    blobs, places = keys // (boxes + 1), keys % (boxes + 1) - 1
    whole = np.bincount(blobs, counts)
    counts = np.where(places >= 0, counts, 0)
    settled = np.full(len(whole), -2, dtype=np.int16)
    sure = counts > WHOLE * whole[blobs]
    settled[blobs[sure]] = places[sure]
    return np.where(settled[blob] == -2, place, settled[blob]).astype(np.int16)


def _cut(found: Found, box: Box, rows: Index, columns: Index) -> Written:
    ppm = found.px_per_mm
    if len(rows) < LEAST * ppm**2:
        return Written(box, np.zeros((1, 1), np.uint8), box.left, box.top)
    edge = int(np.ceil(EDGING * ppm)) + 1
    top, left = max(int(rows.min()) - edge, 0), max(int(columns.min()) - edge, 0)
    bottom, right = int(rows.max()) + edge + 1, int(columns.max()) + edge + 1
    part = found.ink[top:bottom, left:right]
    mask: Picture = np.zeros(part.shape, np.uint8)
    mask[rows - top, columns - left] = 255
    near = cv2.dilate(mask, np.ones((2 * edge - 1,) * 2, np.uint8)) > 0
    ink = np.where(near & ((mask > 0) | (part <= INKED)), part, 0).astype(np.uint8)
    return Written(box, ink, left / ppm, top / ppm)


def is_empty(ink: Picture) -> bool:
    """Whether nothing was written."""
    return ink.size <= 1


def is_smudged(ink: Picture, px_per_mm: float, pen: float) -> bool:
    """Whether the ink was smeared or made a blotch, for a pen of this width in mm."""
    dark = (ink > INKED).view(np.uint8)
    depth = cv2.distanceTransform(dark, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    small = max(np.ptp(np.argwhere(dark), axis=0)) < 3 * pen * px_per_mm  # a dot is all inside
    inside = (depth > WIDE * pen * px_per_mm / 2).sum()
    return not small and bool(inside > BLOTCH * dark.sum())
