"""A drawing of a design: shapes that name the role of their colour, read from simple SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path

from penned.errors import BadInput

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNITS_PER_MM = 100
PAPER = "paper"
"""The role of what covers and shows the paper itself."""

_SVG = "{http://www.w3.org/2000/svg}"
_MOST_POINTS = 200_000
_NOT_IN_A_PATH = re.compile(r"[^MLHVCSQTAZmlhvcsqtaz0-9eE+\-.,\s]")
_CLASS = re.compile(rb'class="([a-z0-9-]+)"')
# What a viewer needs to show the file in some colour; Penned has its colours from the design.
_FOR_VIEWERS = {"fill", "stroke", "stroke-linecap", "stroke-linejoin", "id"}
_PATH_KEYS = {"class", "d", "stroke-width", "fill-rule", *_FOR_VIEWERS}


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One path: an area, or a line where `width` is above 0; `role` names its colour.

    steps: a letter a step, M and L of one point, C of three, Z of none. points: (n, 2) in mm from
    the drawing's upper left corner.
    """

    role: str
    steps: str
    points: NDArray[np.float64]
    width: float = 0.0
    even_odd: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A drawing in its natural size, in mm: its outlines from back to front."""

    width: float
    height: float
    outlines: tuple[Outline, ...]


def roles(data: bytes) -> frozenset[str]:
    """The roles of the colours in a drawing's file, found without drawing it."""
    return frozenset(found.decode() for found in _CLASS.findall(data))


@lru_cache(maxsize=64)
def read(data: bytes, *, where: str) -> Drawing:
    """The drawing that a file holds: an `svg` of nothing but `path`s, 100 units to the millimetre.

    A path's class names the role of its colour. With a `stroke-width` it is a line, without one an
    area. Raises `BadInput` with the file `where`, the path's number and the reason.
    """
    try:
        root = ET.fromstring(data)  # noqa: S314 - expat of today keeps entities in bounds
    except ET.ParseError as error:
        raise BadInput(f"this is not SVG: {error}", where=where) from error
    if root.tag != f"{_SVG}svg":
        raise BadInput("this is not SVG: it must begin with <svg>", where=where)
    width, height = _view(root.get("viewBox", ""), where)
    paths = [each for each in root if each.tag not in (f"{_SVG}title", f"{_SVG}desc")]
    outlines = tuple(_outline(each, f"{where}, path {n}") for n, each in enumerate(paths, 1))
    if not outlines:
        raise BadInput("it draws nothing", where=where)
    if sum(len(each.points) for each in outlines) > _MOST_POINTS:
        raise BadInput(f"it has more than {_MOST_POINTS:,} points", where=where)
    return Drawing(width, height, outlines)


def _view(box: str, where: str) -> tuple[float, float]:
    try:
        x, y, width, height = (float(number) for number in box.replace(",", " ").split())
    except ValueError:
        message = "viewBox: it must be four numbers, “0 0 width height”"
        raise BadInput(message, where=where) from None
    if x or y or not (0 < width < 1e5 and 0 < height < 1e5):
        raise BadInput("viewBox: it must be “0 0 width height” in 1/100 mm", where=where)
    return width / UNITS_PER_MM, height / UNITS_PER_MM


def _outline(element: ET.Element, where: str) -> Outline:
    if element.tag != f"{_SVG}path":
        what = str(element.tag).removeprefix(_SVG)
        raise BadInput(f"<{what}>: a drawing has paths and nothing else", where=where)
    for key in sorted(element.attrib.keys() - _PATH_KEYS):
        raise BadInput(f"{key}: no path of a drawing has this", where=where)
    role = element.get("class", "")
    if not role.replace("-", "").isalnum():
        raise BadInput("class: it must name the role of the colour", where=where)
    steps, points = _steps(element.get("d", ""), where)
    return Outline(
        role, steps, points, _width(element, where), element.get("fill-rule") == "evenodd"
    )


def _width(element: ET.Element, where: str) -> float:
    said = element.get("stroke-width", "0")
    try:
        width = float(said) / UNITS_PER_MM
    except ValueError:
        width = -1
    if not 0 <= width < 100:
        raise BadInput(f"stroke-width: “{said}” is not a width in 1/100 mm", where=where)
    return width


def _steps(data: str, where: str) -> tuple[str, NDArray[np.float64]]:
    pen = StepPen()
    if odd := _NOT_IN_A_PATH.search(data):
        raise BadInput(f"d: it cannot be drawn: “{odd[0]}” is no step of a path", where=where)
    try:
        parse_path(data, pen)
    except (ValueError, IndexError, TypeError, KeyError, AssertionError) as error:
        raise BadInput(f"d: it cannot be drawn: {error}", where=where) from error
    points = np.array(pen.points, dtype=np.float64).reshape(-1, 2) / UNITS_PER_MM
    if len(points) < 2:
        raise BadInput("d: it draws nothing", where=where)
    if not np.isfinite(points).all() or np.abs(points).max() > 1e3:
        raise BadInput("d: it leaves the paper", where=where)
    return "".join(pen.steps), points


class StepPen(BasePen):  # type: ignore[misc]  # fontTools ships no types
    """Takes down a path as steps M, L, C and Z, and the points that they need."""

    def __init__(self) -> None:
        super().__init__(None)
        self.steps: list[str] = []
        self.points: list[tuple[float, float]] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools calls it so
        self.steps.append("M")
        self.points.append(pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - the same
        self.steps.append("L")
        self.points.append(pt)

    def _curveToOne(  # noqa: N802 - the same
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self.steps.append("C")
        self.points += (pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802 - the same
        self.steps.append("Z")

    def _endPath(self) -> None:  # noqa: N802 - the same
        pass
