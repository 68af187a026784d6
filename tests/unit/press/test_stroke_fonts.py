from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import count, pairwise

import numpy as np
import pikepdf
import pypdfium2
import pytest

from penned import hand
from penned.errors import Refused
from penned.hand.ink import Ink
from penned.page.page import Writing
from penned.page.placing import moved
from penned.press.file import PdfFile
from penned.press.stroke_fonts import StrokeFonts

WIDTH, HEIGHT = 300, 396  # points
DPI = 600


class Sheet:
    """A file of pages that show nothing but writing."""

    def __init__(self, *, packed: bool = True) -> None:
        self.data = io.BytesIO()
        self.file = PdfFile(self.data, packed=packed)
        self.fonts = StrokeFonts(self.file)
        self.used: dict[str, int] = {}
        self.pages: list[bytes] = []

    def add(self, *writings: Writing) -> bytes:
        numbers = count()
        shown = [self.fonts.written(each, HEIGHT, lambda: next(numbers)) for each in writings]
        self.used |= self.fonts.take()
        self.pages.append(b"".join(shown))
        return self.pages[-1]

    def bytes(self) -> bytes:
        self.fonts.finish()
        put, tree = self.file.put, self.file.reserve()
        fonts = b"".join(b"/%b %d 0 R" % (n.encode(), f) for n, f in self.used.items())
        kids = [
            put(
                b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %d %d]/Resources<</Font<<%b>>>>"
                b"/Contents %d 0 R>>" % (tree, WIDTH, HEIGHT, fonts, self.file.stream(page))
            )
            for page in self.pages
        ]
        references = b" ".join(b"%d 0 R" % kid for kid in kids)
        put(b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), references), tree)
        self.file.finish(put(b"<</Type/Catalog/Pages %d 0 R>>" % tree))
        return self.data.getvalue()


def writing(text: str, name: str = "meadow", *, y: float = 12, pen: str = "") -> Writing:
    wished = hand.pen.load(pen) if pen else None
    ink = hand.write(text, hand.load(name), seed=3, width=85, pen=wished)
    return Writing(moved(ink, (8, y)), "#000000")


def plain(letters: int, *, lines: int = 1) -> Writing:
    """Writing of many letters, a short stroke each."""
    text = "\n".join(["n" * letters] * lines)
    chars = np.flatnonzero(np.array(list(text)) != "\n")
    number = np.arange(len(chars)) % letters
    left, base = number * 0.5, 5.0 + np.arange(len(chars)) // letters
    boxes = np.zeros((len(text), 4))
    boxes[chars] = np.column_stack((left, left + 0.4, base, base - 5))
    points = np.stack(
        (
            np.column_stack((left, base, np.full(len(left), 0.3))),
            np.column_stack((left, base - 1, np.full(len(left), 0.3))),
        ),
        axis=1,
    ).reshape(-1, 3)
    starts = np.arange(len(chars) + 1) * 2
    return Writing(Ink(text, points, starts, chars, boxes, 0.5, 1.0))


def pressed(*writings: Writing, packed: bool = True) -> bytes:
    sheet = Sheet(packed=packed)
    sheet.add(*writings)
    return sheet.bytes()


def said(pdf: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[page].get_textpage().get_text_range())


def drawn(pdf: bytes, dpi: float = DPI) -> np.ndarray:
    """How dark the first page is at each pixel, 0 to 1."""
    with pypdfium2.PdfDocument(pdf) as document:
        pixels = document[0].render(scale=dpi / 72, grayscale=True).to_numpy().squeeze()
    return np.asarray(1 - pixels / 255)


def inked(writings: list[Writing], shape: tuple[int, ...], dpi: float = DPI) -> np.ndarray:
    """The same for a round pen that follows the points, at each pixel's middle."""
    ink = np.zeros(shape, dtype=bool)
    scale = dpi / 25.4
    for each in writings:
        starts = each.ink.stroke_starts
        for begin, end in pairwise(starts):
            stroke = each.ink.points[begin:end] * scale
            at = np.arange(0, len(stroke) - 1 + 1e-9, 0.02)
            for x, y, width in zip(*(np.interp(at, range(len(stroke)), c) for c in stroke.T),
                                   strict=True):  # fmt: skip
                reach = width / 2
                top, left = int(y - reach), int(x - reach)
                size = int(width) + 3
                rows, columns = np.mgrid[top : top + size, left : left + size] + 0.5
                ink[top : top + size, left : left + size] |= (rows - y) ** 2 + (
                    columns - x
                ) ** 2 <= reach * reach
    return ink


def test_a_reader_finds_every_word_and_space() -> None:
    text = "Dear Ana,\n\nthank you – “so” much, it’s a mother-in-law’s!\n\nMaya"
    assert said(pressed(writing(text))).split() == text.split()


def test_a_hyphen_that_ends_a_line_is_read() -> None:
    assert said(pressed(writing("well-\nmade"))).split() == ["well-", "made"]


@pytest.mark.parametrize("name", ["meadow", "juniper", "willow"])
@pytest.mark.parametrize("pen", ["", "brush"])
def test_what_is_drawn_is_what_the_pen_covers(name: str, pen: str) -> None:
    there = writing("fig", name, pen=pen)
    seen = drawn(pressed(there)) > 0.5
    true = inked([there], seen.shape)
    assert (seen & true).sum() / (seen | true).sum() > 0.95
    # Nothing differs by more than the dot of a fine printer on either side of an edge.
    wide = np.pad(true, 2)
    near = np.stack([wide[r : r + true.shape[0], c : c + true.shape[1]]
                     for r in range(5) for c in range(5)])  # fmt: skip
    assert (seen & ~near.any(axis=0)).sum() <= 4
    assert (~seen & near.all(axis=0)).sum() <= 4


def test_the_writing_has_the_colour_of_its_ink() -> None:
    red, blue = (
        replace(writing("m", y=y), colour=c) for y, c in ((12, "#c00000"), (40, "#0000c0"))
    )
    with pypdfium2.PdfDocument(pressed(red, blue)) as document:
        pixels = document[0].render(scale=4, rev_byteorder=True).to_numpy()[..., :3]
    colours = {tuple(pixel) for pixel in pixels[pixels.min(axis=2) < 5].tolist()}
    assert {(192, 0, 0), (0, 0, 192)} <= colours


def test_a_dot_is_drawn_whether_it_is_one_point_or_two_in_one_place() -> None:
    for dot in ([(20, 20, 0.5)], [(20, 20, 0.5), (20, 20, 0.5)]):
        starts = np.array([0, len(dot)])
        boxes = np.array([[19.7, 20.3, 20.2, 0]])
        ink = Ink(".", np.array(dot, dtype=float), starts, np.zeros(1, np.intp), boxes, 2, 8)
        area = drawn(pressed(Writing(ink, "#000000"))).sum() / (DPI / 25.4) ** 2
        assert area == pytest.approx(np.pi * 0.25**2, rel=0.05)


def test_the_widths_in_the_file_are_those_in_the_font() -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only here

    with pikepdf.open(io.BytesIO(pressed(writing("kind words")))) as pdf:
        font = pdf.pages[0].Resources.Font.W1.DescendantFonts[0]
        file = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
        widths = [int(width) for width in font.W[1]]
    file.setGlyphOrder([f"g{n}" for n in range(len(widths) + 1)])
    assert widths == [2 * file["hmtx"][f"g{n}"][0] for n in range(1, len(widths) + 1)]


def test_a_writing_without_strokes_or_words_adds_nothing() -> None:
    assert Sheet().add(Writing(hand.write(" \n", hand.load("meadow")))) == b""


def test_paragraphs_are_marked_one_by_one() -> None:
    shown = Sheet().add(writing("Dear Ana,\n\nthank you\nso much.\n\nMaya"))
    assert re.findall(rb"MCID (\d)", shown) == [b"0", b"1", b"2"]
    assert shown.count(b"BDC") == shown.count(b"EMC") == shown.count(b"BT\n") == 3


def test_seventy_thousand_letters_are_in_several_fonts_and_all_are_read() -> None:
    sheet = Sheet()
    for _ in range(20):
        sheet.add(plain(100, lines=35))
    pdf = sheet.bytes()
    assert len(sheet.used) > 5
    for page in (0, 7, 19):
        assert said(pdf, page).split() == ["n" * 100] * 35


def test_a_font_is_in_the_file_before_the_next_is_begun() -> None:
    sheet = Sheet()
    sheet.add(plain(100, lines=45))
    before = sheet.data.tell()
    sheet.add(plain(10))
    assert sheet.data.tell() > before
    assert list(sheet.used) == ["W1", "W2"]


def test_more_letters_than_a_font_holds_are_refused_on_one_page() -> None:
    with pytest.raises(Refused, match="letters are too many for one page"):
        Sheet().add(plain(1000, lines=62))


def test_a_very_long_word_is_read() -> None:
    assert said(pressed(plain(900))).split() == ["n" * 900]


def test_the_same_writing_gives_the_same_bytes() -> None:
    assert pressed(writing("kind")) == pressed(writing("kind"))


def test_a_file_for_archives_says_which_glyphs_it_has() -> None:
    with pikepdf.open(io.BytesIO(pressed(writing("kind"), packed=False))) as pdf:
        descriptor = pdf.pages[0].Resources.Font.W1.DescendantFonts[0].FontDescriptor
        assert descriptor.CIDSet.read_bytes() == bytes([0b11111100])
