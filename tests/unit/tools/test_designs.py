"""The drawings in the designs are those that the tool draws."""

from __future__ import annotations

import numpy as np
import pytest

from designs import make
from designs.leaves import swell
from designs.pen import Curve, Sheet, sprung
from penned.stationery import design, drawing

QUICK = {"olive": "sprig", "tiles": "tile", "deco": "fan", "autumn": "oak", "laurel": "wreath"}


@pytest.mark.parametrize(("name", "file"), QUICK.items())
def test_a_drawing_is_the_one_that_the_tool_draws(name: str, file: str) -> None:
    text = make.DRAWINGS[name][file]().svg("", make.VIEWS.get(file))
    again = drawing.read(text.encode(), where=file)
    kept = design.load(name).drawing(file)
    assert [each.role for each in again.outlines] == [each.role for each in kept.outlines]
    for one, other in zip(again.outlines, kept.outlines, strict=True):
        assert np.abs(one.points - other.points).max() < 0.05


def test_every_drawing_of_a_design_is_drawn_by_the_tool() -> None:
    kept = {name: set(design.load(name).drawings) for name in design.names()}
    assert {name: set(files) for name, files in make.DRAWINGS.items()} == {
        name: files for name, files in kept.items() if files
    }


def test_a_blade_is_as_wide_as_it_is_told_to_be() -> None:
    sheet = Sheet()
    sheet.blade("leaf", Curve([(0, 0), (10, 0)]), lambda _: 1.5)
    left, top, right, bottom = sheet.box()
    assert (left, right) == pytest.approx((0, 10), abs=1e-6)
    assert (top, bottom) == pytest.approx((-1.5, 1.5), abs=1e-6)


def test_a_swelling_begins_and_ends_at_nothing_and_is_whole_once() -> None:
    profile = swell(0.8, 1.2)
    widths = [profile(t) for t in np.linspace(0, 1, 201)]
    assert (widths[0], widths[-1]) == (0, 0)
    assert max(widths) == pytest.approx(1, abs=1e-3)


def test_a_sprung_curve_leaves_at_its_angle_and_bends_by_so_much() -> None:
    curve = sprung((3, 4), 90, 20, -40)
    assert curve.at(0).tolist() == [3, 4]
    assert curve.angle(0) == pytest.approx(88, abs=3)
    assert curve.angle(1) == pytest.approx(52, abs=3)
    assert curve.length == pytest.approx(20, abs=0.1)


def test_what_is_written_is_whole_hundredths_and_reads_back_as_drawn() -> None:
    sheet = Sheet()
    sheet.dot("ink", (5, 5), 2)
    sheet.line("ink", Curve([(0, 0), (8, 3)]), 0.3)
    read = drawing.read(sheet.svg("a dot").encode(), where="")
    assert [each.width for each in read.outlines] == [0, 0.3]
    assert read.outlines[0].points.max() == pytest.approx(7.15, abs=0.02)
