"""Face: the characters of one font as pen strokes in x-heights, fitted to stand beside others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from hands.vary import Stroke

if TYPE_CHECKING:
    from collections.abc import Collection

    from hands.trace import Row, Traced

    Path = Row

OF_X_HEIGHT = "acemnorsuvxz"
ON_THE_LINE = "abcdehiklmnorstuvwxzABCDEFGHIKLMNOPRSTUVWXZ0123456789"
TOO_LOW_TO_LEAN = ".,;:"
DOTTED = "ij"
WIDTHS = 24  # of the pen, kept along each line


@dataclass(frozen=True)
class Fit:
    """What makes one font's characters stand beside another's; shares of 1 where not said."""

    lean: float = 0.0  # x-heights to the right for each one upward
    width: float = 1.0
    ascenders: float = 1.0  # the part of a small letter above the x-height
    descenders: float = 1.0  # the part below the line
    capitals: float = 1.0  # everything that is no small letter
    settle: float = 0.6  # how far a letter that floats or sinks is brought to the line
    even: float = 0.5  # how far a letter that is large or small is brought to the x-height
    dots: float = 0.0  # how much higher the dots of i and j stand, in x-heights
    unicase: bool = False  # small letters are drawn as the capitals are


class Font(Protocol):
    """A font that can be followed with a pen; y down, 0 on the baseline, in units of its own."""

    @property
    def characters(self) -> Collection[str]:
        """All that it has."""

    @property
    def copyright(self) -> str:
        """Whose it is, in its own words."""

    def lines(self, char: str) -> list[Traced]:
        """The centre lines of `char`."""


@dataclass(frozen=True, eq=False)
class Line:
    """A stroke and how wide its pen was, at even distances, 1 being usual."""

    stroke: Stroke
    widths: Row


class Face:
    """A font and its fit; characters are followed when they are asked for."""

    def __init__(self, font: Font, fit: Fit) -> None:
        self._font, self._fit = font, fit
        # A pen's x-height is from centre line to centre line.
        self._unit = float(np.median([np.ptp(_heights(self._traced(c))) for c in OF_X_HEIGHT]))

    def has(self, char: str) -> bool:
        """Whether the font has `char`."""
        return char in self._font.characters

    def lines(self, char: str) -> list[Line]:
        """The centre lines of `char`, in writing order."""
        traced, fit = self._traced(char), self._fit
        y = _heights(traced)
        sunk = fit.settle * y.max() if char in ON_THE_LINE else 0.0
        much = np.ptp(y) / self._unit if char in OF_X_HEIGHT or fit.unicase else 1.0
        much = much if char.islower() else 1.0
        unit = self._unit * much**fit.even
        paths = [_fitted((one.path - (0.0, sunk)) / unit, char, fit) for one in traced]
        lines = [
            Line(Stroke(path, (one.starts_free, one.ends_free)), _few(one.widths))
            for path, one in zip(paths, traced, strict=True)
        ]
        return _in_order([_as_written(line) for line in lines])

    def strokes(self, char: str) -> list[Stroke]:
        """The same, without the widths."""
        return [line.stroke for line in self.lines(char)]

    def _traced(self, char: str) -> list[Traced]:
        if self._fit.unicase and char.islower() and char.upper() in self._font.characters:
            char = char.upper()
        return self._font.lines(char)


def _few(widths: Row) -> Row:
    places = np.linspace(0, len(widths) - 1, WIDTHS)
    few: Row = np.interp(places, np.arange(len(widths)), widths)
    return few


def _heights(traced: list[Traced]) -> Row:
    return np.concatenate([one.path[:, 1] for one in traced])


def _fitted(path: Path, char: str, fit: Fit) -> Path:
    x, y = (path if char.islower() else path * fit.capitals).T
    if char.islower():
        above, below = np.minimum(y + 1, 0), np.maximum(y, 0)
        y = y + above * (fit.ascenders - 1) + below * (fit.descenders - 1)
        if char in DOTTED and y.max() < -1:
            y = y - fit.dots
    lean = 0.0 if char in TOO_LOW_TO_LEAN else fit.lean
    return np.column_stack((x * fit.width - lean * y, y))


def _as_written(line: Line) -> Line:
    """From the top down, or where both ends are nearly level from the left."""
    stroke = line.stroke
    across, down = stroke.path[-1] - stroke.path[0]
    if down + 0.6 * across < 0:
        turned = Stroke(stroke.path[::-1], (stroke.free[1], stroke.free[0]))
        return Line(turned, line.widths[::-1])
    return line


def _in_order(lines: list[Line]) -> list[Line]:
    """Left to right, with dots and bars last."""
    longest = max(len(line.stroke.path) for line in lines)

    def rank(line: Line) -> tuple[bool, float]:
        path, free = line.stroke.path, line.stroke.free
        return len(path) < 0.6 * longest and all(free), float(path[:, 0].min())

    return sorted(lines, key=rank)
