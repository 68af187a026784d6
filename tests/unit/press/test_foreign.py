from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from penned import press
from penned.errors import BadInput, Refused
from penned.page import Picture
from penned.press import Finish
from penned.stationery.paper import Rect
from pressed import blank, faults, opened, pixels, streams

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.page import Page

AREA = Rect(20, 10, 60, 30)


def artwork(change: Callable[[pikepdf.Pdf], None] = lambda _: None, words: str = "") -> bytes:
    """A page of 200 x 100 points, red at its upper left, blue at its upper right, and much else."""
    there = canvas.Canvas(file := io.BytesIO(), pagesize=(200, 100))
    there.setFillColorRGB(1, 0, 0)
    there.rect(0, 50, 100, 50, stroke=0, fill=1)
    there.setFillColorRGB(0, 0, 1)
    there.rect(100, 50, 100, 50, stroke=0, fill=1)
    there.drawString(5, 5, words)
    there.showPage()
    there.setPageSize(A4)
    there.drawString(5, 5, "a second page " * 1000)
    there.save()
    with pikepdf.open(file) as document:
        change(document)
        document.save(out := io.BytesIO())
    return out.getvalue()


def sheet(data: bytes) -> Page:
    return blank(Picture("pdf", data, AREA, said="A flag"))


def seen(pdf: bytes) -> list[list[int]]:
    shown = pixels(pdf)
    return [shown[int(y * 5), int(x * 5)].tolist() for y in (17.5, 32.5) for x in (35, 65)]


UPRIGHT = [[255, 0, 0], [0, 0, 255], [255, 255, 255], [255, 255, 255]]


def turned(degrees: int) -> Callable[[pikepdf.Pdf], None]:
    def turn(document: pikepdf.Pdf) -> None:
        document.pages[0].Rotate = degrees

    return turn


@pytest.mark.parametrize(
    ("degrees", "order"),
    [(0, (0, 1, 2, 3)), (90, (2, 0, 3, 1)), (180, (3, 2, 1, 0)), (270, (1, 3, 0, 2))],
)
@pytest.mark.parametrize("finish", [Finish(), Finish(standard="pdf/a-1b")])
def test_the_first_page_fills_the_area_turned_as_its_file_says(
    degrees: int, order: tuple[int, ...], finish: Finish
) -> None:
    pdf = press.pdf(sheet(artwork(turned(degrees))), finish=finish)
    assert faults(pdf) == []
    assert seen(pdf) == [UPRIGHT[quarter] for quarter in order]


def test_only_what_the_page_needs_is_taken() -> None:
    pdf = press.pdf(sheet(artwork()))
    assert len(pdf) < 2500
    document = opened(pdf)
    assert all("Helvetica" not in repr(each) for each in document.objects)


def test_the_bleed_of_the_artwork_is_part_of_it() -> None:
    def with_boxes(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        page.MediaBox = [-20, -20, 220, 120]
        page.BleedBox = [0, 0, 200, 100]
        page.TrimBox = [10, 10, 190, 90]

    assert seen(press.pdf(sheet(artwork(with_boxes)))) == UPRIGHT


def test_artwork_with_a_font_that_it_does_not_carry_is_refused_by_its_name() -> None:
    with pytest.raises(Refused, match=r"does not carry its font “Helvetica”.*fonts embedded"):
        press.pdf(sheet(artwork(words="Hello")))


def test_locked_artwork_and_hidden_layers_are_refused() -> None:
    with pikepdf.open(io.BytesIO(artwork())) as document:
        lock = pikepdf.Encryption(user="secret", owner="secret")
        document.save(file := io.BytesIO(), encryption=lock)
    with pytest.raises(Refused, match="locked"):
        press.pdf(sheet(file.getvalue()))

    def hide(document: pikepdf.Pdf) -> None:
        layer = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Draft"))
        document.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
        )

    with pytest.raises(Refused, match="hidden layers"):
        press.pdf(sheet(artwork(hide)))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\nnothing", artwork()[:200]])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        press.pdf(sheet(data))


def test_it_is_in_the_file_once_and_figures_say_what_they_are() -> None:
    data = artwork()
    pdf = press.pdf([sheet(data) for _ in range(5)])
    document = opened(pdf)
    forms = streams(document, "/Form")
    assert len(forms) == 1
    assert np.allclose([float(part) for part in forms[0].Matrix], [1 / 200, 0, 0, 1 / 100, 0, 0])
