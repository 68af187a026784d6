from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import press
from penned.press import Finish
from penned.stationery.paper import Crease
from pressed import POINTS, blank, drawing, opened, operators, pixels

if TYPE_CHECKING:
    from numpy.typing import NDArray

LENGTH = st.floats(40, 700, allow_nan=False)
FINISHES = st.builds(Finish, bleed=st.booleans(), crop_marks=st.booleans())


def edges(pdf: bytes) -> list[NDArray[np.float64]]:
    """MediaBox, BleedBox and TrimBox in millimetres."""
    with opened(pdf) as document:
        (page,) = document.pages
        boxes = (page.mediabox, page.bleedbox, page.trimbox)
        return [np.array([float(edge) for edge in box]) / POINTS for box in boxes]


@settings(max_examples=60)
@given(LENGTH, LENGTH, st.floats(0, 12), FINISHES)
def test_every_box_is_exact_to_a_hundredth_of_a_millimetre_and_inside_the_one_around_it(
    width: float, height: float, bleed: float, finish: Finish
) -> None:
    page = blank(width=width, height=height, bleed=bleed)
    boxes = edges(press.pdf(page, finish=finish))
    media, bled, trim = boxes
    assert trim[2:] - trim[:2] == pytest.approx([width, height], abs=0.01)
    shown = bleed if finish.bleed or finish.crop_marks else 0.0
    assert bled == pytest.approx(trim + np.array([-1, -1, 1, 1]) * shown, abs=0.01)
    assert media[:2] == pytest.approx([0, 0])
    for outer, inner in pairwise(boxes):
        assert (outer[:2] <= inner[:2] + 1e-4).all()
        assert (outer[2:] >= inner[2:] - 1e-4).all()
    if not finish.crop_marks:
        assert media == pytest.approx(bled)


def test_what_reaches_beyond_the_paper_is_shown_with_the_bleed_and_no_further() -> None:
    page = blank(drawing(-20, -20, 60), bleed=3)
    plain, bled, marked = (
        pixels(press.pdf(page, finish=finish))
        for finish in (Finish(), Finish(bleed=True), Finish(crop_marks=True))
    )
    assert plain.shape[:2] == pytest.approx((60 * 5, 100 * 5), abs=1)
    assert bled.shape[:2] == pytest.approx((66 * 5, 106 * 5), abs=1)
    for image, side in ((plain, 40), (bled, 43), (marked, 43)):
        red = (image == (255, 0, 0)).all(axis=2)
        assert (red.any(axis=0).sum(), red.any(axis=1).sum()) == pytest.approx(
            (side * 5, side * 5), abs=1
        )


def test_crop_marks_point_at_the_edges_and_lie_outside_of_the_bleed() -> None:
    pdf = press.pdf(blank(drawing(), bleed=3), finish=Finish(crop_marks=True))
    media, bled, trim = edges(pdf)
    lines = [
        [float(number) / POINTS for number in start + end]
        for (first, start), (second, end) in pairwise(operators(pdf))
        if (first, second) == ("m", "l")
    ]
    lines = lines[-8:]
    assert len(lines) == 8
    for x0, y0, x1, y1 in lines:
        away = trim[[0, 2]] - x0 if x0 == x1 else trim[[1, 3]] - y0
        assert np.abs(away).min() < 0.01
        low, high = (min(y0, y1), max(y0, y1)) if x0 == x1 else (min(x0, x1), max(x0, x1))
        begin, end = (bled[1], bled[3]) if x0 == x1 else (bled[0], bled[2])
        assert high <= begin - 0.9 or low >= end + 0.9
        assert low >= media[0] + 0.9
        assert high <= (media[3] if x0 == x1 else media[2]) - 0.9


def test_a_crease_is_marked_at_both_ends_by_dashes() -> None:
    creased = replace(blank(bleed=3), creases=(Crease(50, 0, 50, 60), Crease(0, 20, 100, 20)))
    plain, folded = (
        pixels(press.pdf(page, finish=Finish(crop_marks=True)), dpi=254).min(axis=2) < 200
        for page in (replace(creased, creases=()), creased)
    )
    y, x = np.nonzero(plain != folded)
    out = 3 + 1 + 5 + 1  # bleed, gap, mark and margin
    vertical, horizontal = np.abs(x / 10 - out - 50) < 0.3, np.abs(y / 10 - out - 20) < 0.3
    assert (vertical | horizontal).all()
    assert vertical.sum() > 20
    assert horizontal.sum() > 20
    assert ((y[vertical] < 70) | (y[vertical] > 10 * (out + 63))).all()


def test_crop_marks_are_on_every_plate_and_read_by_nobody() -> None:
    pdf = press.pdf(blank(), finish=Finish(crop_marks=True))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        space = document.pages[0].resources.ColorSpace.Registration
        assert list(map(str, space[:3])) == ["/Separation", "/All", "/DeviceGray"]
    assert ("BMC", ["/Artifact"]) in operators(pdf)
    assert pixels(pdf, dpi=600).max(axis=2).min() < 20


def test_a_page_without_bleed_and_marks_is_the_paper_itself() -> None:
    pdf = press.pdf(replace(blank(), bleed=3))
    assert all(box == pytest.approx([0, 0, 100, 60], abs=0.01) for box in edges(pdf))
