"""How much is found in labelled mail: the floor on the half that the rules were set on."""

from __future__ import annotations

import labelled_mails as labelled


def test_of_the_tuned_half_nine_of_ten_proposals_are_right_and_most_are_found() -> None:
    found = labelled.score("tuned")

    assert found.messages > 100
    assert found.precision >= 0.95, found.wrong
    assert found.recall >= 0.9, found.missed


def test_no_proposal_keeps_more_of_a_message_than_one_sentence() -> None:
    for told in labelled.score("tuned").right:
        assert 0 < len(told.sentence) <= 300
        assert told.moment
        assert told.because
        assert len(told.moment.detail) <= 301
        assert "http" not in told.sentence + told.moment.detail + told.moment.what


def test_sums_and_numbers_of_orders_stay_out_of_what_is_noted() -> None:
    for told in labelled.score("tuned").right:
        assert told.moment
        noted = f"{told.moment.what} {told.moment.detail}"
        assert not any(sign in noted for sign in "€$£#"), noted
