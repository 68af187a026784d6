"""The glyphs of an outline font as strokes in x-heights."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from hands.trace import trace
from hands.vary import Stroke

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from hands.trace import Traced

PIXELS = 110  # to the x-height; a pen is then ten or more wide
OF_X_HEIGHT = "acemnorsuvxz"
ON_THE_LINE = "abcdehiklmnorstuvwxzABCDEFGHIKLMNOPRSTUVWXZ0123456789"
TOO_LOW_TO_LEAN = ".,;:"


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


class Font:
    """A font file whose characters are traced when they are asked for."""

    def __init__(self, file: Path, fit: Fit) -> None:
        self._fit = fit
        font = TTFont(file)
        self._characters = font.getBestCmap()
        font.flavor = None
        plain = BytesIO()
        font.save(plain)
        plain.seek(0)
        highest = [font["glyf"][self._characters[ord(c)]].yMax for c in OF_X_HEIGHT]
        size = round(PIXELS * font["head"].unitsPerEm / float(np.median(highest)))
        self._face = ImageFont.truetype(plain, size, layout_engine=ImageFont.Layout.BASIC)
        # A pen's x-height is from centre line to centre line; the outline's has the pen on top.
        self._unit = float(np.median([np.ptp(_heights(self._traced(c))) for c in OF_X_HEIGHT]))

    def strokes(self, char: str) -> list[Stroke]:
        """The centre lines of `char`, in writing order."""
        if ord(char) not in self._characters:
            raise SystemExit(f"{self._face.getname()[0]} has no {char}")
        traced, fit = self._traced(char), self._fit
        y = _heights(traced)
        sunk = fit.settle * y.max() if char in ON_THE_LINE else 0.0
        much = np.ptp(y) / self._unit if char in OF_X_HEIGHT else 1.0
        unit = self._unit * much**fit.even
        paths = [_fitted((one.path - (0.0, sunk)) / unit, char, fit) for one in traced]
        return _in_order(
            [
                _as_written(Stroke(path, (one.starts_free, one.ends_free)))
                for path, one in zip(paths, traced, strict=True)
            ]
        )

    def _traced(self, char: str) -> list[Traced]:
        """The centre lines in pixels, 0 on the baseline."""
        picture = Image.new("L", (9 * PIXELS, 8 * PIXELS), 0)
        base = (2 * PIXELS, 5 * PIXELS)
        ImageDraw.Draw(picture).text(base, char, font=self._face, fill=255, anchor="ls")
        traced = trace(np.array(picture) > 127, PIXELS)
        return [one._replace(path=one.path - base) for one in traced]


def _heights(traced: list[Traced]) -> NDArray[np.float64]:
    return np.concatenate([one.path[:, 1] for one in traced])


def _fitted(path: NDArray[np.float64], char: str, fit: Fit) -> NDArray[np.float64]:
    x, y = (path if char.islower() else path * fit.capitals).T
    if char.islower():
        above, below = np.minimum(y + 1, 0), np.maximum(y, 0)
        y = y + above * (fit.ascenders - 1) + below * (fit.descenders - 1)
    lean = 0.0 if char in TOO_LOW_TO_LEAN else fit.lean
    return np.column_stack((x * fit.width - lean * y, y))


def _as_written(stroke: Stroke) -> Stroke:
    """From the top down, or where both ends are nearly level from the left."""
    across, down = stroke.path[-1] - stroke.path[0]
    if down + 0.6 * across < 0:
        return Stroke(stroke.path[::-1], (stroke.free[1], stroke.free[0]))
    return stroke


def _in_order(strokes: list[Stroke]) -> list[Stroke]:
    """Left to right, with dots and bars last."""
    longest = max(len(stroke.path) for stroke in strokes)

    def rank(stroke: Stroke) -> tuple[bool, float]:
        short = len(stroke.path) < 0.6 * longest
        return short and all(stroke.free), float(stroke.path[:, 0].min())

    return sorted(strokes, key=rank)
