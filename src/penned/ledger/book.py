"""Opening and closing the ledger, and one transaction in it."""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import django
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection, connections
from django.db.transaction import atomic

from penned.errors import BadInput, Unreachable
from penned.ledger import place
from penned.ledger import settings as own
from penned.ledger.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.ledger.place import Place

# Marks the file as ours where SQLite keeps the kind of a file: "Pnnd", at byte 68 of its header.
APPLICATION_ID = 0x506E6E64
_MAGIC = b"SQLite format 3\0"
_LOGGED = 2  # byte 18 of the header of a file in WAL mode
_ONE_WRITER = 0x506E6E6564  # the PostgreSQL lock under which writers queue, as they do in SQLite
_OLDEST_SQLITE = (3, 35)  # the first that returns the ids of the rows it adds


def start() -> None:
    """Start Django with the ledger's settings, unless a door has started it with its own."""
    if not settings.configured:
        settings.configure(**{name: getattr(own, name) for name in dir(own) if name.isupper()})
    if not apps.ready:
        django.setup()


def open(where: str | Path) -> None:  # noqa: A001 - one writes ledger.open(...)
    """Open the ledger at a path or `postgresql://` address; make it if new, migrate it if behind.

    A new file and its folder are for their owner only. Raises `BadInput` for what is no ledger
    or a newer one, `Unreachable` where the disk or the server fails; nothing is left half made.
    """
    start()
    spot = place.read(where)
    if spot.file is None:
        _open_server(spot)
    else:
        _open_file(spot, spot.file)


def close() -> None:
    """Let go of the ledger in this thread; the last one to close an SQLite file tidies it."""
    connections.close_all()


@contextmanager
def transaction() -> Iterator[None]:
    """All or nothing, one writer at a time; a fault of the world becomes `Unreachable`."""
    outermost = not connection.in_atomic_block
    with faults(), atomic():
        if outermost and connection.vendor == "postgresql":
            _queue("pg_advisory_xact_lock")
        yield


def _open_file(spot: Place, file: Path) -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise Unreachable(
            f"this Python carries SQLite {sqlite3.sqlite_version}, too old for Penned"
        )
    try:
        if not file.exists():
            _make(file)
        logged = _inspect(file)
    except (NotADirectoryError, FileExistsError):
        raise BadInput("a part of this path is not a folder", where=str(file)) from None
    except OSError as error:
        raise Unreachable(
            f"the ledger cannot be opened ({error.strerror or error})", where=str(file)
        ) from error
    _connect(spot)
    with faults():
        if not logged:  # a copy made by another program may have lost it
            _log_ahead()
        _catch_up(spot)


def _open_server(spot: Place) -> None:
    try:
        _connect(spot)
        with faults():
            _catch_up(spot)
    except ImproperlyConfigured:
        raise BadInput(
            "a ledger in PostgreSQL needs the package psycopg",
            cure="Install it with: pip install 'penned[postgresql]'.",
        ) from None


def _connect(spot: Place) -> None:
    """Make `spot` the default database of every thread from now on."""
    connections.close_all()
    with suppress(AttributeError):  # this thread has not connected yet
        del connections["default"]
    connections.databases.update(connections.configure_settings({"default": spot.settings}))


def _make(file: Path) -> None:
    """Make a ledger beside `file`, then put it there whole: two makers never meet in one file."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    rough = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(rough, os.O_CREAT | os.O_EXCL | os.O_WRONLY, stat.S_IRUSR | stat.S_IWUSR))
        _connect(place.sqlite(rough, shown=file))
        with faults():
            _log_ahead()
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA application_id={APPLICATION_ID}")
            _migrate()
        connections.close_all()
        _place(rough, file)
    finally:
        connections.close_all()
        for left in ("", "-wal", "-shm", "-journal"):
            rough.with_name(rough.name + left).unlink(missing_ok=True)


def _place(rough: Path, file: Path) -> None:
    try:
        os.link(rough, file)
    except FileExistsError:
        return  # another maker was faster; that ledger is as good
    except OSError:  # a file system without links
        if not file.exists():
            rough.rename(file)


def _log_ahead() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")


def _inspect(file: Path) -> bool:
    """Refuse what is no ledger, before SQLite touches it; say whether it has a write-ahead log."""
    if file.is_dir():
        raise BadInput("this is a folder, and a ledger is a file", where=str(file))
    with file.open("rb") as stream:
        head = stream.read(72)
    if head[:16] != _MAGIC or head[68:72] != APPLICATION_ID.to_bytes(4, "big"):
        raise BadInput(
            "this file is not a Penned ledger",
            where=str(file),
            cure="Name another file, or move this one away to start a new ledger.",
        )
    return head[18] == _LOGGED


def _catch_up(spot: Place) -> None:
    """Migrate a ledger that is behind; refuse one that is ahead."""
    wanted, done = _wanted(), _done()
    ahead = {name for app, name in done if app == "ledger"} - {
        name for app, name in wanted if app == "ledger"
    }
    if ahead:
        connections.close_all()
        raise BadInput(
            "this ledger was made by a newer Penned", where=spot.name, cure="Update Penned."
        )
    if wanted - done:
        if connection.vendor == "postgresql":
            _queue("pg_advisory_lock")
        _migrate()
        if connection.vendor == "postgresql":
            _queue("pg_advisory_unlock")


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def _wanted() -> set[tuple[str, str]]:
    """Every migration of every installed app, by name, without loading one."""
    return {
        (app.label, module.name)
        for app in apps.get_app_configs()
        for module in iter_modules([str(Path(app.path) / "migrations")])
        if not module.name.startswith("_")
    }


def _done() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        if "django_migrations" not in connection.introspection.table_names(cursor):
            return set()
        cursor.execute("SELECT app, name FROM django_migrations")
        return set(cursor.fetchall())


def _queue(lock: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(%s)", [_ONE_WRITER])
