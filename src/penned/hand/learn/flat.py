"""A sheet laid flat: from its marks, then from the dots between its boxes, which show its bends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from penned.hand.learn.sheet import DOT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.hand.learn.marks import Corners
    from penned.hand.learn.sheet import Sheet

    Floats = NDArray[np.float64]
    Grey = NDArray[np.uint8]
    Places = NDArray[np.floating[Any] | np.integer[Any]]  # as OpenCV's types call any array

_DOT_PX_PER_MM = 10.0  # at which dots are sought
_AROUND = 1.2  # mm of paper that belong to the look of a dot
_REACHES = (4.0, 1.5, 0.7)  # mm that a dot may lie off its place, draft after draft
_LIKENESS = 0.75  # of a dot to a drawn one, as correlation
_STEP = 1.0  # mm from one known place of the final map to the next
_DEGREES = ((40, 4), (24, 3), (12, 2))  # places that a polynomial of a degree asks for


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """From the paper to the picture: a plane, and how the paper's places lie off it, in mm.

    `off` holds the coefficients of a polynomial in x and y, (terms, 2). `share` of the marks'
    corners and the dots agree on it, and lie off it by `error` mm (95th percentile).
    """

    sheet: Sheet
    plane: Floats
    off: Floats
    degree: int
    share: float = 1
    error: float = 0

    def picture(self, paper: Floats) -> Floats:
        """Where places of the paper, (n, 2) in mm, lie in the picture, in pixels."""
        return _through(self.plane, paper + _terms(self.sheet, paper, self.degree) @ self.off)

    def px_per_mm(self) -> float:
        """The picture's pixels for a millimetre of paper where they are fewest."""
        corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * (self.sheet.width, self.sheet.height)
        lengths = np.linalg.norm(
            self.picture(corners) - self.picture(np.roll(corners, 1, axis=0)), axis=1
        )
        return float(
            (lengths / np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1)).min()
        )

    def cut_off(self, width: int, height: int) -> str:
        """The side of the sheet where most of its boxes lie outside of the picture; "" if none."""
        boxes = self.sheet.boxes
        corners = np.array(
            [(x, y) for b in boxes for x in (b.left, b.right) for y in (b.top, b.bottom)]
        )
        x, y = self.picture(corners).T
        outside = corners[(x < 0) | (y < 0) | (x > width - 1) | (y > height - 1)]
        if not len(outside):
            return ""
        across, down = outside.mean(axis=0) / (self.sheet.width, self.sheet.height) - 0.5
        if abs(across) > abs(down):
            return "left side" if across < 0 else "right side"
        return "top" if down < 0 else "bottom"

    def draw(self, pixels: Grey, px_per_mm: float) -> Grey:
        """The picture as if the sheet had been scanned at this resolution."""
        size = round(self.sheet.width * px_per_mm), round(self.sheet.height * px_per_mm)
        known = np.meshgrid(*(np.arange(0, n / px_per_mm + _STEP, _STEP) for n in size))
        grid = np.stack(known, axis=-1)
        coarse = self.picture(grid.reshape(-1, 2)).reshape(grid.shape).astype(np.float32)
        x, y = ((np.arange(n, dtype=np.float32) + 0.5) / px_per_mm / _STEP for n in size)
        columns, rows = np.meshgrid(x, y)
        return _sampled(pixels, cv2.remap(coarse, columns, rows, cv2.INTER_LINEAR))

    def look(self, pixels: Grey, reach: float) -> Grey:
        """The paper about each dot, `reach` mm to each side: (dots, side, side)."""
        side = 2 * round(reach * _DOT_PX_PER_MM) + 1
        line = (np.arange(side) - side // 2) / _DOT_PX_PER_MM
        x, y = (steps[None, :, :, None] for steps in np.meshgrid(line, line))
        dots = np.array(self.sheet.dots)
        # So near a dot the paper is flat.
        at, right, below = (
            self.picture(dots + step)[:, None, None] for step in ((0, 0), (1, 0), (0, 1))
        )
        places = at + x * (right - at) + y * (below - at)
        drawn = _sampled(pixels, places.reshape(-1, side, 2).astype(np.float32))
        return drawn.reshape(-1, side, side)


def lay(grey: Grey, corners: Corners) -> Flat:
    """The sheet of these corners laid flat in the grey picture."""
    sheet = corners.sheet
    found, _ = cv2.findHomography(corners.paper, corners.picture)
    plane = np.asarray(found, np.float64)
    marks = corners.paper, _through(np.asarray(np.linalg.inv(plane)), corners.picture)
    flat = Flat(sheet, plane, np.zeros((1, 2)), 0)
    for reach in _REACHES:
        dots = _dots(grey, flat, reach)
        paper, lie = (np.concatenate(both) for both in zip(marks, dots, strict=True))
        flat = _fitted(sheet, plane, paper, lie)
    return flat


def _dots(grey: Grey, flat: Flat, reach: float) -> tuple[Floats, Floats]:
    """The dots that were seen: their places on paper, and on the plane where they seem to lie."""
    dot = _drawn_dot(_DOT_PX_PER_MM)
    paper, seen = [], []
    for place, square in zip(flat.sheet.dots, flat.look(grey, reach + _AROUND), strict=True):
        like = np.asarray(cv2.matchTemplate(square, dot, cv2.TM_CCOEFF_NORMED), np.float64)
        row, column = divmod(int(like.argmax()), like.shape[1])
        if like[row, column] < _LIKENESS:
            continue
        off = np.array(_peak(like, row, column)) - (np.array(like.shape[::-1]) - 1) / 2
        paper.append(place)
        seen.append(place + off / _DOT_PX_PER_MM)
    paper_at, seen_at = np.array(paper).reshape(-1, 2), np.array(seen).reshape(-1, 2)
    return paper_at, seen_at + _terms(flat.sheet, seen_at, flat.degree) @ flat.off


def _drawn_dot(scale: float) -> Grey:
    side = 2 * round((_AROUND - 0.1) * scale) + 1
    fine = np.full((side * 8, side * 8), 255, np.uint8)
    half = DOT * scale * 4
    edge = slice(round(side * 4 - half), round(side * 4 + half))
    fine[edge, edge] = 0
    small = cv2.resize(fine, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), 0.1 * scale), np.uint8)


def _peak(like: Floats, row: int, column: int) -> tuple[float, float]:
    """The x and y of a peak, to a fraction of a pixel: a parabola through it and its neighbours."""
    return (
        column + _summit(like[row, max(column - 1, 0) : column + 2]),
        row + _summit(like[max(row - 1, 0) : row + 2, column]),
    )


def _summit(three: Floats) -> float:
    if len(three) < 3:
        return 0
    before, at, after = (float(value) for value in three)
    bow = before - 2 * at + after
    return 0.5 * (before - after) / bow if bow < 0 else 0


def _fitted(sheet: Sheet, plane: Floats, paper: Floats, lie: Floats) -> Flat:
    """The smooth bend that most places agree on; what lies far off it is no dot."""
    off = lie - paper
    good = np.ones(len(paper), dtype=bool)
    for _ in range(5):
        degree = next((d for fewest, d in _DEGREES if good.sum() >= fewest), 1)
        terms = _terms(sheet, paper, degree)
        bend, *_ = np.linalg.lstsq(terms[good], off[good], rcond=None)
        misses = np.linalg.norm(off - terms @ bend, axis=1)
        usual = float(np.median(misses[good]))
        good = misses <= max(3.5 * usual, 0.05)
    share = good.sum() / (4 * len(sheet.markers) + len(sheet.dots))
    error = np.percentile(misses[good], 95)
    return Flat(sheet, plane, np.asarray(bend), degree, share=float(share), error=float(error))


def _terms(sheet: Sheet, paper: Floats, degree: int) -> Floats:
    """Legendre polynomials over the sheet, up to `degree` in x and y together: (n, terms)."""
    x, y = (paper / (sheet.width / 2, sheet.height / 2) - 1).T
    legendre = np.polynomial.legendre
    whole = legendre.legvander2d(x, y, [degree, degree])
    keep = [i * (degree + 1) + j for i in range(degree + 1) for j in range(degree + 1 - i)]
    return np.asarray(whole[:, keep])


def _sampled(pixels: Grey, places: Places) -> Grey:
    x, y = cv2.split(places)
    return np.asarray(
        cv2.remap(pixels, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def _through(plane: Floats, points: Floats) -> Floats:
    return np.asarray(cv2.perspectiveTransform(points[None].astype(float), plane)[0], float)
