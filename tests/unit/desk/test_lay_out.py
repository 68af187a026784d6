from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pytest

from penned import press
from penned.desk import lay_out
from penned.page.page import Art, Page, Shape
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from pathlib import Path

INSIDE = Page(127, 177.8, Rect(6, 6, 115, 165))


def with_art(right: float) -> Page:
    corners = np.array(((0.0, 0.0), (right, 0.0), (right, 40.0)))
    art = Art((Shape("MLLZ", corners, fill="#334455"),))
    return Page(127, 177.8, Rect(6, 6, 115, 165), (art,), bleed=3.175)


@pytest.mark.parametrize(("reach", "bleed"), [(130, 3.175), (127, 0)])
def test_both_sides_of_a_card_have_the_same_bleed(
    reach: float, bleed: float, tmp_path: Path
) -> None:
    path = tmp_path / "card.pdf"
    lay_out.save_letter((INSIDE, with_art(reach)), path, finish=press.Finish(crop_marks=True))
    found = set()
    with pypdfium2.PdfDocument(path) as document:
        for number in range(2):
            with closing(document[number]) as sheet:
                boxes = (sheet.get_mediabox(), sheet.get_bleedbox(), sheet.get_trimbox())
                found.add(tuple(round(edge, 2) for box in boxes for edge in box))
    (edges,) = found
    assert edges[8] - edges[4] == pytest.approx(bleed / 25.4 * 72, abs=0.02)
