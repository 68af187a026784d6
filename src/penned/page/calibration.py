"""The page that shows by how much a printer misses: fold the paper in half, read two numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from penned.page import face, limits
from penned.page.page import Page, Rule, Type
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.page.page import Mark

_FURTHEST = 4  # mm that a printer may miss by; more is a wrong sheet
_RULER = 25  # mm from each edge
_GRID = 10  # mm from the middle on every side
_AWAY, _HEAD = 5, 8  # mm between the grid and a scale, and for a scale's letter
_TIMES = (10, 5, 2.5, 2)
_TITLE, _SAID, _SMALL, _TINY = 15.0, 8.5, 6.5, 5.5
_LEADING = 4.1
_DARK, _GREY, _LIGHT = "#222222", "#77756f", "#c9c6be"
_BOLD, _FINE, _HAIR = 0.3, 0.15, 0.1


class _Paper(NamedTuple):
    """What is printed on: its size in mm, and how many times larger a miss is shown."""

    width: float
    height: float
    times: float

    @property
    def x(self) -> float:
        return self.width / 2

    @property
    def y(self) -> float:
        return self.height / 2


def calibration(
    width: float, height: float, *, side: str = "front", said: Sequence[str] = ()
) -> Page:
    """A page of this size, in mm, with two slanting scales, rulers from the edges and a cross.

    A crease down the true middle of the paper crosses the upright scale at the number by which the
    print has to move to the right; one across crosses the other at how far it has to move down.
    Held against the light, the cross of the back lies on the grid of the front. `said` are lines
    that say what to do. Ink reaches the edges: what a printer leaves white of the rulers is seen.
    """
    room = (min(width, height) / 2 - _GRID - _AWAY - _HEAD) / (2 * _FURTHEST)
    paper = _Paper(width, height, next((times for times in _TIMES if times <= room), 1))
    marks: list[Mark] = [
        *_rulers(paper),
        *(_cross(paper) if side == "back" else _grid(paper)),
        *_upright(paper),
        *_lying(paper),
        *_words(paper, side, said),
    ]
    page = Page(
        width=width,
        height=height,
        safe=Rect(0, 0, width, height),
        marks=tuple(marks),
        title=f"Calibration, {side}",
    )
    limits.check(page)
    return page


def _rulers(paper: _Paper) -> Iterator[Mark]:
    """A ruler from the middle of each quarter of an edge inward; a long line every five mm."""
    across, down = paper.width * 0.8, paper.height * 0.8
    for mm in range(1, _RULER + 1):
        half = 2.2 if mm % 5 == 0 else 1.0
        for x in (mm, paper.width - mm):
            yield Rule(x, down - half, x, down + half, _FINE, _DARK)
        for y in (mm, paper.height - mm):
            yield Rule(across - half, y, across + half, y, _FINE, _DARK)
        if mm % 5 == 0:
            for x in (mm, paper.width - mm):
                yield _centred(str(mm), x, down + 4.6, _TINY, _GREY)
            for y in (mm, paper.height - mm):
                yield Type(str(mm), across + 3, y + 0.7, _TINY, _GREY)


def _grid(paper: _Paper) -> Iterator[Mark]:
    for mm in range(-_GRID, _GRID + 1):
        width, colour = (_FINE, _GREY) if mm % 5 == 0 else (_HAIR, _LIGHT)
        x, y = paper.x + mm, paper.y + mm
        yield Rule(x, paper.y - _GRID, x, paper.y + _GRID, width, colour)
        yield Rule(paper.x - _GRID, y, paper.x + _GRID, y, width, colour)
    yield from _cross(paper)


def _cross(paper: _Paper) -> Iterator[Mark]:
    yield Rule(paper.x, paper.y - _GRID, paper.x, paper.y + _GRID, _BOLD, _DARK)
    yield Rule(paper.x - _GRID, paper.y, paper.x + _GRID, paper.y, _BOLD, _DARK)


def _upright(paper: _Paper) -> Iterator[Mark]:
    """The scale that a crease down the middle crosses: it leans a millimetre in `times`."""
    top = paper.y - _GRID - _AWAY - 2 * _FURTHEST * paper.times
    low, high = (top + n * 2 * _FURTHEST * paper.times for n in (0, 1))
    for tenths, y in _steps(paper, top):
        reach, width, colour = _step(tenths)
        yield Rule(paper.x - reach, y, paper.x + reach, y, width, colour)
        if tenths % 10 == 0:
            yield Type(_signed(tenths // 10), paper.x + reach + 1.2, y + 0.8, _SMALL, _DARK)
    yield Rule(paper.x - _FURTHEST, low, paper.x + _FURTHEST, high, _BOLD, _DARK)
    yield _centred("X", paper.x, top - 2.5, _SAID, _DARK)


def _lying(paper: _Paper) -> Iterator[Mark]:
    """The scale that a crease across the middle crosses."""
    left = paper.x - _GRID - _AWAY - 2 * _FURTHEST * paper.times
    low, high = (left + n * 2 * _FURTHEST * paper.times for n in (0, 1))
    for tenths, x in _steps(paper, left):
        reach, width, colour = _step(tenths)
        yield Rule(x, paper.y - reach, x, paper.y + reach, width, colour)
        if tenths % 10 == 0:
            yield _centred(_signed(tenths // 10), x, paper.y + reach + 3, _SMALL, _DARK)
    yield Rule(low, paper.y - _FURTHEST, high, paper.y + _FURTHEST, _BOLD, _DARK)
    yield Type("Y", left - 5, paper.y + 1.1, _SAID, _DARK)


def _steps(paper: _Paper, begin: float) -> Iterator[tuple[int, float]]:
    """Tenths of a millimetre, and where they stand along a scale: as fine as one can read."""
    fine = 2 if paper.times >= 10 else 5
    for tenths in range(-_FURTHEST * 10, _FURTHEST * 10 + 1):
        if tenths % fine == 0 or tenths % 10 == 0:
            yield tenths, begin + (tenths / 10 + _FURTHEST) * paper.times


def _step(tenths: int) -> tuple[float, float, str]:
    """How far a step reaches to either side, and how it is drawn."""
    if tenths % 10 == 0:
        return _FURTHEST + 1.5, _FINE, _DARK
    return _FURTHEST, _HAIR, _LIGHT


def _words(paper: _Paper, side: str, said: Sequence[str]) -> Iterator[Mark]:
    x = paper.x + _GRID + 6
    room = paper.width - x - 8
    y = paper.y - _GRID
    yield Type(side.capitalize(), x, y, _TITLE, _DARK)
    y += 7
    for sentence in said:
        for line in face.broken(face.shown(sentence), _SAID, room):
            yield Type(line, x, y, _SAID, _DARK)
            y += _LEADING
        y += _LEADING * 0.4


def _signed(number: int) -> str:
    return f"{number:+d}" if number else "0"


def _centred(text: str, x: float, y: float, size: float, colour: str) -> Type:
    return Type(text, x - face.width(text, size) / 2, y, size, colour)
