"""An outline font, whose glyphs are painted and traced back to the pen's centre lines."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from hands.face import OF_X_HEIGHT
from hands.trace import trace

if TYPE_CHECKING:
    from pathlib import Path

    from hands.trace import Traced

PIXELS = 110  # to the x-height; a pen is then ten or more wide
MARGIN = 4
COPYRIGHT = 0  # the number of the entry in a font's table of names


class OutlineFont:
    """A font file (WOFF or TrueType)."""

    def __init__(self, file: Path) -> None:
        font = TTFont(file)
        glyphs = font.getBestCmap()
        self.characters = frozenset(map(chr, glyphs))
        self.copyright = str(font["name"].getDebugName(COPYRIGHT) or "").strip()
        font.flavor = None
        plain = BytesIO()
        font.save(plain)
        plain.seek(0)
        tops = [font["glyf"][glyphs[ord(char)]].yMax for char in OF_X_HEIGHT]
        size = round(PIXELS * font["head"].unitsPerEm / float(np.median(tops)))
        self._face = ImageFont.truetype(plain, size, layout_engine=ImageFont.Layout.BASIC)
        self.lines = cache(self._lines)

    def _lines(self, char: str) -> list[Traced]:
        """The centre lines in pixels, y down, 0 on the baseline."""
        left, top, right, bottom = self._face.getbbox(char, anchor="ls")
        picture = Image.new("L", (int(right - left) + 2 * MARGIN, int(bottom - top) + 2 * MARGIN))
        base = (MARGIN - left, MARGIN - top)
        ImageDraw.Draw(picture).text(base, char, font=self._face, fill=255, anchor="ls")
        traced = trace(np.array(picture) > 127, PIXELS)
        return [one._replace(path=one.path - base) for one in traced]
