"""A fresh ledger for every test: a copy of one that was made once.

With PENNED_TEST_DATABASE_URL (a PostgreSQL server where databases may be made) the same tests run
there, each in its own database.
"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penned import ledger
from penned.ledger import moments
from penned.moments import Moment
from penned.people.names import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from penned.ledger.owed import OwedRow

SERVER = os.environ.get("PENNED_TEST_DATABASE_URL", "")
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def stamp() -> dict[str, Any]:
    """Who did it and when."""
    return {"now": NOW, "by": "me"}


@pytest.fixture
def today() -> date:
    return NOW.date()


@pytest.fixture
def capture() -> Callable[..., tuple[OwedRow, ...]]:
    """Accept a moment with the givers of these names."""

    def accept(what: str, *names: str, on: date | None = None) -> tuple[OwedRow, ...]:
        return moments.accept(
            Moment(names, what, on=on), [parse(name) for name in names], now=NOW, by="me"
        )

    return accept


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Copy a closed ledger to a place of its own, and say where."""
    folder, numbers = tmp_path_factory.mktemp("ledgers"), count()

    def copied(place: str) -> str:
        if SERVER:
            name = f"penned_{os.getpid()}_{next(numbers)}"
            _on_server(f"CREATE DATABASE {name} TEMPLATE {place.rsplit('/', 1)[1]}")
            return _url(name)
        return str(shutil.copyfile(place, folder / f"{next(numbers)}.sqlite3"))

    return copied


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Make one ledger with nothing in it."""
    place = str(tmp_path_factory.mktemp("empty") / "ledger.sqlite3")
    if SERVER:
        place = _url(f"penned_{os.getpid()}")
        _on_server(f"CREATE DATABASE penned_{os.getpid()}")
    ledger.open(place)
    ledger.close()
    yield place
    _drop(place)


@pytest.fixture
def template(empty: str) -> str:
    """Say what this test's ledger is a copy of."""
    return empty


@pytest.fixture(autouse=True)
def opened(template: str, copy: Callable[[str], str]) -> Iterator[str]:
    """Open this test's own ledger, and say where it is."""
    place = copy(template)
    ledger.open(place)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")  # a test outlives no power cut
    yield place
    ledger.close()
    _drop(place)


@pytest.fixture
def queries() -> Callable[[Callable[[], object]], int]:
    """Count the queries of a call."""

    def counted(call: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as seen:
            call()
        return len(seen)

    return counted


def _url(name: str) -> str:
    return f"{SERVER.rsplit('/', 1)[0]}/{name}"


def _drop(place: str) -> None:
    if SERVER:
        _on_server(f"DROP DATABASE {place.rsplit('/', 1)[1]} WITH (FORCE)")


def _on_server(*statements: str) -> None:
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(SERVER, autocommit=True) as server:
        for statement in statements:
            server.execute(statement)
