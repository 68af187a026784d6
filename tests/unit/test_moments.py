from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.errors import Refused
from penned.moments import Moment, Standing, settle, together

THANKED = (Standing.THANKED, Standing.THANKED_IN_PERSON)


@given(now=st.sampled_from(Standing), to=st.sampled_from(Standing))
def test_nothing_leads_away_from_thanked(now: Standing, to: Standing) -> None:
    if now in THANKED:
        with pytest.raises(Refused, match="already"):
            settle(now, to)


@pytest.mark.parametrize("to", [standing for standing in Standing if standing is not Standing.OWED])
def test_a_debt_can_be_settled_in_every_way(to: Standing) -> None:
    assert settle(Standing.OWED, to) is to


@pytest.mark.parametrize("now", [Standing.WAIVED, Standing.DELEGATED])
def test_what_was_let_go_can_be_taken_up_again(now: Standing) -> None:
    assert settle(now, Standing.OWED) is Standing.OWED
    assert settle(now, Standing.THANKED) is Standing.THANKED


def test_two_gifts_of_one_giver_are_one_moment_for_one_note() -> None:
    apron = Moment(
        ("Maya",), "linen apron", "dyed with onion skins", occasion="wedding", on=date(2026, 9, 5)
    )
    lemons = Moment(
        ("Maya",), "preserved lemons", difference="lasted nine days", on=date(2026, 9, 19)
    )
    assert together([apron, lemons]) == Moment(
        givers=("Maya",),
        what="linen apron and preserved lemons",
        detail="dyed with onion skins",
        difference="lasted nine days",
        occasion="wedding",
        on=date(2026, 9, 5),
    )


def test_three_things_are_listed_and_the_same_thing_is_said_once() -> None:
    said = together([Moment(what=what) for what in ("a pan", "a lid", "a pan", "a spoon")]).what
    assert said == "a pan, a lid and a spoon"


def test_one_moment_stays_as_it_is() -> None:
    one = Moment(("Ana",), "a lift", "in the rain", "made my flight", "favour", date(2026, 1, 2))
    assert together([one]) == one


def test_no_moment_makes_no_note() -> None:
    with pytest.raises(ValueError, match="at least one"):
        together([])
