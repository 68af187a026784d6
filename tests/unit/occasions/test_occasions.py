"""Occasions ask good questions, know by when a note is wanted, and refuse faulty files by name."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import occasions
from penned.errors import BadInput, NotFound
from penned.moments import Moment
from penned.occasions import Occasion, Prompt

DAY = date(2026, 9, 19)

PLAIN = """
title = "A song"
source = "our choir"
as_of = 2026-11-22
aliases = ["serenade"]

[window]
ideal_days = 1
soft_days = 4

[[prompts]]
field = "what"
question = "What did they sing?"
"""


def test_these_come_with_penned() -> None:
    assert {"gift", "wedding", "favour", "hosting", "interview", "wednesday"} <= set(
        occasions.keys()
    )


def test_a_moment_without_a_kind_is_one_of_them() -> None:
    assert occasions.load(Moment().occasion).key == "gift"


@pytest.mark.parametrize("key", occasions.keys())
class TestEachOfThem:
    def test_asks_for_every_part_of_a_specific_note(self, key: str) -> None:
        assert [prompt.field for prompt in occasions.load(key).prompts] == list(occasions.FIELDS)

    def test_asks_in_one_short_question_and_hands_over_no_sentence(self, key: str) -> None:
        occasion = occasions.load(key)
        asked = [prompt.question for prompt in occasion.prompts] + [occasion.late] * bool(
            occasion.late
        )

        assert all("?" in question and len(question) <= 90 for question in asked)
        assert not any("thank you" in question.casefold() for question in asked)

    def test_says_where_its_window_comes_from(self, key: str) -> None:
        occasion = occasions.load(key)

        assert occasion.source
        assert occasion.as_of <= date(2027, 1, 1)

    def test_asks_something_of_a_late_writer_where_one_can_be_late(self, key: str) -> None:
        occasion = occasions.load(key)

        assert bool(occasion.late) == (occasion.soft_days is not None)


def test_no_name_means_two_occasions() -> None:
    every = list(map(occasions.load, occasions.keys()))
    names = [name.casefold() for each in every for name in {each.key, each.title, *each.aliases}]

    assert len(names) == len(set(names))


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
        ("dinner", "hosting"),
        ("Dog sitting", "favour"),
        ("thank-you gift", "gift"),
        ("job interview", "interview"),
    ],
)
def test_an_occasion_goes_by_key_title_and_alias(name: str, key: str) -> None:
    assert occasions.load(name).key == key


def test_an_unknown_occasion_is_answered_with_the_known_ones() -> None:
    with pytest.raises(NotFound, match=r"no occasion “moonrise”.*gift.*wednesday"):
        occasions.load("moonrise")


def test_an_occasion_is_found_among_those_given() -> None:
    song = occasions.read(PLAIN, "song.toml")

    assert occasions.find("Serenade", [song]) is song
    assert occasions.find("gift", [song]) is None


@pytest.mark.parametrize(
    ("key", "ideal", "due"),
    [
        ("interview", 1, 1),
        ("hosting", 1, 3),
        ("favour", 2, 7),
        ("gift", 3, 14),
        ("wedding", 0, 90),
        ("wednesday", None, None),
    ],
)
def test_the_window_counts_from_the_day_of_the_moment(
    key: str, ideal: int | None, due: int | None
) -> None:
    occasion = occasions.load(key)

    assert occasions.ideal(occasion, DAY) == (
        None if ideal is None else DAY + timedelta(days=ideal)
    )
    assert occasions.due(occasion, DAY) == (None if due is None else DAY + timedelta(days=due))


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


def test_nobody_is_late_on_a_wednesday() -> None:
    assert occasions.lateness(occasions.load("wednesday"), date(1999, 1, 1), DAY) == 0


@given(st.sampled_from(occasions.keys()), st.dates(), st.dates())
def test_windows_hold_on_any_day(key: str, on: date, today: date) -> None:
    occasion = occasions.load(key)
    ideal, due = occasions.ideal(occasion, on), occasions.due(occasion, on)

    assert occasions.lateness(occasion, on, today) >= 0
    assert ideal is None or due is None or on <= ideal <= due


def test_a_file_is_read_and_its_name_is_the_key() -> None:
    assert occasions.read(PLAIN, "choir/song.toml") == Occasion(
        key="song",
        title="A song",
        prompts=(Prompt("what", "What did they sing?"),),
        ideal_days=1,
        soft_days=4,
        source="our choir",
        as_of=date(2026, 11, 22),
        aliases=("serenade",),
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('title = "A song"', "", "“title” is missing"),
        ('title = "A song"', "title = 3", "“title” must be text"),
        ('title = "A song"', 'titel = "A song"', "“titel” is not known"),
        ('source = "our choir"', 'source = " "', "“source” must be text"),
        ("as_of = 2026-11-22", "", "“as_of” is missing"),
        ("as_of = 2026-11-22", 'as_of = "today"', "“as_of” must be a day"),
        ("as_of = 2026-11-22", "as_of = 2026-11-22T10:00:00", "“as_of” must be a day"),
        ('aliases = ["serenade"]', 'aliases = "serenade"', "“aliases” must be a list"),
        ('aliases = ["serenade"]', "late = 1", "“late” must be text"),
        ("ideal_days = 1", 'ideal_days = "soon"', "“window.ideal_days” must be a whole number"),
        ("ideal_days = 1", "ideal_days = true", "“window.ideal_days” must be a whole number"),
        ("ideal_days = 1", "ideal_days = -1", "“window.ideal_days” must be a whole number"),
        ("ideal_days = 1", "ideal_days = 9", "“window.soft_days” must not be less"),
        ("ideal_days = 1", "", "“window.soft_days” must not be less"),
        ("soft_days = 4", "hard_days = 4", "“window.hard_days” is not known"),
        ("[window]\nideal_days = 1\nsoft_days = 4", "window = 3", "“window” must be a table"),
        (
            'field = "what"',
            'field = "mood"',
            "“prompts\\[1\\].field” must be one of what, detail, difference",
        ),
        ('question = "What did they sing?"', "", "“prompts\\[1\\].question” is missing"),
        ("[[prompts]]", "[prompts]", "“prompts” must be one or more"),
        ("[[prompts]]", '[[prompts]]\nhint = "x"', "“prompts\\[1\\]” holds more"),
        (
            "[[prompts]]",
            '[[prompts]]\nfield = "what"\nquestion = "?"\n[[prompts]]',
            "a second time",
        ),
        ('title = "A song"', "title = ", "no TOML: .*line 2"),
    ],
)
def test_a_faulty_file_is_refused_with_file_key_and_reason(old: str, new: str, reason: str) -> None:
    assert old in PLAIN
    with pytest.raises(BadInput, match=f"^song.toml: .*{reason}"):
        occasions.read(PLAIN.replace(old, new), "song.toml")
