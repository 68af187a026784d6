"""How a file is finished: the boxes of a page, the marks to cut it by, the standard it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple

from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.page.page import Page

Standard = Literal["", "pdf/a-1b", "pdf/a-2b"]
Edges = tuple[float, float, float, float]

_GAP = 1.0  # mm from the bleed to a mark, so that a shifted cut shows nothing of it
_LENGTH = 5.0  # mm
_HAIRLINE = 0.25  # points: what print shops draw marks with
_DASHES = "[3 2] 0"  # points, of the marks of a fold
_MARGIN = _GAP + _LENGTH + 1.0  # mm around the bleed, for the marks

REGISTRATION = (
    b"[/Separation/All/DeviceGray<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1/Range[0 1]>>]"
)
"""The colour that is on every plate (ISO 32000-1, 8.6.6.4); black where there are no plates."""


@dataclass(frozen=True, slots=True)
class Finish:
    """What a print shop or an archive may want of a file.

    `bleed`: what reaches beyond the trimmed paper is in the file, for whoever prints on larger
    paper and cuts it. `crop_marks` are lines outside of the bleed that say where to cut and
    fold; they bring the bleed with them. `standard` is the part of PDF/A that the file keeps, ""
    for none.
    """

    bleed: bool = False
    crop_marks: bool = False
    standard: Standard = ""


PLAIN = Finish()
"""The paper as it is, no marks, no standard."""


class Boxes(NamedTuple):
    """The boxes of a page in points from the lower left: left, bottom, right, top."""

    media: Edges
    bleed: Edges
    trim: Edges


def boxes(page: Page, finish: Finish) -> Boxes:
    """Each box around the next: the paper, what art may reach, what is left when it is cut."""
    bleed = page.bleed if finish.bleed or finish.crop_marks else 0.0
    around = bleed + (_MARGIN if finish.crop_marks else 0.0)

    def box(out: float) -> Edges:
        low, across, up = around - out, around + page.width + out, around + page.height + out
        left, right, top = (mm * POINTS_PER_MM for mm in (low, across, up))
        return left, left, right, top

    return Boxes(box(around), box(bleed), box(0.0))


def crop_marks(page: Page, boxes: Boxes) -> str:
    """Lines outside of the bleed that point at where to cut, and dashed ones at where to fold."""
    cuts = _marks(page, boxes, [0.0, page.width], [0.0, page.height])
    folds = _marks(
        page,
        boxes,
        [line.x0 for line in page.creases if line.x0 == line.x1],
        [line.y0 for line in page.creases if line.y0 == line.y1],
    )
    folded = f"\n{_DASHES} d\n{folds} S" if folds else ""
    return f"q /Registration CS 1 SC {_HAIRLINE} w\n{cuts} S{folded} Q"


def _marks(page: Page, boxes: Boxes, across: Sequence[float], down: Sequence[float]) -> str:
    """Lines above and below each place across, and left and right of each place down, in mm."""
    near, far = ((page.bleed + out) * POINTS_PER_MM for out in (_GAP, _GAP + _LENGTH))
    left, bottom, right, top = boxes.trim
    lines = []
    for x, (edge, away) in product(across, ((bottom, -1), (top, 1))):
        at = f"{left + x * POINTS_PER_MM:.3f}"
        lines.append(f"{at} {edge + away * near:.3f} m {at} {edge + away * far:.3f} l")
    for y, (edge, away) in product(down, ((left, -1), (right, 1))):
        at = f"{top - y * POINTS_PER_MM:.3f}"
        lines.append(f"{edge + away * near:.3f} {at} m {edge + away * far:.3f} {at} l")
    return "\n".join(lines)
