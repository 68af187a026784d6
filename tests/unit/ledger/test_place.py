from __future__ import annotations

from pathlib import Path

import pytest

from penned.errors import BadInput
from penned.ledger import place


@pytest.mark.parametrize("where", ["/a/b.sqlite3", Path("/a/b.sqlite3"), "sqlite:////a/b.sqlite3"])
def test_a_path_is_a_file(where: str | Path) -> None:
    assert place.read(where).file == Path("/a/b.sqlite3")


def test_a_server_is_read_from_its_address() -> None:
    spot = place.read("postgresql://ana:p%40ss@db.example:5433/notes?sslmode=require")
    assert spot.file is None
    assert {key: spot.settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "notes",
        "USER": "ana",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": 5433,
    }
    assert spot.settings["OPTIONS"]["sslmode"] == "require"


def test_the_name_of_a_place_tells_no_password() -> None:
    assert place.read("postgres://ana:secret@db.example/notes").name == "notes on db.example"


@pytest.mark.parametrize(
    "where",
    [
        "",
        "led\0ger",
        "mysql://ana:secret@db/notes",
        "postgresql://ana:secret@db:port/notes",
        "postgresql://ana:secret@db",
        "postgresql://ana:secret@[db/notes",
        "sqlite://host/file",
    ],
)
def test_another_address_is_refused_without_its_password(where: str) -> None:
    with pytest.raises(BadInput) as refused:
        place.read(where)
    assert "secret" not in str(refused.value)
