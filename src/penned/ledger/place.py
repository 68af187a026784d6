"""Where the ledger lives: a file path or a database address, as Django wants it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from penned.errors import BadInput

_WAIT = 20  # seconds that a writer waits for the writer before it
_SPELLING = "Write a file path, or postgresql://user:password@host:port/name."


@dataclass(frozen=True, slots=True)
class Place:
    """One place for a ledger: `file` for SQLite, None for PostgreSQL.

    `name` is how messages call it, without a password; `settings` is Django's entry for DATABASES,
    with that name as SHOWN.
    """

    name: str
    file: Path | None
    settings: dict[str, Any]


def read(where: str | Path) -> Place:
    """Read a path, `sqlite:///PATH` or `postgresql://...`; raises `BadInput` for anything else."""
    if isinstance(where, Path) or "://" not in where:
        return sqlite(Path(where).expanduser())
    try:
        url = urlsplit(where)
        if url.scheme in ("postgres", "postgresql"):
            return _postgresql(url, url.port)
    except ValueError:
        raise BadInput("this database address cannot be read", cure=_SPELLING) from None
    if url.scheme == "sqlite" and not url.netloc and url.path.strip("/"):
        return sqlite(Path(unquote(url.path.removeprefix("/"))))
    raise BadInput(f"a ledger cannot be kept in “{url.scheme}://”", cure=_SPELLING)


def sqlite(file: Path, *, shown: Path | None = None) -> Place:
    """Say that the ledger is the SQLite file `file`; messages call it `shown`."""
    name = str(shown or file)
    if not file.name or "\0" in name:
        raise BadInput("the ledger needs the name of a file", cure=_SPELLING)
    settings = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{file.absolute().as_uri()}?mode=rw",  # a file that is gone is not made anew
        "SHOWN": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON",
            "timeout": _WAIT,
        },
    }
    return Place(name=name, file=file, settings=settings)


def _postgresql(url: SplitResult, port: int | None) -> Place:
    name = unquote(url.path.strip("/"))
    if not name or "/" in name:
        raise BadInput("the database address names no database", cure=_SPELLING)
    shown = f"{name} on {url.hostname or 'this machine'}"
    settings = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "SHOWN": shown,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": port or "",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": _WAIT, **dict(parse_qsl(url.query))},
    }
    return Place(name=shown, file=None, settings=settings)
