"""Drawings in a PDF: its first page, its boxes, and a part of it cut out; all stays as sharp."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
from pypdfium2 import raw

from penned.errors import BadInput, Refused
from penned.page.artwork.source import Source
from penned.stationery.paper import Rect
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterable

    Box = tuple[float, float, float, float]

_SMALL = 0.02  # of the page: a picture of less is not looked at for its pixels
_LARGEST = 5000.0  # mm


def read(data: bytes, *, where: str) -> Source:
    """The first page of a PDF. Raises `BadInput` for a broken file, `Refused` for a locked one."""
    with _opened(data, where) as document:
        if not len(document.pages):
            raise BadInput("the PDF has no page", where=where)
        page = document.pages[0]
        seen, turn = _seen(page), _turn(page)
        width, height = _upright_size(seen, turn)
        if not (1 < width < _LARGEST and 1 < height < _LARGEST):
            raise BadInput(f"its page measures {width:.0f} x {height:.0f} mm", where=where)
        trim = _in_page(_box(page.trimbox), seen, turn) if "/TrimBox" in page else None
        more = len(document.pages) - 1
    remarks = (f"Of its {more + 1} pages the first is printed.",) if more else ()
    return Source("pdf", data, width, height, trim, _pixels(data), remarks)


def cut(source: Source, part: Rect) -> bytes:
    """A file whose only page is that part, in mm, of the page."""
    with _opened(source.data, "") as document, pikepdf.new() as made:
        page = document.pages[0]
        box = _on_paper(part, _seen(page), _turn(page))
        made.pages.append(page)
        single = made.pages[0]
        for name in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
            single[name] = pikepdf.Array([round(each, 4) for each in box])
        for name in ("/Annots", "/AA", "/StructParents"):
            if name in single:
                del single[name]
        file = io.BytesIO()
        made.save(file, deterministic_id=True)
        return file.getvalue()


def _opened(data: bytes, where: str) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise Refused(
            "the PDF is locked with a password", where=where, cure="Save it without one."
        ) from error
    except pikepdf.PdfError as error:
        raise BadInput(
            "the PDF cannot be read", where=where, cure="Export it anew from where it was made."
        ) from error


def _seen(page: pikepdf.Page) -> Box:
    """What of a page is looked at: with its bleed, where it has any."""
    seen = _box(page.bleedbox if "/BleedBox" in page else page.cropbox)
    media = _box(page.mediabox)
    left, bottom = (max(pair) for pair in zip(seen[:2], media[:2], strict=True))
    right, top = (min(pair) for pair in zip(seen[2:], media[2:], strict=True))
    return left, bottom, right, top


def _box(found: Iterable[object]) -> Box:
    x0, y0, x1, y1 = (float(str(each)) for each in found)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _turn(page: pikepdf.Page) -> int:
    return int(page.rotation) % 360


def _upright_size(box: Box, turn: int) -> tuple[float, float]:
    size = (box[2] - box[0]) / POINTS_PER_MM, (box[3] - box[1]) / POINTS_PER_MM
    return size[::-1] if turn in (90, 270) else size


def _in_page(box: Box, seen: Box, turn: int) -> Rect:
    """A box of the PDF, in mm from the upper left of the upright page."""
    left, low, right, high = box[0] - seen[0], box[1] - seen[1], seen[2] - box[2], seen[3] - box[3]
    x, y = {0: (left, high), 90: (low, left), 180: (right, low), 270: (high, right)}[turn]
    return Rect(x / POINTS_PER_MM, y / POINTS_PER_MM, *_upright_size(box, turn))


def _on_paper(part: Rect, seen: Box, turn: int) -> Box:
    """The box in the PDF of a part of the upright page."""
    u0, v0, u1, v1 = (mm * POINTS_PER_MM for mm in (part.x, part.y, part.right, part.bottom))
    x0, y0, x1, y1 = seen
    return {
        0: (x0 + u0, y1 - v1, x0 + u1, y1 - v0),
        90: (x0 + v0, y0 + u0, x0 + v1, y0 + u1),
        180: (x1 - u1, y0 + v0, x1 - u0, y0 + v1),
        270: (x1 - v1, y1 - u1, x1 - v0, y1 - u0),
    }[turn]


def _pixels(data: bytes) -> float:
    """How many pixels to the mm the coarsest picture on the first page has; 0 without pictures."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return 0.0
    with document:
        page = document[0]
        whole = page.get_width() * page.get_height()
        found = []
        for each in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=6):
            left, low, right, high = each.get_bounds()
            wide, tall = each.get_px_size()
            area = max((right - left) * (high - low), 1e-6)
            if area > whole * _SMALL:
                found.append((wide * tall / area) ** 0.5 * POINTS_PER_MM)
    return min(found, default=0.0)
