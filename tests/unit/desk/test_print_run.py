from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from penned import ledger, press
from penned.desk import address_book, capture, draft, dress, lay_out, owing, print_run
from penned.desk.desk import open_desk
from penned.desk.job import Job
from penned.desk.printers import Printer
from penned.errors import Refused
from penned.ledger import drawer, notes
from penned.ledger.drawer import CARD, ENVELOPE, Sort
from penned.moments import Moment
from penned.notes import State
from penned.press.feed import Shift

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
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
        desk,
        print_run.pick(()),
        lay_out.choose(),
        tmp_path / "out",
        progress=lambda label: editing_ana if label == "Laying out" else iter,
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


def test_a_card_that_a_printer_cannot_print_stops_no_other(desk: Desk, tmp_path: Path) -> None:
    address_book.move(desk, "Ana Reyes", "418 Alder Street, Austin, TX 78704, USA")
    low = Job(printer=Printer("office", envelope_shift=Shift(0, 40)))

    done = print_run.print_notes(
        desk, print_run.pick(()), lay_out.choose(), tmp_path / "out", job=low
    )

    assert [note.party.name for note in done.notes] == ["Bo Lind"]
    assert ["cannot print" in str(why) for _, why in done.refused] == [True]
    assert states() == [State.READY, State.WRITTEN]


def test_what_no_card_of_a_run_can_keep_is_refused_once_and_leaves_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    far = Job(printer=Printer("office", shift=Shift(0, 150)))
    with pytest.raises(Refused, match="cannot print"):
        print_run.print_notes(
            desk, print_run.pick(()), lay_out.choose(), tmp_path / "new" / "out", job=far
        )
    assert not (tmp_path / "new").exists()
    assert states() == [State.READY, State.READY]


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({"stationery": "us-letter-sheet", "makers_line": "Made by Nell"}, "no back"),
        ({"look": dress.Look(design="monogram")}, "is nothing without"),
    ],
)
def test_what_is_wrong_with_the_choice_is_refused_once_before_a_note_is_laid_out(
    desk: Desk, tmp_path: Path, chosen: dict[str, Any], why: str
) -> None:
    watched: list[str] = []

    def watching(label: str) -> Callable[[Iterable[Any]], Iterable[Any]]:
        watched.append(label)
        return lambda each: each

    with pytest.raises(Refused, match=why):
        print_run.print_notes(
            *(desk, print_run.pick(()), lay_out.choose(**chosen), tmp_path / "out"),
            progress=watching,
        )
    with pytest.raises(Refused, match="no return address for the flap"):
        print_run.print_notes(
            *(desk, print_run.pick(()), lay_out.choose(), tmp_path / "out"),
            job=Job(return_on_flap=True),
            progress=watching,
        )
    assert watched == []


def test_the_drawer_gives_for_what_is_printed_and_for_the_same_file_again_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    for kind, name in ((CARD, "us-a7-folded"), (ENVELOPE, "us-a7-envelope")):
        drawer.add(Sort(kind, name), 5, now=NOW, by="Nell")

    for _ in range(2):
        print_run.print_notes(desk, notes.read([1, 2]), lay_out.choose(), tmp_path / "out")
        assert [row.left for row in drawer.kept()] == [3, 3]

    print_run.print_notes(desk, notes.read([1, 2]), lay_out.choose(seed=5), tmp_path / "out")
    assert [row.left for row in drawer.kept()] == [1, 1]
    with pytest.raises(Refused, match="1 of 2"):
        print_run.print_notes(desk, notes.read([1, 2]), lay_out.choose(seed=6), tmp_path / "out")


def test_progress_is_told_while_notes_are_laid_out_written_and_checked(
    desk: Desk, tmp_path: Path
) -> None:
    told: list[str] = []

    def progress(label: str) -> Callable[[Iterable[NoteRow]], Iterator[NoteRow]]:
        told.append(label)
        return iter

    print_run.print_notes(
        desk, print_run.pick(()), lay_out.choose(), tmp_path / "out", progress=progress
    )
    assert told[:4] == ["Laying out", "Writing cards", "Writing envelopes", "Writing packing-list"]
    assert "Checking cards" in told


def test_a_fault_that_every_note_has_is_told_with_the_name_of_the_first(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> None:
        raise Refused("a word is lost", where="page 1, “supper.”")

    monkeypatch.setattr(press, "check", faulty)
    with pytest.raises(Refused) as caught:
        print_run.print_notes(desk, print_run.pick(()), lay_out.choose(), tmp_path / "out")
    assert caught.value.where == "note 1 to Ana Reyes, page 1, “supper.”"


@pytest.mark.parametrize("on", ["", "letter"])
def test_crop_marks_are_on_cards_of_their_own_size_alone(
    desk: Desk, tmp_path: Path, on: str
) -> None:
    job = Job(on=on, finish=press.Finish(crop_marks=True))
    done = print_run.print_notes(
        desk, print_run.pick(()), lay_out.choose(), tmp_path / "out", job=job
    )
    marked = set()
    for file in done.files:
        with pypdfium2.PdfDocument(file) as document, closing(document[0]) as sheet:
            if sheet.get_mediabox() != sheet.get_trimbox():
                marked.add(file.stem)
    assert marked == (set() if on else {"cards"})
