from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from penned.sources.proposing import Decision, lean

SIGNALS = ("dinner", "dinner:dinner at", "from:ana@x.org", "title:dinner", "series:1")


def no(*signals: str) -> Decision:
    return Decision(accepted=False, signals=signals)


def yes(*signals: str) -> Decision:
    return Decision(accepted=True, signals=signals)


def test_nothing_is_leaned_on_before_anything_was_decided() -> None:
    assert lean(SIGNALS, ()).weight == 0
    assert lean(SIGNALS, [yes("mail"), no("stay")]).because == ""


def test_dismissals_count_against_and_say_how_many() -> None:
    leaning = lean(SIGNALS, [no("from:ana@x.org")] * 3)
    assert leaning.weight < 0
    assert leaning.because == "you dismissed 3 like it"
    assert lean(SIGNALS, [no("from:ana@x.org")]).weight > leaning.weight


def test_acceptances_count_for_and_say_how_many() -> None:
    leaning = lean(SIGNALS, [yes("dinner:dinner at")] * 2)
    assert leaning.weight > 0
    assert leaning.because == "you accepted 2 like it"


def test_a_series_says_more_than_a_title_a_sender_or_a_phrase() -> None:
    weights = [lean(SIGNALS, [no(signal)]).weight for signal in SIGNALS]
    assert weights == sorted(weights, reverse=True)


def test_decisions_both_ways_weigh_against_each_other() -> None:
    both = lean(SIGNALS, [no("dinner"), yes("dinner")])
    assert (both.weight, both.because) == (0, "")


decided = st.lists(
    st.builds(Decision, st.booleans(), st.lists(st.sampled_from(SIGNALS)).map(tuple)), max_size=8
)


@given(decided)
def test_what_is_leaned_stays_within_bounds_and_one_more_acceptance_never_hurts(
    decisions: list[Decision],
) -> None:
    before = lean(SIGNALS, decisions).weight
    assert -1 <= before <= 0.5
    assert lean(SIGNALS, [*decisions, yes(*SIGNALS)]).weight >= before
