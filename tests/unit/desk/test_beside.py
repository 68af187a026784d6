from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from penned import ledger
from penned.desk import beside, capture, draft, owing
from penned.desk.beside import Slip
from penned.desk.desk import open_desk
from penned.ledger import owed
from penned.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield open_desk(tmp_path / "ledger.sqlite3", clock=lambda: NOW)
    ledger.close()


def test_the_occasions_questions_lie_there_with_what_was_noted(desk: Desk) -> None:
    moment = Moment(("Ana",), "talked about the river", detail="the map", occasion="interview")
    laid = beside.slips(capture.capture(desk, moment))
    assert [slip.field for slip in laid] == ["what", "detail", "difference", "also", "next"]
    assert [slip.answer for slip in laid if not slip.is_open] == [
        "talked about the river",
        "the map",
    ]


def test_a_fact_that_the_occasion_does_not_ask_for_lies_there_as_well(desk: Desk) -> None:
    moment = Moment(("Ana",), "a ladder", also="the nest", occasion="favour")
    laid = beside.slips(capture.capture(desk, moment))
    assert Slip("What you forgot to say", "the nest", "also") in laid


def test_the_facts_of_another_kindness_lie_below(desk: Desk) -> None:
    capture.capture(desk, Moment(("Ana",), "a ladder", occasion="favour"))
    capture.capture(desk, Moment(("Ana",), "soup", difference="slept", occasion="favour"))
    laid = beside.slips(owing.named("Ana"))
    assert laid[-2:] == (Slip("What it was", "soup"), Slip("What it changed", "slept"))


def test_answers_are_put_on_the_open_slips_and_fill_the_moment(desk: Desk) -> None:
    debts = capture.capture(desk, Moment(("Ana",), "a ladder", occasion="favour"))
    answers = {"detail": "in the snow"}
    assert beside.filled(beside.slips(debts), answers)[1].answer == "in the snow"

    kept = draft.answer(desk, debts, answers)

    assert kept[0].moment.detail == "in the snow"
    assert beside.slips(owed.get([debts[0].id]))[1].answer == "in the snow"


def test_the_note_at_hand_is_not_held_against_itself(desk: Desk) -> None:
    text = (
        "Dear Ana,\n\nYour ladder reached the gutter at last, and the kitchen has been dry since "
        "Tuesday. I will bring it back on Saturday, with plums.\n\nNell"
    )
    debts = capture.capture(desk, Moment(("Ana",), "a ladder", occasion="favour"))
    first = draft.write(desk, debts, text)
    again = draft.write(desk, debts, text + "\n")
    assert (again.note.id, again.note.revision) == (first.note.id, 2)
    assert again.review
    assert "sameness" not in {one.kind for one in again.review.advice}
