"""The occasions ask in other languages what they ask in English, and in English if need be."""

from __future__ import annotations

import pytest

from penned import occasions
from penned.occasions import Occasion, Prompt, tongues

every_language = pytest.mark.parametrize("language", tongues.languages())


def test_german_is_one_of_them() -> None:
    gift = occasions.load("gift")

    assert [prompt.field for prompt in gift.prompts_in("de")] == [
        prompt.field for prompt in gift.prompts
    ]
    assert gift.prompts_in("de")[0].question.startswith("Was war es?")
    assert gift.late_in("de").endswith("getan?")
    assert gift.title_in("de") == "Ein Geschenk"


@pytest.mark.parametrize("language", ["en", "", "xx", "../de"])
def test_english_is_asked_where_there_is_nothing_else(language: str) -> None:
    gift = occasions.load("gift")

    assert gift.prompts_in(language) == gift.prompts
    assert gift.late_in(language) == gift.late
    assert gift.title_in(language) == gift.title


def test_an_occasion_that_nobody_translated_asks_in_english() -> None:
    gift = occasions.load("gift")
    song = Occasion("song", "A song", (Prompt("what", "Which?"),), gift.source, gift.as_of)

    assert song.prompts_in("de") == song.prompts


@every_language
def test_what_is_translated_is_asked_in_english_too(language: str) -> None:
    for key in occasions.keys():  # noqa: SIM118 - no dict: it lists them
        fields = {prompt.field for prompt in occasions.load(key).prompts} | {"late", "title"}
        assert set(tongues.asked(key, language)) <= fields


@every_language
def test_a_translated_question_is_short_and_is_one(language: str) -> None:
    for key in occasions.keys():  # noqa: SIM118 - no dict: it lists them
        for field, said in tongues.asked(key, language).items():
            assert field == "title" or ("?" in said and len(said) <= 110), (key, field)
