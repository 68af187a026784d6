"""Pen: what it makes of the strokes of a hand, by its nib and its answer to speed and pressure."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from penned.errors import BadInput, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    Row = NDArray[np.float64]

T = TypeVar("T")

_FILE = resources.files("penned.hand") / "pens.toml"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

# The pen's speed falls with the curve that it follows, as its third root (the law of two thirds:
# Lacquaniti, Terzuolo and Viviani 1983).
_LAW = 1 / 3
_USUAL_CURVE = 2.0  # radians in an x-height, at which a pen runs at its usual speed
_STRAIGHT = 0.7  # radians in an x-height; less makes it no faster
_REACH = 0.18  # x-heights before and after a point in which its curve is seen
_FAR = 1e3  # mm from stroke to stroke, so that none sees another
_WIDEST, _FINEST = 1.35, 0.12  # of a pen's own width


@dataclass(frozen=True, slots=True)
class Pen:
    """A kind of pen.

    width: of its broadest line, in mm, and None where it is the hand's own. nib_angle: degrees from
    the line of writing up to the nib's edge. nib_thin: how thin the nib is for its width; 1 is
    round. speed: how much finer, of 1, the line is at twice the speed. pressure: how much of the
    hand's own swelling and tapering it shows; 1 is all of it. inks: the names of those it usually
    has, the most usual first.
    """

    name: str
    title: str
    about: str
    nib_angle: float
    nib_thin: float
    speed: float
    pressure: float
    inks: tuple[str, ...]
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Ink:
    """An ink, and its colour as #rrggbb."""

    name: str
    title: str
    colour: str


def names() -> tuple[str, ...]:
    """The names of all pens."""
    return tuple(_pens())


def load(name: str) -> Pen:
    """The pen called `name`; `NotFound` says what there is."""
    if name not in _pens():
        raise NotFound(f"there is no pen called “{name}”", cure=f"There are {', '.join(names())}.")
    return _pens()[name]


@cache
def inks() -> Mapping[str, Ink]:
    """All inks by their names."""
    return {name: _made(Ink, name, entry) for name, entry in _entries()["inks"].items()}


def ink(name: str) -> str:
    """The colour of an ink, as #rrggbb, by the ink's name or itself such a colour."""
    if name in inks():
        return inks()[name].colour
    if _COLOUR.fullmatch(name):
        return name.lower()
    cure = f"Choose one of {', '.join(inks())}, or a colour such as #1b2a52."
    if name.startswith("#"):
        raise BadInput(f"“{name}” is not a colour", cure=cure)
    raise NotFound(f"there is no ink called “{name}”", cure=cure)


def widest(pen: Pen, hand_pen: float) -> float:
    """The widest line, in mm, that `pen` draws in a hand whose own pen is `hand_pen` mm wide."""
    return _WIDEST * (pen.width or hand_pen)


def widths(
    points: Row,
    stroke_starts: NDArray[np.intp],
    pen: Pen,
    *,
    hand_pen: float,
    x_height: float,
) -> Row:
    """How wide `pen` draws at each of the points (n, 3) of written ink: (n,), in mm.

    The third column of `points` is the width that the hand's own pen has there, of which
    `hand_pen`, in mm, is the usual. `stroke_starts`, (s + 1,), are where the strokes begin, and
    the end. A line is the finer the faster the pen runs and the more the nib lies along it.
    """
    ways, lengths = _ways(points, stroke_starts)
    curves = _curves(ways, lengths, x_height)
    haste = -_LAW * np.log2((curves + _STRAIGHT) / (_USUAL_CURVE + _STRAIGHT))
    drawn = (points[:, 2] / hand_pen) ** pen.pressure * (1 - pen.speed) ** haste
    if pen.nib_thin < 1:
        drawn *= _nib(ways, pen)
    usual = pen.width or hand_pen
    wide: Row = np.clip(usual * drawn, _FINEST * usual, _WIDEST * usual)
    return wide


def _ways(points: Row, starts: NDArray[np.intp]) -> tuple[Row, Row]:
    """(2, n + 1) the direction from point to point, and (n + 1,) how far; 0 and far with pen up.

    Point k lies between way k and way k + 1; with the first and the last the pen is up.
    """
    steps = np.zeros((2, len(points) + 1))
    steps[:, 1:-1] = np.diff(points[:, :2], axis=0).T
    inner = starts[1:-1]
    apart = np.abs(steps[:, inner]).max(axis=0) > 0
    lifted, joined = inner[apart], inner[~apart]
    steps[:, lifted] = 0
    lengths = np.hypot(*steps)
    ways = steps / np.maximum(lengths, 1e-9)
    # A stroke that begins where the last one ended goes on with it.
    ways[:, joined] = ways[:, joined - 1]
    lengths[lifted] = _FAR
    return ways, lengths


def _curves(ways: Row, lengths: Row, x_height: float) -> Row:
    """(n,) how much the line turns within a reach of each point, in radians in an x-height."""
    (x, y), (next_x, next_y) = ways[:, :-1], ways[:, 1:]
    # Nothing added makes of minus nothing, which would be a turn about, nothing.
    turns = np.arctan2(np.abs(x * next_y - y * next_x), x * next_x + y * next_y + 0.0)
    reach = _REACH * x_height
    along = np.cumsum(lengths[:-1])
    turned = np.cumsum(turns) - turns / 2
    ahead, behind = (np.interp(along + way, along, turned) for way in (reach, -reach))
    curves: Row = (ahead - behind) / (2 * _REACH)
    return curves


def _nib(ways: Row, pen: Pen) -> Row:
    """(n,) how broad the nib is across the ways to and from each point, of 1."""
    (x, y), angle = ways, np.radians(pen.nib_angle)
    across = x * np.sin(angle) + y * np.cos(angle)
    along = x * np.cos(angle) - y * np.sin(angle)
    broad, down = np.hypot(across, along * pen.nib_thin), np.rint(x * x + y * y)
    sides = down[:-1] + down[1:]
    both: Row = broad[:-1] + broad[1:]
    return np.where(sides > 0, both / np.maximum(sides, 1), (1 + pen.nib_thin) / 2)


@cache
def _pens() -> Mapping[str, Pen]:
    found = {name: _made(Pen, name, entry) for name, entry in _entries()["pens"].items()}
    return {name: replace(pen, inks=tuple(pen.inks)) for name, pen in found.items()}


@cache
def _entries() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def _made(kind: Callable[..., T], name: str, entry: dict[str, Any]) -> T:
    try:
        return kind(name=name, **entry)
    except TypeError as error:
        raise BadInput(f"{name}: {error}", where=_FILE.name) from error
