"""A picture of somebody, drawn anew: small, a JPEG, and nothing of the file that it came in."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from penned.errors import BadInput

SIDE = 256
"""The longest side, in pixels."""
MOST_PIXELS = 50_000_000
MOST_BYTES = 8 * 2**20

_KINDS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")


def small(data: bytes) -> bytes:
    """The picture in `data` as a JPEG of at most `SIDE` by `SIDE` pixels, upright.

    Raises `BadInput` with the reason for what is no picture of a usual kind, a drawing that can
    hold programs (SVG), or one that unpacks to too much.
    """
    if len(data) > MOST_BYTES:
        raise BadInput(f"the picture has more than {MOST_BYTES >> 20} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _drawn(data)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError):
        raise BadInput("the picture is of no kind that is known, or damaged") from None
    except Image.DecompressionBombError:
        raise _too_large() from None


def _drawn(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=_KINDS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise _too_large()
        image.draft("RGB", (SIDE, SIDE))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((SIDE, SIDE))
        sheet = Image.new("RGB", upright.size, "white")
        whole = upright.convert("RGBA")
        sheet.paste(whole, mask=whole.getchannel("A"))
    made = io.BytesIO()
    sheet.save(made, "JPEG", quality=85)
    return made.getvalue()


def _too_large() -> BadInput:
    return BadInput(f"the picture has more than {MOST_PIXELS // 10**6} million points")
