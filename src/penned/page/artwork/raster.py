"""Pictures of pixels, PNG and JPEG: read, brought into what a press prints, and cut."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, cast

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from penned.errors import BadInput, Refused
from penned.page.artwork.source import Kind, Source

if TYPE_CHECKING:
    from penned.stationery.paper import Rect

_QUALITY = 95
_PLAIN = ("1", "L", "RGB")


def read(data: bytes, *, where: str) -> Source:
    """The picture in a PNG or JPEG file; `BadInput` for a broken one, `Refused` for a huge one.

    What a press prints as it is stays untouched; CMYK becomes RGB, and what is see-through shows
    the paper.
    """
    image = _opened(data, where)
    remarks: tuple[str, ...] = ()
    if image.mode == "CMYK":
        remarks = ("Its colours are CMYK; they are printed as the nearest RGB.",)
    upright = ImageOps.exif_transpose(image)
    kind = cast("Kind", str(image.format).lower())
    if image.mode not in _PLAIN or upright.size != image.size or image.info.get("interlace"):
        data = _written(_plain(upright), kind)
    width, height = upright.size
    return Source(kind, data, width, height, remarks=remarks)


def cut(source: Source, part: Rect) -> bytes:
    """The file of a part of the picture, in pixels."""
    image = ImageOps.exif_transpose(_opened(source.data, ""))
    box = (round(part.x), round(part.y), round(part.right), round(part.bottom))
    return _written(_plain(image.crop(box)), source.kind)


def _opened(data: bytes, where: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Refused(
            f"the picture has more than {Image.MAX_IMAGE_PIXELS or 0:,} pixels",
            where=where,
            cure="Make it smaller: a tenth of that is enough for any card.",
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise BadInput(
            f"the picture cannot be read: {error}", where=where, cure="Save it anew."
        ) from error
    return cast("Image.Image", image)


def _plain(image: Image.Image) -> Image.Image:
    """In grey or RGB of 8 bits, on white."""
    if image.mode == "CMYK":
        return _without_cmyk(image)
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("LA", "RGBA", "PA") or "transparency" in image.info:
        seen = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return image if image.mode in _PLAIN else image.convert("RGB")


def _without_cmyk(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile:
        return image.convert("RGB")
    try:
        found = ImageCms.profileToProfile(
            image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except ImageCms.PyCMSError:
        return image.convert("RGB")
    return image.convert("RGB") if found is None else found


def _written(image: Image.Image, kind: Kind) -> bytes:
    file = io.BytesIO()
    profile = image.info.get("icc_profile") if image.mode != "CMYK" else None
    if kind == "jpeg":
        image.save(file, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=profile)
    else:
        image.save(file, "PNG", icc_profile=profile)
    return file.getvalue()
