"""The score of a corpus: full marks for a judge who is right, none for one who is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penned import coach
from penned.errors import BadInput
from penned.testing import corpus

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "good": """
[[note]]
how = "kettle"
text = "The kettle sings."
""",
    "generic": """
[[note]]
how = "thanks"
text = "Thank you for everything."
""",
    "bad": """
[[note]]
how = "asks"
kind = "ask"
phrase = "Send more"
text = "It sings. Send more."
""",
    "pairs": """
[[note]]
how = "song"
better = "The kettle sings."
worse = "It is nice."
""",
    "spans": """
[[note]]
how = "wants"
kind = "ask"
phrase = "Send more"
flag = true
text = "Send more tea."

[[note]]
how = "told"
kind = "ask"
phrase = "sent more"
flag = false
text = "You sent more."
""",
    "facts": """
[[note]]
how = "cat"
what = "kettle"
invented = ["cat"]
text = "The kettle sings. The cat leaves."
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def finding(kind: coach.Kind, text: str, words: str) -> coach.Advice:
    start = text.index(words)
    return coach.Advice(
        kind, coach.Level.WARNING, start, start + len(words), "why", "what?", "it", "us", "rule"
    )


def right(text: str, _: coach.Context) -> coach.Review:
    """Knows all of these notes."""
    advice = []
    if "Send more" in text:
        advice.append(finding(coach.Kind.ASK, text, "Send more"))
    if "cat" in text:
        advice.append(finding(coach.Kind.INVENTED_FACT, text, "cat"))
    if "everything" in text:
        advice.append(finding(coach.Kind.GENERIC_PHRASE, text, "everything"))
    return coach.Review(tuple(advice), 90 if "sing" in text else 10)


def wrong(text: str, _: coach.Context) -> coach.Review:
    """Takes every one of them for its opposite."""
    whole = coach.Advice(
        coach.Kind.ASK, coach.Level.WARNING, 0, 5, "why", "what?", "it", "us", "rule"
    )
    if "sent more" in text:
        return coach.Review((finding(coach.Kind.ASK, text, "sent more"),), 90)
    if "cat" in text:
        return coach.Review((finding(coach.Kind.INVENTED_FACT, text, "kettle"),), 10)
    return coach.Review(
        (whole,) if text == "The kettle sings." else (), 10 if "sing" in text else 90
    )


def test_a_judge_who_is_right_has_full_marks(folder: Path) -> None:
    found = corpus.score(corpus.read(folder), right)

    assert (found.auc, found.ready, found.ordered, found.met) == (1, 1, 1, 1)
    assert (found.precision, found.recall, found.facts_found) == (1, 1, 1)
    assert (found.false_warnings, found.false_alarms) == (0, 0)
    assert found.misses == []


def test_a_judge_who_is_wrong_has_none_and_every_miss_is_told(folder: Path) -> None:
    found = corpus.score(corpus.read(folder), wrong)

    assert (found.auc, found.ready, found.ordered, found.met) == (0, 0, 0, 0)
    assert (found.precision, found.recall, found.facts_found) == (0, 0, 0)
    assert (found.false_warnings, found.false_alarms) == (1, 1)
    parts = {miss.part for miss in found.misses}
    assert parts >= {"low", "good", "generic", "bad", "pairs", "facts miss", "facts alarm"}
    assert parts >= {"ask unmet", "ask miss", "ask alarm"}


def test_words_that_do_not_stand_in_the_note_are_told_with_file_and_note(folder: Path) -> None:
    (folder / "spans.toml").write_text(FILES["spans"].replace("Send more tea", "Send tea"), "utf-8")

    with pytest.raises(BadInput, match=r"spans.*Send more.*wants"):
        corpus.read(folder)
