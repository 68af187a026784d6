"""Pictures in a PDF: JPEG and PNG files as they are wherever a PDF can hold them so, else decoded.

A JPEG keeps its bytes and a PNG its compressed rows. What PDF/A forbids is taken away: other
colours than grey and sRGB, and in PDF/A-1 what shines through, which is laid on white.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from PIL import Image, ImageCms

from penned.errors import BadInput
from penned.press import foreign
from penned.press.archive import srgb
from penned.press.deflate import deflate
from penned.press.rows import Rows, fits, rows

if TYPE_CHECKING:
    from penned.press.file import PdfFile
    from penned.press.finish import Standard

Kind = Literal["jpeg", "png", "pdf"]

_FORMATS = {"jpeg": ("JPEG", "MPO"), "png": ("PNG",)}  # a camera of two lenses writes an MPO
_LATELY = 8  # pictures that are known at sight
_DPI = 300  # of a PDF that is drawn as a picture
_ORIENTATION = 0x0112  # EXIF 2.3
# How the camera was held, as what sets the unit square upright.
_HELD = {
    2: "-1 0 0 1 1 0 cm",
    3: "-1 0 0 -1 1 1 cm",
    4: "1 0 0 -1 0 1 cm",
    5: "0 -1 -1 0 1 1 cm",
    6: "0 -1 1 0 0 1 cm",
    7: "0 1 1 0 0 0 cm",
    8: "0 1 -1 0 1 0 cm",
}
_SPACES = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB", "CMYK": b"/DeviceCMYK"}
_COLOURS = {"L": 1, "RGB": 3, "CMYK": 4}
_PROFILED = {"L": b"GRAY", "RGB": b"RGB ", "CMYK": b"CMYK"}  # as an ICC profile says it


class Shown(NamedTuple):
    """A picture in the file: its number, and operators that set it upright in the unit square."""

    number: int
    upright: str = ""


class Pictures:
    """The pictures of a file; each fills the unit square."""

    def __init__(self, file: PdfFile, standard: Standard) -> None:
        self._file = file
        self._standard = standard
        self.shown = lru_cache(maxsize=_LATELY)(self._shown)
        """The picture of a kind with its data, put into the file where it is not there yet."""

    def _shown(self, kind: Kind, data: bytes) -> Shown:
        if kind == "pdf":
            if self._standard:
                return Shown(self._decoded(foreign.drawn(data, _DPI)))
            return Shown(foreign.form(self._file, data))
        with opened(kind, data) as image:
            upright = _HELD.get(image.getexif().get(_ORIENTATION, 1), "")
            if self._standard and (image.mode == "CMYK" or "icc_profile" in image.info):
                return Shown(self._decoded(_in_srgb(image)), upright)
            if kind == "jpeg":
                return Shown(self._jpeg(image, data), upright)
            if fits(data):
                return Shown(self._rows(rows(data), image), upright)
            return Shown(self._decoded(image), upright)

    def _jpeg(self, image: Image.Image, data: bytes) -> int:
        entries = _entries(*image.size, 8, self._space(image.mode, image)) + b"/Filter/DCTDecode"
        if image.mode == "CMYK" and "adobe" in image.info:  # whose programs write it upside down
            entries += b"/Decode[1 0 1 0 1 0 1 0]"
        return self._file.once(data, entries)

    def _decoded(self, image: Image.Image) -> int:
        """The picture in rows of eight bits, with what shines through as a mask of its own."""
        flat, mask = _plain(image), b""
        if image.has_transparency_data:
            alpha = image.convert("RGBA").getchannel("A")
            if self._standard == "pdf/a-1b":
                flat = Image.composite(flat, Image.new(flat.mode, flat.size, "white"), alpha)
            elif alpha.getextrema() != (255, 255):
                mask = b"/SMask %d 0 R" % self._rows(_packed(alpha), alpha)
        return self._rows(_packed(flat), image, mask)

    def _rows(self, whole: Rows, image: Image.Image, mask: bytes = b"") -> int:
        space = self._space("L" if whole.colours == 1 and not whole.palette else "RGB", image)
        if whole.palette:
            last = len(whole.palette) // 3 - 1
            space = b"[/Indexed%b %d<%b>]" % (space, last, whole.palette.hex().encode("ascii"))
        predicted = b"/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>" % (
            whole.colours,
            whole.bits,
            whole.width,
        )
        entries = _entries(whole.width, whole.height, whole.bits, space)
        return self._file.once(whole.data, entries + b"/Filter/FlateDecode" + predicted + mask)

    def _space(self, mode: str, image: Image.Image) -> bytes:
        profile = b"" if self._standard else image.info.get("icc_profile") or b""
        if profile[16:20] != _PROFILED[mode]:
            return _SPACES[mode]
        number = self._file.once(deflate(profile), b"/Filter/FlateDecode/N %d" % _COLOURS[mode])
        return b"[/ICCBased %d 0 R]" % number


def _entries(width: int, height: int, bits: int, space: bytes) -> bytes:
    return b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace%b" % (
        width,
        height,
        bits,
        space,
    )


def opened(kind: Kind, data: bytes) -> Image.Image:
    """A JPEG or PNG file, eight bits a colour; `BadInput` where it is none, or broken off."""
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS[kind])
        image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as fault:
        raise BadInput(
            f"a picture is no {kind.upper()} file that can be read ({fault})",
            cure="Open it in a program for pictures and save it anew.",
        ) from fault
    if image.mode.startswith("I"):  # sixteen bits
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    return image


def _plain(image: Image.Image) -> Image.Image:
    """The picture in grey or in colours; what shines through is left out."""
    return image.convert("L" if image.mode in {"1", "L"} else "RGB")


def _in_srgb(image: Image.Image) -> Image.Image:
    flat = image if image.mode in _COLOURS else image.convert("RGB")
    profile = image.info.get("icc_profile") or b""
    if profile[16:20] == _PROFILED[flat.mode]:
        theirs, ours = (ImageCms.ImageCmsProfile(io.BytesIO(one)) for one in (profile, srgb()))
        flat = ImageCms.profileToProfile(flat, theirs, ours, outputMode="RGB") or flat
    flat = flat.convert("RGB")
    if image.has_transparency_data:
        flat.putalpha(image.convert("RGBA").getchannel("A"))
    return flat


def _packed(image: Image.Image) -> Rows:
    file = io.BytesIO()
    image.save(file, "PNG")
    return rows(file.getvalue())
