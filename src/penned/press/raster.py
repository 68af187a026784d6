"""A page as PNG, drawn by pypdfium2 from the PDF: what one sees is what is printed."""

from __future__ import annotations

import struct
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2

from penned.press.document import pdf
from penned.units import MM_PER_INCH

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from penned.page.page import Page

_POINTS_PER_INCH = 72


def png(page: Page, *, dpi: float = 150) -> bytes:
    """The page in colour on white."""
    with pypdfium2.PdfDocument(pdf(page)) as document, closing(document[0]) as sheet:
        bitmap = sheet.render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True)
        return _png(bitmap.to_numpy()[:, :, :3], dpi)


def _png(pixels: NDArray[np.uint8], dpi: float) -> bytes:
    """`pixels`, (height, width, 3), in the PNG format (RFC 2083)."""
    height, width, _ = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    per_metre = round(dpi * 1000 / MM_PER_INCH)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
            _chunk(b"IDAT", zlib.compress(rows, 6)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
