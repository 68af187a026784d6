"""What is ink on a sheet that lies flat: the light divided out, the print taken away."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from penned.hand.learn.sheet import DOT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.hand.learn.sheet import Area, Box, Sheet

    Grey = NDArray[np.uint8]

_LIGHT_PX_PER_MM = 2.0
_WINDOW = 15  # of the median that sees through writing: 7.5 mm
# Darkness, of 255, that print has where one writes, guides and labels; and where ink is certain.
_GUIDES, _LABELS = (33, 69), (77, 112)
_FAINTEST = 100  # the palest pen that is followed, at the middle of its line
_FEWEST = 400  # pixels that a pen leaves, if only in one box
_SPECK, _SEEN = 0.085, 40  # square mm; the ink that counts as part of a speck
_DOT = DOT / 2 + 0.35
_SPILL = 1.0  # mm that writing may leave its box by


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A sheet in even light: `dark` is 0 on blank paper and 255 where no light comes back.

    `light` is how bright the blank paper is where it is darkest, of 255; `black` how dark the
    marks' black is, of 1; `grain` the standard deviation of the darkness of blank paper, of 1;
    `blur` how far a sharp edge is spread, as a standard deviation in mm.
    """

    sheet: Sheet
    px_per_mm: float
    dark: Grey
    light: float
    black: float
    grain: float
    blur: float


def even(sheet: Sheet, grey: Grey, px_per_mm: float) -> Paper:
    """The flat sheet `grey`, one channel, with shadow and falling light divided out."""
    scale = _LIGHT_PX_PER_MM / px_per_mm
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    light = np.asarray(cv2.medianBlur(small, _WINDOW), np.uint8)
    whole = cv2.resize(light, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    dark = np.asarray(255 - cv2.divide(grey, whole, scale=255), np.uint8)
    written = _around(sheet.boxes)
    return Paper(
        sheet=sheet,
        px_per_mm=px_per_mm,
        dark=dark,
        light=float(np.percentile(light[_window(written, _LIGHT_PX_PER_MM)], 2)),
        black=_black(sheet, dark, px_per_mm),
        grain=_grain(dark[_window(written, px_per_mm)]),
        blur=_blur(sheet, dark, px_per_mm),
    )


def ink(paper: Paper) -> Grey:
    """The pen's ink alone: 0 is paper, 255 the full ink of this pen; print, marks and dots gone."""
    full = _full(paper)
    drawn = np.zeros_like(paper.dark)
    for tones, areas in (
        (_tones(_GUIDES, full), [_grown(box) for box in paper.sheet.boxes]),
        (_tones(_LABELS, full), [box.label_area for box in paper.sheet.boxes if box.label]),
        (
            np.zeros(256, np.uint8),
            [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in paper.sheet.dots],
        ),
    ):
        for area in areas:
            window = _window(area, paper.px_per_mm)
            drawn[window] = tones[paper.dark[window]]
    return _without_specks(drawn, round(_SPECK * paper.px_per_mm**2))


def _without_specks(drawn: Grey, largest: int) -> Grey:
    """A printer that has no blue makes it of black specks, finer than any pen."""
    _, names, stats, _ = cv2.connectedComponentsWithStats((drawn > _SEEN).astype(np.uint8))
    speck = stats[:, cv2.CC_STAT_AREA] <= largest
    speck[0] = False
    drawn[speck[names]] = 0
    return drawn


def _full(paper: Paper) -> float:
    """How dark this pen's line is at its middle, of 255."""
    counts = np.zeros(256, np.intp)
    for box in paper.sheet.boxes:
        inside = box.left, box.label_area[3], box.right, box.bottom
        counts += np.bincount(paper.dark[_window(inside, paper.px_per_mm)].ravel(), minlength=256)
    counts[: _GUIDES[1]] = 0
    if counts.sum() < _FEWEST:
        return 255
    return max(float(np.searchsorted(counts.cumsum(), 0.85 * counts.sum())), _FAINTEST)


def _tones(print_: tuple[int, int], full: float) -> Grey:
    """The ink that each darkness stands for: none up to the print's, all that it looks beyond."""
    dark = np.arange(256)
    rise = np.clip((dark - print_[0]) / (print_[1] - print_[0]), 0, 1)
    certain = rise * rise * (3 - 2 * rise)
    return np.asarray(np.clip(dark * certain / full * 255, 0, 255), np.uint8)


def _grown(box: Box) -> Area:
    above = 0 if box.kind == "line" else _SPILL  # what to copy is printed there
    return box.left - _SPILL, box.top - above, box.right + _SPILL, box.bottom + _SPILL


def _around(boxes: tuple[Box, ...]) -> Area:
    return (
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _window(box: Area, px_per_mm: float) -> tuple[slice, slice]:
    left, top, right, bottom = (max(round(edge * px_per_mm), 0) for edge in box)
    return slice(top, bottom), slice(left, right)


def _black(sheet: Sheet, dark: Grey, px_per_mm: float) -> float:
    """The darkness of the marks' borders, of the one that shows it best."""
    borders = []
    for marker in sheet.markers:
        cell = marker.side / 6
        edge = marker.left + 1, marker.top + 0.3 * cell
        border = (*edge, marker.left + marker.side - 1, marker.top + 0.7 * cell)
        borders.append(float(np.median(dark[_window(border, px_per_mm)])) / 255)
    return max(borders)


def _grain(dark: Grey) -> float:
    """From the differences of neighbours, of which nearly all are blank paper."""
    steps = np.abs(np.diff(dark[::3, ::2].astype(np.int16), axis=1))
    return float(np.percentile(steps, 68)) / math.sqrt(2) / 255


def _blur(sheet: Sheet, dark: Grey, px_per_mm: float) -> float:
    """From how steeply the marks' outer edges rise: the blurrier direction of the sharpest mark."""
    spreads = []
    for marker in sheet.markers:
        x, y, side = marker.left, marker.top, marker.side
        across = dark[_window((x + 1.5, y - 1.4, x + side - 1.5, y + 1.4), px_per_mm)]
        along = dark[_window((x - 1.4, y + 1.5, x + 1.4, y + side - 1.5), px_per_mm)]
        spreads.append(max(_spread(across.mean(axis=1)), _spread(along.mean(axis=0))))
    return min(spreads) / px_per_mm


def _spread(rise: NDArray[np.float64]) -> float:
    """The standard deviation of the blur that makes a step rise like this, in pixels."""
    steepest = float(np.diff(rise).max())
    height = float(rise.max() - rise.min())
    return height / max(steepest, 1e-6) / math.sqrt(2 * math.pi)
