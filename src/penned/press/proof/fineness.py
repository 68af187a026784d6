"""How fine a page is drawn: no line so thin that it is lost, no picture so coarse that it shows."""

from __future__ import annotations

from ctypes import byref, c_float, c_int, c_uint
from functools import lru_cache
from math import hypot, inf
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from pypdfium2 import raw

from penned.errors import Refused
from penned.page.page import Art, Picture, Rule, Writing
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from penned.page.page import Mark, Page

LEAST_LINE: Final = 0.25
"""Points. What is thinner, print shops call a hairline, and do not promise to print."""
LEAST_DPI: Final = 150
"""Dots to the inch of a picture. Print shops take 150 to 300 (colorfxweb.com; peakprint.ca 140)."""
WANTED_DPI: Final = 300
"""What they ask for (theprintingexpress.com, peakprint.ca)."""

_SLACK = 0.005  # points, and parts of a dot: what a press rounds away
_REMEMBERED = 64


class _Thing(NamedTuple):
    """A thing in the file, and the linear part of what puts it on the sheet: a, b, c, d."""

    thing: Any  # as pypdfium2 names a page object
    kind: int
    matrix: tuple[float, float, float, float]

    @property
    def size(self) -> tuple[float, float]:
        """How many points one of its units is, across and up."""
        a, b, c, d = self.matrix
        return hypot(a, b), hypot(c, d)


def check_lines(page: Page, where: str) -> None:
    """Raise `Refused` for a line of ours that is thinner than a press holds."""
    for mark in page.marks:
        thin = _thinnest(mark)
        if thin < LEAST_LINE - _SLACK:
            raise Refused(
                f"a line of {thin:.2f} points is so thin that it gets lost",
                where=f"{where}, {_called(mark)}",
                cure=f"Draw it {LEAST_LINE} points wide at least, which is 0.09 mm.",
            )


def check_pictures(sheet: pypdfium2.PdfPage, pictures: list[Picture], where: str) -> Iterator[str]:
    """What to know of the pictures as they are in the file; `Refused` for one that is too coarse.

    What is inside somebody's own PDF is told and never refused: a program may have parted it.
    """
    rest = list(pictures)
    for each in _things(sheet):
        if each.kind == raw.FPDF_PAGEOBJ_IMAGE and rest:
            picture = next((one for one in rest if one.kind != "pdf"), rest[0])
            rest.remove(picture)
            yield from _judged(_dpi(each), _called(picture), where)
    if any(picture.kind == "pdf" for picture in pictures):
        yield from _inside(sheet)


def _judged(dpi: float, called: str, where: str) -> Iterator[str]:
    if dpi < LEAST_DPI - 1:
        raise Refused(
            f"it has {dpi:.0f} dots to the inch, and {LEAST_DPI} are the least that prints well",
            where=f"{where}, {called}",
            cure=f"Take a picture of {WANTED_DPI / dpi:.1f} times as many dots each way.",
        )
    if dpi < WANTED_DPI - 1:
        yield f"{called} has {dpi:.0f} dots to the inch where {WANTED_DPI} are wanted: it is soft"


def _inside(sheet: pypdfium2.PdfPage) -> Iterator[str]:
    """What is coarse or thin within the forms on a sheet."""
    inside = [each for form in _things(sheet) for each in _within(form)]
    coarse = [_dpi(each) for each in inside if each.kind == raw.FPDF_PAGEOBJ_IMAGE]
    thin = [width for each in inside if (width := _line(each)) is not None]
    if min(coarse, default=inf) < WANTED_DPI - 1:
        yield f"a picture in the artwork has {min(coarse):.0f} dots to the inch: it is soft"
    if min(thin, default=inf) < LEAST_LINE - _SLACK:
        yield f"a line in the artwork is {min(thin):.2f} points thin, and may get lost"


def _things(sheet: pypdfium2.PdfPage) -> Iterator[_Thing]:
    count = raw.FPDFPage_CountObjects(sheet)
    for number in range(count):
        yield _thing(raw.FPDFPage_GetObject(sheet, number), (1.0, 0.0, 0.0, 1.0))


def _within(form: _Thing) -> Iterator[_Thing]:
    """All that is in a form, and in the forms in it."""
    if form.kind != raw.FPDF_PAGEOBJ_FORM:
        return
    for number in range(raw.FPDFFormObj_CountObjects(form.thing)):
        thing = _thing(raw.FPDFFormObj_GetObject(form.thing, number), form.matrix)
        yield thing
        yield from _within(thing)


def _thing(thing: Any, outer: tuple[float, float, float, float]) -> _Thing:  # noqa: ANN401 - of pdfium
    kind = raw.FPDFPageObj_GetType(thing)
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, byref(own))
    a, b, c, d = outer
    matrix = (
        own.a * a + own.b * c,
        own.a * b + own.b * d,
        own.c * a + own.d * c,
        own.c * b + own.d * d,
    )
    return _Thing(thing, kind, matrix)


def _dpi(image: _Thing) -> float:
    """Dots to the inch as the image lies on the sheet, the fewer of the two ways."""
    across, up = c_uint(), c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image.thing, byref(across), byref(up))
    width, height = (max(points / 72, 1e-9) for points in image.size)
    return min(across.value / width, up.value / height)


def _line(path: _Thing) -> float | None:
    """How many points wide a line is on the sheet; None for what is no line."""
    if path.kind != raw.FPDF_PAGEOBJ_PATH:
        return None
    fill, stroke, width = c_int(), c_int(), c_float()
    raw.FPDFPath_GetDrawMode(path.thing, byref(fill), byref(stroke))
    if not stroke.value:
        return None
    raw.FPDFPageObj_GetStrokeWidth(path.thing, byref(width))
    return width.value * min(path.size)


def _thinnest(mark: Mark) -> float:
    """The thinnest line of a mark in points; a pen may lift off as thinly as it likes."""
    match mark:
        case Writing() if len(mark.ink.points):
            widest = np.maximum.reduceat(mark.ink.points[:, 2], mark.ink.stroke_starts[:-1])
            return float(widest.min()) * POINTS_PER_MM
        case Rule():
            return mark.width * POINTS_PER_MM
        case Art():
            return _thinnest_shape(mark)
        case _:
            return inf


@lru_cache(maxsize=_REMEMBERED)
def _thinnest_shape(art: Art) -> float:
    widths = (shape.width for shape in art.shapes if shape.stroke)
    return min(widths, default=inf) * POINTS_PER_MM


def _called(mark: Mark) -> str:
    match mark:
        case Writing():
            return f"“{mark.text[:20]}”"
        case Art(said=said) | Picture(said=said) if said:
            return f"“{said}”"
        case Art():
            return "the drawing"
        case Picture():
            return "the picture"
        case _:
            return "the line"
