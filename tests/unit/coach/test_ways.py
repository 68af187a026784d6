from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.coach import Advice, Kind, Level, Way
from penned.coach.ways import lays_aside, plain

TEXT = "Dear Ana,\n\nThank you, it was so\nkind of you. We met at the ____.\n"


def finding(words: str, rule: str = "stock") -> Advice:
    start = TEXT.index(words)
    end = start + len(words)
    return Advice(Kind.GENERIC_PHRASE, Level.WARNING, start, end, "", "", "", "", rule)


MISSING = Advice(Kind.NO_DIFFERENCE, Level.WARNING, 0, 0, "", "", "", "", "stock")


@pytest.mark.parametrize("phrase", ["so kind of you", "So  Kind of\nyou", "“so kind of you”.", ""])
def test_a_way_leaves_its_words_alone_however_they_are_set(phrase: str) -> None:
    assert lays_aside([Way("stock", phrase)], finding("so\nkind of you"), TEXT)


@pytest.mark.parametrize(
    "way", [Way("stock", "kind of you"), Way("stock", "____"), Way("other"), Way("other", "Ana")]
)
def test_other_words_and_other_rules_are_still_spoken_of(way: Way) -> None:
    assert not lays_aside([way], finding("so\nkind of you"), TEXT)


def test_a_place_left_open_is_known_by_its_signs() -> None:
    assert lays_aside([Way("stock", "____")], finding("____"), TEXT)
    assert not lays_aside([Way("stock", "____")], MISSING, TEXT)
    assert not lays_aside([Way("stock", "......")], finding("____"), TEXT)


def test_what_is_missing_is_laid_aside_only_without_words() -> None:
    assert lays_aside([Way("stock")], MISSING, TEXT)
    assert not lays_aside([Way("stock", "so kind of you")], MISSING, TEXT)


@given(st.text())
def test_the_plain_form_of_a_phrase_stays_as_it_is(phrase: str) -> None:
    assert plain(plain(phrase)) == plain(phrase)
    assert bool(plain(phrase)) == bool(phrase.split())
