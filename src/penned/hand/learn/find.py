"""Find a sheet in a photograph or scan: which one it is, and the ink on it, laid flat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.hand.learn.extra import check_installed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from penned.hand.learn.flat import Flat
    from penned.hand.learn.marks import Corners
    from penned.hand.learn.paper import Paper
    from penned.hand.learn.sheet import Sheet

PX_PER_MM = 12.0
"""The resolution at which a found sheet is drawn: 305 pixels an inch."""

_FEWEST_PX_PER_MM = 5.0
_LEAST_LIGHT, _LEAST_BLACK = 26.0, 0.45
_MOST_GRAIN, _MOST_BLUR = 0.05, 0.21
_MOST_ERROR, _SOME_ERROR, _LEAST_SHARE = 0.6, 0.15, 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A sheet laid flat. `ink` is (height, width) uint8: 0 is paper, 255 the full ink of this pen.

    The pixel (row, column) covers the millimetres from (row, column) / px_per_mm to the next, from
    the top left of the sheet. Printed guides, labels and marks are gone. `notes` say what was
    amiss and yet did no harm.
    """

    sheet: Sheet
    ink: NDArray[np.uint8]
    px_per_mm: float
    notes: tuple[str, ...] = ()


def find(photo: bytes, *, where: str = "") -> Found:
    """The sheet in a picture, JPEG or PNG, and its ink; `where` is the picture's name.

    Raises `BadInput` with the reason and what to do: no sheet or several, marks that are hidden,
    too dark, blurred, small or crumpled, cut off, a damaged file. Raises `Refused` where
    OpenCV is not installed.
    """
    check_installed()
    from penned.hand.learn import flat, marks, paper, picture  # noqa: PLC0415 - load OpenCV

    pixels = picture.decode(photo, where=where)
    green = pixels[:, :, 1].copy()  # in which blue guides are pale, and every pen is dark
    corners = marks.corners(green, where=where)
    laid = flat.lay(green, corners)
    _check_place(laid, green.shape, where)
    sheet = paper.even(corners.sheet, laid.draw(green, PX_PER_MM), PX_PER_MM)
    _check_seen(sheet, where)
    _check_flat(laid, where)
    return Found(corners.sheet, paper.ink(sheet), PX_PER_MM, _notes(corners, laid))


def _check_place(laid: Flat, shape: tuple[int, ...], where: str) -> None:
    """Raise `BadInput` unless the sheet is whole in the picture, and large enough."""
    if side := laid.cut_off(shape[1], shape[0]):
        raise BadInput(
            f"the {side} of the sheet lies outside of the picture",
            where=where,
            cure="Photograph the whole sheet.",
        )
    size = laid.px_per_mm()
    if not size >= _FEWEST_PX_PER_MM:
        needed = _FEWEST_PX_PER_MM * laid.sheet.height / 100
        raise BadInput(
            "the sheet is too small in the picture",
            where=where,
            cure=f"Go nearer, or give the picture in its full size: the sheet's longer side must "
            f"be {round(needed) * 100} pixels or more.",
        )


def _check_seen(sheet: Paper, where: str) -> None:
    """Raise `BadInput` unless a pen's line can be told from the paper, sharply."""
    if sheet.light < _LEAST_LIGHT or sheet.black < _LEAST_BLACK:
        raise BadInput(
            "the picture is too dark to tell ink from paper",
            where=where,
            cure="Photograph the sheet in daylight or under a lamp, without a shadow on it.",
        )
    if sheet.blur > _MOST_BLUR:
        raise BadInput(
            "the picture is too blurred",
            where=where,
            cure="Hold the phone still, tap the sheet on its screen to focus, and try again.",
        )
    if sheet.grain > _MOST_GRAIN:
        raise BadInput(
            "the picture is too grainy",
            where=where,
            cure="Photograph the sheet in more light, or scan it.",
        )


def _check_flat(laid: Flat, where: str) -> None:
    """Raise `BadInput` unless the dots on the sheet agree on how it is bent."""
    if laid.error > _MOST_ERROR or laid.share < _LEAST_SHARE:
        raise BadInput(
            "the sheet is too crumpled, or too much of it is hidden, to be laid flat",
            where=where,
            cure="Smooth it, lay it on a table with nothing on it, and photograph it from above.",
        )


def _notes(corners: Corners, laid: Flat) -> tuple[str, ...]:
    """What was amiss and did no harm."""
    notes = [
        f"The {name} corner mark was hidden; the others were enough." for name in corners.missing
    ]
    if laid.error > _SOME_ERROR:
        notes.append("The paper was bent; a flat sheet gives truer letters.")
    return tuple(notes)
