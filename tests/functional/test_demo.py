"""`make demo` is the main job: once it does everything, twice it does nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from newcomer import EXAMPLES, PROGRAM

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    return tmp_path


def demo(checkout: Path) -> str:
    done = subprocess.run(
        ["sh", "examples/demo.sh"],
        cwd=checkout,
        env={"HOME": str(checkout), "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) < 30
    return done.stdout


def pages(pdf: Path) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def test_the_demo_goes_from_a_list_to_cards_and_thanks_nobody_twice(checkout: Path) -> None:
    first = demo(checkout)

    assert "28 rows new" in first
    assert "20 notes are ready" in first
    for name in ("Gwen Ashby", "Peter & Judy Marsh"):
        told = first.split(f"to {name}.\n")[1].split("\n")[0]
        assert told.endswith("?"), told
    out = checkout / "out"
    assert (pages(out / "cards.pdf"), pages(out / "envelopes.pdf")) == (20, 20)
    assert pages(out / "packing-list.pdf") == 1
    made = {path.name: path.read_bytes() for path in out.glob("*.pdf")}

    second = demo(checkout)

    assert "Nothing new in wedding.csv" in second
    assert "20 notes are as before" in second
    assert "Nothing is waiting to be printed" in second
    assert {path.name: path.read_bytes() for path in out.glob("*.pdf")} == made
