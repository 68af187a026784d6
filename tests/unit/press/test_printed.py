from __future__ import annotations

import io
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import press
from penned.page import Type, face
from penned.page.face import Face
from penned.press import Finish
from pressed import blank, faults, opened, operators, pixels, said

if TYPE_CHECKING:
    import pikepdf

FAMILIAR = [chr(code) for code in range(33, 0x250) if not face.lacking(chr(code))]


@cache
def cubic() -> Face:
    """A face in the Compact Font Format, of 2,048 units: an A, a fi and a tilde, all boxes."""
    builder = FontBuilder(2048, isTTF=False)
    widths = {".notdef": 1024, "A": 1024, "f_i": 1536, "tilde": 0}
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap({0x41: "A", 0xFB01: "f_i", 0x303: "tilde"})
    glyphs = {}
    for name, width in widths.items():
        pen = T2CharStringPen(width, None)
        left, right = (-700, -300) if name == "tilde" else (100, width - 100)
        bottom, top = (1500, 1700) if name == "tilde" else (0, 1400)
        pen.moveTo((left, bottom))
        pen.lineTo((right, bottom))
        pen.lineTo((right, top))
        pen.lineTo((left, top))
        pen.closePath()
        glyphs[name] = pen.getCharString()
    builder.setupCFF("Boxes-Regular", {"FullName": "Boxes"}, glyphs, {})
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=1600, descent=-400)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(file := io.BytesIO())
    return Face("Boxes (Böxes)", file.getvalue())


def fonts(pdf: bytes) -> tuple[pikepdf.Pdf, list[pikepdf.Object]]:
    document = opened(pdf)
    return document, list(document.pages[0].resources.Font.values())


def programs(pdf: bytes) -> list[bytes]:
    _, all_fonts = fonts(pdf)
    descriptors = [font.DescendantFonts[0].FontDescriptor for font in all_fonts]
    return [
        descriptor["/FontFile2" if "/FontFile2" in descriptor else "/FontFile3"].read_bytes()
        for descriptor in descriptors
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(FAMILIAR, min_size=1, max_size=12), min_size=1, max_size=6))
def test_any_line_comes_back_word_for_word(words: list[str]) -> None:
    line = " ".join(words)
    pdf = press.pdf(blank(Type(line, 10, 20, 9), width=400))
    assert faults(pdf) == []
    assert [unicodedata.normalize("NFKC", word) for word in said(pdf)[0]] == [
        unicodedata.normalize("NFKC", word) for word in line.split()
    ]


def test_each_face_is_in_the_file_once_with_the_glyphs_of_all_pages() -> None:
    boxes = Type("A", 10, 20, 9, face=cubic())
    pdf = press.pdf([blank(Type("AB", 10, 10, 9), boxes), blank(boxes, Type("BC", 10, 10, 9))])
    usual, other = programs(pdf)
    assert TTFont(io.BytesIO(usual))["maxp"].numGlyphs == 1 + len("ABC")
    assert len(other) < 300
    document = opened(pdf)
    first, second = (leaf.resources.Font for leaf in document.pages)
    assert [font.objgen for font in first.values()] == [font.objgen for font in second.values()]


def test_the_usual_face_is_cut_to_what_is_set() -> None:
    (program,) = programs(press.pdf(blank(Type("Éa", 10, 10, 9))))
    cut = TTFont(io.BytesIO(program))
    assert 3 <= cut["maxp"].numGlyphs <= 5  # .notdef, a, É and what É is made of
    assert len(program) < 3000


def test_a_subset_is_named_after_what_is_in_it() -> None:
    def name(text: str) -> str:
        document, (font,) = fonts(press.pdf(blank(Type(text, 10, 10, 9))))
        assert document.pages
        assert font.BaseFont == font.DescendantFonts[0].BaseFont
        return str(font.BaseFont)

    assert name("abc") == name("cab")
    assert name("abc") != name("abd")
    tag, _, rest = name("abc")[1:].partition("+")
    assert (len(tag), tag.isupper(), rest) == (6, True, "SourceSans3")


def test_widths_are_those_of_the_program() -> None:
    pdf = press.pdf(blank(Type("Wide il", 10, 10, 9)))
    document, (font,) = fonts(pdf)
    assert document.pages
    first, widths = font.DescendantFonts[0].W
    metrics = TTFont(io.BytesIO(programs(pdf)[0]))["hmtx"].metrics
    assert int(first) == 0
    assert [int(width) for width in widths] == [advance for advance, _ in metrics.values()]


@pytest.mark.parametrize("standard", ["", "pdf/a-1b"])
def test_a_face_of_cubic_curves_goes_in_as_such_and_is_shown(standard: str) -> None:
    line = Type("AA", 10, 30, 20, face=cubic(), colour="#000000")
    pdf = press.pdf(blank(line), finish=Finish(standard=standard))  # type: ignore[arg-type]
    assert faults(pdf) == []
    document, (font,) = fonts(pdf)
    inner = font.DescendantFonts[0]
    assert inner.Subtype == "/CIDFontType0"
    assert inner.FontDescriptor.FontFile3.Subtype == "/CIDFontType0C"
    assert str(font.BaseFont).endswith("+BoxesBxes")
    assert document.pages
    dark = pixels(pdf).sum(axis=2) < 100
    y, x = np.nonzero(dark)
    em = 20 / 72 * 25.4
    assert x.min() / 5 == pytest.approx(10 + em * 100 / 2048, abs=0.3)
    assert (x.max() + 1) / 5 == pytest.approx(10 + em * (2048 - 100) / 2048, abs=0.3)
    assert y.min() / 5 == pytest.approx(30 - em * 1400 / 2048, abs=0.3)
    assert said(pdf) == [["AA"]]


def test_a_letter_drawn_as_two_glyphs_says_the_letter_and_its_accent() -> None:
    line = Type("A\u0303A", 10, 30, 20, face=cubic())
    (words,) = said(press.pdf(blank(line)))
    assert unicodedata.normalize("NFC", "".join(words)) == "ÃA"


def test_tracking_spaces_the_letters_and_the_word_stays_whole() -> None:
    plain, wide = (
        press.pdf(blank(Type("PENNED", 10, 30, 12, tracking=tracking))) for tracking in (0, 250)
    )
    assert said(plain) == said(wide) == [["PENNED"]]
    ends = [np.nonzero((pixels(pdf) < 100).any(axis=(0, 2)))[0].max() / 5 for pdf in (plain, wide)]
    assert ends[1] - ends[0] == pytest.approx(5 * 0.25 * 12 / 72 * 25.4, abs=0.3)
    spacings = [operands for name, operands in operators(wide) if name == "Tc"]
    assert spacings[-1] == ["0"]


def test_features_choose_other_glyphs_for_the_same_words() -> None:
    plain, small = (
        press.pdf(blank(Type("Small Capitals", 10, 30, 12, features=features)))
        for features in ((), ("smcp",))
    )
    assert said(plain) == said(small)
    assert (pixels(plain) != pixels(small)).any()


def test_kerning_brings_letters_together() -> None:
    def reach(text: str) -> int:
        shown = pixels(press.pdf(blank(Type(text, 9, 30, 40))))
        return int(np.nonzero(shown.min(axis=(0, 2)) < 99)[0].max())

    alone = face.advance(face.shape("A")[0].gid) + face.advance(face.shape("V")[0].gid)
    assert face.width("AV", 40) < alone / 1000 * 40 / 72 * 25.4
    assert reach("AV") / 5 == pytest.approx(9 + face.width("AV", 40), abs=0.4)
