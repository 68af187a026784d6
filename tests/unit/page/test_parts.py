from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.page import parts


def halves(text: str) -> tuple[str, str, str]:
    letter = parts.read(text)
    return (
        letter.text[: letter.body].strip(),
        letter.text[letter.body : letter.close].strip(),
        letter.text[letter.close :].strip(),
    )


@pytest.mark.parametrize(
    ("text", "name", "unsigned"),
    [
        ("Dear Ana,\n\nThank you.\n\nWith love,\nMaya", "Maya", False),
        ("Dear Ana,\n\nThank you.\n\nWith love,\n\nMaya", "Maya", False),
        ("Dear Ana,\n\nThank you.\n\nWith love,", "", True),
        ("Dear Ana,\n\nThank you.\n\nWith love —", "", True),
        ("Dear Ana,\n\nThank you.\n\nMaya & Ben", "Maya & Ben", False),
        ("Thank you.\n\nYours,\nMaya\n(and Ben)", "Maya\n(and Ben)", False),
        ("Thank you for the soup.", "", False),
        ("Dear Ana,", "", False),
    ],
)
def test_the_name_is_what_follows_the_close_and_a_close_may_lack_one(
    text: str, name: str, *, unsigned: bool
) -> None:
    letter = parts.read(text)
    assert (letter.text[letter.name :], letter.is_unsigned) == (name, unsigned)


@pytest.mark.parametrize(
    ("text", "greeting", "close"),
    [
        ("Dear Ana,\n\nThank you.\n\nWith love,\nMaya", "Dear Ana,", "With love,\nMaya"),
        ("Dear Ana,\nThank you.\nWith love,\nMaya", "Dear Ana,", "With love,\nMaya"),
        ("Dear Ana,\n\nThank you.\n\nWith love,\n\nMaya", "Dear Ana,", "With love,\n\nMaya"),
        ("Ana!\n\nThank you.\n\nMaya & Ben", "Ana!", "Maya & Ben"),
        (
            "Dear Ana —\n\nThank you.\n\nYours,\nMaya\n(and Ben)",
            "Dear Ana —",
            "Yours,\nMaya\n(and Ben)",
        ),
        ("Thank you for the soup.", "", ""),
        ("Thank you.\n\nMaya", "", "Maya"),
        ("Thank you for the soup.\n\nSee you at Christmas!", "", ""),
        ("Dear Ana, thank you.\n\nIt was warm.", "", ""),
        ("Dear Ana,", "", ""),
    ],
)
def test_greeting_and_close_are_known_by_their_looks(text: str, greeting: str, close: str) -> None:
    assert halves(text)[::2] == (greeting, close)


def test_white_space_is_tidied_and_accents_are_put_together() -> None:
    letter = parts.read("\n Dear  Zoë,\r\n\r\n\r\n\tthank you \n\n")
    assert letter.text == "Dear Zoë,\n\nthank you"


@given(st.text(alphabet="ab,.! \n", max_size=80))
def test_no_word_is_lost_and_the_parts_stand_in_order(text: str) -> None:
    letter = parts.read(text)
    assert letter.text.split() == text.split()
    assert 0 <= letter.body <= letter.close <= len(letter.text)
