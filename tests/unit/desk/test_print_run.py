from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from penned import ledger
from penned.desk import capture, draft, lay_out, owing, print_run
from penned.desk.desk import open_desk
from penned.ledger import notes
from penned.moments import Moment
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.ledger.notes import NoteRow

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
NOTES = {
    "Ana Reyes": (
        "Dear Ana,\n\nYour ladder reached the gutter at last, and the kitchen has been dry since "
        "Tuesday. I will bring it back on Saturday, with plums.\n\nNell"
    ),
    "Bo Lind": (
        "Dear Bo,\n\nNobody else owns a ladder of nine metres. The swallows kept their nest, "
        "because from yours I could paint around it.\n\nNell"
    ),
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a ready note to Ana and one to Bo, who both lent a ladder."""
    made = open_desk(tmp_path / "ledger.sqlite3", clock=lambda: NOW)
    for name, words in NOTES.items():
        debts = capture.capture(made, Moment((name,), "lent me a ladder", occasion="favour"))
        assert draft.write(made, debts, words).ready
    yield made
    ledger.close()


def states() -> list[State]:
    return [notes.get(number).state for number in (1, 2)]


def test_a_note_that_is_edited_during_the_run_is_left_out_and_stays_unwritten(
    desk: Desk, tmp_path: Path
) -> None:
    def editing_ana(chosen: Iterable[NoteRow]) -> Iterator[NoteRow]:
        yield from chosen
        new = NOTES["Ana Reyes"].replace("Tuesday", "Thursday noon")
        draft.write(desk, owing.named("Ana Reyes"), new)

    done = print_run.print_notes(
        desk, print_run.pick(()), lay_out.choose(), tmp_path / "out", progress=editing_ana
    )

    assert [note.party.name for note in done.notes] == ["Bo Lind"]
    assert ["meantime" in str(why) for _, why in done.refused] == [True]
    assert states() == [State.READY, State.WRITTEN]


def test_a_run_that_died_before_it_was_written_down_is_taken_up_again(
    desk: Desk, tmp_path: Path
) -> None:
    chosen, choice, out = print_run.pick(()), lay_out.choose(), tmp_path / "out"
    first = print_run.print_notes(desk, chosen, choice, out)
    for number in (1, 2):  # as if the power had gone between the files and the ledger
        notes.advance(number, State.READY, on=NOW.date(), now=NOW, by="nobody")
    made = {path: path.read_bytes() for path in out.iterdir()}

    again = print_run.print_notes(desk, print_run.pick(()), choice, out)

    assert again.files == first.files
    assert {path: path.read_bytes() for path in out.iterdir()} == made
    assert states() == [State.WRITTEN, State.WRITTEN]


def test_nothing_is_marked_written_when_the_files_cannot_be_placed(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("a file in the way")
    with pytest.raises(Exception, match="is a file, not a folder"):
        print_run.print_notes(desk, print_run.pick(()), lay_out.choose(), tmp_path / "out")
    assert states() == [State.READY, State.READY]


def test_what_the_envelopes_lack_is_remarked(desk: Desk, tmp_path: Path) -> None:
    done = print_run.print_notes(desk, print_run.pick(()), lay_out.choose(), tmp_path / "out")
    assert "return address" in done.remarks[0]
    assert "Ana Reyes, Bo Lind" in done.remarks[1]
