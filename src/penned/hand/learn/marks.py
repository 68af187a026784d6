"""The marks at a sheet's corners: which sheet a picture shows, and roughly where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from penned.errors import BadInput
from penned.hand.learn.sheet import with_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from penned.hand.learn.sheet import Marker, Sheet

    Floats = NDArray[np.float64]
    Grey = NDArray[np.uint8]

_LEAST = 16  # pixels: no picture is made narrower to be looked through
_LONG_SIDES = (1800, 3000, 1000)  # pixels; marks show best at one of these
_CORNERS = ("upper left", "upper right", "lower right", "lower left")
_FEWEST = 3
_AGAIN = "Photograph the whole sheet from above, in even light, with its four corner marks in view."


@dataclass(frozen=True, slots=True, eq=False)
class Corners:
    """The corners of a sheet's marks: on the paper in mm, in the picture in pixels, both (n, 2).

    `missing` are the marks that were not seen.
    """

    sheet: Sheet
    paper: Floats
    picture: Floats
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """A mark in the picture: its number and its four corners, clockwise from its own top left."""

    number: int
    quad: Floats

    @property
    def side(self) -> float:
        return float(np.linalg.norm(self.quad - np.roll(self.quad, 1, axis=0), axis=1).mean())


def corners(grey: Grey, *, where: str = "") -> Corners:
    """The marks of the one sheet in the picture, three of the four at least.

    Raises `BadInput` that says which are missing, or why none can be seen.
    """
    seen = _seen(grey)
    if not seen:
        raise _nothing(grey, where)
    sheet = _one_sheet(seen, where)
    quads = {mark.number: mark.quad for mark in seen}
    missing = tuple(
        name for name, marker in zip(_CORNERS, sheet.markers, strict=True) if marker.id not in quads
    )
    if len(sheet.markers) - len(missing) < _FEWEST:
        raise BadInput(
            f"of the sheet's corner marks, the {_and(missing)} cannot be seen",
            where=where,
            cure=_AGAIN,
        )
    there = [marker for marker in sheet.markers if marker.id in quads]
    rough = np.concatenate([quads[marker.id] for marker in there])
    return Corners(
        sheet, np.concatenate([_quad(marker) for marker in there]), _exact(grey, rough), missing
    )


def _seen(grey: Grey) -> list[_Seen]:
    """The marks that the dictionary knows and Penned prints; the size that shows most of them."""
    most: list[_Seen] = []
    for long_side in _LONG_SIDES:
        scale = max(long_side / max(grey.shape), _LEAST / min(grey.shape))
        found = list(_at_size(grey, min(1.0, scale)))
        most = max(most, found, key=len)
        if len(most) >= 4:
            break
    usual = float(np.median([mark.side for mark in most])) if most else 0
    return [mark for mark in most if usual / 2 < mark.side < usual * 2]


def _at_size(grey: Grey, scale: float) -> Iterator[_Seen]:
    aruco = cv2.aruco
    detector = aruco.ArucoDetector(aruco.getPredefinedDictionary(aruco.DICT_4X4_50))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    quads, numbers, _ = detector.detectMarkers(small)
    for quad, number in zip(quads, [] if numbers is None else numbers.ravel(), strict=True):
        if with_marker(int(number)):
            yield _Seen(int(number), (quad.reshape(4, 2).astype(float) + 0.5) / scale - 0.5)


def _one_sheet(seen: Sequence[_Seen], where: str) -> Sheet:
    counts = Counter(mark.number for mark in seen)
    shown = {sheet.name: sheet for number in counts if (sheet := with_marker(number))}
    papers = {sheet.paper for number in counts if (sheet := with_marker(number))}
    if max(counts.values()) > 1 or len(shown) > 1 or len(papers) > 1:
        raise BadInput(
            "the picture shows the marks of more than one sheet",
            where=where,
            cure="Photograph each sheet by itself, with nothing over or under it.",
        )
    return next(iter(sheet for number in counts if (sheet := with_marker(number))))


def _quad(marker: Marker) -> Floats:
    square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], float)
    return square * marker.side + (marker.left, marker.top)


def _exact(grey: Grey, rough: Floats) -> Floats:
    """Corners to a fraction of a pixel, within a cell's reach of where they were seen."""
    side = np.linalg.norm(rough[0] - rough[1])
    reach = max(2, int(side / 6 * 0.6))
    points = rough.astype(np.float32).reshape(-1, 1, 2)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 40, 0.005)
    return np.asarray(
        cv2.cornerSubPix(grey, points, (reach, reach), (-1, -1), stop).reshape(-1, 2), float
    )


def _nothing(grey: Grey, where: str) -> BadInput:
    """Why there may be no mark: the light, or else the sheet itself."""
    if np.percentile(grey, 99) < 40:
        return BadInput("the picture is too dark", where=where, cure=_AGAIN)
    if min(grey.shape) < 900:
        height, width = grey.shape
        return BadInput(
            f"no sheet was found, and the picture is small: {width} by {height} pixels",
            where=where,
            cure="Give it in its full size: 1800 by 2400 pixels or more.",
        )
    return BadInput("no sheet of Penned was found in the picture", where=where, cure=_AGAIN)


def _and(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
