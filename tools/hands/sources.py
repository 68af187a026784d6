"""Sources: the open fonts that hands are made from, in npm's folder of packages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hands.face import Face, Fit
from hands.line_font import LineFont
from hands.outline_font import OutlineFont

if TYPE_CHECKING:
    from pathlib import Path

    from hands.face import Font

# One package holds all single-line fonts; their licence is in each of them, and not the package's.
LINE_FONTS = "EMS"
LINE_FONTS_LICENCE_LIKE = "patrick-hand"


def source(fonts: Path, name: str, fit: Fit | None = None, *, weight: int = 400) -> Face:
    """The face of a font: a package of @fontsource, or a single-line font of hersheytext."""
    return Face(_font(fonts, name, weight), fit or Fit())


def is_line_font(name: str) -> bool:
    """Whether the font's glyphs are pen strokes already."""
    return name.startswith(LINE_FONTS)


def copyright_of(fonts: Path, name: str) -> str:
    """Whose the font is, in its own words."""
    return " ".join(_font(fonts, name, 400).copyright.split())


def licence_of(fonts: Path, name: str) -> str:
    """The text of the font's licence, as its package brings it."""
    if is_line_font(name):
        name = LINE_FONTS_LICENCE_LIKE
    return (fonts / "@fontsource" / name / "LICENSE").read_text("utf-8")


@cache
def _font(fonts: Path, name: str, weight: int) -> Font:
    if is_line_font(name):
        return LineFont(fonts / "hersheytext" / "svg_fonts" / f"{name}.svg")
    folder = fonts / "@fontsource" / name / "files"
    return OutlineFont(folder / f"{name}-latin-{weight}-normal.woff")
