"""Mailboxes that are too large to hold: read from the disk message by message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.desk import files
from penned.errors import NotFound
from penned.sources import mail

if TYPE_CHECKING:
    from pathlib import Path

    from penned.sources.proposing import Beside
    from penned.told import Reading

HEAD = 4096
"""Bytes by which a file is recognised."""
_MBOX = b"From "


def is_large(path: Path) -> bool:
    """Whether this is a mailbox (mbox) of more bytes than are held at once."""
    try:
        with path.open("rb") as file:
            return path.stat().st_size > files.MOST_BYTES and file.read(len(_MBOX)) == _MBOX
    except FileNotFoundError:
        raise NotFound("there is no such file", where=str(path)) from None
    except IsADirectoryError:
        return False
    except OSError as fault:
        raise files.unreachable(fault, path, "read") from fault


def head(path: Path) -> bytes:
    """The first bytes of a file, by which it is recognised."""
    with path.open("rb") as file:
        return file.read(HEAD)


def read(path: Path, beside: Beside) -> Reading:
    """What a large mailbox proposes. Raises `BadInput`, `Unreachable`."""
    try:
        with path.open("rb") as file:
            return mail.read_stream(file, path.name, beside)
    except OSError as fault:
        raise files.unreachable(fault, path, "read") from fault
