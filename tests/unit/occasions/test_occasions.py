"""Occasions ask good questions, know by when a note is wanted, and go by many names."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import occasions
from penned.errors import NotFound
from penned.moments import Moment

if TYPE_CHECKING:
    from penned.occasions import Occasion

DAY = date(2026, 9, 15)

EVERYWHERE = {
    "interview", "meeting", "collaboration", "client", "referral", "donation", "dinner", "stay",
    "birthday", "holiday", "shower", "baby", "wedding", "graduation", "money-gift", "shipped-gift",
    "group-gift", "favour", "neighbour", "teacher", "tribute", "mentor", "colleague",
    "reference-letter",
    "medical", "sympathy", "love", "volunteer", "new-stationery", "wednesday", "gift", "hosting",
}  # fmt: skip
IN_JAPAN = {"ochugen", "oseibo"}

# Days after the event, as the manuals have them: ideal from, ideal to, soft from, soft to.
TABLE = {
    "interview": (0, 1, 1, 1),
    "meeting": (1, 2, 2, 2),
    "donation": (1, 1, 2, 2),
    "dinner": (1, 1, 3, 3),
    "stay": (1, 1, 3, 3),
    "birthday": (2, 3, 7, 14),
    "holiday": (2, 3, 7, 14),
    "shipped-gift": (1, 2, 7, 7),
    "shower": (7, 7, 14, 21),
    "wedding": (0, 0, 90, 90),
    "graduation": (7, 7, 21, 21),
    "sympathy": (14, 14, 42, 42),
    "favour": (1, 2, 7, 7),
    "neighbour": (1, 2, 7, 7),
    "ochugen": (1, 1, 3, 3),
    "oseibo": (1, 1, 3, 3),
}
NEVER_PRESSED = {
    "sympathy",
    "tribute",
    "medical",
    "teacher",
    "mentor",
    "love",
    "wednesday",
    "new-stationery",
}

each_occasion = pytest.mark.parametrize("key", occasions.keys())


def every() -> list[Occasion]:
    return [occasions.load(key) for key in occasions.keys()]  # noqa: SIM118 - no dict: it lists them


def test_these_come_with_penned() -> None:
    assert set(occasions.keys()) == EVERYWHERE | IN_JAPAN
    assert {each.key for each in every() if each.country} == IN_JAPAN


def test_a_moment_without_a_kind_is_one_of_them() -> None:
    assert occasions.load(Moment().occasion).key == "gift"


@each_occasion
class TestEachOfThem:
    def test_asks_three_or_four_things_and_an_interview_five(self, key: str) -> None:
        asked = [prompt.field for prompt in occasions.load(key).prompts]

        assert asked[:3] == ["what", "detail", "difference"]
        assert len(asked) == (5 if key == "interview" else 4)
        assert set(asked) <= set(occasions.FIELDS)

    def test_asks_in_short_questions_and_hands_over_no_sentence(self, key: str) -> None:
        occasion = occasions.load(key)
        asked = [prompt.question for prompt in occasion.prompts] + [occasion.late] * bool(
            occasion.late
        )

        assert all("?" in question and len(question) <= 90 for question in asked)
        assert not any("thank you" in question.casefold() for question in asked)
        assert not any("“" in question or '"' in question for question in asked)

    def test_says_where_its_window_comes_from(self, key: str) -> None:
        occasion = occasions.load(key)

        assert occasion.source
        assert occasion.window.source
        assert occasion.as_of <= date(2027, 1, 1)

    def test_asks_something_of_a_late_writer_where_one_can_be_late(self, key: str) -> None:
        occasion = occasions.load(key)

        assert bool(occasion.late) == (occasions.due(occasion, DAY) is not None)

    def test_says_how_long_a_note_is_and_on_what_paper(self, key: str) -> None:
        occasion = occasions.load(key)
        length = occasion.length

        assert occasion.profile.fewest_words < length.words <= length.most_words <= 400
        assert 3 <= length.sentences <= length.most_sentences
        assert occasion.card.paper


def test_no_two_occasions_ask_the_same() -> None:
    asked = Counter(prompt.question for each in every() for prompt in each.prompts)
    late = Counter(each.late for each in every() if each.late)

    assert [question for question, times in (asked + late).items() if times > 1] == []


def test_no_name_means_two_occasions() -> None:
    names = Counter(
        name.casefold().replace("-", " ")
        for each in every()
        for name in {each.key, each.title, *each.aliases}
    )
    shared = {name for name, times in names.items() if times > 1}

    assert {name for name in shared if not names_itself(name)} == set()


def names_itself(name: str) -> bool:
    """Whether one occasion alone says it twice, as key and in an alias with a blank."""
    return sum(name in {n.casefold().replace("-", " ") for n in names_of(e)} for e in every()) == 1


def names_of(each: Occasion) -> set[str]:
    return {each.key, each.title, *each.aliases}


def test_an_interview_asks_what_was_forgotten_and_what_is_still_to_be_asked() -> None:
    asked = {prompt.field: prompt.question for prompt in occasions.load("interview").prompts}

    assert "forget to say" in asked["also"]
    assert "wanted to ask" in asked["next"]


def test_a_prompt_fills_a_text_of_the_moment() -> None:
    texts = {field.name for field in dataclasses.fields(Moment) if field.default == ""}

    assert set(occasions.FIELDS) <= texts


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("wedding", "wedding"),
        ("Wedding", "wedding"),
        (" A Favour ", "favour"),
        ("favor", "favour"),
        ("dinner", "dinner"),
        ("party", "hosting"),
        ("christmas", "holiday"),
        ("Dog sitting", "favour"),
        ("thank-you gift", "gift"),
        ("reference letter", "reference-letter"),
        ("job interview", "interview"),
        ("お中元", "ochugen"),
        ("御歳暮", "oseibo"),
    ],
)
def test_an_occasion_goes_by_key_title_and_alias(name: str, key: str) -> None:
    assert occasions.load(name).key == key


@pytest.mark.parametrize(
    "stored", ["gift", "favour", "hosting", "interview", "wedding", "wednesday"]
)
def test_what_older_ledgers_hold_is_known(stored: str) -> None:
    assert occasions.load(stored).key == stored


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("my father's funeral", "sympathy"),
        ("Funeral flowers", "sympathy"),
        ("Mum’s hospital stay", "medical"),
        ("a stay in hospital", "medical"),
        ("dinner after the funeral", "sympathy"),
        ("my sister's wedding", "wedding"),
        ("birthday", "birthday"),
        ("Beerdigung", "sympathy"),
        ("à l'hôpital", "medical"),
    ],
)
def test_words_of_ones_own_are_understood_and_mourning_goes_first(words: str, key: str) -> None:
    found = occasions.of(words)

    assert found
    assert found.key == key


@pytest.mark.parametrize("words", ["", "moonrise", "lossless", "?", "x" * 100_000])
def test_words_that_name_no_occasion_mean_none(words: str) -> None:
    assert occasions.of(words) is None
    assert occasions.profile(words).name == "open"


def test_an_unknown_occasion_is_answered_with_the_known_ones() -> None:
    with pytest.raises(NotFound, match=r"no occasion “moonrise”.*gift.*wednesday"):
        occasions.load("moonrise")


@pytest.mark.parametrize("key", TABLE)
def test_the_windows_are_those_of_the_manuals(key: str) -> None:
    window = occasions.load(key).window
    ideal_from, ideal_to, soft_from, soft_to = TABLE[key]

    assert window.ideal_days is not None
    assert window.soft_days is not None
    assert ideal_from <= window.ideal_days <= ideal_to
    assert soft_from <= window.soft_days <= soft_to


@pytest.mark.parametrize(("key", "hours"), [("interview", 24), ("meeting", 48), ("donation", 48)])
def test_where_one_counts_in_hours_the_days_follow(key: str, hours: int) -> None:
    window = occasions.load(key).window

    assert window.soft_hours == hours
    assert window.soft_days == hours // 24


def test_some_are_never_pressed() -> None:
    unpressed = {each.key for each in every() if occasions.due(each, DAY) is None}

    assert unpressed == NEVER_PRESSED


def test_the_window_counts_from_the_day_of_the_moment() -> None:
    shower = occasions.load("shower")

    assert occasions.ideal(shower, DAY) == DAY + timedelta(days=7)
    assert occasions.due(shower, DAY) == DAY + timedelta(days=21)


def test_without_a_day_nothing_presses() -> None:
    gift = occasions.load("gift")

    assert occasions.ideal(gift, None) is None
    assert occasions.due(gift, None) is None
    assert occasions.lateness(gift, None, DAY) == 0


def test_a_window_beyond_the_calendar_presses_nobody() -> None:
    assert occasions.due(occasions.load("gift"), date.max) is None


def test_a_note_is_late_the_day_after_it_was_due() -> None:
    gift = occasions.load("gift")

    assert occasions.lateness(gift, DAY, DAY + timedelta(days=14)) == 0
    assert occasions.lateness(gift, DAY, DAY + timedelta(days=15)) == 1


@given(st.sampled_from(occasions.keys()), st.dates(), st.dates(), st.sampled_from(["", "GB", "JP"]))
def test_windows_hold_on_any_day(key: str, on: date, today: date, custom: str) -> None:
    occasion = occasions.load(key)
    ideal, due = occasions.ideal(occasion, on, custom), occasions.due(occasion, on, custom)

    assert occasions.lateness(occasion, on, today, custom) >= 0
    assert ideal is None or due is None or on <= ideal <= due


@given(st.text(max_size=300))
def test_any_words_have_a_profile(words: str) -> None:
    assert occasions.profile(words).name in {"open", "brief", "business", "gentle"}
