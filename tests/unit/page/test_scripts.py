from __future__ import annotations

import pytest

from penned.page import scripts


@pytest.mark.parametrize(
    ("char", "of", "name"),
    [
        ("a", "Latn", "Latin"),
        ("א", "Hebr", "Hebrew"),
        ("東", "Hani", "Han"),
        ("1", "Zyyy", "Common"),
    ],
)
def test_a_character_has_a_script(char: str, of: str, name: str) -> None:
    assert (scripts.of(char), scripts.name(char)) == (of, name)


@pytest.mark.parametrize("char", "عאकกაԱ가ひカ漢বதత")
def test_for_every_script_that_is_known_there_is_something_to_install(char: str) -> None:
    known = scripts.known(char)
    assert known is not None
    assert known.debian in scripts.cure(char)
    assert known.files


def test_han_characters_take_the_face_of_their_country() -> None:
    assert "Noto Sans TC" in scripts.cure("台", "TW")
    assert "Noto Sans JP" in scripts.cure("東", "JP")
    assert "Noto Sans SC" in scripts.cure("京", "CN")


def test_of_a_script_that_is_not_known_any_font_will_do() -> None:
    assert scripts.known("ᚠ") is None
    assert "PENNED_FONTS" in scripts.cure("ᚠ")
