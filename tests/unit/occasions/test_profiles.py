"""A profile says in few plain facts how a note is read; mourning and illness have peace."""

from __future__ import annotations

import pytest

from penned import occasions


@pytest.mark.parametrize(
    "words",
    ["sympathy", "medical", "hospital stay", "Funeral flowers", "my father's funeral", "illness"],
)
def test_mourning_and_illness_are_left_in_peace(words: str) -> None:
    profile = occasions.profile(words)

    assert (profile.number, profile.nudge, profile.pressed) == (False, False, False)


@pytest.mark.parametrize(
    "key", ["favour", "neighbour", "love", "wednesday", "colleague", "birthday"]
)
def test_a_very_short_note_is_right_among_people_who_meet_every_day(key: str) -> None:
    brief = occasions.profile(key)

    assert brief.fewest_words < occasions.profile("wedding").fewest_words
    assert brief.number


@pytest.mark.parametrize("key", ["interview", "meeting", "collaboration", "client", "referral"])
def test_a_line_is_not_enough_in_business(key: str) -> None:
    assert occasions.profile(key).fewest_words > occasions.profile("wedding").fewest_words


def test_only_the_gentle_profile_is_silent() -> None:
    silent = {each for each in occasions.keys() if not occasions.profile(each).nudge}  # noqa: SIM118 - no dict: it lists them

    assert silent == {"sympathy", "medical", "tribute"}
