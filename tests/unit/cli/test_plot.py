from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from penned.cli import plot
from penned.cli.app import app
from penned.errors import BadInput, NotFound
from plotter import sheet, writing

SHEET = sheet(writing([[(10, 10), (10, 14)], [(10, 30), (14, 30)]], "l\n-", (0, 2)))


def test_a_gcode_file_is_for_a_plotter_and_says_how_long_it_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plot.letter(SHEET, tmp_path / "card.gcode", machine="eleksdraw")
    said = " ".join(capsys.readouterr().out.split())
    assert said.endswith("card.gcode is ready: about 2 seconds on the EleksDraw, 2 lifts.")


def test_centre_lines_are_an_svg_file_for_a_plotter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plot.letter(SHEET, tmp_path / "card.svg", centre_lines=True)
    assert "for a plotter" in capsys.readouterr().out
    assert "inkscape:groupmode" in (tmp_path / "card.svg").read_text("utf-8")


@pytest.mark.parametrize("name", ["card.pdf", "card.svg", "card.png"])
def test_any_other_file_is_no_matter_of_plotters(tmp_path: Path, name: str) -> None:
    assert not plot.letter(SHEET, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("card.pdf", {"machine": "eleksdraw"}, "only a .gcode file is for one machine"),
        ("card.pdf", {"from_line": 2}, "only a .gcode file"),
        ("card.svg", {"pause": True}, "only a .gcode file"),
        ("card.svg", {"dry_run": Path("dry.png")}, "only a .gcode file"),
        ("card.pdf", {"centre_lines": True}, "centre lines are an .svg file"),
        ("card.gcode", {"centre_lines": True}, "centre lines are an .svg file"),
        ("card.gcode", {}, "Say which plotter it is for"),
    ],
)
def test_options_that_do_not_belong_together_are_said(
    tmp_path: Path, name: str, options: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        plot.letter(SHEET, tmp_path / name, **options)
    assert list(tmp_path.iterdir()) == []


def test_the_plotters_are_listed() -> None:
    table = CliRunner().invoke(plot.machine, ["list"]).stdout
    assert "eleksdraw" in table
    facts = json.loads(CliRunner().invoke(plot.machine, ["list", "--json"]).stdout)
    assert [fact["name"] for fact in facts] == ["eleksdraw", "shapeoko-3"]
    assert facts[0]["bed"] == [255, 180]


def test_one_is_shown_as_a_file_to_copy() -> None:
    shown = CliRunner().invoke(plot.machine, ["show", "eleksdraw"])
    assert shown.stdout.startswith('title = "EleksDraw"')
    assert isinstance(CliRunner().invoke(plot.machine, ["show", "printer"]).exception, NotFound)


def test_a_letter_goes_to_a_plotter_from_the_command_line(tmp_path: Path) -> None:
    card, picture = tmp_path / "card.gcode", tmp_path / "dry.png"
    said = CliRunner().invoke(
        app,
        ["letter", "-o", str(card), "--machine", "shapeoko-3", "--dry-run", str(picture)],
        input="Dear Ana,\n\nThank you.\n\nNell\n",
    )
    assert said.exit_code == 0
    assert "G1 Z0 F1500" in card.read_text("ascii")
    assert picture.exists()
