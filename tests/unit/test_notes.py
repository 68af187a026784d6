from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.errors import Refused
from penned.notes import State, move

WAY = (State.DRAFT, State.READY, State.WRITTEN, State.POSTED, State.ARRIVED)


@pytest.mark.parametrize(("now", "to"), list(pairwise(WAY)))
def test_a_note_goes_its_way_step_by_step(now: State, to: State) -> None:
    assert move(now, to) is to


@given(st.lists(st.sampled_from(State), max_size=12))
def test_no_step_is_left_out_and_a_posted_note_never_comes_back(wishes: list[State]) -> None:
    now, furthest = State.DRAFT, 0
    for wish in wishes:
        try:
            moved = move(now, wish)
        except Refused:
            continue
        assert WAY.index(moved) <= WAY.index(now) + 1
        assert not (WAY.index(now) >= 3 and WAY.index(moved) <= 3)
        now, furthest = moved, max(furthest, WAY.index(moved))
    assert furthest < 3 or WAY.index(now) >= 3


@pytest.mark.parametrize("to", [State.DRAFT, State.READY])
def test_an_edit_takes_a_written_note_back_to_the_desk(to: State) -> None:
    assert move(State.WRITTEN, to) is to


def test_a_refused_move_says_why() -> None:
    with pytest.raises(Refused, match="not on paper yet: print it first"):
        move(State.READY, State.POSTED)
