from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from mailfile import letter
from penned import ledger
from penned.desk import drop_folder, files, mailboxes
from penned.desk.desk import open_desk
from penned.desk.taking_in import Wishes
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import proposals
from penned.sources.proposing import Beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
GIFTS = "Guest,Gift\nAna Reyes,a kettle\n"
ME = Wishes(me=("maya@lindqvist.example",))


@pytest.fixture
def desk(fresh: Callable[[], Path]) -> Iterator[Desk]:
    yield open_desk(fresh(), clock=lambda: NOW)
    ledger.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "drop"
    made.mkdir()
    return made


def put(folder: Path, name: str, data: bytes, *, age: int = 60) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (NOW.timestamp() - age,) * 2)
    return path


def there(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_what_lies_in_it_is_taken_in_and_put_away(desk: Desk, folder: Path) -> None:
    put(folder, "a.eml", letter())
    put(folder, "gifts.csv", GIFTS.encode())
    put(folder, "new/1700000.M1.host:2,S", letter(message_id="<2@x>"))
    done = list(drop_folder.empty(desk, folder, ME))

    assert [each.reason for each in done] == ["", "", ""]
    assert there(folder) == ["done/1700000.M1.host:2,S", "done/a.eml", "done/gifts.csv"]
    assert len(proposals.waiting()) == 2


def test_a_file_that_comes_again_changes_nothing_and_keeps_the_first(
    desk: Desk, folder: Path
) -> None:
    for _ in range(2):
        put(folder, "a.eml", letter())
        (done,) = drop_folder.empty(desk, folder, ME)

    assert done.imported
    assert not done.imported.is_news
    assert there(folder) == ["done/a 2.eml", "done/a.eml"]
    assert len(proposals.waiting()) == 1


def test_what_cannot_be_taken_in_goes_aside_with_the_reason_and_stops_nothing(
    desk: Desk, folder: Path
) -> None:
    put(folder, "a.csv", b"Guest,Gift\n")
    put(folder, "b.eml", letter())
    bad, good = drop_folder.empty(desk, folder, ME)

    assert bad.imported is None
    assert bad.now_at == folder / "not taken in" / "a.csv"
    assert (folder / "not taken in" / "a.csv.why.txt").read_text("utf-8") == f"{bad.reason}\n"
    assert "no rows" in bad.reason
    assert good.imported
    assert list(drop_folder.empty(desk, folder, ME)) == []


def test_what_is_hidden_unfinished_linked_or_just_written_stays(desk: Desk, folder: Path) -> None:
    for name in (".hidden.eml", "a.eml.part", "b.crdownload"):
        put(folder, name, letter())
    put(folder, "growing.eml", letter(), age=1)
    (folder / "link.eml").symlink_to(put(folder.parent, "secret.eml", letter()))
    (folder / "folder.eml").mkdir()
    before = there(folder)

    assert list(drop_folder.empty(desk, folder, ME)) == []
    assert there(folder) == before


def test_a_clock_that_was_put_back_hides_no_file(desk: Desk, folder: Path) -> None:
    put(folder, "a.eml", letter(), age=-3600)

    assert len(list(drop_folder.empty(desk, folder, ME))) == 1


def test_a_place_that_is_no_folder_is_refused(desk: Desk, folder: Path) -> None:
    with pytest.raises(NotFound):
        list(drop_folder.empty(desk, folder / "none"))
    with pytest.raises(BadInput, match="not a folder"):
        list(drop_folder.empty(desk, put(folder, "a.eml", b"")))


def test_the_folder_is_chosen_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PENNED_DROP", "/post/in")
    assert str(drop_folder.chosen()) == "/post/in"
    monkeypatch.setenv("PENNED_DROP", " ")
    with pytest.raises(Refused, match="drop folder is chosen"):
        drop_folder.chosen()


def test_a_mailbox_too_large_to_hold_is_read_where_it_lies(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 100)
    box = b"From - Mon Oct  5 09:00:00 2026\n" + letter() + b"\n"
    path = put(folder, "all.mbox", box)

    assert mailboxes.is_large(path)
    assert mailboxes.read(path, Beside(NOW.date(), me=ME.me)).rows
    (done,) = drop_folder.empty(desk, folder, ME)
    assert done.imported
    assert done.imported.run.proposed == 1
