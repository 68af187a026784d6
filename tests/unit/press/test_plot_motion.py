from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import plotter
from penned.press.plot.motion import Motion, duration, speeds

MOTION = Motion(draw=40, travel=100, acceleration=500, junction_deviation=0.01, look_ahead=15)

place = st.tuples(*[st.floats(0, 20).map(lambda mm: round(mm, 3))] * 2)
lines = st.lists(place, min_size=2, max_size=30, unique=True)


def flat(line: list[tuple[float, float]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([(x, y, 0.0) for x, y in line])


def drawn(line: list[tuple[float, float]], motion: Motion = MOTION) -> float:
    return duration(flat(line), np.full(len(line) - 1, motion.draw), motion)


def test_a_long_line_is_sped_up_drawn_and_braked() -> None:
    assert drawn([(0, 0), (80, 0)]) == pytest.approx(80 / 40 + 40 / 500)


def test_a_short_line_never_gets_to_its_speed() -> None:
    assert drawn([(0, 0), (0, 1)]) == pytest.approx(2 * math.sqrt(1 / 500))


def test_on_a_slant_both_axes_help() -> None:
    along = duration(flat([(0, 0), (30, 30)]), np.array([math.inf]), MOTION)
    assert along == pytest.approx(30 / 100 + 100 / 500)


def test_points_on_a_straight_line_cost_nothing() -> None:
    assert drawn([(0, 0), (20, 0), (50, 0), (80, 0)]) == pytest.approx(drawn([(0, 0), (80, 0)]))


def test_a_right_angle_is_taken_at_the_speed_that_grbl_plans() -> None:
    (speed,) = speeds(flat([(0, 0), (20, 0), (20, 20)]), np.full(2, 40.0), MOTION)[1:-1]
    # Both axes change at once: each gives its 500, together the root of two as much.
    sine = math.sin(math.radians(45))
    assert speed == pytest.approx(math.sqrt(500 * math.sqrt(2) * 0.01 * sine / (1 - sine)))


def test_it_stops_where_the_line_turns_back() -> None:
    assert drawn([(0, 0), (20, 0), (0, 0)]) == pytest.approx(2 * drawn([(0, 0), (20, 0)]))


def test_a_machine_that_knows_few_moves_ahead_is_slower() -> None:
    line = [(x / 10, 0.0) for x in range(201)]
    assert drawn(line, MOTION._replace(look_ahead=4)) > 1.2 * drawn(line)


def test_it_stands_still_where_a_point_is_said_twice() -> None:
    once, twice = [(0.0, 0.0), (40.0, 0.0)], [(0.0, 0.0), (20.0, 0.0), (20.0, 0.0), (40.0, 0.0)]
    assert drawn(twice) == pytest.approx(drawn(once) + 40 / 500)


@given(lines, st.integers(1, 20))
def test_no_limit_is_ever_broken(line: list[tuple[float, float]], look_ahead: int) -> None:
    motion = MOTION._replace(look_ahead=look_ahead)
    way = flat(line)
    at = speeds(way, np.full(len(way) - 1, motion.draw), motion)
    step = np.diff(way, axis=0)
    length = np.hypot(step[:, 0], step[:, 1])
    both = motion.acceleration / (np.abs(step).max(axis=1) / length)
    assert at[0] == at[-1] == 0
    assert at.max() <= motion.draw + 1e-6
    assert (np.abs(np.diff(at**2)) <= 2 * both * length + 1e-6).all()


@given(lines)
def test_it_takes_longer_than_its_length_at_full_speed_and_than_each_axis_alone(
    line: list[tuple[float, float]],
) -> None:
    assert drawn(line) >= sum(itertools.starmap(math.dist, itertools.pairwise(line))) / MOTION.draw
    for first, last in zip(line[0], line[-1], strict=True):
        assert drawn(line) >= drawn([(first, 0), (last, 0)]) - 1e-9


@given(lines)
def test_a_simulation_in_small_steps_agrees_within_one_in_twenty(
    line: list[tuple[float, float]],
) -> None:
    moves = [
        plotter.Move((*a, 0.0), (*b, 0.0), MOTION.draw, after_stop=at == 0)
        for at, (a, b) in enumerate(itertools.pairwise(line))
    ]
    limits = plotter.Axes((100, 100, 1), (500, 500, 1), 0.01, MOTION.look_ahead)
    assert drawn(line) == pytest.approx(plotter.seconds(moves, limits), rel=0.05, abs=0.01)
