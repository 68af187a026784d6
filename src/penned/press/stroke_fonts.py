"""Fonts made for a file: every written letter is a glyph, so that handwriting is text to a reader.

A letter's glyph is the outline of its strokes, and says what the letter says: it can be searched,
copied and read aloud. TrueType's quadratic outlines take less room than CFF's cubic ones, and far
less than glyphs that are drawn (Type 3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from penned.errors import Refused
from penned.press.codes import SYSTEM, cid_set, to_unicode
from penned.press.colours import rgb
from penned.press.glyphs import GRID, lettering, letters, paths
from penned.press.truetype import MOST_GLYPHS, bounds, font_file, glyphs
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from penned.page.page import Writing
    from penned.press.file import PdfFile
    from penned.press.glyphs import Lettering

_POINTS = POINTS_PER_MM / GRID
_EM = 500  # units: the size of the type that one would set beside it
_SCALE = 1000 // _EM
_ASCENT, _DESCENT = 1000, -500  # thousandths of it
_ENOUGH = 4_000  # glyphs, with which a font is written: so many are kept in memory
_END = "ET\nEMC\n"
_AT_ONCE = 30_000  # points of strokes that are worked on together


class StrokeFonts:
    """The handwriting of a file. A font is written before the next one is begun."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._count = 0
        self._font: _Font | None = None
        self._used: dict[str, int] = {}

    def written(self, writing: Writing, top: float, paragraph: Callable[[], int]) -> bytes:
        """Operators of one writing in points from the lower left of a page that is `top` high.

        `paragraph` gives the number of the next piece of text that is marked. `Refused` with more
        letters than a font holds.
        """
        one = lettering(writing.ink)
        if not one.lines:
            return b""
        font = self._font_for(len(one.said))
        code = font.add(one)
        style = f"0 Tr 100 Tz {rgb(writing.colour)} rg /{font.name} {_EM * _POINTS:.4f} Tf\n"
        shown = []
        for begin, end, x, y, opens in one.lines:
            if opens:
                shown.append(f"ET\nEMC\n/P<</MCID {paragraph()}>>BDC\nBT\n{style}")
                style = ""
            place = f"{x * _POINTS:.3f} {top - y * _POINTS:.3f}"
            codes = np.arange(code + begin, code + end, dtype=">u2").tobytes().hex()
            shown.append(f"{one.scale} 0 0 {one.scale} {place} Tm<{codes}>Tj\n")
        return f"{''.join(shown).removeprefix(_END)}{_END}".encode("ascii")

    def take(self) -> dict[str, int]:
        """The fonts that were used since the last time, by name."""
        used, self._used = self._used, {}
        return used

    def finish(self) -> None:
        """Write the last font."""
        if self._font is not None:
            self._font.put(self._file)
            self._font = None

    def _font_for(self, count: int) -> _Font:
        """The font in the making, which has room for `count` more glyphs."""
        if count >= MOST_GLYPHS - _ENOUGH:
            raise Refused(f"{count:,} letters are too many for one page")
        if self._font is not None and len(self._font.said) >= _ENOUGH:
            self.finish()
        if self._font is None:
            self._count += 1
            self._font = _Font(f"W{self._count}", self._file.reserve())
        self._used[self._font.name] = self._font.number
        return self._font


class _Font:
    """A font in the making: the writing that is to be in it, and what its glyphs say."""

    def __init__(self, name: str, number: int) -> None:
        self.name = name
        self.number = number
        self.said: list[str] = []
        self._letterings: list[Lettering] = []

    def add(self, one: Lettering) -> int:
        """The code of its first glyph; those of the others follow."""
        code = len(self.said) + 1
        self.said += one.said
        self._letterings.append(one)
        return code

    def put(self, file: PdfFile) -> None:
        """Write it under its number."""
        parts, advances = [], []
        for some in self._batches():
            there = letters(some)
            parts.append(glyphs(paths(some, there)))
            advances += there.advances.tolist()
        program = font_file(parts, advances, units=_EM)
        name = f"Penned-{self.name}".encode("ascii")
        box = b"%d %d %d %d" % tuple(_SCALE * edge for edge in bounds(parts))
        descriptor = file.put(
            b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[%b]/ItalicAngle 0/Ascent %d"
            b"/Descent %d/CapHeight %d/StemV 80/FontFile2 %d 0 R%b>>"
            % (
                name,
                box,
                *(_ASCENT, _DESCENT, _ASCENT),
                file.stream(program, b"/Length1 %d" % len(program)),
                cid_set(file, len(self.said) + 1),
            )
        )
        widths = b"%d " * len(advances) % tuple([_SCALE * advance for advance in advances])
        descendant = file.put(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/CIDSystemInfo%b/FontDescriptor %d 0 R"
            b"/CIDToGIDMap/Identity/DW 0/W[1[%b]]>>" % (name, SYSTEM, descriptor, widths)
        )
        file.put(
            b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]"
            b"/ToUnicode %d 0 R>>" % (name, descendant, file.stream(to_unicode(self.said))),
            self.number,
        )

    def _batches(self) -> Iterator[list[Lettering]]:
        some: list[Lettering] = []
        points = 0
        for one in self._letterings:
            points += len(one.ink.points)
            if some and points > _AT_ONCE:
                yield some
                some, points = [], len(one.ink.points)
            some.append(one)
        yield some
