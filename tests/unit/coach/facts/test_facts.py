"""Whether what a draft claims is in the moment."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import coach
from penned.coach.facts.doubt import doubts, unsupported
from penned.coach.reading import read
from penned.moments import Moment

LIFT = Moment(
    givers=("Ana Reyes",),
    what="drove me to the airport",
    detail="at five on Sunday, for an hour in the rain",
    difference="made my flight with ten minutes to spare",
    occasion="favour",
    on=date(2026, 11, 1),
)
DRAFTS = tomllib.loads((Path(__file__).parent / "facts.toml").read_text(encoding="utf-8"))["note"]
OPENING = "Dear Ana, you drove me to the airport. "


def doubted(text: str, moment: Moment = LIFT) -> list[str]:
    found = doubts(read(text), moment, ("Ana Reyes",), moment.occasion)
    return [text[one.claim.start : one.claim.end] for one in found]


def strictly(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in unsupported(text, LIFT, ("Ana Reyes",))]


@pytest.mark.parametrize(
    "said",
    [
        "It rained for sixty minutes.",
        "You were there at 5:00.",
        "You were there at 17:00.",
        "It was the first of November.",
        "That was in November 2026.",
        "I caught my plane.",
        "I slept on the plane.",
        "I was a happy driver's friend.",
        "Ana, you are the best.",
        "I will bring you a melon.",
        "You drive like a jockey.",
        "Do you still own the melon?",
        "My mother says so too.",
        "Thank God for friends.",
        "Diolch!",
        "That drive ought to be in a book.",
        "You're a marvel.",
        "Your generosity got me there.",
        "Once I pass I'll drive you.",
        "It was such a relief.",
        "All thanks to the pair of you.\n\nGratefully, the Friends of the Library",
    ],
)
def test_what_is_so_is_left_alone(said: str) -> None:
    assert doubted(OPENING + said) == []


@pytest.mark.parametrize(
    ("said", "invented"),
    [
        ("You were there at six in the rain.", "six"),
        ("It rained for two hours.", "two"),
        ("On Thursday you slept in.", "Thursday"),
        ("You sang all the way through Lincoln.", "Lincoln"),
        ("Your niece had baked us nineteen muffins.", "nineteen"),
        ("Your niece had baked us nineteen muffins.", "muffins"),
        ("There was a whippet in the back as well.", "whippet"),
        ("Marco held the umbrella.", "Marco"),
        ("Marco, who is seven, held the umbrella.", "Marco"),
        ("Aunt Lois laughed hardest.", "Lois"),
        ("They want the porch and the canoe painted.", "canoe"),
        ("Tell Ines her thermos was a joy.", "thermos"),
        ("You had a tin of pepper sweets with you.", "sweets"),
        ("Last week nineteen pupils climbed aboard at Lincoln.", "Last week"),
        ("I start at Corley Foods in August.", "August"),
    ],
)
def test_what_nobody_noted_is_found(said: str, invented: str) -> None:
    assert invented in doubted(OPENING + said)


TRUE = [draft for draft in DRAFTS if not draft["invented"]]


@pytest.mark.parametrize("draft", TRUE, ids=[draft["how"] for draft in TRUE])
def test_a_draft_without_inventions_is_doubted_little(draft: dict[str, Any]) -> None:
    assert len(doubted(draft["text"], moment_of(draft))) <= 2


def test_nearly_all_inventions_of_these_drafts_are_found() -> None:
    hits = []
    for draft in DRAFTS:
        text = draft["text"]
        found = doubts(read(text), moment_of(draft), tuple(draft["to"]), draft["occasion"])
        for words in draft["invented"]:
            start = text.index(words)
            end = start + len(words)
            hits.append(any(one.claim.start < end and start < one.claim.end for one in found))

    assert len(hits) >= 55
    assert sum(hits) / len(hits) >= 0.9


def moment_of(draft: dict[str, Any]) -> Moment:
    keys = ("what", "detail", "difference", "occasion", "on")
    told = {key: draft[key] for key in keys if key in draft}
    return Moment(givers=tuple(draft["givers"]), **told)


def test_of_a_moment_of_which_nothing_is_told_the_coach_says_nothing() -> None:
    assert findings("You drove me through Lincoln at nine.", Moment(givers=("Ana Reyes",))) == []


def test_in_a_language_in_which_claims_cannot_be_read_the_coach_says_nothing() -> None:
    text = "Sevgili Ayşe, beni yağmurda havaalanına götürdüğün için çok teşekkür ederim, canım."

    assert findings(text) == []


@pytest.mark.parametrize(
    ("question", "invented"),
    [
        ("How was the trip to Paris with Tom's dog?", ["Paris", "Tom's", "dog"]),
        ("Was your mother there?", ["mother"]),
        ("Could you take the two cats next time?", ["two", "cats"]),
        ("What changed for you on that Sunday?", []),
        ("What one detail of the drive do you still feel?", []),
        ("Where is the moment that made the difference?", []),
        ("😀", []),
        ("", []),
    ],
)
def test_words_of_another_are_forgiven_nothing(question: str, invented: list[str]) -> None:
    assert strictly(question) == invented


def findings(text: str, moment: Moment = LIFT) -> list[tuple[str, str, str]]:
    review = coach.review(text, coach.Context(to=("Ana Reyes",), occasion="favour", moment=moment))
    return [
        (text[one.start : one.end], one.level, one.question)
        for one in review.advice
        if one.kind is coach.Kind.INVENTED_FACT
    ]


def test_another_time_than_was_noted_is_a_warning_that_says_what_was_noted() -> None:
    (one,) = findings("Dear Ana, you drove me to the airport at six on Sunday.")

    assert one == ("six", "warning", "You noted “five”: which is so?")


def test_what_was_only_not_noted_is_a_suggestion() -> None:
    (one,) = findings("Dear Ana, you drove me to the airport. Marco sang to us in the rain.")

    assert one == ("Marco", "suggestion", "Is “Marco” so? You did not note it.")


def test_a_time_of_the_writers_own_is_no_contradiction() -> None:
    found = findings("Dear Ana, you drove me to the airport at five. I was in my bed by nine.")

    assert all(level == "suggestion" for _, level, _ in found)


def test_every_doubt_is_told_however_many_there_are() -> None:
    moment = Moment(givers=("Ana Reyes",), what="a kettle", detail="from Porto")
    text = (
        "Dear Ana, the kettle sings. Marco and Ines danced a tango beside the piano at nineteen "
        "minutes past eleven, and a whippet ate four kippers under the violet curtains in Lincoln."
    )

    assert {"Marco", "Ines", "tango", "piano", "whippet", "four", "kippers", "Lincoln"} <= {
        words for words, _, _ in findings(text, moment)
    }


def test_where_only_the_gift_was_noted_nothing_is_missed() -> None:
    moment = Moment(givers=("Ana Reyes",), what="a kettle")

    assert findings("Dear Ana, the kettle sings. Marco calls it Maria Callas.", moment) == []


@given(st.lists(st.sampled_from(LIFT.told), min_size=1, max_size=3))
def test_what_was_noted_is_never_doubted(told: list[str]) -> None:
    assert doubted("Dear Ana, you " + ", and you ".join(told) + ".") == []


@given(st.text(max_size=200))
def test_every_doubt_lies_in_the_text(text: str) -> None:
    for start, end, sort in unsupported(text, LIFT):
        assert 0 <= start < end <= len(text)
        assert sort
