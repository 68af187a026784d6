"""The coach on the notes of notes.toml: the generic ones are never ready, the sincere ones are."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from penned import coach
from penned.coach.example import read_example

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOTES = tomllib.loads((Path(__file__).parent / "notes.toml").read_text(encoding="utf-8"))
GOOD, BAD = ([note["how"] for note in NOTES[side]] for side in ("good", "bad"))
EXCEPTIONS: frozenset[str] = frozenset()
"""Good notes, by their `how`, that the coach holds back although it should not."""


def review(note: Mapping[str, Any]) -> coach.Review:
    known = {key: value for key, value in note.items() if key not in ("how", "faulty")}
    example = read_example(known)
    return coach.review(example.text, example.context)


def numbers(notes: Iterable[Mapping[str, Any]]) -> list[int]:
    found = (review(note).specificity for note in notes)
    return [number for number in found if number is not None]


@pytest.mark.parametrize("note", NOTES["bad"], ids=BAD)
def test_a_generic_or_faulty_note_is_not_ready(note: Mapping[str, Any]) -> None:
    assert not review(note).ready


@pytest.mark.parametrize("note", NOTES["good"], ids=GOOD)
def test_a_sincere_and_specific_note_is_ready(note: Mapping[str, Any]) -> None:
    assert review(note).ready is (note["how"] not in EXCEPTIONS)


def test_there_are_few_exceptions_among_many_notes() -> None:
    assert len(NOTES["good"]) >= 40
    assert len(NOTES["bad"]) >= 40
    assert len(EXCEPTIONS) <= 0.05 * len(NOTES["good"])


def test_specificity_separates_specific_from_generic_notes() -> None:
    generic = numbers(note for note in NOTES["bad"] if "faulty" not in note)
    specific = numbers(NOTES["good"])
    right = sum(high > low for low in generic for high in specific)

    assert right / (len(generic) * len(specific)) >= 0.97


@pytest.mark.parametrize("note", NOTES["bad"], ids=BAD)
def test_all_advice_points_into_the_text_and_asks(note: Mapping[str, Any]) -> None:
    for advice in review(note).advice:
        assert 0 <= advice.start <= advice.end <= len(note["text"])
        assert advice.question.endswith("?")
        assert advice.why
        assert advice.message
        assert advice.source


def test_every_kind_of_this_cut_is_met() -> None:
    met = {advice.kind for note in NOTES["bad"] for advice in review(note).advice}

    assert met >= {
        coach.Kind.SLOT,
        coach.Kind.GENERIC_PHRASE,
        coach.Kind.NO_NAMED_THING,
        coach.Kind.NO_DIFFERENCE,
        coach.Kind.WRONG_NAME,
        coach.Kind.WRONG_GIFT,
    }
