from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from penned import hand, press
from penned.errors import Refused
from penned.hand import write
from penned.page import Page, Type, Writing
from penned.page.page import Art, Mark, Picture, Placed, Rule, Shape
from penned.page.placing import moved
from penned.stationery import Rect

INCH = 25.4


def leaf(*marks: Mark) -> Page:
    return Page(100, 60, Rect(5, 5, 90, 50), marks)


def findings(sheet: Page) -> list[str]:
    return [found.what for found in press.check(press.pdf(sheet), sheet)]


def line(width: float) -> Art:
    points = np.array(((10.0, 10.0), (60.0, 40.0)))
    return Art((Shape("ML", points, stroke="#222222", width=width),), said="a twig")


def photo(dots: int, *, kind: str = "jpeg") -> Picture:
    """A picture one inch wide and two inches high, of so many dots to the inch."""
    file = io.BytesIO()
    noise = np.random.default_rng(1).integers(0, 255, (2 * dots, dots, 3), dtype=np.uint8)
    Image.fromarray(noise).save(file, kind)
    area = Rect(10, 5, INCH, 2 * INCH - 2)
    return Picture("jpeg" if kind == "jpeg" else "png", file.getvalue(), area)


def artwork(sheet: Page) -> Picture:
    """A page as somebody's own PDF, shown at half its size."""
    return Picture("pdf", press.pdf(sheet), Rect(10, 10, sheet.width / 2, sheet.height / 2))


@pytest.mark.parametrize(
    ("mark", "called"),
    [(Rule(10, 10, 60, 10, 0.05), "the line"), (line(0.05), "“a twig”")],
)
def test_a_hairline_is_refused_with_what_it_belongs_to(mark: Mark, called: str) -> None:
    with pytest.raises(Refused, match=r"a line of 0\.14 points is so thin") as caught:
        findings(leaf(mark))
    assert caught.value.where == f"page 1, {called}"
    assert "0.09 mm" in caught.value.cure


def test_a_quarter_of_a_point_is_no_hairline() -> None:
    assert findings(leaf(Rule(10, 10, 60, 10, 0.25 * INCH / 72), line(0.09))) == []


def test_a_pen_may_lift_off_thinly_but_not_write_a_whole_stroke_so() -> None:
    ink = moved(write("Hello", hand.load("meadow"), x_height=3), (20, 30))
    points = ink.points.copy()
    points[-1, 2] = 0.01
    assert findings(leaf(Writing(replace(ink, points=points)))) == []
    points[ink.stroke_starts[-2] :, 2] = 0.06
    with pytest.raises(Refused, match=r"a line of 0\.17 points"):
        findings(leaf(Writing(replace(ink, points=points))))


def test_a_hairline_on_a_placed_page_is_found() -> None:
    with pytest.raises(Refused, match="so thin"):
        findings(Page(210, 297, Rect(4, 4, 202, 289), (Placed(leaf(line(0.05)), 20, 20, 90),)))


def test_a_picture_of_72_dots_to_the_inch_is_refused() -> None:
    with pytest.raises(Refused, match="it has 72 dots to the inch, and 150") as caught:
        findings(leaf(photo(72)))
    assert caught.value.where == "page 1, the picture"
    assert caught.value.cure == "Take a picture of 4.2 times as many dots each way."


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_a_picture_of_200_dots_is_told_and_one_of_300_is_not(kind: str) -> None:
    (told,) = findings(leaf(photo(200, kind=kind), Type("Thank you", 50, 30, 12)))
    assert told == "the picture has 200 dots to the inch where 300 are wanted: it is soft"
    assert findings(leaf(photo(300, kind=kind))) == []


def test_what_is_thin_or_coarse_in_somebodys_own_pdf_is_told_and_never_refused() -> None:
    assert findings(leaf(artwork(leaf(line(0.3))))) == []
    (thin,) = findings(leaf(artwork(leaf(line(0.1)))))
    assert thin == "a line in the artwork is 0.14 points thin, and may get lost"
    (coarse,) = findings(leaf(artwork(leaf(photo(100)))))
    assert coarse == "a picture in the artwork has 200 dots to the inch: it is soft"
