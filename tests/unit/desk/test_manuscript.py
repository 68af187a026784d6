from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.desk import manuscript
from penned.errors import BadInput, NotFound

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("head", ["To: Ana Reyes", "to:Ana Reyes ", "  TO:\tAna Reyes"])
def test_the_first_line_says_whom_it_is_for_and_is_no_part_of_the_note(head: str) -> None:
    found = manuscript.parse(f"{head}\n\nDear Ana,\n\nhello", "ana.txt")
    assert (found.to, found.text, found.where) == ("Ana Reyes", "Dear Ana,\n\nhello", "ana.txt")


@given(st.text())
def test_words_without_such_a_line_stay_as_they_are(text: str) -> None:
    letter = f"Dear Ana,\n{text}"
    assert manuscript.parse(letter, "ana.txt") == manuscript.Manuscript("", letter, "ana.txt")


def test_a_name_with_no_note_under_it_is_refused() -> None:
    with pytest.raises(BadInput, match=r"ana\.txt: there is a name but no note"):
        manuscript.parse("To: Ana Reyes\n \n", "ana.txt")


def test_a_note_is_for_whom_either_says_and_both_must_agree() -> None:
    headed = manuscript.Manuscript("Ana & Tom Reyes", "hello", "ana.txt")
    plain = manuscript.Manuscript("", "hello", "ana.txt")
    assert manuscript.addressee(headed, "") == "Ana & Tom Reyes"
    assert manuscript.addressee(headed, "ana and tom  reyes") == "Ana & Tom Reyes"
    assert manuscript.addressee(headed, "Rey") == "Ana & Tom Reyes"
    assert manuscript.addressee(plain, "Ana") == "Ana"
    assert manuscript.addressee(plain, "") == ""
    with pytest.raises(BadInput, match="not Tom Lee"):
        manuscript.addressee(headed, "Tom Lee")


def test_a_folder_gives_its_text_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).touch()
    assert [path.name for path in manuscript.in_folder(tmp_path)] == ["a.txt", "b.txt"]


def test_what_is_hidden_or_no_file_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "._a.txt").touch()
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    assert [path.name for path in manuscript.in_folder(tmp_path)] == ["a.txt"]


def test_a_folder_without_text_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no \.txt file"):
        manuscript.in_folder(tmp_path)
