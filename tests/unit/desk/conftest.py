"""A ledger with nothing in it, made once: a test that needs a fresh one copies it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from penned import ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def _empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("empty") / "ledger.sqlite3"
    ledger.open(str(place))
    ledger.close()
    return place


@pytest.fixture
def fresh(_empty: Path, tmp_path: Path) -> Callable[[], Path]:
    """Copy it to a place of the test's own, and say where."""
    return lambda: shutil.copyfile(_empty, tmp_path / "ledger.sqlite3")
