from __future__ import annotations

import io

import numpy as np
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from penned.press.truetype import Glyphs, Paths, bounds, font_file, glyphs

Place = tuple[int, int, bool]
Path = list[Place]

SQUARE: Path = [(0, 0, True), (0, 100, True), (100, 100, True), (100, 0, True)]
DROP: Path = [(5, -7, True), (300, 900, False), (-2000, 40, False), (-2000, -9, False)]


def paths(*letters: list[Path]) -> Paths:
    places = [place for letter in letters for path in letter for place in path]
    columns = np.array(places, dtype=np.int16).reshape(-1, 3).T
    sizes = [len(path) for letter in letters for path in letter]
    return Paths(
        columns[:2].copy(),
        columns[2] > 0,
        np.cumsum(sizes, dtype=np.intp),
        np.array([len(letter) for letter in letters]),
    )


def opened(shown: Glyphs, advances: list[int]) -> TTFont:
    file = TTFont(io.BytesIO(font_file([shown], advances, units=500)))
    file.setGlyphOrder([".notdef", *(f"g{n}" for n in range(len(advances)))])
    return file


def said(file: TTFont, number: int) -> list[Path]:
    """The paths of a glyph, as an independent reader finds them."""
    glyph = file["glyf"][f"g{number}"]
    if glyph.numberOfContours == 0:
        return []
    ends = glyph.endPtsOfContours
    all_places = [
        (x, y, bool(on & 1)) for (x, y), on in zip(glyph.coordinates, glyph.flags, strict=True)
    ]
    return [
        all_places[begin:end]
        for begin, end in zip([0, *(e + 1 for e in ends)], [e + 1 for e in ends], strict=False)
    ]


def test_a_reader_of_fonts_finds_every_path_again() -> None:
    letters = [[SQUARE], [], [DROP, SQUARE], [SQUARE * 70]]
    file = opened(glyphs(paths(*letters)), [120, 60, 300, 0])
    assert [said(file, number) for number in range(4)] == letters


places = st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000), st.booleans())
letters = st.lists(st.lists(st.lists(places, min_size=1, max_size=9), max_size=3), min_size=1)


@given(letters)
def test_any_paths_are_found_again(some: list[list[Path]]) -> None:
    file = opened(glyphs(paths(*some)), [100] * len(some))
    assert [said(file, number) for number in range(len(some))] == some


def test_a_place_that_pulls_makes_a_curve() -> None:
    file = opened(glyphs(paths([DROP])), [120])
    pen = DecomposingRecordingPen(file.getGlyphSet())
    file.getGlyphSet()["g0"].draw(pen)
    assert [step for step, _ in pen.value] == ["moveTo", "qCurveTo", "closePath"]


def test_the_tables_say_how_far_each_glyph_leads_and_where_its_ink_begins() -> None:
    file = opened(glyphs(paths([SQUARE], [], [DROP])), [120, 60, 300])
    assert file["hmtx"].metrics == {
        ".notdef": (0, 0), "g0": (120, 0), "g1": (60, 0), "g2": (300, -2000),
    }  # fmt: skip
    assert (file["head"].unitsPerEm, file["maxp"].numGlyphs) == (500, 4)
    assert (file["maxp"].maxPoints, file["maxp"].maxContours) == (4, 1)


def test_the_boxes_hold_all_places() -> None:
    shown = glyphs(paths([SQUARE], [], [DROP]))
    assert shown.boxes.tolist() == [[0, 0, 100, 100], [0, 0, 0, 0], [-2000, -9, 300, 900]]
    assert bounds([shown]) == (-2000, -9, 300, 900)


def test_parts_stand_in_one_font_as_if_they_were_one() -> None:
    one = glyphs(paths([SQUARE], [DROP]))
    two = [glyphs(paths([SQUARE])), glyphs(paths([DROP]))]
    advances = [10, 20]
    assert font_file(two, advances, units=500) == font_file([one], advances, units=500)


@pytest.mark.parametrize("count", [1, 200])
def test_the_checksums_of_all_tables_are_right(count: int) -> None:
    data = font_file([glyphs(paths(*[[SQUARE]] * count))], [7] * count, units=500)
    with TTFont(io.BytesIO(data), checkChecksums=2) as file:
        for tag in ("glyf", "hhea", "hmtx", "loca", "maxp"):
            assert file.reader[tag]
