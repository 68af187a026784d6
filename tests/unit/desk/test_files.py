from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from penned.desk import files
from penned.errors import BadInput, NotFound, Unreachable


def test_all_files_are_written_or_none_is(tmp_path: Path) -> None:
    good, bad = tmp_path / "cards.pdf", tmp_path / "a-file" / "envelopes.pdf"
    (tmp_path / "a-file").write_text("in the way")

    with pytest.raises(Unreachable, match="is a file, not a folder"):
        files.write_all({good: b"cards", bad: b"envelopes"})

    assert [path.name for path in tmp_path.iterdir()] == ["a-file"]


def test_a_folder_in_the_place_of_the_last_file_takes_back_the_first(tmp_path: Path) -> None:
    (tmp_path / "envelopes.pdf").mkdir()
    with pytest.raises(Unreachable):
        files.write_all(
            {tmp_path / "cards.pdf": b"cards", tmp_path / "envelopes.pdf": b"envelopes"}
        )
    assert [path.name for path in tmp_path.iterdir()] == ["envelopes.pdf"]


def test_folders_are_made_and_files_can_be_read_by_a_printer(tmp_path: Path) -> None:
    card = tmp_path / "out" / "today" / "card.pdf"
    files.write_all({card: b"a card"})
    assert card.read_bytes() == b"a card"
    assert card.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EFBIG, "the disk is full"),
        (errno.EROFS, "no permission"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_what_the_disk_says_becomes_a_sentence(number: int, sentence: str) -> None:
    fault = OSError(number, os.strerror(number))
    assert sentence in str(files.unreachable(fault, Path("out/card.pdf"), "written"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"gifts\.csv: there is no such file"):
        files.read_bytes(tmp_path / "gifts.csv")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="a folder, not a file"):
        files.read_bytes(tmp_path)


def test_more_than_is_wanted_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"x" * 10_241)
    with pytest.raises(BadInput, match="larger than 10 kB"):
        files.read_bytes(tmp_path / "note.txt", most=10_240)
    assert len(files.read_bytes(tmp_path / "note.txt", most=10_241)) == 10_241


def test_a_device_without_end_is_not_read_to_its_end() -> None:
    with pytest.raises(BadInput, match="larger than 10 kB"):
        files.read_bytes(Path("/dev/zero"), most=10_240)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfDear Zo\xc3\xab,\r\n\r\nhello\r\n", "Dear Zoë,\n\nhello"),
        (b"one\rtwo", "one\ntwo"),
        (b"Dear Zo\xeb", "Dear Zoë"),
        ("Dear Zoë".encode("utf-16"), "Dear Zoë"),
    ],
)
def test_words_are_the_same_from_every_editor(data: bytes, text: str) -> None:
    assert files.decode_note(data, "note.txt") == text


@pytest.mark.parametrize("data", [b"", b" \n\t", b"Zo\x81", b"a\0b"])
def test_what_is_no_note_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"note\.txt"):
        files.decode_note(data, "note.txt")


def test_a_workroom_is_cleared_away_and_so_is_what_was_made_for_it(tmp_path: Path) -> None:
    with files.workroom(tmp_path / "a" / "b") as room:
        (room / "x.pdf").write_bytes(b"x")
    assert list(tmp_path.iterdir()) == []

    with files.workroom(tmp_path / "a" / "b") as room:
        (room / "x.pdf").write_bytes(b"x")
        files.place_all({tmp_path / "a" / "b" / "cards.pdf": room / "x.pdf"})
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["cards.pdf"]


def test_a_workroom_in_the_place_of_a_file_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(Unreachable, match="is a file"), files.workroom(tmp_path / "out"):
        pass
    assert (tmp_path / "out").read_text() == "in the way"


def test_finished_files_are_placed_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"new")
    wanted = {tmp_path / "one": tmp_path / "new", tmp_path / "two": tmp_path / "missing"}
    with pytest.raises(Unreachable):
        files.place_all(wanted)
    assert not (tmp_path / "one").exists()


def test_files_are_the_same_when_their_bytes_are(tmp_path: Path) -> None:
    for name, data in (("a", b"same"), ("b", b"same"), ("c", b"diff")):
        (tmp_path / name).write_bytes(data)
    assert files.same(tmp_path / "a", tmp_path / "b")
    assert not files.same(tmp_path / "a", tmp_path / "c")
