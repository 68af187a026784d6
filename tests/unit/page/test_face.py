from __future__ import annotations

import pytest

from penned.errors import Refused
from penned.page import face

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
