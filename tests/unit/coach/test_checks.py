"""What is counted: the words that fit, and the same word over and over."""

from __future__ import annotations

from typing import Any

import pytest

from penned.coach import Context, Kind, Level, review

LONG = "The goose walked round the gate and back. " * 40


def too_long(text: str, **context: Any) -> list[str]:  # noqa: ANN401 - any field of a Context
    said = review(text, Context(language="en", **context))
    return [one.message for one in said.advice if one.kind is Kind.TOO_LONG]


def test_the_room_of_the_card_decides_where_it_is_known() -> None:
    text = "Dear Walter, the gate shuts. Phil"

    assert too_long(text, room=6) == []
    assert too_long(text, room=5) == ["6 words, where about 5 fit."]


def test_else_the_occasion_decides_and_else_a_card() -> None:
    assert too_long(LONG[: len(LONG) // 2], occasion="neighbour")
    assert too_long(LONG)
    assert not too_long(LONG, room=400)


def test_a_long_note_is_told_of_and_not_held_back() -> None:
    levels = {one.level for one in review(LONG).advice if one.kind is Kind.TOO_LONG}

    assert levels == {Level.SUGGESTION}


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Thank you so so so so much for the goose.", 1),
        ("Thank you thank you thank you thank you for the goose.", 1),
        ("So so so warm, the socks that you knitted.", 0),
        ("The goose and the gate and the goose and the gate are one.", 0),
    ],
)
def test_four_times_one_after_the_other_is_over_and_over(text: str, times: int) -> None:
    said = review(text, Context(language="en")).advice

    assert sum(one.rule == "said-over-and-over" for one in said) == times
