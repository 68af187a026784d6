from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from penned import stationery
from penned.errors import BadInput, Refused
from penned.page import artwork
from penned.page.outside import outside
from penned.page.page import Picture
from penned.stationery.paper import Rect
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.stationery.paper import Card

FOLDED = stationery.card("us-a7-folded")  # its front is 127 x 177.8 mm
BLEED = FOLDED.bleed
WITH_BLEED = (127 + BLEED, 177.8 + 2 * BLEED)


def png(width: int, height: int, mode: str = "RGB", **how: Any) -> bytes:  # noqa: ANN401 - what Pillow takes
    return saved(Image.new(mode, (width, height), how.pop("colour", 128)), "PNG", **how)


def saved(image: Image.Image, kind: str, **how: Any) -> bytes:  # noqa: ANN401 - the same
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture))


def pdf(
    width: float, height: float, content: str = "", pages: int = 1, **boxes: tuple[float, ...]
) -> bytes:
    """A PDF of so many mm; boxes in mm from the lower left."""
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(width * POINTS_PER_MM, height * POINTS_PER_MM))
        page = made.pages[0]
        page.Contents = made.make_stream(content.encode())
        for name, box in boxes.items():
            page[f"/{name}"] = pikepdf.Array([round(mm * POINTS_PER_MM, 4) for mm in box])
        file = io.BytesIO()
        made.save(file)
    return file.getvalue()


def front(data: bytes, card: Card = FOLDED, *, fit: bool = False, bleed: bool = True) -> Picture:
    return artwork.front(data, card, where="mine", fit=fit, bleed=bleed)


def told(data: bytes, card: Card = FOLDED, *, fit: bool = False, bleed: bool = True) -> str:
    return " ".join(artwork.remarks(data, card, where="mine", fit=fit, bleed=bleed))


def test_a_picture_of_the_right_shape_is_left_as_it_is() -> None:
    data = png(1538, 2175)
    picture = front(data)
    assert picture.data is data
    assert picture.area == Rect(0, -BLEED, *WITH_BLEED)
    assert told(data) == ""


def test_a_picture_of_another_shape_is_cut_evenly_and_that_is_told() -> None:
    wide = Image.new("RGB", (3000, 2175), "white")
    wide.paste("red", (731, 0, 731 + 1538, 2175))
    picture = front(saved(wide, "PNG"))
    cut = opened(picture.data).convert("RGB")
    assert abs(cut.width - 1538) <= 2
    assert cut.getpixel((3, 3)) == cut.getpixel((cut.width - 4, 9)) == (255, 0, 0)
    assert "49% of its width, at the left and the right, is cut off" in told(saved(wide, "PNG"))


def test_all_of_a_picture_may_be_shown_inside_the_margins() -> None:
    data = png(2000, 1000)
    area = front(data, fit=True).area
    assert front(data, fit=True).data is data
    assert area.width / area.height == pytest.approx(2)
    assert Rect(0, 0, 127, 177.8).inset(FOLDED.safe_margin).holds(area)


def test_a_coarse_picture_is_told_with_what_would_do() -> None:
    said = told(png(1000, 1415))
    assert "printed at 195 dots to the inch; 300 look sharp" in said
    assert "sharp up to 3.3 x 4.7 inches; this front wants 1,538 x 2,175 pixels" in said


@pytest.mark.parametrize(("wide", "tall"), [(1538, 2175), (1538, 2174), (1536, 2172)])
def test_a_picture_that_is_rounded_to_what_looks_sharp_is_nothing_to_say(
    wide: int, tall: int
) -> None:
    assert "look sharp" not in told(png(wide, tall))


def test_a_remark_names_its_file() -> None:
    assert told(png(1000, 1415)).startswith("mine: it is printed at 195 dots")


def test_a_picture_that_would_show_its_pixels_is_refused() -> None:
    with pytest.raises(Refused, match=r"mine: the picture would be printed at 98 dots"):
        front(png(500, 707))


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("RGBA", (255, 0, 0, 0), (255, 255, 255)),
        ("LA", (0, 0), (255, 255, 255)),
        ("P", 0, None),
        ("I;16", 32896, (128, 128, 128)),
        ("L", 128, (128, 128, 128)),
        ("1", 1, (255, 255, 255)),
    ],
)
def test_every_kind_of_png_becomes_one_that_prints(
    mode: str,
    colour: int | tuple[int, ...],
    expected: tuple[int, int, int] | None,
) -> None:
    made = opened(front(png(1538, 2175, mode, colour=colour)).data)
    assert made.mode in ("1", "L", "RGB")
    if expected:
        assert made.convert("RGB").getpixel((5, 5)) == expected


def test_a_cmyk_jpeg_becomes_rgb_and_that_is_told() -> None:
    data = saved(Image.new("CMYK", (1538, 2175), (0, 255, 255, 0)), "JPEG")
    red, green, _ = opened(front(data).data).convert("RGB").getpixel((9, 9))  # type: ignore[misc]
    assert opened(front(data).data).mode == "RGB"
    assert red > 180
    assert green < 90
    assert "CMYK" in told(data)


def test_a_photo_that_says_it_lies_on_its_side_is_set_upright() -> None:
    photo = Image.new("RGB", (2175, 1538), "white")
    photo.paste("blue", (0, 0, 400, 1538))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it clockwise to see it upright
    upright = opened(front(saved(photo, "JPEG", exif=exif)).data)
    assert upright.size == (1538, 2175)
    assert upright.getexif().get(0x0112, 1) == 1
    red, _, blue = upright.getpixel((700, 20))  # type: ignore[misc]
    assert blue > 200
    assert red < 60


def test_a_pdf_keeps_its_vectors_and_may_bleed() -> None:
    data = pdf(127 + 6, 177.8 + 6, "1 0 0 rg 0 0 999 999 re f", TrimBox=(3, 3, 130, 180.8))
    picture = front(data)
    assert picture.kind == "pdf"
    assert picture.area.x == 0
    assert picture.area.y == pytest.approx(-3, abs=0.01)
    assert picture.area.width == pytest.approx(130, abs=0.01)
    with pikepdf.open(io.BytesIO(picture.data)) as made:
        box = [float(each) / POINTS_PER_MM for each in made.pages[0].mediabox]
    assert box == pytest.approx([3, 0, 133, 183.8], abs=0.01)
    assert "its bleed is 3.0 mm; a print shop wants 3.2 mm" in told(data)


@pytest.mark.parametrize("bleed", [False, True])
@pytest.mark.parametrize("data", [pdf(127, 177.8), png(1500, 2100)], ids=["pdf", "png"])
def test_artwork_of_the_fronts_shape_is_printed_in_its_very_size(
    data: bytes, *, bleed: bool
) -> None:
    picture = front(data, bleed=bleed)
    assert picture.data is data or picture.kind == "pdf"
    assert (picture.area.x, picture.area.y) == (0, 0)
    assert (picture.area.width, picture.area.height) == pytest.approx((127, 177.8))
    assert ("the cut may show white; let it reach 3.2 mm" in told(data, bleed=bleed)) is bleed


def test_pixels_of_the_bleeds_shape_bleed_only_when_that_is_asked_for() -> None:
    data = png(1538, 2175)
    assert front(data).area == Rect(0, -BLEED, *WITH_BLEED)
    area = front(data, bleed=False).area
    assert (area.x, area.y) == (0, 0)
    assert area.width == pytest.approx(127)
    assert told(data) == told(data, bleed=False) == ""


@pytest.mark.parametrize("bleed", [False, True])
def test_a_drawing_as_large_as_the_bleed_is_never_made_smaller(*, bleed: bool) -> None:
    assert front(pdf(*WITH_BLEED), bleed=bleed).area == Rect(0, -BLEED, *WITH_BLEED)
    assert told(pdf(*WITH_BLEED), bleed=bleed) == ""


def test_a_photo_of_another_shape_is_cut_anyway_and_bleeds_when_asked() -> None:
    data = png(2400, 3000)
    assert front(data).area == Rect(0, -BLEED, *WITH_BLEED)
    assert front(data, bleed=False).area.height == pytest.approx(177.8)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_part_of_a_turned_page_is_the_part_that_one_sees(turn: int) -> None:
    size = (200, 100) if turn in (0, 180) else (100, 200)
    content = "1 0 0 rg 0 0 100 100 re f 0 0 1 rg 100 0 500 100 re f 0 1 0 rg 0 100 999 900 re f"
    with pikepdf.open(io.BytesIO(pdf(*size, content))) as made:
        made.pages[0].Rotate = turn
        file = io.BytesIO()
        made.save(file)
    card = stationery.card("us-5x5-flat")
    picture = front(file.getvalue(), card)
    whole = pypdfium2.PdfDocument(file.getvalue())[0].render(scale=1).to_pil().convert("RGB")
    part = pypdfium2.PdfDocument(picture.data)[0].render(scale=1).to_pil().convert("RGB")
    assert abs(part.width - part.height) <= 1
    left = (whole.width - part.width) // 2
    for x, y in ((5, 5), (part.width - 6, 5), (5, part.height - 6), (part.width // 2, 40)):
        assert part.getpixel((x, y)) == whole.getpixel((x + left, y))


def test_only_the_first_page_counts_and_coarse_pictures_in_it_are_told() -> None:
    assert "of its 3 pages the first is printed." in told(pdf(127, 177.8, pages=3))
    file = io.BytesIO()
    Image.new("RGB", (700, 980)).save(file, "PDF", resolution=140)
    assert "dots to the inch; 300 look sharp" in told(file.getvalue(), fit=True)
    with pytest.raises(Refused, match="dots to the inch"):
        front(file.getvalue())


def test_an_svg_becomes_a_drawing_of_its_size() -> None:
    data = b"""<?xml version="1.0"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="127mm" viewBox="0 0 1270 1778">
      <rect width="1270" height="1778" fill="teal"/></svg>"""
    picture = front(data)
    assert picture.kind == "pdf"
    page = pypdfium2.PdfDocument(picture.data)[0]
    assert page.render(scale=0.3).to_pil().convert("RGB").getpixel((9, 9)) == (0, 128, 128)


def test_a_logo_keeps_its_shape() -> None:
    assert artwork.logo(png(600, 200), where="").area == Rect(0, 0, 30, 10)
    assert artwork.logo(pdf(50, 20), where="").area.width == pytest.approx(50, abs=0.01)


def test_artwork_is_put_on_a_page() -> None:
    page = outside(FOLDED, front(png(1538, 2175)))
    assert page.marks
    tent = stationery.card("us-a7-tent")
    assert outside(tent, front(png(2175, 1600), tent)).marks


@pytest.mark.parametrize("name", ["us-a7-tent", "us-a7-french", "us-a7-flat", "iso-dl-folded"])
def test_the_bleed_ends_at_a_fold(name: str) -> None:
    card = stationery.card(name)
    page = outside(card, front(png(2400, 3300), card))
    (mark,) = page.marks
    area = mark.area if isinstance(mark, Picture) else None
    assert area is not None
    panel = card.panel("face" if card.has("face") else "front").area
    for ours, edge, sheet in (
        (area.x, panel.x, 0.0),
        (area.y, panel.y, 0.0),
        (-area.right, -panel.right, -card.width),
        (-area.bottom, -panel.bottom, -card.height),
    ):
        beyond = edge - ours
        assert beyond == pytest.approx(card.bleed if abs(edge - sheet) < 0.01 else 0, abs=1e-6)


def broken_png() -> bytes:
    return png(1538, 2175)[:900]


def locked() -> bytes:
    with pikepdf.open(io.BytesIO(pdf(127, 177.8))) as made:
        file = io.BytesIO()
        made.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    return file.getvalue()


@pytest.mark.parametrize(
    ("made", "kind", "reason"),
    [
        (lambda: b"GIF89a", BadInput, "no PDF, SVG, PNG or JPEG"),
        (lambda: b"", BadInput, "no PDF, SVG, PNG or JPEG"),
        (broken_png, BadInput, "the picture cannot be read"),
        (lambda: b"\xff\xd8\xff\xe0 no more", BadInput, "the picture cannot be read"),
        (lambda: b"%PDF-1.7 no more", BadInput, "the PDF cannot be read"),
        (locked, Refused, "locked with a password"),
        (lambda: pdf(1.2, 1.2).replace(b"3.401", b"0.401"), BadInput, "its page measures"),
        (lambda: b"<svg", BadInput, "this is not SVG"),
        (lambda: b" " * 65_000_000, Refused, "65 MB; more than 64 are not read"),
    ],
)
def test_files_that_cannot_be_used_are_told(
    made: Callable[[], bytes], kind: type[Exception], reason: str
) -> None:
    with pytest.raises(kind, match=reason):
        front(made())


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_read() -> None:
    small = png(8, 8)
    head = b"IHDR" + (12_000).to_bytes(4) + (12_000).to_bytes(4) + small[24:29]
    huge = small[:12] + head + zlib.crc32(head).to_bytes(4) + small[33:]
    with pytest.raises(Refused, match="more than 89,478,485 pixels"):
        front(huge)
