from __future__ import annotations

from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from penned.desk import faces
from penned.errors import Refused
from penned.page import face
from penned.people.address import Address

if TYPE_CHECKING:
    from collections.abc import Iterator

FACES = Path(__file__).parents[2] / "faces"


@pytest.fixture(autouse=True)
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine that has no faces but those in this folder."""
    own = tmp_path / "fonts"
    own.mkdir()
    monkeypatch.setenv("PENNED_FONTS", str(own))
    for name in ("XDG_DATA_DIRS", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "nothing"))
    forget()
    yield own
    forget()


def forget() -> None:
    faces._files.cache_clear()
    faces._having.cache_clear()


def test_nothing_is_looked_for_where_the_usual_face_has_it_all(fonts: Path) -> None:
    (fonts / "NotoSansJP.ttf").write_bytes(b"no font")
    assert faces.having("Łódź, Ελλάδα, Москва").faces == (face.usual(),)


def test_a_face_is_found_in_ones_own_folder(fonts: Path) -> None:
    copy(FACES / "NotoSansHebrew.ttf", fonts)
    copy(FACES / "NotoSansJP.ttf", fonts)
    names = [one.name for one in faces.having("Ana, תל אביב, 東京").faces]
    assert names == ["Source Sans 3", "NotoSansHebrew", "NotoSansJP"]


def test_han_characters_are_set_in_the_face_of_the_country(fonts: Path) -> None:
    copy(FACES / "NotoSansJP.ttf", fonts)
    copy(FACES / "NotoSansSC.ttf", fonts)
    assert faces.having("京", "JP").faces[-1].name == "NotoSansJP"
    assert faces.having("京", "CN").faces[-1].name == "NotoSansSC"


def test_the_regular_cut_of_a_family_is_taken(fonts: Path) -> None:
    for cut in ("Black", "Bold", "Regular", "Light"):
        copy(FACES / "NotoSansArabic.ttf", fonts / f"NotoSansArabic-{cut}.ttf")
    assert faces.having("ليلى").faces[-1].name == "NotoSansArabic-Regular"


def test_of_a_collection_the_face_of_the_country_is_taken(fonts: Path) -> None:
    collection(fonts / "NotoSansCJK-Regular.ttc", "NotoSansJP", "NotoSansSC")
    japanese, chinese = (faces.having("京", country).faces[-1] for country in ("JP", "CN"))
    assert (japanese.number, chinese.number) == (0, 1)
    assert face.shape("京", japanese)[0].gid
    assert face.lacking("座", chinese) == "座"


def test_a_file_that_is_no_font_is_passed_over(fonts: Path) -> None:
    (fonts / "NotoSansHebrew-Regular.ttf").write_bytes(b"not a font at all")
    copy(FACES / "NotoSansHebrew.ttf", fonts / "Other.ttf")
    assert faces.having("דנה").faces[-1].name == "Other"


def test_where_no_face_has_a_character_it_is_refused_with_what_to_install() -> None:
    found = faces.having("ถนน")
    with pytest.raises(Refused, match=r"“ถ” \(Thai\)") as caught:
        found.for_text("ถนน 1")
    assert "fonts-noto-core" in caught.value.cure


def test_an_envelope_has_the_faces_of_all_that_it_says(fonts: Path) -> None:
    copy(FACES / "NotoSansJP.ttf", fonts)
    copy(FACES / "NotoSansHebrew.ttf", fonts)
    tokyo = Address(("銀座1-2-3",), "中央区", "東京都", "1040061", "JP")
    haifa = Address(("הרצל 12",), "חיפה", "", "3303101", "IL")
    found = faces.for_envelope("山田", tokyo, ("דנה", haifa))
    assert {one.name for one in found.faces} == {"Source Sans 3", "NotoSansJP", "NotoSansHebrew"}
    assert faces.for_envelope("Ana", None, None).faces == (face.usual(),)


def test_a_face_whose_weight_varies_is_set_at_the_regular_one(fonts: Path) -> None:
    variable(fonts / "NotoSansThai-VF.ttf")
    thai = faces.having("ก").faces[-1]
    assert face.advance(face.shape("ก", thai)[0].gid, thai) == 500
    assert not face.font(thai).face.has_var_data


def variable(path: Path) -> None:
    """A face that is 200 wide at weight 100, where it begins, and 500 at 400."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "ko"])
    builder.setupCharacterMap({ord("ก"): "ko"})
    pen = TTGlyphPen(None)
    for place in ((0, 0), (0, 500), (100, 500)):
        (pen.lineTo if place != (0, 0) else pen.moveTo)(place)
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "ko": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (200, 0), "ko": (200, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Vary", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    wider = [(0, 0), (0, 0), (0, 0), (0, 0), (800, 0), (0, 0), (0, 0)]
    builder.setupGvar({"ko": [TupleVariation({"wght": (0, 1, 1)}, wider)]})
    builder.save(path)


def collection(path: Path, *names: str) -> None:
    made = TTCollection()
    for name in names:
        font = TTFont(FACES / f"{name}.ttf")
        font["name"].setName(f"Noto Sans CJK {name[-2:]}", 1, 3, 1, 0x409)
        made.fonts.append(font)
    made.save(path)
