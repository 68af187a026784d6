from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.page import ornament
from penned.page.block import Block, extent
from penned.page.page import Art, Shape
from penned.stationery.paper import Rect
from penned.stationery.thing import FRAMES, PLACES, Frame, Line, Rings

COLOURS = {"ink": "#22334d", "paper": "#ffffff"}
SIDES = st.floats(30, 300)


def drawn(block: Block) -> tuple[Shape, ...]:
    (art,) = block.marks
    assert isinstance(art, Art)
    return art.shapes


@given(st.sampled_from(FRAMES), SIDES, SIDES, st.floats(0.25, 1), st.floats(1, 10))
def test_a_frame_fills_its_area_and_its_line_stays_inside(
    style: str, width: float, height: float, line: float, radius: float
) -> None:
    area = Rect(0, 0, width, height)
    (shape,) = drawn(ornament.frame(Frame(style=style, width=line, radius=radius), area, COLOURS))
    box = extent((shape,))
    assert area.holds(box, 0.01)
    assert shape.steps.endswith("Z")
    if style != "scalloped":
        assert box.holds(area, 0.01)


def test_a_scalloped_frame_has_whole_scallops_and_most_of_one_on_each_corner() -> None:
    frame = Frame(style="scalloped", width=0.4, radius=5)
    (shape,) = drawn(ornament.frame(frame, Rect(0, 0, 100.4, 60.4), COLOURS))
    sides = 2 * (8 + 4)
    assert shape.steps.count("C") == 2 * sides + 4 * 3
    assert np.abs(shape.points[0] - shape.points[-1]).max() < 1e-6


def test_a_frame_may_be_filled_and_have_no_line() -> None:
    (shape,) = drawn(ornament.frame(Frame(width=0, fill="paper"), Rect(0, 0, 50, 40), COLOURS))
    assert (shape.fill, shape.stroke) == ("#ffffff", "")


def test_a_line_is_as_long_as_it_may_be() -> None:
    short = ornament.line(Line(most=16, width=0.5), Rect(0, 0, 100, 50), COLOURS)
    assert (short.width, short.height) == (16, 0.5)
    upright = ornament.line(Line(upright=True, width=0.5), Rect(0, 0, 100, 50), COLOURS)
    assert (upright.width, upright.height) == (0.5, 50)
    assert extent(drawn(upright)).height == pytest.approx(50)


@given(st.sampled_from([p for p in PLACES if p not in ("under", "on")]), SIDES, SIDES)
def test_rings_stay_in_their_area_at_every_place(place: str, width: float, height: float) -> None:
    area = Rect(0, 0, width, height)
    rings = drawn(ornament.rings(Rings(place=place, width=0.4), area, COLOURS))
    assert rings
    ends = np.concatenate([ring.points[::3] for ring in rings])  # the others bend the curves
    assert (ends >= -1e-6).all()
    assert (ends <= (width + 1e-6, height + 1e-6)).all()
    assert all(ring.steps.endswith("Z") == (place == "centre") for ring in rings)
