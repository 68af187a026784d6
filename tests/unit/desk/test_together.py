"""Several who gave one thing: a card to each of them, or one to all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from penned import ledger
from penned.coach import Level
from penned.desk import capture, draft, lay_out, owing, print_run, ways
from penned.desk.desk import open_desk
from penned.errors import BadInput
from penned.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
TENT = Moment(("Tom Berg", "Lea Hahn"), "a tent", occasion="gift")
TO_BOTH = (
    "Dear {},\n\nThe tent stood on the dunes of Texel in a gale, and we slept until nine. The "
    "twins have named it the whale, and it lives in the hall now.\n\nLove, Nell"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield open_desk(tmp_path / "ledger.sqlite3", clock=lambda: NOW)
    ledger.close()


def test_together_they_are_owed_one_card_that_greets_all_of_them(desk: Desk) -> None:
    (debt,) = capture.capture(desk, TENT, together=True)
    assert debt.party.name == "Tom Berg & Lea Hahn"
    for name in ("Tom", "Lea Hahn", "Tom Berg & Lea Hahn"):
        assert owing.for_note(name) == (debt,)
    assert draft.write(desk, [debt], TO_BOTH.format("Lea and Tom")).ready


def test_three_are_one_too(desk: Desk) -> None:
    moment = Moment(("Tom Berg", "Lea Hahn", "Jo Lind"), "a tent", occasion="gift")
    (debt,) = capture.capture(desk, moment, together=True)
    assert debt.party.name == "Tom Berg & Lea Hahn & Jo Lind"


def test_one_alone_is_not_together(desk: Desk) -> None:
    with pytest.raises(BadInput, match="Only Jo Lind is named"):
        capture.capture(desk, Moment(("Jo Lind",), "a tent"), together=True)


def test_what_passes_at_the_desk_passes_on_paper(desk: Desk, tmp_path: Path) -> None:
    first, _ = capture.capture(desk, TENT)
    done = draft.write(desk, [first], TO_BOTH.format("Tom and Lea"))
    assert done.ready
    printed = print_run.print_notes(desk, [done.note], lay_out.choose(), tmp_path / "out")
    assert not printed.refused


def test_what_was_laid_aside_at_the_desk_is_so_on_paper(desk: Desk) -> None:
    first, _ = capture.capture(desk, TENT)
    done = draft.write(desk, [first], TO_BOTH.format("Lea"))
    assert done.review
    (slip,) = (one for one in done.review.advice if one.level is Level.WARNING)
    ways.dismiss(desk, slip, done.note.text, note=done.note)
    assert draft.write(desk, [first], done.note.text).ready
