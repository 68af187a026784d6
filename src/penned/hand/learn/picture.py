"""A picture's bytes to pixels: which format it is, how large, and whether all of it is there."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NoReturn

import cv2
import numpy as np

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

MOST_PIXELS = 120_000_000
"""More than any phone takes; what is larger is refused before it is unpacked."""

_LEAST_SIDE = 16  # pixels
_HALVED_ABOVE = 24_000_000  # as many show the finest pen, and a larger picture takes longer
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, b"\xff\xd9"
_OTHERS = (
    (4, b"ftyphei", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypavif", "AVIF"),
    (0, b"%PDF", "PDF"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (8, b"WEBP", "WebP"),
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
)
_AS_JPEG = "Save or export it as JPEG, and give that."


def decode(data: bytes, *, where: str = "") -> Pixels:
    """The picture the way up that its maker says, (height, width, 3) in blue, green, red.

    Raises `BadInput` for another format, for what is too large, and with the place for a damaged
    file.
    """
    if data.startswith(_JPEG):
        width, height = _jpeg_size(data, where)
    elif data.startswith(_PNG):
        width, height = _png_size(data, where)
    else:
        _refuse_format(data, where)
    if not 0 < width * height <= MOST_PIXELS:
        raise BadInput(
            f"the picture is said to be {width} by {height} pixels",
            where=where,
            cure=f"Give one of at most {MOST_PIXELS // 1_000_000} million.",
        )
    if min(width, height) < _LEAST_SIDE:
        raise BadInput(
            f"the picture is {width} by {height} pixels: too small to show a sheet",
            where=where,
            cure="Photograph the whole sheet from straight above.",
        )
    halved = width * height > _HALVED_ABOVE
    flags = cv2.IMREAD_REDUCED_COLOR_2 if halved else cv2.IMREAD_COLOR
    try:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    except cv2.error:
        pixels = None
    if pixels is None:
        _damaged(where)
    return np.asarray(pixels, np.uint8)


def _jpeg_size(data: bytes, where: str) -> tuple[int, int]:
    """Width and height of the first frame; the scan after it must come to its end."""
    size = None
    for marker, at, length in _segments(data, where):
        if marker in _START_OF_FRAME and length >= 7:
            height, width = struct.unpack_from(">HH", data, at + 3)
            size = width, height
        if marker == _START_OF_SCAN:
            if data.rfind(_END_OF_IMAGE, at) < 0:
                _damaged(where, len(data), "the picture breaks off there")
            break
    if size is None:
        _damaged(where, len(data), "the picture never began")
    return size


def _segments(data: bytes, where: str) -> Iterator[tuple[int, int, int]]:
    """Each segment's marker, where its length stands, and that length (ITU T.81, annex B)."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            _damaged(where, at)
        if data[at + 1] == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if at + 2 + length > len(data):
            _damaged(where, len(data), "the picture breaks off there")
        yield data[at + 1], at + 2, length
        at += 2 + length
    _damaged(where, len(data), "the picture breaks off there")


def _png_size(data: bytes, where: str) -> tuple[int, int]:
    """Width and height; every chunk must be whole (RFC 2083)."""
    at, ended = len(_PNG), False
    while not ended and at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        end = at + 8 + length
        if end + 4 > len(data):
            break
        (told,) = struct.unpack_from(">I", data, end)
        if zlib.crc32(data[at + 4 : end]) != told:
            _damaged(where, at)
        ended = data[at + 4 : at + 8] == b"IEND"
        at = end + 4
    if not ended or data[12:16] != b"IHDR":
        _damaged(where, len(data), "the picture breaks off there")
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _refuse_format(data: bytes, where: str) -> NoReturn:
    for at, mark, name in _OTHERS:
        if data.startswith(mark, at):
            raise BadInput(f"this is a {name} file, not a JPEG or PNG", where=where, cure=_AS_JPEG)
    what = "this is no JPEG or PNG picture" if data else "the file is empty"
    raise BadInput(what, where=where, cure="Give a photograph or scan of the sheet as JPEG.")


def _damaged(where: str, at: int | None = None, what: str = "") -> NoReturn:
    place = "" if at is None else f" at byte {at}"
    raise BadInput(
        f"the file is damaged{place}{': ' if what else ''}{what}",
        where=where,
        cure="Copy it again from the phone or scanner.",
    )
