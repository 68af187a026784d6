"""The coach on notes with a verdict, written without a look at its rules; mended by them since."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from penned.coach import Kind
from penned.testing import corpus

CORPUS = Path(__file__).parent.parent.parent / "corpus"
ENGLISH = ("us", "uk", "world", "plain", "mixed", "fair", "last")


@cache
def items() -> dict[str, list[corpus.Item]]:
    return corpus.read(*(CORPUS / name for name in ENGLISH))


@cache
def found() -> corpus.Score:
    return corpus.score(items())


def test_the_corpus_is_large_and_half_of_its_generic_notes_are_long() -> None:
    sizes = {name: len(some) for name, some in items().items()}
    long = [item for item in items()["generic"] if item.verdict.get("long")]

    assert sizes["good"] >= 150
    assert sizes["generic"] >= 150
    assert len(long) * 2 >= sizes["generic"]
    assert min(sizes["bad"], sizes["pairs"], sizes["facts"]) >= 80
    assert sizes["spans"] >= 150


def test_every_kind_is_among_the_faulty_notes() -> None:
    assert {item.verdict["kind"] for item in items()["bad"]} == set(Kind)


def test_specificity_tells_good_notes_from_generic_ones() -> None:
    assert found().auc >= 0.97


def test_specificity_does_so_at_every_length() -> None:
    assert min(value for value in found().auc_by_length.values() if value == value) >= 0.93  # noqa: PLR0124 - nan: no notes of that length


def test_few_good_notes_are_held_back() -> None:
    assert found().false_warnings <= 0.05


def test_the_more_specific_of_a_pair_has_the_higher_number() -> None:
    assert found().ordered >= 0.99


@pytest.mark.parametrize(("share", "least"), [("precision", 0.92), ("recall", 0.85)])
def test_faults_are_found_where_they_are(share: str, least: float) -> None:
    assert getattr(found(), share) >= least


def test_invented_facts_are_found_and_true_sentences_left_alone() -> None:
    assert found().facts_found >= 0.95
    assert found().false_alarms <= 0.08
