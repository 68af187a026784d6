"""Titles in no list: by their words, and with slips of the pen."""

from __future__ import annotations

import pytest

from penned.sources import titles
from penned.sources.fields import gifts


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Who's it from?", "giver"),
        ("ThankYouSent", "thanked"),
        ("thank_you_note_mailed", "thanked"),
        ("Gfit", "gift"),
        ("Date recieved", "received"),
        ("Thank yuo sent", "thanked"),
        ("TY card mailed (date)", "thanked_on"),
        ("Giver's mailing address", "address"),
        ("Dankeskarten raus?", "thanked"),
    ],
)
def test_a_title_is_understood_by_its_words(title: str, field: str) -> None:
    assert titles.likely(title, gifts())[0].field == field


@pytest.mark.parametrize("title", ["Zodiac", "", "!!", "x" * 200, "word " * 40])
def test_what_says_nothing_means_nothing(title: str) -> None:
    assert not any(each.sure >= 0.75 for each in titles.likely(title, gifts()))


def test_words_that_say_nothing_are_left_out() -> None:
    assert titles.content("What did they give us?") == titles.content("what give")
