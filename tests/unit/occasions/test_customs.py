"""Customs of countries: windows that differ, habits that are told lightly and with a source."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from penned import occasions
from penned.errors import BadInput
from penned.occasions import Window
from penned.occasions.customs import read

DAY = date(2026, 6, 2)
PLAIN = """
title = "Atlantis"
source = "hearsay"
as_of = 2026-11-22

[windows.gift]
ideal_days = 2
soft_days = 5

[[habits]]
occasions = ["gift"]
says = "A shell goes with it."
question = "Which shell is theirs?"
"""

every_custom = pytest.mark.parametrize("country", occasions.customs())


@pytest.mark.parametrize(
    ("key", "country", "days"),
    [
        ("wedding", "US", 90),
        ("wedding", "GB", 56),
        ("wedding", "DE", 56),
        ("wedding", "de", 56),
        ("wedding", "JP", 3),
        ("birthday", "JP", 3),
        ("ochugen", "JP", 3),
        ("oseibo", "", 3),
        ("stay", "FR", 21),
        ("dinner", "FR", 3),
        ("interview", "JP", 1),
        ("wedding", "", 90),
        ("wedding", "XX", 90),
        ("wedding", "no country at all", 90),
    ],
)
def test_a_country_has_its_own_windows_or_else_the_usual_ones(
    key: str, country: str, days: int
) -> None:
    assert occasions.due(occasions.load(key), DAY, country) == DAY + timedelta(days=days)


def test_no_custom_presses_the_bereaved() -> None:
    for country in occasions.customs():
        assert occasions.due(occasions.load("sympathy"), DAY, country) is None
        assert occasions.lateness(occasions.load("medical"), DAY, date.max, country) == 0


@every_custom
def test_a_custom_speaks_of_occasions_that_there_are(country: str) -> None:
    custom = occasions.customs()[country]
    named = {*custom.windows, *(key for habit in custom.habits for key in habit.occasions)}

    assert named <= set(occasions.keys())
    assert all(window.source for window in custom.windows.values())


@every_custom
def test_a_habit_is_told_lightly_and_with_its_source(country: str) -> None:
    for habit in occasions.customs()[country].habits:
        assert habit.question.endswith("?")
        assert habit.source
        assert len(habit.says) <= 160
        assert not {"must", "should", "never", "always"} & set(habit.says.casefold().split())


def test_a_habit_holds_for_the_occasion_and_its_kin() -> None:
    to_elders = "letter in an envelope"

    assert to_elders in " ".join(
        each.says for each in occasions.habits(occasions.load("birthday"), "JP")
    )
    assert to_elders not in " ".join(
        each.says for each in occasions.habits(occasions.load("interview"), "JP")
    )
    assert occasions.habits(occasions.load("birthday"), "") == ()


def test_a_file_is_read_and_its_name_is_the_country() -> None:
    custom = read(PLAIN, "customs/at.toml")

    assert (custom.country, custom.title) == ("AT", "Atlantis")
    assert custom.windows == {"gift": Window(2, 5, source="hearsay")}
    assert custom.habits[0].source == "hearsay"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("title", "name", "“name” is not known"),
        ('source = "hearsay"', "", "“source” is missing"),
        ("soft_days = 5", "soft_days = 1", "“windows.gift.soft_days” must not be less"),
        ("soft_days = 5", "soft_days = 5\nsource = 1", "“windows.gift.source” must be text"),
        ("[windows.gift]", "[windows]", "“windows.ideal_days” must be a table"),
        ("[[habits]]", "[habits]", "“habits” must be"),
        ('question = "Which shell is theirs?"', "", "“habits\\[1\\].question” is missing"),
        ('occasions = ["gift"]', 'occasions = "gift"', "“habits\\[1\\].occasions” must be a list"),
        ('occasions = ["gift"]', "weight = 3", "“habits\\[1\\].weight” is not known"),
    ],
)
def test_a_faulty_file_is_refused_with_file_key_and_reason(old: str, new: str, reason: str) -> None:
    assert old in PLAIN
    with pytest.raises(BadInput, match=f"^at.toml: .*{reason}"):
        read(PLAIN.replace(old, new), "at.toml")
