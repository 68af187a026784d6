"""A letter of a joined hand is one way of the pen; the letters here are drawn for the tests."""

from __future__ import annotations

import numpy as np
import pytest

from hands.face import WIDTHS, Line
from hands.joined import Hints, letter
from hands.joined_graph import read
from hands.joined_walk import Wish, walks
from hands.vary import Stroke

STEP = 0.02


def way(*corners: tuple[float, float]) -> np.ndarray:
    points = np.array(corners, dtype=float)
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(points, axis=0).T)))
    marks = np.arange(0, along[-1] + STEP / 2, STEP)
    return np.column_stack([np.interp(marks, along, column) for column in points.T])


def lines(*strokes: tuple[np.ndarray, bool, bool]) -> list[Line]:
    return [Line(Stroke(path, (start, end)), np.ones(WIDTHS)) for path, start, end in strokes]


def places(*points: tuple[float, float]) -> np.ndarray:
    return np.array([(*point, 0.0) for point in points])


STEM = (way((0, -1), (0, 0)), True, True)
ARCH = (way((0, -0.6), (0.3, -1), (0.6, -0.9), (0.6, -0.1), (0.8, -0.05)), False, True)
TALL_STEM = (way((0.2, -1.6), (0.2, 0), (0.4, -0.1)), True, True)
BAR = (way((0, -1), (0.5, -1)), True, True)
DOT = (way((0, -1.5), (0, -1.42)), True, True)
LED_IN = (way((-0.9, 0), (0, -1), (0, 0), (0.3, -0.15)), True, True)
ANGLES = np.linspace(0, 2 * np.pi, 150)
RING = (np.column_stack((0.4 * np.cos(ANGLES), 0.5 * np.sin(ANGLES) - 0.5)), False, False)


def test_the_stem_of_an_n_is_gone_over_twice_and_all_is_one_stroke() -> None:
    n = letter("n", lines(STEM, ARCH))
    assert len(n.lines) == 1
    path = n.lines[0].stroke.path
    assert path[0] == pytest.approx((0, -1), abs=0.1)
    lowest = int(path[:40, 1].argmax()) if path[:40, 1].max() > -0.2 else int(path[:70, 1].argmax())
    assert path[lowest, 1] == pytest.approx(0, abs=0.05)
    assert path[-1] == pytest.approx((0.8, -0.05), abs=0.1)


def test_the_walk_leaves_out_no_piece() -> None:
    strokes = [line.stroke for line in lines(STEM, ARCH)]
    (path,) = walks(strokes, Wish(places((0, -1)), places((0.8, 0))))
    for stroke in strokes:
        away = np.hypot(*(stroke.path[:, None] - path).transpose(2, 0, 1)).min(axis=1)
        assert away.max() < 0.05


def test_the_bar_of_a_t_and_the_dot_of_an_i_are_left_for_after_the_word() -> None:
    t, i = letter("t", lines(BAR, TALL_STEM)), letter("i", lines(STEM, DOT))
    assert (t.late, i.late) == (1, 1)
    assert np.ptp(t.lines[-1].stroke.path[:, 1]) == pytest.approx(0)


def test_a_dot_near_the_stem_is_brought_up_clear_of_it() -> None:
    close = (way((0, -1.2), (0, -1.1)), True, True)
    dot = letter("i", lines(STEM, close)).lines[-1].stroke.path
    assert dot[:, 1].max() == pytest.approx(-1.6)


def test_a_lead_in_that_climbs_from_the_line_is_cut_short() -> None:
    path = letter("u", lines(LED_IN)).lines[0].stroke.path
    assert path[0, 1] == pytest.approx(-0.38, abs=0.05)
    assert path[0, 0] > -0.6


def test_an_o_runs_against_the_clock_and_leaves_high_to_the_right() -> None:
    path = letter("o", lines(RING)).lines[0].stroke.path
    assert path[5, 0] > path[0, 0]  # it comes over the top
    assert path[:, 0].argmin() < path[:, 1].argmax()
    assert path[-1, 1] < -0.6
    assert path[-1, 0] > path[-5, 0]


def test_a_tail_below_the_line_has_no_way_out_unless_it_turns_right() -> None:
    hooked = (way((0, -1), (0, 1), (-0.5, 1.0)), True, True)
    looped = (way((0, -1), (0, 1), (-0.4, 1), (-0.4, 0.6), (0.4, -0.2)), True, True)
    assert not letter("j", lines(hooked)).exit
    assert letter("j", lines(looped)).exit


def test_a_capital_has_no_way_in_and_the_stroke_it_leaves_from_is_its_last() -> None:
    leg = (way((0.1, -0.8), (0.7, 0)), True, True)
    k = letter("K", lines(leg, (way((0, -1.8), (0, 0)), True, True)))
    assert (k.entry, k.exit) == (False, True)
    assert k.lines[-1].stroke.path[-1] == pytest.approx((0.7, 0))
    assert not letter("B", lines(leg)).exit


def test_a_digit_is_not_joined() -> None:
    one = letter("1", lines(STEM))
    assert (one.entry, one.exit, one.late) == (False, False, 0)


def test_a_hint_moves_the_start_and_gives_the_tail() -> None:
    n = letter(
        "u", lines(STEM), Hints(start=(0.0, 0.0), end=(0.0, 1.0), entry=0.01, tail=(0.2, 0.0))
    )
    path = n.lines[0].stroke.path
    assert path[0] == pytest.approx((0, 0))
    assert path[-1] == pytest.approx((0.2, -1))


def test_a_free_end_can_be_dropped() -> None:
    graph = read([line.stroke for line in lines(STEM, ARCH)])
    assert len(graph.pieces) == 3
    assert len(graph.without(np.array((0.0, 0.0))).pieces) == 2
    assert len(graph.without(np.array((3.0, 3.0))).pieces) == 3


def test_strokes_that_do_not_touch_are_walked_one_by_one_from_the_start() -> None:
    far = (way((2, -1), (2, 0)), True, True)
    strokes = [line.stroke for line in lines(far, STEM)]
    first, second = walks(strokes, Wish(places((0, -1)), places((2, 0))))
    assert first[0, 0] < second[0, 0]
