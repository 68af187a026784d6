"""The desk: the one place where the real ledger, clock and writer's name are chosen."""

from __future__ import annotations

import getpass
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import platformdirs

import penned.ledger
from penned.ledger import place

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Desk:
    """An open ledger, a clock and a name: what every verb needs and none looks up itself."""

    ledger: str
    by: str
    clock: Callable[[], datetime]

    def now(self) -> datetime:
        """This moment, with its time zone."""
        return self.clock()

    def today(self) -> date:
        """The writer's day: a note posted late in the evening was not posted tomorrow."""
        return self.clock().date()


def open_desk(
    ledger: str | Path | None = None, *, clock: Callable[[], datetime] | None = None
) -> Desk:
    """Open the ledger (made on first use) and sit down.

    `ledger` is a file or a database address; without it PENNED_DATABASE_URL, then PENNED_LEDGER,
    then the platform's folder for data decide.
    """
    where = str(ledger or usual_ledger())
    penned.ledger.open(where)
    return Desk(where, _who(), clock or _clock)


def has_ledger(ledger: str | Path | None = None) -> bool:
    """Whether there is a ledger already where `open_desk` would open or make one."""
    file = place.read(str(ledger or usual_ledger())).file
    return file is None or file.exists()


def usual_ledger() -> str:
    """Where the ledger is when nobody says: see `open_desk`."""
    for name in ("PENNED_DATABASE_URL", "PENNED_LEDGER"):
        if where := os.environ.get(name):
            return where
    return str(platformdirs.user_data_path("penned") / "ledger.sqlite3")


def chosen_custom() -> str:
    """The country whose habits the writer chose with PENNED_CUSTOM, by name or code; or ""."""
    return os.environ.get("PENNED_CUSTOM", "").strip()


def chosen_language() -> str:
    """The language in which the writer is asked, such as “de”: PENNED_LANGUAGE, or the locale's."""
    names = ("PENNED_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    said = next((value for name in names if (value := os.environ.get(name, "").strip())), "")
    return re.split(r"[^A-Za-z]", said, maxsplit=1)[0].lower()


def today() -> date:
    """The writer's day, where no ledger is needed."""
    return _clock().date()


def _clock() -> datetime:
    return datetime.now(UTC).astimezone()  # noqa: TID251 - this is the edge: the one place that reads the clock


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user, as in a bare container
        return "somebody"
