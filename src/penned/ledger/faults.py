"""What the database says when the world fails, in one sentence for the person."""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import DatabaseError, InterfaceError, OperationalError, connection

from penned.errors import Refused, Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCES = {
    sqlite3.SQLITE_FULL: (
        "the disk is full, so nothing was changed",
        "Make room and try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "the ledger may not be written to, so nothing was changed",
        "Check who may write to the file and to its folder.",
    ),
    sqlite3.SQLITE_BUSY: (
        "another program is writing in the ledger, so nothing was changed",
        "Try again in a moment.",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk failed while the ledger was read or written",
        "Check the disk, then try again.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the ledger cannot be opened",
        "Check that the file is there, and who may read and write it and its folder.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the ledger is damaged",
        "Restore the last backup, and keep this file.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "this file is no ledger",
        "Name another file, or restore a backup.",
    ),
}
_EARLIER = re.compile("no such (column|table)")
_SENTENCES[sqlite3.SQLITE_LOCKED] = _SENTENCES[sqlite3.SQLITE_BUSY]


@contextmanager
def faults() -> Iterator[None]:
    """Turn faults of the world into `Unreachable`; our own faults pass as they are."""
    try:
        yield
    except DatabaseError as error:
        cause = error.__cause__
        if isinstance(cause, sqlite3.Error):
            sentence = _SENTENCES.get(cause.sqlite_errorcode & 0xFF)
            if sentence is None and _EARLIER.search(str(cause)):
                raise Refused(
                    "this ledger was made by an earlier, unreleased Penned",
                    where=_where(),
                    cure="Move it away and begin a new one: it lacks what this Penned keeps.",
                ) from error
            if sentence:
                raise Unreachable(sentence[0], where=_where(), cure=sentence[1]) from error
        elif isinstance(error, OperationalError):
            raise _silent() from error
        raise
    except InterfaceError as error:
        raise _silent() from error


def _silent() -> Unreachable:
    return Unreachable(
        "the database does not answer, or refused to go on",
        where=_where(),
        cure="Check that it runs and that its address is right, then try again.",
    )


def _where() -> str:
    return str(connection.settings_dict.get("SHOWN", ""))
