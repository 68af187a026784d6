"""Golden files: what came out last time and was found good.

`RENEW_GOLDEN=1 pytest tests/golden` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
SHOWN = 40


def compare(file: Path, text: str, *, renew: bool) -> None:
    """Fail with the difference unless `file` says `text`; with `renew`, make it say so."""
    if renew:
        file.write_text(text, "utf-8")
        return
    wanted = file.read_text("utf-8") if file.exists() else ""
    if text != wanted:
        lines = difflib.unified_diff(
            wanted.splitlines(),
            text.splitlines(),
            f"{file.name} as kept",
            "as it is now",
            lineterm="",
        )
        difference = "\n".join(line[:200] for line in list(lines)[:SHOWN])
        pytest.fail(f"{difference}\nIf meant: RENEW_GOLDEN=1 pytest tests/golden", pytrace=False)


@pytest.fixture
def renewing() -> bool:
    """Whether this run writes golden files anew."""
    return os.environ.get("RENEW_GOLDEN", "") == "1"


@pytest.fixture
def golden(*, renewing: bool) -> Callable[[str, str], None]:
    """`golden(name, text)`: `text` is what the golden file `name` says."""

    def check(name: str, text: str) -> None:
        compare(HERE / name, text, renew=renewing)

    return check


@pytest.fixture
def compared() -> Callable[..., None]:
    """The comparison itself, for the test that proves that it can fail."""
    return compare
