from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from penned.press.plot.curve import TOLERANCE, smooth

Row = NDArray[np.float64]
SAG = 0.005  # mm between a curve and its pieces
CUT = 0.03  # mm that a piece may cut off a sharp turn


def bow(radius: float, count: int) -> Row:
    turn = np.linspace(0, np.pi, count)
    return radius * np.column_stack((np.cos(turn), np.sin(turn)))


def off(points: Row, line: Row) -> float:
    """How far the farthest of the points is from the line."""
    start, step = line[:-1], np.diff(line, axis=0)
    size = np.maximum((step**2).sum(axis=1), 1e-18)
    share = np.clip(((points[:, None] - start) * step).sum(axis=2) / size, 0, 1)
    nearest = start + share[:, :, None] * step
    return float(np.hypot(*(points[:, None] - nearest).T).min(axis=0).max())


def turns(line: Row) -> Row:
    step = np.diff(line, axis=0)
    return np.abs(np.diff(np.unwrap(np.arctan2(step[:, 1], step[:, 0]))))


steps = st.tuples(*[st.floats(-1, 1).map(lambda mm: round(mm, 3))] * 2)
wild = st.lists(steps, min_size=1, max_size=15).map(lambda all_: np.cumsum([(5, 5), *all_], axis=0))


@given(wild)
def test_no_line_leaves_what_was_written(line: Row) -> None:
    drawn = smooth(line)
    if len(drawn) > 1:
        assert off(drawn, line) <= TOLERANCE + 2 * SAG
        assert off(line, drawn) <= TOLERANCE + CUT


@given(wild)
def test_its_ends_stay(line: Row) -> None:
    drawn = smooth(line)
    assert drawn[0] == pytest.approx(line[0], abs=1e-9)
    if len(drawn) > 1:
        assert drawn[-1] == pytest.approx(line[-1], abs=1e-9)


def test_a_coarse_bow_becomes_a_smooth_one() -> None:
    coarse = bow(1.0, 10)
    assert turns(smooth(coarse)).max() < 0.7 * turns(coarse).max()


def test_a_tight_bow_has_its_points_near_each_other_and_a_wide_one_far() -> None:
    near, far = (np.hypot(*np.diff(smooth(bow(r, 200)), axis=0).T) for r in (0.5, 8.0))
    assert np.median(far) == pytest.approx(np.sqrt(8.0 / 0.5) * np.median(near), rel=0.15)


def test_a_straight_line_has_few_points() -> None:
    assert len(smooth(np.array([(0.0, 0.0), (6.0, 2.0)]))) <= 6


def test_a_dot_stays_a_dot() -> None:
    dot = np.array([(3.0, 4.0)])
    assert smooth(dot).tolist() == [[3.0, 4.0]]
    assert smooth(np.repeat(dot, 3, axis=0)).tolist() == [[3.0, 4.0]]


def test_a_speck_keeps_its_ends() -> None:
    assert len(smooth(np.array([(0.0, 0.0), (0.02, 0.0), (0.03, 0.0)]))) == 2
