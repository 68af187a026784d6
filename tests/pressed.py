"""A PDF as others see it: qpdf its objects, pdfium its words and pixels."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

from penned.page import Art, Page, Shape
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from numpy.typing import NDArray

POINTS = 72 / 25.4


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def streams(document: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """All streams of a kind, such as "/Image", of a document that stays open."""
    streams = (each for each in document.objects if isinstance(each, pikepdf.Stream))
    return [each for each in streams if each.get("/Subtype") == kind]


def faults(pdf: bytes) -> list[str]:
    """What qpdf finds wrong with the file."""
    with opened(pdf) as document:
        return [str(fault) for fault in document.check_pdf_syntax()]


def said(pdf: bytes) -> list[list[str]]:
    """The words of each page in the order in which they are read."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [sheet.get_textpage().get_text_range().split() for sheet in document]


def operators(pdf: bytes, page: int = 0) -> list[tuple[str, list[str]]]:
    """The operators of a page, each with its operands."""
    with opened(pdf) as document:
        stream = pikepdf.parse_content_stream(document.pages[page])
        return [(str(one.operator), list(map(str, one.operands))) for one in stream]


def pixels(pdf: bytes, *, dpi: float = 127, page: int = 0) -> NDArray[np.int_]:
    """A page in colour, (height, width, 3): at 127 to the inch five pixels are a millimetre."""
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=dpi / 72, rev_byteorder=True)
        return np.asarray(bitmap.to_numpy()[:, :, :3], dtype=int)


def blank(*marks: object, width: float = 100, height: float = 60, **more: object) -> Page:
    """A page with just these marks on it."""
    safe = Rect(2, 2, width - 4, height - 4)
    return Page(width, height, safe, tuple(marks), **more)  # type: ignore[arg-type]


def square(x: float, y: float, size: float, colour: str = "#ff0000") -> Shape:
    """A filled square."""
    corners = np.array([(x, y), (x + size, y), (x + size, y + size), (x, y + size)], dtype=float)
    return Shape("MLLLZ", corners, fill=colour)


def drawing(x: float = 10, y: float = 10, size: float = 10, said: str = "") -> Art:
    return Art((square(x, y, size),), said)


def picture(mode: str, kind: Literal["jpeg", "png"], **more: object) -> bytes:
    """A picture of 40 x 20: red on the left, blue on the right, and white in the lower half."""
    image = Image.new("RGB", (40, 20), "white")
    paint = ImageDraw.Draw(image)
    paint.rectangle((0, 0, 19, 9), fill="#ff0000")
    paint.rectangle((20, 0, 39, 9), fill="#0000ff")
    if mode in {"RGBA", "LA"}:
        image = image.convert(mode)
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    elif mode == "P":
        image = image.quantize(4)
    else:
        image = image.convert(mode)
    image.save(file := io.BytesIO(), kind.upper(), **more)
    return file.getvalue()
