"""The plan of a sheet on which a hand is shown: its marks and boxes, and what goes in each.

All lengths are millimetres from the top left of the paper.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Area = tuple[float, float, float, float]  # left, top, right, bottom
Paper = Literal["a4", "letter"]
Kind = Literal["letter", "pair", "line", "signature"]

PAPERS: Mapping[Paper, tuple[float, float]] = {"a4": (210, 297), "letter": (215.9, 279.4)}
X_HEIGHT = 3.0
"""From the baseline up to the guide: a little larger than most people write on a card."""
LABEL_HEIGHT = 3.5
"""Of the strip at the top of a box in which its label stands."""

_COLUMNS, _COLUMN = 13, 14.0
_BOX = 12.0  # the height of a box
_BASELINE = 8.2  # from the box's top: room for an f above, a g below
_TOP = 28.0  # of the first row
_MARKER, _MARKER_TOP = 12.0, 11.0
_GAP: Mapping[Paper, float] = {"a4": 1.6, "letter": 1.0}  # between rows
_LINE: Mapping[Paper, float] = {"a4": 14.2, "letter": 13.0}  # from line to line of what is copied
_LINE_BOX, _LINE_BASELINE = 10.2, 6.9
_SIGNATURE = (90.0, 18.0)
_BESIDE = 5.0  # between a marker and what stands beside it
_DOT_COLUMNS = (0, 4, 9, 13)


@dataclass(frozen=True, slots=True)
class Box:
    """Where one writes `text`: a letter, a pair, a line to copy, or a signature (whose text is "").

    `baseline` is its y; `x_height` reaches from there up to the guide, 0 where there is none and
    the writer's own size shows.
    """

    kind: Kind
    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    x_height: float

    @property
    def label(self) -> str:
        """What is printed in the box: its text, in a blue that drops out."""
        return "" if self.kind == "line" else self.text or self.kind

    @property
    def label_area(self) -> Area:
        """Where the label stands, at the upper left."""
        width = max(3.0, 1.7 * len(self.label)) + 1
        return self.left, self.top, self.left + width, self.top + LABEL_HEIGHT


@dataclass(frozen=True, slots=True)
class Marker:
    """A square mark by which the sheet is found: its identifier, its left and top, its side."""

    id: int
    left: float
    top: float
    side: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper to write on. Boxes stand in reading order; markers clockwise from top left.

    `dots` are the middles of small black squares between the boxes, `DOT` wide, that show how the
    paper bends. `number` is this sheet's among `count`.
    """

    name: str
    title: str
    paper: Paper
    number: int
    count: int
    width: float
    height: float
    markers: tuple[Marker, ...]
    dots: tuple[tuple[float, float], ...]
    boxes: tuple[Box, ...]


DOT = 0.9
"""The side of a dot."""


def sheets(paper: Paper) -> tuple[Sheet, ...]:
    """The sheets on this paper: the first has all that English needs, the others accents, signs."""
    return tuple(sheet for sheet in _all() if sheet.paper == paper)


def with_marker(number: int) -> Sheet | None:
    """The sheet that bears the marker of this identifier."""
    return next((s for s in _all() if any(m.id == number for m in s.markers)), None)


def pattern(number: int) -> tuple[tuple[bool, ...], ...]:
    """The four rows of four cells within a marker's black border; true is black."""
    cells = int(_data()["patterns"][number], 16)
    return tuple(tuple(not cells >> 15 - 4 * row - n & 1 for n in range(4)) for row in range(4))


@cache
def _data() -> dict[str, Any]:
    file = resources.files("penned.hand.learn") / "sheets.toml"
    return tomllib.loads(file.read_text("utf-8"))


@cache
def _all() -> tuple[Sheet, ...]:
    entries = _data()["sheet"]
    return tuple(
        _sheet(entry, paper, number, len(entries))
        for paper in PAPERS
        for number, entry in enumerate(entries, 1)
    )


def _sheet(entry: Mapping[str, Any], paper: Paper, number: int, count: int) -> Sheet:
    width, height = PAPERS[paper]
    left = (width - _COLUMNS * _COLUMN) / 2
    return Sheet(
        name=entry["name"],
        title=entry["title"],
        paper=paper,
        number=number,
        count=count,
        width=width,
        height=height,
        markers=_markers(entry["markers"][paper], width, height, left),
        dots=tuple(_dots(len(_rows(entry)), paper, left)),
        boxes=tuple(_boxes(entry, paper, left)),
    )


def _markers(first: int, width: float, height: float, left: float) -> tuple[Marker, ...]:
    right, bottom = width - left - _MARKER, height - _MARKER_TOP - _MARKER
    places = ((left, _MARKER_TOP), (right, _MARKER_TOP), (right, bottom), (left, bottom))
    return tuple(Marker(first + n, x, y, _MARKER) for n, (x, y) in enumerate(places))


def _rows(entry: Mapping[str, Any]) -> list[tuple[Kind, list[str]]]:
    rows: list[tuple[Kind, list[str]]] = [("letter", list(row)) for row in entry["rows"]]
    return [*rows, ("pair", entry["pairs"])] if "pairs" in entry else rows


def _dots(rows: int, paper: Paper, left: float) -> Iterator[tuple[float, float]]:
    """In the gaps between rows, and above the first and below the last."""
    pitch = _BOX + _GAP[paper]
    for row in range(rows + 1):
        y = _TOP + row * pitch - _GAP[paper] / 2
        yield from ((left + column * _COLUMN, y) for column in _DOT_COLUMNS)


def _boxes(entry: Mapping[str, Any], paper: Paper, left: float) -> Iterator[Box]:
    top, right = _TOP, left + _COLUMNS * _COLUMN
    for kind, texts in _rows(entry):
        for n, text in enumerate(texts):
            x, y = left + n * _COLUMN, top + _BASELINE
            yield Box(kind, text, x, top, x + _COLUMN, top + _BOX, y, X_HEIGHT)
        top += _BOX + _GAP[paper]
    for text in entry.get("lines", ()):
        top += _LINE[paper]
        first = top - _LINE_BOX
        yield Box("line", text, left, first, right, top, first + _LINE_BASELINE, 0)
    if entry.get("signature"):
        x = left + _MARKER + _BESIDE
        bottom = PAPERS[paper][1] - _MARKER_TOP
        y = bottom - _SIGNATURE[1]
        yield Box("signature", "", x, y, x + _SIGNATURE[0], bottom, y + 12, 0)
