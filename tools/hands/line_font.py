"""A single-line font, whose glyphs are pen strokes already: an SVG font of the EMS kind."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np

from hands.trace import Traced, smooth

if TYPE_CHECKING:
    from pathlib import Path

    from hands.trace import Row

X_HEIGHT = 110  # of the strokes that are handed out
SMOOTHING = 0.02  # of the x-height: the corners between the straight pieces that the fonts have
SHARPEST_BEND = 1.0  # radians between two pieces of one curve
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"[ML]|-?[\d.]+(?:e-?\d+)?")
CREDITS = re.compile(
    r"^(Font name|Created by|SVG font conversion by|Designer): *(.+)$", re.MULTILINE
)


class LineFont:
    """A font file (SVG)."""

    def __init__(self, file: Path) -> None:
        root = ET.fromstring(file.read_bytes())  # noqa: S314  a font that the maker chose
        face = next(root.iter(f"{SVG}font-face"))
        self._scale = X_HEIGHT / float(face.get("x-height", 0))
        self._glyphs = {
            glyph.get("unicode", ""): glyph.get("d", "") for glyph in root.iter(f"{SVG}glyph")
        }
        self.characters = frozenset(char for char, path in self._glyphs.items() if path)
        known = CREDITS.findall(next(root.iter(f"{SVG}metadata")).text or "")
        self.copyright = "; ".join(f"{what.lower()}: {who.strip()}" for what, who in known)

    def lines(self, char: str) -> list[Traced]:
        """The strokes of `char`, 110 to the x-height, y down, 0 on the baseline."""
        pieces = [np.array(points) for points in self._pieces(self._glyphs[char])]
        return [self._traced(piece * (self._scale, -self._scale)) for piece in pieces]

    def _pieces(self, path: str) -> list[list[tuple[float, float]]]:
        pieces: list[list[tuple[float, float]]] = []
        marks = NUMBER.findall(path)
        for at in range(0, len(marks), 3):
            command, x, y = marks[at : at + 3]
            if command == "M":
                pieces.append([])
            pieces[-1].append((float(x), float(y)))
        return [piece for piece in pieces if len(piece) > 1]

    def _traced(self, path: Row) -> Traced:
        corners = _corners(path)
        parts = [
            smooth(path[first : last + 1], SMOOTHING * X_HEIGHT)
            for first, last in pairwise(corners)
        ]
        whole = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
        return Traced(whole, np.ones(len(whole)), starts_free=True, ends_free=True)


def _corners(path: Row) -> list[int]:
    """The ends of `path` and the points at which it turns too sharply for a curve."""
    ways = np.diff(path, axis=0)
    heading = np.unwrap(np.arctan2(ways[:, 1], ways[:, 0]))
    sharp = np.flatnonzero(np.abs(np.diff(heading)) > SHARPEST_BEND) + 1
    return [0, *(int(index) for index in sharp), len(path) - 1]
