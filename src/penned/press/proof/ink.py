"""The ink on the rendered page: every stroke is there, and none is where none may be."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import ceil, floor
from typing import TYPE_CHECKING

import numpy as np
from pypdfium2 import raw

from penned.errors import Refused
from penned.page.page import Art, Picture
from penned.page.words import word_at
from penned.press.proof.places import Step, There, nearest_word, steps
from penned.stationery.paper import Rect
from penned.units import MM_PER_INCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2
    from numpy.typing import NDArray

    from penned.page.page import Page

    Pixels = NDArray[np.uint8]

_DPI, _CLOSE_DPI = 150, 600
_PIXEL = MM_PER_INCH / _DPI
_WIDE = 0.15  # mm of a pen, that no lift leaves out
_WHITE = 250
_LIGHT = 225
_LAYOUTS = 4  # that are remembered, two megabytes each: a file has hardly more
_APART = round(3 / _PIXEL)  # Canada Post: 3 mm; below and to the right, Deutsche Post and USPS too
_DRAWINGS = {raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING}


def check(sheet: pypdfium2.PdfPage, page: Page, where: str) -> None:
    """Raise `Refused` with the word unless words lie where they may, and every stroke is drawn.

    Drawings and pictures may lie anywhere but where machines read. They are taken off the sheet
    before the words are looked at.
    """
    pixels = _rendered(sheet)
    everything = list(There(page).everything())
    if any(isinstance(mark, Art | Picture) for each in everything for mark in each.page.marks):
        _check_free(pixels, tuple(_machines(everything)), page, where)
        _take_drawings_off(sheet)
        seen, pixels = pixels, _rendered(sheet)
        _check_undisturbed(seen, pixels, page, where)
    _check_drawn(sheet, pixels, everything, where)
    _check_free(pixels, tuple(steps(There(page))), page, where)


def _machines(pages: list[There]) -> Iterator[Step]:
    """Everywhere but where machines read."""
    sheet = pages[0].page
    yield Step(Rect(0, 0, sheet.width, sheet.height), allowed=True)
    for each in pages:
        yield from (Step(each.area(area), allowed=False) for area in each.page.clear)


def _check_undisturbed(seen: Pixels, words: Pixels, page: Page, where: str) -> None:
    """Nothing is drawn right of the address or below it, nor close around it."""
    for area in page.read[-1:]:
        place = _pixels(area, more=0)
        written = words[place] < _WHITE
        drawn = (seen[place] < _WHITE) & ~written
        down, across = (np.flatnonzero(written.any(axis=axis)) for axis in (1, 0))
        if len(down) and drawn[max(down[0] - _APART, 0) :, max(across[0] - _APART, 0) :].any():
            raise Refused(
                "a drawing is in the way of the machines that read the address",
                where=f"{where}, “{nearest_word(page, area.x, area.bottom)}”",
                cure="Keep it 3 mm away, to the left of the address or above it.",
            )


def _rendered(sheet: pypdfium2.PdfPage, dpi: int = _DPI) -> Pixels:
    pixels: Pixels = sheet.render(scale=dpi / 72, grayscale=True).to_numpy().squeeze()
    return pixels


def _take_drawings_off(sheet: pypdfium2.PdfPage) -> None:
    """Drawings and pictures are forms and images in the file; writing, type and rules are not."""
    for number in reversed(range(raw.FPDFPage_CountObjects(sheet))):
        drawn = raw.FPDFPage_GetObject(sheet, number)
        if raw.FPDFPageObj_GetType(drawn) in _DRAWINGS:
            raw.FPDFPage_RemoveObject(sheet, drawn)
            raw.FPDFPageObj_Destroy(drawn)


def _check_drawn(
    sheet: pypdfium2.PdfPage, pixels: Pixels, everything: list[There], where: str
) -> None:
    """Every stroke has left a mark.

    Letters are drawn in whole pixels, up to two of them beside their place: what seems to be
    missing is looked for again where these are small.
    """
    missed = [there for there in everything if _missed(pixels, there, everything[0].page, 1)]
    closely = _rendered(sheet, _CLOSE_DPI) if missed else pixels
    for there in missed:
        if lost := _missed(closely, there, everything[0].page, 2):
            text, index = lost
            raise Refused(
                f"“{text[index]}” is not on the paper",
                where=f"{where}, “{word_at(text, index)}”",
            )


def _missed(pixels: Pixels, there: There, sheet: Page, reach: int) -> tuple[str, int] | None:
    """The text and the character whose stroke has no ink within `reach` pixels around a point.

    Looked at are the middle of every stroke, and wherever the pen is wide.
    """
    height, width = pixels.shape
    stretch = np.array((width / sheet.width, height / sheet.height))
    for writing in there.page.writing:
        if _is_light(writing.colour):  # it shows on a drawing, and the drawings are off
            continue
        ink, starts = writing.ink, writing.ink.stroke_starts
        judged = ink.points[:, 2] >= _WIDE
        judged[(starts[:-1] + starts[1:]) // 2] = True
        at = judged.nonzero()[0]
        x, y = np.rint(there.points(ink.points[at, :2]) * stretch).astype(np.intp).T
        marked = np.zeros(len(at), dtype=np.bool_)
        for right, down in product(range(-reach, reach), repeat=2):
            spots = pixels[(y + down).clip(0, height - 1), (x + right).clip(0, width - 1)]
            marked |= spots < _WHITE
        if not marked.all():
            stroke = int(starts.searchsorted(at[marked.argmin()], side="right")) - 1
            return ink.text, int(ink.stroke_glyphs[stroke])
    return None


def _is_light(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue > _LIGHT  # as pdfium makes it grey


def _check_free(pixels: Pixels, allowed: tuple[Step, ...], page: Page, where: str) -> None:
    """No ink outside of what is allowed."""
    judged = pixels | _unseen(pixels.shape, allowed)
    if judged.min() >= _WHITE:
        return
    y, x = ((np.argwhere(judged < _WHITE)[0] + 0.5) * _PIXEL).tolist()
    raise Refused(
        f"there is ink where none may be, {x:.0f} mm from the left and {y:.0f} mm from the top",
        where=f"{where}, “{nearest_word(page, x, y)}”",
    )


@lru_cache(maxsize=_LAYOUTS)
def _unseen(shape: tuple[int, ...], allowed: tuple[Step, ...]) -> Pixels:
    """White where ink may be, black where the sheet must be white.

    What the edge of an area cuts through may be either.
    """
    mask = np.zeros(shape, dtype=np.uint8)
    for area, may in allowed:
        mask[_pixels(area, more=1 if may else -1)] = 255 if may else 0
    return mask


def _pixels(area: Rect, *, more: int) -> tuple[slice, slice]:
    """Rows and columns of the pixels that an area touches, and as many `more` on every side."""
    x, y = (
        slice(max(floor(start / _PIXEL) - more, 0), max(ceil(end / _PIXEL) + more, 0))
        for start, end in ((area.x, area.right), (area.y, area.bottom))
    )
    return y, x
