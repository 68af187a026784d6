"""Moving out: the whole ledger, the table, the folder and the book say what the ledger says."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from penned import ledger
from penned.desk import capture, moving_out, taking_in
from penned.desk.desk import open_desk
from penned.errors import BadInput, Refused
from penned.ledger import kept, notes
from penned.moments import Moment
from penned.notes import State
from penned.sources import giftlist, kinds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
NOTE = "Dear Ana,\n\nYou drove me to the airport at five, and I made my flight.\n\nLove,\nLou"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield open_desk(tmp_path / "ledger.sqlite3", clock=lambda: NOW)
    ledger.close()


def posted(desk: Desk, who: str, what: str, text: str) -> None:
    (debt,) = capture.capture(desk, Moment((who,), what, on=date(2026, 10, 1)))
    note = notes.save([debt.id], text, ready=True, now=NOW, by="me")
    for state in (State.WRITTEN, State.POSTED):
        notes.advance(note.id, state, on=date(2026, 10, 4), now=NOW, by="me")


def test_a_table_is_read_back_as_the_same_gift_list(desk: Desk, tmp_path: Path) -> None:
    posted(desk, "Ana Reyes", "the ride", NOTE)
    capture.capture(desk, Moment(("Tom Lee",), "=cmd|' /C calc'!A0", "on a Sunday"))
    (path,) = moving_out.write(tmp_path / "thanks.csv")

    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    read = giftlist.read(path.read_bytes(), path.name)

    assert rows[2][1].startswith("'=")
    assert [(row.givers[0].name, row.moment and row.moment.what) for row in read.rows] == [
        ("Ana Reyes", "the ride"),
        ("Tom Lee", "=cmd|' /C calc'!A0"),
    ]
    assert [row.thanked for row in read.rows] == [True, False]


def test_the_whole_ledger_is_one_json_of_a_known_form(desk: Desk, tmp_path: Path) -> None:
    posted(desk, "Ana Reyes", "the ride", NOTE)
    (path,) = moving_out.write(tmp_path / "ledger.json")
    found = json.loads(path.read_text("utf-8"))

    assert found["penned"] == 1
    assert [row["text"] for row in found["tables"]["revision"]] == [NOTE]
    assert kinds.of(path.read_bytes(), path.name) == kinds.PENNED
    assert path.read_bytes().startswith(kinds.WHOLE_LEDGER)


def test_a_folder_has_a_file_for_each_under_a_name_that_no_person_chose(
    desk: Desk, tmp_path: Path
) -> None:
    posted(desk, "Ana Reyes", "the *ride*", NOTE)
    for name in ("../../Etc Passwd", "CON", "Ana. Reyes", "花子"):
        capture.capture(desk, Moment((name,), "tea"))
    kept.keep(NOW.date(), "1. The light on the wall.", now=NOW, by="me")
    made = moving_out.write(tmp_path / "out")
    names = sorted(str(path.relative_to(tmp_path / "out")) for path in made)

    assert all(path.resolve().is_relative_to(tmp_path / "out") for path in made)
    assert "people/con-.md" in names
    assert "people/花子.md" in names
    ana = (tmp_path / "out/people/ana-reyes.md").read_text("utf-8")
    assert "the \\*ride\\* (thanked on 2026-10-04, by post)" in ana
    assert "> You drove me to the airport at five" in ana
    assert "\\1. The light" in (tmp_path / "out/journal.md").read_text("utf-8")


def test_a_book_has_every_posted_note_in_order_and_whom_it_reached(
    desk: Desk, tmp_path: Path
) -> None:
    posted(desk, "Ana Reyes", "the ride", NOTE)
    posted(desk, "Ben Okoro", "tea", "Dear Ben,\n\nThe tea — 茶 — is gone already.\n\nLou")
    capture.capture(desk, Moment(("Tom Lee",), "a ladder"))
    (path,) = moving_out.write(tmp_path / "book.pdf")

    with pypdfium2.PdfDocument(path) as book:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in book]
    assert len(pages) == 4
    assert "2 notes to 2 readers" in pages[0]
    assert "made my flight" in pages[1]
    assert "To Ana Reyes, posted on 4 October 2026" in pages[1]
    assert "The tea" in pages[2]
    assert "Ben Okoro" in pages[3]
    assert "Tom Lee" not in "".join(pages)


def test_an_empty_book_and_an_unknown_form_are_refused_and_nothing_is_written(
    desk: Desk, tmp_path: Path
) -> None:
    del desk
    with pytest.raises(Refused, match="would be empty"):
        moving_out.write(tmp_path / "book.pdf")
    with pytest.raises(BadInput, match="nothing is written as “docx”"):
        moving_out.write(tmp_path / "thanks.docx")
    assert {path.name for path in tmp_path.iterdir()} <= {
        "ledger.sqlite3", "ledger.sqlite3-wal", "ledger.sqlite3-shm",
    }  # fmt: skip


def test_the_whole_ledger_goes_into_an_empty_one_and_out_again_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    posted(desk, "Ana Reyes", "the ride", NOTE)
    (path,) = moving_out.write(tmp_path / "ledger.json")
    other = open_desk(tmp_path / "other.sqlite3", clock=lambda: NOW)

    (file,) = taking_in.files_of(other, [path])
    assert taking_in.is_whole_ledger(file, taking_in.Wishes())
    assert taking_in.put_in_whole(file) > 5
    (again,) = moving_out.write(tmp_path / "again.json")

    assert again.read_bytes() == path.read_bytes()
