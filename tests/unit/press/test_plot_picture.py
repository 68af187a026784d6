from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import imageio.v3 as iio
import pytest

from penned.press import plot
from plotter import sheet, writing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ELEKSDRAW = plot.machine("eleksdraw")
DPI = 100
WORDS = writing(
    [[(10, 10), (40, 10)], [(10, 50), (40, 50)], [(90, 10), (90, 50)]], "ll l", (0, 1, 3)
)


def picture() -> NDArray[np.int_]:
    plan = plot.plan(sheet(WORDS), ELEKSDRAW)
    return iio.imread(io.BytesIO(plot.dry_run(plan, dpi=DPI))).astype(int)


def at(pixels: NDArray[np.int_], x: float, y: float) -> list[int]:
    """The darkest colour around a place of the bed, mm from its top left corner."""
    column, row = ((mm + 6) / 25.4 * DPI for mm in (x, y))
    here = pixels[int(row) - 2 : int(row) + 3, int(column) - 2 : int(column) + 3].reshape(-1, 3)
    darkest: list[int] = here[here.sum(axis=1).argmin()].tolist()
    return darkest


def test_it_shows_the_whole_bed_and_a_line_of_figures() -> None:
    pixels = picture()
    high, wide, _ = pixels.shape
    assert (high * 25.4 / DPI, wide * 25.4 / DPI) == pytest.approx((201, 267), abs=0.3)
    assert pixels[-30:, :300].min() < 100


def test_ink_is_in_its_colour_and_what_the_pen_travels_is_not() -> None:
    pixels = picture()
    red, green, blue = at(pixels, 25, 110)  # the first stroke, on a sheet in the lower left corner
    assert blue > red + 20
    red, green, blue = at(pixels, 25, 130)  # the low lift inside the word
    assert red > blue + 60
    assert green > 120
    red, green, blue = at(pixels, 65, 130)  # the high one between words
    assert red > blue + 60
    assert green < 200


def test_a_bed_of_a_kilometre_makes_no_larger_a_picture() -> None:
    vast = replace(ELEKSDRAW, bed=ELEKSDRAW.bed._replace(right=1e6, top=400.0))
    pixels = iio.imread(io.BytesIO(plot.dry_run(plot.plan(sheet(WORDS), vast))))
    assert max(pixels.shape) <= 6001


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = plot.plan(sheet(WORDS), ELEKSDRAW)
    assert plot.dry_run(plan, dpi=40) == plot.dry_run(plan, dpi=40)
