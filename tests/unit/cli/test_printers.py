"""The questions about a printer, and what is done with a wrong answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from typer.testing import CliRunner

from penned.cli import printers as asking
from penned.desk import printers
from penned.desk.printers import Printer
from penned.press.feed import Shift

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

app = typer.Typer()


@app.command()
def ask(name: str) -> None:
    """Ask, and keep what was said."""
    known = printers.printers().get(name) or Printer(name)
    printers.tell(name, asking._asked(known))


def test_a_wrong_answer_is_asked_again_and_no_other_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PENNED_PRINTERS", str(tmp_path / "printers.toml"))
    answers = (
        *("HP_LaserJet", "a9", "a4", "0.8 left", "90 1", "0.8, -1.2", "", "0 1"),
        *("sideways", "short", "left", "", "", "letter"),
    )

    done = CliRunner().invoke(app, ["home"], input="\n".join(answers) + "\n")

    assert done.exit_code == 0, done.output
    told = printers.find("home")
    assert (told.queue, told.sheet, told.flip, told.leads) == ("HP_LaserJet", "a4", "short", "left")
    assert (told.shift, told.back_shift, told.envelope_shift) == (
        *(Shift(0.8, -1.2), Shift(), Shift(0, 1)),
    )
    assert told.envelope_on == "letter"
    assert done.output.count("Error: ") == 4
    assert "no correction" in done.output.lower()

    again = CliRunner().invoke(app, ["home"], input="\n" * 9 + "no\n")
    assert again.exit_code == 0, again.output
    assert printers.find("home").shift == Shift(0.8, -1.2)
    assert printers.find("home").envelope_on == ""
