from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageOps

from penned import press
from penned.errors import BadInput
from penned.page import Picture
from penned.press import Finish
from penned.stationery.paper import Rect
from pressed import blank, faults, opened, picture, pixels, streams

if TYPE_CHECKING:
    from penned.page import Page
    from penned.press.finish import Standard
    from penned.press.pictures import Kind

AREA = Rect(20, 10, 60, 30)
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def sheet(kind: Kind, data: bytes) -> Page:
    return blank(Picture(kind, data, AREA))


def seen(pdf: bytes) -> list[tuple[int, ...]]:
    """The colours in the middle of each quarter of the area, row by row."""
    shown = pixels(pdf)
    return [
        tuple(int(part) for part in shown[int(y * 5), int(x * 5)])
        for y in (17.5, 32.5)
        for x in (35, 65)
    ]


def near(colours: list[tuple[int, ...]], wanted: list[tuple[int, ...]], slack: int) -> bool:
    return int(np.abs(np.array(colours) - np.array(wanted)).max()) <= slack


@pytest.mark.parametrize("mode", ["RGB", "P"])
@pytest.mark.parametrize("standard", ["", "pdf/a-1b", "pdf/a-2b"])
def test_a_png_is_shown_in_its_area_pixel_by_pixel(mode: str, standard: Standard) -> None:
    pdf = press.pdf(sheet("png", picture(mode, "png")), finish=Finish(standard=standard))
    assert faults(pdf) == []
    assert near(seen(pdf), [RED, BLUE, WHITE, WHITE], 1)
    shown = pixels(pdf)
    outside = np.ones(shown.shape[:2], dtype=bool)
    outside[49:201, 99:401] = False
    assert (shown[outside] == 255).all()


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
@pytest.mark.parametrize("standard", ["", "pdf/a-1b"])
def test_a_jpeg_keeps_its_bytes_unless_a_standard_forbids_its_colours(
    mode: str, standard: Standard
) -> None:
    data = picture(mode, "jpeg", quality=95)
    pdf = press.pdf(sheet("jpeg", data), finish=Finish(standard=standard))
    document = opened(pdf)
    (image,) = streams(document, "/Image")
    assert (image.read_raw_bytes() == data) == (mode == "RGB" or not standard)
    assert near(seen(pdf), [RED, BLUE, WHITE, WHITE], 120 if mode == "CMYK" else 12)


def test_grey_stays_grey() -> None:
    kinds: tuple[Literal["jpeg", "png"], ...] = ("png", "jpeg")
    for kind in kinds:
        document = opened(press.pdf(sheet(kind, picture("L", kind))))
        (image,) = streams(document, "/Image")
        assert image.ColorSpace == "/DeviceGray"


def test_a_pngs_rows_are_not_packed_anew() -> None:
    data = picture("RGB", "png")
    document = opened(press.pdf(sheet("png", data)))
    (image,) = streams(document, "/Image")
    assert image.read_raw_bytes() in data


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_shines_through_does_so_or_lies_on_white(mode: str) -> None:
    data = picture(mode, "png")
    clear = press.pdf(sheet("png", data))
    flat = press.pdf(sheet("png", data), finish=Finish(standard="pdf/a-1b"))
    assert len(streams(opened(clear), "/Image")) == 2
    assert len(streams(opened(flat), "/Image")) == 1
    assert near(seen(clear), seen(flat), 3)
    assert seen(clear)[0] != (255, 0, 0)


def test_a_png_of_sixteen_bits_and_an_interlaced_one_are_decoded() -> None:
    deep = Image.fromarray(np.linspace(0, 65535, 40 * 20).reshape(20, 40).astype(np.uint16))
    deep.save(file := io.BytesIO(), "PNG")
    pdf = press.pdf(sheet("png", file.getvalue()))
    assert faults(pdf) == []
    document = opened(pdf)
    (image,) = streams(document, "/Image")
    assert image.BitsPerComponent == 8
    dark, _, _, light = (colour[0] for colour in seen(pdf))
    assert dark == pytest.approx(70, abs=15)
    assert light == pytest.approx(190, abs=15)


@pytest.mark.parametrize("held", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(held: int) -> None:
    upright = Image.open(io.BytesIO(picture("RGB", "png")))
    exif = Image.Exif()
    exif[0x0112] = held
    stored = next(
        turned
        for turned in (upright, *(upright.transpose(way) for way in Image.Transpose))
        if ImageOps.exif_transpose(_with(turned, exif)).tobytes() == upright.tobytes()
    )
    stored.save(file := io.BytesIO(), "JPEG", exif=exif, quality=95)
    pdf = press.pdf(sheet("jpeg", file.getvalue()))
    assert near(seen(pdf), [RED, BLUE, WHITE, WHITE], 12)


def _with(image: Image.Image, exif: Image.Exif) -> Image.Image:
    image.save(file := io.BytesIO(), "PNG", exif=exif)
    return Image.open(file)


def test_a_profile_of_colours_goes_with_its_picture_and_becomes_srgb_in_an_archive() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = picture("RGB", "jpeg", icc_profile=profile)
    document = opened(press.pdf(sheet("jpeg", data)))
    (image,) = streams(document, "/Image")
    assert image.ColorSpace[1].read_bytes() == profile
    archived = press.pdf(sheet("jpeg", data), finish=Finish(standard="pdf/a-1b"))
    document = opened(archived)
    (image,) = streams(document, "/Image")
    assert image.ColorSpace == "/DeviceRGB"
    assert near(seen(archived), [RED, BLUE, WHITE, WHITE], 14)


def test_a_picture_is_in_the_file_once_however_many_pages_show_it() -> None:
    pages = [sheet("png", bytes(bytearray(picture("RGB", "png")))) for _ in range(70)]
    assert len(streams(opened(press.pdf(pages)), "/Image")) == 1


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", picture("RGB", "png")[:-40], b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_whole_picture_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"no PNG file that can be read.*save it anew"):
        press.pdf(sheet("png", data))
