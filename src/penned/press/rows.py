"""The compressed rows of a PNG file, which a PDF can hold as they are (RFC 2083, 2.3)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNATURE = 8  # bytes
_GREY, _RGB, _PALETTE = 0, 2, 3


class Rows(NamedTuple):
    """A picture's rows, with PNG's filters, deflated; `palette` is empty where there is none."""

    width: int
    height: int
    bits: int
    colours: int
    palette: bytes
    data: bytes


def fits(png: bytes) -> bool:
    """Whether a PDF can hold the rows: eight bits at most, one after the other, nothing unseen."""
    bits, kind, *_, interlaced = struct.unpack_from(">5B", png, _SIGNATURE + 16)
    return (
        bits <= 8
        and kind in {_GREY, _RGB, _PALETTE}
        and not interlaced
        and all(name != b"tRNS" for name, _ in _chunks(png))
    )


def rows(png: bytes) -> Rows:
    """The rows of a PNG file that fits."""
    width, height, bits, kind = struct.unpack_from(">IIBB", png, _SIGNATURE + 8)
    chunks = list(_chunks(png))
    palette = b"".join(body for name, body in chunks if name == b"PLTE")
    return Rows(
        width,
        height,
        bits,
        3 if kind == _RGB else 1,
        palette if kind == _PALETTE else b"",
        b"".join(body for name, body in chunks if name == b"IDAT"),
    )


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _SIGNATURE
    while at + 8 <= len(png):
        length, name = struct.unpack_from(">I4s", png, at)
        yield name, png[at + 8 : at + 8 + length]
        at += 12 + length
