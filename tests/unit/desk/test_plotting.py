from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penned.desk import plotting
from penned.desk.plotting import Job
from penned.errors import BadInput, NotFound, Refused
from penned.page.page import Type
from penned.press import plot
from plotter import sheet, writing

if TYPE_CHECKING:
    from pathlib import Path

SHEET = sheet(writing([[(10, 10), (10, 14)], [(10, 30), (14, 30)]], "l\n-", (0, 2)))


def test_a_page_is_written_for_a_plotter_with_its_picture(tmp_path: Path) -> None:
    card, picture = tmp_path / "card.gcode", tmp_path / "card.png"
    done = plotting.save(SHEET, card, Job("eleksdraw", pause=True, dry_run=picture))
    assert card.read_text("ascii").count("M0") == 1
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert (done.machine, done.lifts, done.lines) == ("EleksDraw", 2, 2)
    assert done.time in card.read_text("ascii")


def test_it_begins_where_it_is_told(tmp_path: Path) -> None:
    done = plotting.save(SHEET, tmp_path / "rest.gcode", Job("eleksdraw", from_line=2))
    assert (done.lines, done.lifts) == (1, 1)


def test_a_plotter_of_ones_own_is_a_file(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(plot.machine_file("eleksdraw").replace('"EleksDraw"', '"Ada"'), "utf-8")
    done = plotting.save(SHEET, tmp_path / "card.gcode", Job(str(own)))
    assert done.machine == "Ada"


def test_a_faulty_one_is_named_with_its_key(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(plot.machine_file("eleksdraw").replace("draw = 2500", "draw = 0"), "utf-8")
    with pytest.raises(BadInput, match=r"mine\.toml: motion\.draw: 0 is not above 0"):
        plotting.save(SHEET, tmp_path / "card.gcode", Job(str(own)))
    own.write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match="not UTF-8"):
        plotting.save(SHEET, tmp_path / "card.gcode", Job(str(own)))
    with pytest.raises(NotFound, match="no such file"):
        plotting.save(SHEET, tmp_path / "card.gcode", Job(str(tmp_path / "other.toml")))


def test_without_a_plotter_it_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refusal:
        plotting.save(SHEET, tmp_path / "card.gcode", Job())
    assert "eleksdraw or shapeoko-3" in refusal.value.cure


def test_nothing_is_written_where_one_of_two_files_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"\.png"):
        plotting.save(
            SHEET, tmp_path / "card.gcode", Job("eleksdraw", dry_run=tmp_path / "card.jpg")
        )
    assert list(tmp_path.iterdir()) == []


def test_centre_lines_are_for_any_plotter(tmp_path: Path) -> None:
    plotting.save_centre_lines(SHEET, tmp_path / "card.svg")
    assert (tmp_path / "card.svg").read_text("utf-8").count("<path") == 2


def test_print_is_refused_in_both(tmp_path: Path) -> None:
    printed = sheet(Type("AUSTIN TX", 10, 10, 9))
    with pytest.raises(Refused, match="this is print"):
        plotting.save_centre_lines(printed, tmp_path / "card.svg")
    with pytest.raises(Refused, match="this is print"):
        plotting.save(printed, tmp_path / "card.gcode", Job("eleksdraw"))
