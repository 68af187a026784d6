from __future__ import annotations

import io

import pikepdf
import pytest

from penned import press
from penned.errors import Refused
from penned.page import Page, Type
from penned.press import Finish
from penned.stationery import Rect

LEAF = Page(100, 60, Rect(5, 5, 90, 50), (Type("Thank you", 20, 30, 12),), bleed=3.0)
MM = 72 / 25.4


def with_boxes(**boxes: tuple[float, ...] | None) -> bytes:
    """The file with other boxes, in mm; one that is None is taken out."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(press.pdf(LEAF, finish=Finish(bleed=True)))) as pdf:
        for name, box in boxes.items():
            if box is None:
                del pdf.pages[0].obj[f"/{name}"]
            else:
                pdf.pages[0].obj[f"/{name}"] = pikepdf.Array([round(mm * MM, 4) for mm in box])
        pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "finish",
    [Finish(), Finish(bleed=True), Finish(crop_marks=True)],
    ids=["trim", "bleed", "marks"],
)
def test_the_boxes_of_every_finish_pass(finish: Finish) -> None:
    press.check(press.pdf(LEAF, finish=finish), LEAF)


def test_a_trim_box_that_is_off_by_a_fiftieth_of_a_millimetre_is_refused() -> None:
    press.check(with_boxes(TrimBox=(3, 3, 103.008, 63)), LEAF)
    with pytest.raises(Refused, match=r"it measures 100\.02 x 60\.00 mm, not 100\.00 x 60\.00"):
        press.check(with_boxes(TrimBox=(3, 3, 103.02, 63)), LEAF)


def test_a_page_that_does_not_say_where_it_is_cut_is_refused() -> None:
    with pytest.raises(Refused, match="does not say where the paper is cut"):
        press.check(with_boxes(TrimBox=None), LEAF)


def test_a_bleed_that_is_not_the_pages_is_refused() -> None:
    with pytest.raises(Refused, match=r"its bleed is 2\.00, 2\.00, 2\.00, 2\.00 mm, not 3\.00"):
        press.check(with_boxes(BleedBox=(1, 1, 105, 65)), LEAF)
    with pytest.raises(Refused, match=r"its bleed is 3\.00, 3\.00, 1\.00, 3\.00 mm"):
        press.check(with_boxes(BleedBox=(0, 0, 104, 66)), LEAF)


def test_a_bleed_beyond_the_sheet_is_refused() -> None:
    with pytest.raises(Refused, match="beyond its sheet"):
        press.check(with_boxes(MediaBox=(1, 1, 106, 66)), LEAF)
