from __future__ import annotations

import numpy as np
import pytest

from penned.errors import Refused
from penned.page import motif
from penned.page.block import Block, extent
from penned.page.page import Art, Shape
from penned.stationery.drawing import Drawing, Outline
from penned.stationery.paper import Rect
from penned.stationery.thing import Motif

COLOURS = {"ink": "#22334d"}
WIDE, TALL = 20.0, 10.0
CORNERS = np.array([(0.0, 0.0), (WIDE, 0.0), (WIDE, TALL), (0.0, TALL)])
FLAG = Drawing(WIDE, TALL, (Outline("ink", "MLLLZ", CORNERS),))
AREA = Rect(0, 0, 110, 80)


def made(**wishes: object) -> Block:
    thing = Motif(drawings=("flag",), **wishes)  # type: ignore[arg-type]
    return motif.placed(thing, [FLAG], AREA, COLOURS)


def shapes(block: Block) -> tuple[Shape, ...]:
    (art,) = block.marks
    assert isinstance(art, Art)
    return art.shapes


def shape_of(box: Rect) -> float:
    return box.width / box.height


def test_one_drawing_is_as_large_as_fits_and_never_distorted() -> None:
    block = made(scale=(1, 10))
    assert (block.width, block.height) == (110, 55)
    assert made(scale=(0.5, 2)).width == 40
    turned = made(turn=90, scale=(1, 10))
    assert turned.width == pytest.approx(40)
    assert turned.height == pytest.approx(80)


def test_a_mirror_turns_left_to_right() -> None:
    arrow = Drawing(10, 10, (Outline("ink", "MLLZ", np.array([(0.0, 0), (10, 5), (0, 10)])),))
    thing = Motif(drawings=("arrow",), mirror=True, scale=(1, 1))
    (shape,) = shapes(motif.placed(thing, [arrow], AREA, COLOURS))
    assert shape.points[1].tolist() == [0, 5]


def test_a_row_has_as_many_as_fit_from_edge_to_edge() -> None:
    row = shapes(made(repeat="row", scale=(1, 1), gap_between=(2, 0)))
    assert len(row) == 5
    assert extent(row).width == pytest.approx(110)
    assert len({round(float(each.points[:, 1].max()), 6) for each in row}) == 1


def test_corners_are_mirrored_into_each_corner() -> None:
    found = shapes(made(repeat="corners", scale=(1, 1)))
    middles = {tuple(np.round(each.points.mean(axis=0), 6).tolist()) for each in found}
    assert middles == {(10, 5), (100, 5), (100, 75), (10, 75)}


@pytest.mark.parametrize(
    ("place", "middles"),
    [("top-left", {(10, 5), (100, 75)}), ("top-right", {(100, 5), (10, 75)})],
)
def test_facing_corners_are_the_place_and_the_one_across(
    place: str, middles: set[tuple[float, float]]
) -> None:
    found = shapes(made(repeat="facing", place=place, scale=(1, 1)))
    assert {tuple(each.points.mean(axis=0).tolist()) for each in found} == middles


def test_a_grid_fills_the_width_and_keeps_the_drawings_shape() -> None:
    grid = shapes(made(repeat="grid", scale=(0.8, 1.6)))
    assert extent(grid).width == pytest.approx(110)
    assert extent(grid).height <= 80 + 1e-6
    assert {round(shape_of(extent((each,))), 6) for each in grid} == {2.0}


def test_every_other_row_of_a_staggered_grid_has_one_less_and_stands_between() -> None:
    grid = shapes(made(repeat="grid", stagger=0.5, scale=(1, 1.2)))
    rows: dict[float, list[float]] = {}
    for each in grid:
        rows.setdefault(round(float(each.points[0, 1]), 3), []).append(float(each.points[0, 0]))
    first, second, *_ = (rows[y] for y in sorted(rows))
    assert len(second) == len(first) - 1
    assert second[0] == pytest.approx((first[0] + first[1]) / 2)


def test_what_is_strewn_lies_inside_and_does_not_lie_alike() -> None:
    found = shapes(made(repeat="scatter", scale=(0.5, 0.8), gap_between=(6, 0)))
    assert len(found) > 6
    assert AREA.holds(extent(found), 1e-6)
    sides = {tuple(np.round(each.points[1] - each.points[0], 3).tolist()) for each in found}
    assert len(sides) == len(found)


@pytest.mark.parametrize("repeat", ["once", "row", "corners", "grid", "scatter"])
def test_where_there_is_no_room_it_is_refused(repeat: str) -> None:
    thing = Motif(drawings=("flag",), repeat=repeat, scale=(4, 4), gap_between=(1, 1))
    with pytest.raises(Refused, match=r"room|narrow|low"):
        motif.placed(thing, [FLAG], Rect(0, 0, 60, 30), COLOURS)
