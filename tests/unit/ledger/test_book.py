from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection

from penned import ledger
from penned.errors import BadInput, Refused, Unreachable
from penned.ledger import book, owed, people, records
from penned.people.address import Address

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.ledger.owed import OwedRow

    Capture = Callable[..., tuple[OwedRow, ...]]

pytestmark = pytest.mark.skipif(
    "PENNED_TEST_DATABASE_URL" in os.environ, reason="these are about the file"
)


def test_a_new_ledger_makes_its_folder_and_is_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "far" / "away" / "ledger.sqlite3"
    ledger.open(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert people.everyone() == ()


def test_nothing_but_the_ledger_is_left_in_its_folder(tmp_path: Path) -> None:
    ledger.open(tmp_path / "own" / "ledger.sqlite3")
    ledger.close()
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["ledger.sqlite3"]


def test_it_is_tuned_for_several_writers(opened: str) -> None:
    ledger.open(opened)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (1,)
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_copy_that_lost_its_tuning_gets_it_back(opened: str) -> None:
    ledger.close()
    with closing(sqlite3.connect(opened)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
    ledger.open(opened)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)


def test_a_current_ledger_is_opened_without_the_migration_machinery(
    opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "call_command", None)
    ledger.open(opened)
    assert people.everyone() == ()


def test_a_ledger_that_is_behind_catches_up(opened: str) -> None:
    call_command("migrate", "ledger", "zero", verbosity=0)
    ledger.open(opened)
    assert people.everyone() == ()


def test_the_models_and_the_migrations_say_the_same() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_one_process_can_open_one_ledger_after_another(
    tmp_path: Path, opened: str, stamp: dict[str, Any]
) -> None:
    people.set_me("Ana Reyes", Address(), **stamp)
    ledger.open(tmp_path / "second.sqlite3")
    assert people.me() is None
    ledger.open(opened)
    assert people.me() == ("Ana Reyes", Address())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a Penned ledger"),
        (b"Dear Ana,\nthank you.\n", "is not a Penned ledger"),
        (b"SQLite format 3\0" + bytes(84), "is not a Penned ledger"),
    ],
)
def test_another_file_is_refused_and_left_alone(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(content)
    with pytest.raises(BadInput, match=sentence):
        ledger.open(file)
    assert file.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE django_migrations (app, name)")
    with pytest.raises(BadInput, match="is not a Penned ledger"):
        ledger.open(file)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="this is a folder"):
        ledger.open(tmp_path)


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="not a folder"):
        ledger.open(tmp_path / "file" / "ledger.sqlite3")


def test_a_place_where_nothing_can_be_made_is_unreachable() -> None:
    with pytest.raises(Unreachable, match="cannot be opened"):
        ledger.open("/proc/penned/ledger.sqlite3")


def test_a_newer_ledger_is_refused(opened: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('ledger', '9999_later', '2030-01-01')"
        )
    with pytest.raises(BadInput, match=r"newer Penned\. Update Penned\."):
        ledger.open(opened)


def test_two_who_make_the_same_ledger_at_once_get_one(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite3"
    code = f"from penned import ledger; ledger.open({str(file)!r}); ledger.close()"
    makers = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [maker.wait() for maker in makers] == [0, 0, 0]
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]
    ledger.open(file)
    assert people.everyone() == ()


def test_a_maker_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as held:

        def fail() -> None:
            """Fail while the log cannot be tidied away, as on a full disk."""
            (rough,) = tmp_path.glob(".new.sqlite3.????????")
            other = held.enter_context(closing(sqlite3.connect(rough)))
            other.execute("CREATE TABLE t (x)")
            raise Unreachable("the disk is full")

        monkeypatch.setattr(book, "_migrate", fail)
        with pytest.raises(Unreachable):
            ledger.open(tmp_path / "new.sqlite3")
        assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_in_one_sentence_and_nothing_is_half_done(capture: Capture) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0]}")
    with pytest.raises(Unreachable, match="the disk is full, so nothing was changed"):
        capture("a wok" * 10_000, "Ana Reyes")
    assert people.everyone() == ()


def test_a_ledger_that_may_not_be_written_says_so(capture: Capture) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=1")
    with pytest.raises(Unreachable, match="may not be written to"):
        capture("a wok", "Ana Reyes")


def test_a_ledger_in_use_says_so(opened: str, capture: Capture) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(opened, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unreachable, match="another program is writing"):
            capture("a wok", "Ana Reyes")


def test_a_damaged_ledger_says_so(tmp_path: Path, opened: str) -> None:
    ledger.close()
    file = tmp_path / "damaged.sqlite3"
    content = bytearray(Path(opened).read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(Unreachable, match="the ledger is damaged"):
        ledger.open(file)


def test_a_ledger_that_is_gone_says_so_and_is_not_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "gone.sqlite3"
    ledger.open(file)
    ledger.close()
    file.unlink()
    with pytest.raises(Unreachable, match=r"gone\.sqlite3: the ledger cannot be opened"):
        people.everyone()
    assert not file.exists()


@pytest.mark.skipif(find_spec("psycopg") is not None, reason="psycopg is installed here")
def test_a_server_without_its_driver_says_what_to_install() -> None:
    with pytest.raises(BadInput, match="pip install"):
        ledger.open("postgresql://ana:secret@127.0.0.1:1/notes")


@pytest.mark.skipif(find_spec("psycopg") is None, reason="psycopg is not installed here")
def test_a_server_that_does_not_answer_is_unreachable() -> None:
    with pytest.raises(Unreachable, match=r"^notes on 127\.0\.0\.1: the database does not answer"):
        ledger.open("postgresql://ana:secret@127.0.0.1:1/notes")


def test_a_ledger_that_lacks_a_column_is_said_to_be_an_old_one(capture: Capture) -> None:
    capture("soup", "Ana Reyes")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_moment RENAME COLUMN also TO beside")
    with pytest.raises(Refused, match="earlier, unreleased Penned"):
        owed.waiting()


def test_a_fault_of_ours_is_not_dressed_up() -> None:
    with pytest.raises(IntegrityError), book.transaction():
        records.Me.objects.create(id=2, name="Sam")


def test_a_transaction_takes_everything_back(capture: Capture) -> None:
    def fail() -> None:
        with ledger.transaction():
            capture("a wok", "Ana Reyes")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert people.everyone() == ()
