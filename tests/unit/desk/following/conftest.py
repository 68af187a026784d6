"""A desk with an empty ledger of its own, in Portland, and a clock that a test turns on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from clock import Clock
from penned import ledger
from penned.desk import capture
from penned.desk.desk import Desk, open_desk
from penned.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from penned.ledger.owed import OwedRow


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("following") / "ledger.sqlite3"
    ledger.open(place)
    ledger.close()
    return place


@pytest.fixture
def desk(
    empty: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """A desk of somebody in Oregon."""
    monkeypatch.setenv("PENNED_CUSTOM", "US-OR")
    yield open_desk(shutil.copy(empty, tmp_path / "ledger.sqlite3"), clock=clock)
    ledger.close()


@pytest.fixture
def kind(desk: Desk) -> Callable[..., tuple[OwedRow, ...]]:
    """Somebody was kind, or each of several: note it down."""

    def note(
        who: str | Iterable[str], what: str, occasion: str = "favour", on: date | None = None
    ) -> tuple[OwedRow, ...]:
        givers = (who,) if isinstance(who, str) else tuple(who)
        moment = Moment(givers, what, occasion=occasion, on=on or desk.today())
        return capture.capture(desk, moment)

    return note
