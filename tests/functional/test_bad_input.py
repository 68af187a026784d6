"""Bad input and a bad day: one clear sentence, the right exit code, and the ledger as it was."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from newcomer import EXAMPLES, FULL_NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newcomer import Outcome, Person

USAGE, REFUSED, OUTSIDE = 2, 3, 4


def assert_one_clear_sentence(outcome: Outcome, code: int) -> None:
    assert outcome.code == code, outcome
    lines = outcome.err.strip().splitlines()
    assert len(lines) == 1, outcome.err
    assert lines[0].startswith("penned: ")
    assert lines[0].endswith((".", "?", "!"))
    assert len(lines[0]) < 400


@pytest.fixture
def ledger_before(with_ana: Person) -> str:
    return with_ana.ledger()


def missing(home: Path) -> Path:
    return home / "nowhere.csv"


def empty(home: Path) -> Path:
    return _file(home, "empty.csv", b"")


def only_a_header(home: Path) -> Path:
    return _file(home, "header.csv", b"From,Gift\n")


def a_pdf_named_csv(home: Path) -> Path:
    return _file(home, "gifts.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")


def an_endless_line(home: Path) -> Path:
    return _file(home, "gifts.csv", b"From,Gift\nAna Reyes," + b"x" * 50_000_000 + b"\n")


def binary_noise(home: Path) -> Path:
    return _file(home, "gifts.csv", bytes(range(256)) * 40)


def a_broken_workbook(home: Path) -> Path:
    return _file(home, "gifts.xlsx", b"PK\x03\x04 and then nothing")


def a_folder(home: Path) -> Path:
    (home / "gifts").mkdir()
    return home / "gifts"


def _file(home: Path, name: str, data: bytes) -> Path:
    (home / name).write_bytes(data)
    return home / name


@pytest.mark.parametrize(
    "make",
    [
        missing,
        empty,
        only_a_header,
        a_pdf_named_csv,
        an_endless_line,
        binary_noise,
        a_broken_workbook,
        a_folder,
    ],
)
def test_a_list_that_cannot_be_read_leaves_the_ledger_as_it_was(
    with_ana: Person, ledger_before: str, make: object
) -> None:
    outcome = with_ana("import", make(with_ana.home))  # type: ignore[operator]  # one of the makers above
    assert_one_clear_sentence(outcome, USAGE)
    assert with_ana.ledger() == ledger_before


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"  \n\n", b"Dear Ana\0", b"x" * 200_000])
def test_a_note_that_is_no_note_is_wrong_usage(
    with_ana: Person, data: bytes, ledger_before: str
) -> None:
    _file(with_ana.home, "note.txt", data)
    for words in (
        ("write", "Ana", "--text", "note.txt"),
        ("check", "note.txt"),
        ("letter", "note.txt", "-o", "a.pdf"),
    ):
        assert_one_clear_sentence(with_ana(*words), USAGE)
    assert with_ana.ledger() == ledger_before
    assert not (with_ana.home / "a.pdf").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("import", "gifts.csv", "--map", "nothing"),
        ("write", "Nobody Known", "--text", "note.txt"),
        ("letter", "note.txt"),
        ("letter", "note.txt", "-o", "card.docx"),
        ("letter", "note.txt", "-o", "card.pdf", "--hand", "nobody's"),
        ("letter", "note.txt", "-o", "card.pdf", "--stationery", "papyrus"),
        ("print",),
        ("print", "1", "--ready"),
        ("print", "99"),
        ("posted", "99"),
        ("capture", "a kettle", "--from", "..."),
        ("capture", "a kettle", "--from", "Tom", "--on", "some day"),
        ("import", "undo", "9"),
        ("import", "undo", "first"),
        ("import", "undo", "9" * 5000),
        ("import", "/dev/zero"),
        ("check", "note.txt", "--occasion", "birthdayy"),
        ("capture", "  ", "--from", "Tom Lee"),
        ("people", "me", "Nell"),
        ("write", "Ana"),
    ],
)
def test_wrong_usage_is_told_and_changes_nothing(
    with_ana: Person, ledger_before: str, words: tuple[str, ...]
) -> None:
    with_ana.writes("note.txt", FULL_NOTE)
    with_ana.writes("gifts.csv", "From,Gift\nTom Lee,a pan\n")
    assert_one_clear_sentence(with_ana(*words), USAGE)
    assert with_ana.ledger() == ledger_before


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Dear Ana,\n\nthe 茶 was the best I ever had.\n", "茶"),
        ("Dear Ana,\n\n" + "the soup was warm and the evening long. " * 200, "does not fit"),
    ],
)
def test_what_cannot_be_put_on_the_card_is_refused_with_the_reason(
    penned: Person, text: str, word: str
) -> None:
    penned.writes("note.txt", text)
    refused = penned("letter", "note.txt", "-o", "card.pdf")
    assert_one_clear_sentence(refused, REFUSED)
    assert word in refused.err
    assert not (penned.home / "card.pdf").exists()


@pytest.fixture
def read_only(with_ana: Person) -> Path:
    folder = with_ana.home / "read-only"
    folder.mkdir()
    if os.geteuid() == 0:  # permissions do not hold root back; a read-only mount does
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", folder],
            capture_output=True,
            check=False,
        )
        if mounted.returncode:
            pytest.skip("nothing here can make a folder read-only for root")
    else:
        folder.chmod(0o500)
    return folder


@pytest.fixture
def unmount(read_only: Path) -> Iterator[None]:
    yield
    subprocess.run(["umount", read_only], capture_output=True, check=False)


@pytest.mark.usefixtures("unmount")
def test_a_read_only_folder_is_the_world_failing(with_ana: Person, read_only: Path) -> None:
    with_ana("write", "Ana", "--text", with_ana.writes("note.txt", FULL_NOTE))
    ready = with_ana.ledger()
    for words in (
        ("letter", "note.txt", "-o", read_only / "card.pdf"),
        ("print", "--ready", "-o", read_only),
        ("print", "--ready", "-o", read_only / "deeper"),
        ("people", "export", "-o", read_only / "book.csv"),
        ("--ledger", read_only / "ledger.sqlite3", "owed"),
    ):
        assert_one_clear_sentence(with_ana(*words), OUTSIDE)
    assert with_ana.ledger() == ready


@pytest.mark.parametrize("kilobytes", [0, 4])
def test_a_full_disk_leaves_no_half_of_anything(with_ana: Person, kilobytes: int) -> None:
    with_ana("write", "Ana", "--text", with_ana.writes("note.txt", FULL_NOTE))
    before = with_ana.ledger()

    for words in (
        ("print", "--ready", "-o", "out"),
        ("letter", "note.txt", "-o", "card.png"),
        ("import", EXAMPLES / "wedding.csv"),
        ("--ledger", "another.sqlite3", "owed"),
    ):
        assert_one_clear_sentence(with_ana.on_a_full_disk(kilobytes, *words), OUTSIDE)

    assert with_ana.ledger() == before
    assert not (with_ana.home / "card.png").exists()
    assert not [path for path in with_ana.home.glob("out/*") if path.is_file()]
    assert with_ana("print", "--ready", "-o", "out").code == 0
