"""The printed face, Source Sans 3: what a line of it measures, and which characters it lacks.

The file is Adobe's Source Sans 3 Regular 3.052, unchanged, as packed in the npm package
@expo-google-fonts/source-sans-3 0.4.1; its licence, OFL-1.1, lies beside it.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb
from fontTools.pens.svgPathPen import SVGPathPen

from penned.errors import Refused
from penned.page import pasted
from penned.page.words import word_at
from penned.units import POINTS_PER_MM

UNITS_PER_EM = 1000
CAP_HEIGHT = 0.656
"""The height of an H, in ems."""

_FILE = resources.files("penned.page") / "faces" / "SourceSans3-Regular.ttf"
# An address is read letter by letter, by people and by machines: no ligatures.
_FEATURES = {"kern": True, "liga": False, "clig": False}


class ShapedGlyph(NamedTuple):
    """One glyph of a line: its number in the face, its text and its advance in units of the em."""

    gid: int
    text: str
    advance: int


@cache
def data() -> bytes:
    """The face's file."""
    return _FILE.read_bytes()


@cache
def font() -> hb.Font:
    """The face, ready to shape, measure and draw."""
    return hb.Font(hb.Face(data()))


@lru_cache(maxsize=4096)
def shape(text: str) -> tuple[ShapedGlyph, ...]:
    """The glyphs of a line of type; `Refused` names a character that the face lacks."""
    if not text:
        return ()
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.guess_segment_properties()
    hb.shape(font(), buffer, _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    ends = [info.cluster for info in infos[1:]] + [len(text)]
    glyphs = []
    for info, position, end in zip(infos, positions, ends, strict=True):
        if info.codepoint == 0:
            raise Refused(
                f"the printed face has no “{text[info.cluster]}”",
                where=f"“{word_at(text, info.cluster)}”",
                cure="Write it with letters of the Latin alphabet.",
            )
        glyphs.append(ShapedGlyph(info.codepoint, text[info.cluster : end], position.x_advance))
    return tuple(glyphs)


def width(text: str, size: float) -> float:
    """How far a line of type reaches, in millimetres, at `size` points."""
    return sum(glyph.advance for glyph in shape(text)) / UNITS_PER_EM * size / POINTS_PER_MM


def reach(text: str, size: float) -> tuple[float, float]:
    """How far a line rises above its baseline and falls below, in millimetres, at `size` points."""
    extents = [font().get_glyph_extents(glyph.gid) for glyph in shape(text)]
    scale = size / POINTS_PER_MM / UNITS_PER_EM
    return (
        max((e.y_bearing for e in extents), default=0) * scale,
        max((-e.y_bearing - e.height for e in extents), default=0) * scale,
    )


def advance(gid: int) -> int:
    """The advance of a glyph that stands alone, in units of the em."""
    return int(font().get_glyph_h_advance(gid))


def shown(text: str) -> str:
    """`text` with “□” for each character that the face lacks, and no more than anyone can see.

    Of accents heaped on a letter it keeps the first, and nothing that is unseen.
    """
    seen = unicodedata.normalize("NFC", pasted.seen(text))
    flat = [
        char
        for before, char in pairwise(f" {seen}")
        if not (unicodedata.combining(before) and unicodedata.combining(char))
    ]
    return "".join(c if c.isspace() or font().get_nominal_glyph(ord(c)) else "□" for c in flat)


def broken(text: str, size: float, room: float) -> tuple[str, ...]:
    """`text` in lines of at most `room` mm at `size` points; a word that is too long is parted."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if width(joined, size) <= room:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if lines[-1] and width(lines[-1] + char, size) > room:
                lines.append("")
            lines[-1] += char
    return tuple(lines) if lines != [""] else ()


def shortened(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """`text` in at most so many lines, broken as above; “…” stands for what has no room."""
    whole = broken(text, size, room)
    if len(whole) <= lines:
        return whole
    last = whole[lines - 1]
    while last and width(f"{last}…", size) > room:
        last = last[:-1].rstrip()
    return (*whole[: lines - 1], f"{last.rstrip(',;:')}…")


@lru_cache(maxsize=1024)
def outline(gid: int) -> str:
    """The outline of a glyph as the path data of SVG, in units of the em, y upward."""
    pen = SVGPathPen(None, ntos=lambda number: f"{number:g}")
    font().draw_glyph_with_pen(gid, pen)
    return str(pen.getCommands())
