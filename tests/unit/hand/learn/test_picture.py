from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from penned.errors import BadInput
from penned.hand.learn.picture import decode

GREY = np.arange(60 * 40, dtype=np.uint32).reshape(40, 60, 1) // 10 % 256
PIXELS = np.repeat(GREY, 3, axis=2).astype(np.uint8)


def encoded(suffix: str) -> bytes:
    return cv2.imencode(suffix, PIXELS)[1].tobytes()


JPEG, PNG = encoded(".jpg"), encoded(".png")


def refusal(data: bytes) -> BadInput:
    with pytest.raises(BadInput) as caught:
        decode(data, where="sheet.jpg")
    return caught.value


@pytest.mark.parametrize("data", [JPEG, PNG], ids=["jpeg", "png"])
def test_a_picture_is_read(data: bytes) -> None:
    assert np.abs(decode(data).astype(int) - PIXELS).mean() < 3


def test_a_phone_that_was_held_sideways_says_so_in_the_file() -> None:
    turned = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(PIXELS).save(turned, "JPEG", exif=exif)
    assert decode(turned.getvalue()).shape == (60, 40, 3)


@pytest.mark.parametrize("data", [JPEG, PNG], ids=["jpeg", "png"])
def test_a_file_that_breaks_off_is_refused_with_the_place(data: bytes) -> None:
    for length in range(8, len(data) - 1, 97):
        assert f"at byte {length}" in refusal(data[:length]).what


def test_a_changed_byte_of_a_png_is_found() -> None:
    at = len(PNG) - 40
    changed = PNG[:at] + bytes([PNG[at] ^ 1]) + PNG[at + 1 :]
    assert "damaged at byte" in refusal(changed).what


def test_a_picture_that_would_fill_the_memory_is_never_unpacked() -> None:
    body = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", body), (b"IDAT", zlib.compress(bytes(99))), (b"IEND", b""))
    )
    assert "60000 by 60000 pixels" in refusal(b"\x89PNG\r\n\x1a\n" + chunks).what
    frame = JPEG.index(b"\xff\xc0") + 5
    huge = JPEG[:frame] + struct.pack(">HH", 65_500, 65_500) + JPEG[frame + 4 :]
    assert "65500 by 65500 pixels" in refusal(huge).what


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"%PDF-1.7", "PDF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        (b"II*\0", "TIFF"),
    ],
)
def test_another_format_is_named_with_what_to_do(data: bytes, name: str) -> None:
    error = refusal(data)
    assert name in error.what
    assert "JPEG" in error.cure


@given(
    data=st.binary(max_size=200)
    | st.builds(
        lambda at, cut: JPEG[:at] + cut + JPEG[at + len(cut) :],
        st.integers(2, 600),
        st.binary(min_size=1, max_size=4),
    )
)
def test_nothing_but_a_picture_or_a_sentence_comes_out(data: bytes) -> None:
    with suppress(BadInput):
        assert decode(data).ndim == 3
