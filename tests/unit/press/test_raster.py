from __future__ import annotations

import io

import imageio.v3 as iio
import pytest

from penned import hand, page, press, stationery
from penned.notes import Note

SHEET = page.compose(
    Note("Dear Ana,\n\nThank you.\n\nMaya"),
    hand=hand.load("meadow"),
    stationery=stationery.card("us-a7-folded"),
)


@pytest.mark.parametrize("dpi", [72, 150])
def test_it_has_the_cards_size_in_pixels(dpi: int) -> None:
    pixels = iio.imread(io.BytesIO(press.png(SHEET, dpi=dpi)))
    assert pixels.shape == (round(7 * dpi), round(10 * dpi), 3)


def test_the_ink_is_blue_on_white_and_on_the_right() -> None:
    pixels = iio.imread(io.BytesIO(press.png(SHEET))).astype(int)
    left, right = pixels[:, :750], pixels[:, 750:]
    assert (left == 255).all()
    dark = right[right.sum(axis=2) < 300]
    assert len(dark) > 100
    assert dark[:, 2].mean() > dark[:, 0].mean() + 30


def test_the_same_page_gives_the_same_bytes() -> None:
    assert press.png(SHEET) == press.png(SHEET)
