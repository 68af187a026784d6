"""The boxes of a page in the file: the trimmed paper to 0.01 mm, the bleed around it, the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.errors import Refused
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    import pypdfium2

    from penned.page.page import Page

    Box = tuple[float, float, float, float]

_SLACK = 0.01  # mm


def check(sheet: pypdfium2.PdfPage, page: Page, where: str) -> None:
    """Raise `Refused` unless TrimBox is the page, BleedBox its bleed, and each is in the next.

    A file may leave the bleed out: its BleedBox is then its TrimBox.
    """
    media = _in_mm(sheet.get_mediabox(fallback_ok=False))
    trim = _in_mm(sheet.get_trimbox(fallback_ok=False))
    bleed = _in_mm(sheet.get_bleedbox(fallback_ok=False)) or trim
    if media is None or trim is None or bleed is None:
        raise Refused("it does not say where the paper is cut", where=where)
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    if max(abs(width - page.width), abs(height - page.height)) > _SLACK:
        raise Refused(
            f"it measures {width:.2f} x {height:.2f} mm, "
            f"not {page.width:.2f} x {page.height:.2f} mm",
            where=where,
        )
    outs = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
    if not any(max(abs(out - wanted) for out in outs) <= _SLACK for wanted in (0.0, page.bleed)):
        told = ", ".join(f"{out:.2f}" for out in outs)
        raise Refused(f"its bleed is {told} mm, not {page.bleed:.2f} mm all around", where=where)
    if not _holds(media, bleed):
        raise Refused("its bleed reaches beyond its sheet", where=where)


def crop_to_trim(sheet: pypdfium2.PdfPage) -> None:
    """Leave of the sheet what is left when it is cut."""
    trim = sheet.get_trimbox()
    if trim != sheet.get_cropbox():
        sheet.set_cropbox(*trim)


def _in_mm(box: Box | None) -> Box | None:
    if box is None:
        return None
    left, bottom, right, top = (edge / POINTS_PER_MM for edge in box)
    return left, bottom, right, top


def _holds(outer: Box, inner: Box) -> bool:
    return all(
        out <= within + _SLACK for out, within in zip(outer[:2], inner[:2], strict=True)
    ) and all(out >= within - _SLACK for out, within in zip(outer[2:], inner[2:], strict=True))
