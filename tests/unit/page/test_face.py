from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from penned.errors import Refused
from penned.page import Type, face
from penned.page.face import Face, Faces

if TYPE_CHECKING:
    from fontTools.pens.basePen import BasePen

FACES = Path(__file__).parents[2] / "faces"

EXTRA = "’‘“”–—…€£♥"
EUROPE = "".join(chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x180)) if code != 0xAD)


def test_the_face_has_every_letter_of_europe() -> None:
    assert len(face.shape(EUROPE + EXTRA)) >= len(EUROPE)


def test_a_character_that_the_face_lacks_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="no “東”") as caught:
        face.shape("To 東京 by ship")
    assert caught.value.where == "“東京”"


def test_a_line_is_as_wide_as_its_glyphs_and_grows_with_its_size() -> None:
    assert face.width("", 12) == 0
    assert face.width("Ana", 12) == pytest.approx(2 * face.width("Ana", 6))
    assert face.width("AV", 12) < face.width("A", 12) + face.width("V", 12)


def test_no_letters_run_together_on_an_envelope() -> None:
    assert [glyph.text for glyph in face.shape("office")] == list("office")


def test_a_line_reaches_as_far_as_its_letters() -> None:
    assert face.reach("H", 10)[0] == pytest.approx(face.CAP_HEIGHT * 10 / 72 * 25.4)
    assert face.reach("H", 10)[1] == 0
    above, below = face.reach("Hp", 10)
    assert below > 0.5
    assert above == face.reach("H", 10)[0]


def test_a_text_is_broken_between_words_and_within_one_that_is_too_long() -> None:
    lines = face.broken("letter of recommendation", 9, 20)
    assert " ".join(lines).replace(" ", "") == "letterofrecommendation"
    assert lines[0] == "letter of"
    assert all(face.width(line, 9) <= 20 for line in lines)
    assert face.broken(" ", 9, 20) == ()


def test_on_a_list_a_box_stands_for_what_the_face_lacks() -> None:
    assert face.shown("a 🎁 for 東京") == "a □ for □□"


def test_a_word_is_set_alike_alone_and_in_its_line() -> None:
    """The short way for Latin text gives what shaping the whole line would give."""
    for text in ("AV. To, Tÿ “Yes” 1600 Łódź", "P. V, T — W.  Two  spaces", "L’Aquila f(x) 7/8"):
        whole = face._shaped(text, face.usual(), (), right_to_left=False)
        assert face.shape(text) == tuple(whole)


def test_features_give_other_glyphs_of_the_same_letters() -> None:
    plain, serifed = face.shape("Il1"), face.shape("Il1", None, ("ss01",))
    assert plain[0].gid != serifed[0].gid
    assert [glyph.text for glyph in serifed] == list("Il1")
    assert [glyph.text for glyph in face.shape("office", None, ("liga", "dlig"))] != list("office")
    assert "".join(glyph.text for glyph in face.shape("office", None, ("liga",))) == "office"


def test_tracking_stands_between_letters_only() -> None:
    tracked = face.width("Ana", 12, tracking=50)
    assert tracked - face.width("Ana", 12) == pytest.approx(2 * 0.05 * 12 / 72 * 25.4)
    line = Type("Ana", 10, 20, 12, tracking=50)
    assert face.box(line).width == pytest.approx(tracked)
    assert face.box(line).bottom == pytest.approx(20, abs=0.1)


def test_the_left_edge_of_a_line_is_that_of_its_ink() -> None:
    assert face.bearing("H", 12) > face.bearing("T", 12) > 0
    assert face.bearing("", 12) == 0


@pytest.mark.parametrize("upem", [1000, 2048])
@pytest.mark.parametrize("kind", ["TrueType", "CFF"])
def test_a_face_of_any_kind_is_measured_in_thousandths_of_an_em(kind: str, upem: int) -> None:
    made = Face("Box", box_font(kind, upem))
    (glyph,) = face.shape("H", made)
    assert (glyph.advance, glyph.face) == (600, made)
    assert face.cap_height(made) == pytest.approx(0.7, abs=0.001)
    above, below = face.reach("H", 10, made)
    assert above == pytest.approx(7 / 72 * 25.4, abs=0.01)
    assert below == 0
    outline = face.outline(glyph.gid, made)
    assert outline.startswith("M")
    assert {round(float(n), -1) for n in re.findall(r"[\d.]+", outline)} <= {0, 50, 500, 700}
    assert face.advance(glyph.gid, made) == 600


def test_arabic_is_joined_and_stands_from_right_to_left() -> None:
    arabic = face_of("NotoSansArabic")
    glyphs = face.shape("شارع لا ١٢", arabic)
    assert [glyph.text for glyph in glyphs if glyph.text] == list("١٢ ال عراش")
    alone = face.shape("ش", arabic)[0]
    assert glyphs[-1].gid != alone.gid


def test_a_joiner_parts_letters_and_shows_nothing() -> None:
    arabic = face_of("NotoSansArabic")
    joined, parted = face.shape("می", arabic), face.shape("م\u200cی", arabic)
    assert [glyph.gid for glyph in joined] != [glyph.gid for glyph in parted]
    assert "".join(glyph.text for glyph in reversed(parted)).startswith("م")
    assert len(parted) == 2


def test_accents_on_hebrew_letters_go_on_with_their_letter() -> None:
    glyphs = face.shape("שָ", face_of("NotoSansHebrew"))
    assert "".join(glyph.text for glyph in reversed(glyphs)) == "שָ"
    assert sum(glyph.advance > 0 for glyph in glyphs) == 1


def test_syllables_of_devanagari_are_shaped_whole() -> None:
    glyphs = face.shape("क्षितिज", face_of("NotoSansDevanagari"))
    assert "".join(glyph.text for glyph in glyphs) == "क्षितिज"
    assert glyphs[0].text == "क्षि"


def test_of_several_faces_the_first_that_has_a_line_sets_it() -> None:
    hebrew, japanese = face_of("NotoSansHebrew"), face_of("NotoSansJP")
    faces = Faces((face.usual(), hebrew, japanese))
    assert faces.for_text("Ana 12") is face.usual()
    assert faces.for_text("תל אביב 12") is hebrew
    assert faces.for_text("東京都 1-2") is japanese
    mixed = faces.for_text("Łódź 東京")
    assert mixed is faces
    assert [glyph.face for glyph in face.shape("Ł東", mixed)] == [face.usual(), japanese]
    assert face.width("Ł東", 10, mixed) == pytest.approx(
        face.width("Ł", 10) + face.width("東", 10, japanese)
    )


@pytest.mark.parametrize(
    ("text", "country", "script", "cure"),
    [
        ("דנה", "IL", "Hebrew", "fonts-noto-core"),
        ("ليلى", "AE", "Arabic", "Noto Sans Arabic"),
        ("東京", "JP", "Han", "Hiragino"),
        ("台北", "TW", "Han", "Noto Sans TC"),
        ("서울", "KR", "Hangul", "Malgun"),
        ("ᚠ", "", "Runic", "PENNED_FONTS"),
    ],
)
def test_a_character_that_no_face_has_is_refused_with_what_to_install(
    text: str, country: str, script: str, cure: str
) -> None:
    with pytest.raises(Refused, match=rf"has “{text[0]}” \({script}\)") as caught:
        Faces((face.usual(),)).for_text(f"Ana {text}", country=country)
    assert cure in caught.value.cure
    assert caught.value.where == f"“{text}”"


def test_a_long_word_is_not_parted_from_its_accents() -> None:
    for line in face.broken("e\u0323" * 30, 10, 12):
        assert line.count("e") == line.count("\u0323")


def face_of(name: str) -> Face:
    return Face(name, (FACES / f"{name}.ttf").read_bytes())


def box_font(kind: str, upem: int) -> bytes:
    """A font whose H is a box from 5 to 50 hundredths of an em, and 70 high."""
    left, right, top = (round(share * upem) for share in (0.05, 0.5, 0.7))
    builder = FontBuilder(upem, isTTF=kind == "TrueType")
    builder.setupGlyphOrder([".notdef", "H"])
    builder.setupCharacterMap({ord("H"): "H"})
    steps = [("moveTo", (left, 0)), ("lineTo", (left, top)), ("lineTo", (right, top))]
    steps.append(("lineTo", (right, 0)))
    wide = round(0.6 * upem)
    if kind == "TrueType":
        drawn = TTGlyphPen(None)
        draw(drawn, steps)
        builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "H": drawn.glyph()})
    else:
        charstring = T2CharStringPen(wide, None)
        draw(charstring, steps)
        empty = T2CharStringPen(wide, None).getCharString()
        builder.setupCFF(
            "Box", {"FullName": "Box"}, {".notdef": empty, "H": charstring.getCharString()}, {}
        )
    builder.setupHorizontalMetrics({".notdef": (wide, 0), "H": (wide, left)})
    builder.setupHorizontalHeader(ascent=top, descent=0)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def draw(pen: BasePen, steps: list[tuple[str, tuple[int, int]]]) -> None:
    for step, point in steps:
        getattr(pen, step)(point)
    pen.closePath()
