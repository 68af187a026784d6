"""A new user, with nothing in the ledger or with one debt."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from newcomer import Person

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def penned(tmp_path: Path) -> Person:
    home = tmp_path / "home"
    home.mkdir()
    return Person(home)


@pytest.fixture(scope="session")
def home_with_ana(tmp_path_factory: pytest.TempPathFactory) -> Path:
    penned = Person(tmp_path_factory.mktemp("ana") / "home")
    penned.home.mkdir()
    done = penned(
        *("capture", "drove me to the airport", "--from", "Ana Reyes"),
        *("--detail", "at five on Sunday, in the rain"),
        *("--difference", "made my flight with ten minutes to spare"),
    )
    assert done.code == 0, done
    return penned.home


@pytest.fixture
def with_ana(home_with_ana: Path, tmp_path: Path) -> Person:
    """A person whom Ana drove to the airport."""
    return Person(shutil.copytree(home_with_ana, tmp_path / "home"))
