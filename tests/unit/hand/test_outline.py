from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import hand
from penned.hand.ink import Ink
from penned.hand.outline import Outlines, outlines

Stroke = Sequence[tuple[float, float, float]]

DOT = 0.02  # mm, of the pictures in which outlines are compared with what a pen draws


def ink(*strokes: Stroke) -> Ink:
    points = np.array([point for stroke in strokes for point in stroke], dtype=float)
    starts = np.append(0, np.cumsum([len(stroke) for stroke in strokes], dtype=np.intp))
    text = "m" * len(strokes)
    return Ink(
        text, points.reshape(-1, 3), starts, np.arange(len(text)), np.zeros((len(text), 4)), 2, 8
    )


def paths(drawn: Outlines) -> list[np.ndarray]:
    return np.split(drawn.points, drawn.starts[1:-1])


def area(path: np.ndarray) -> float:
    x, y = path.T
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def windings(path: np.ndarray, spots: np.ndarray) -> np.ndarray:
    """How often `path` goes round each of the `spots`."""
    (x, y), (next_x, next_y) = path.T, np.roll(path, -1, axis=0).T
    across, down = spots[:, :1], spots[:, 1:]
    side = (next_x - x) * (down - y) - (across - x) * (next_y - y)
    up = (y <= down) & (next_y > down) & (side > 0)
    back = (y > down) & (next_y <= down) & (side < 0)
    return np.asarray(up.sum(axis=1) - back.sum(axis=1))


def inked(stroke: np.ndarray, spots: np.ndarray) -> np.ndarray:
    """Which of the `spots` a round pen covers that follows `stroke`."""
    at = np.linspace(0, len(stroke) - 1, 40 * len(stroke))
    x, y, width = (np.interp(at, np.arange(len(stroke)), column) for column in stroke.T)
    away = np.hypot(spots[:, :1] - x, spots[:, 1:] - y)
    return np.asarray((away <= width / 2).any(axis=1))


def spots_about(stroke: np.ndarray) -> np.ndarray:
    low, high = stroke[:, :2].min(axis=0) - 0.507, stroke[:, :2].max(axis=0) + 0.5
    across, down = (np.arange(a, b, DOT) for a, b in zip(low, high, strict=True))
    return np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)


def likeness(stroke: Stroke) -> float:
    """The area that the outline and a pen both cover, of that which either does."""
    drawn = np.array(stroke)
    spots = spots_about(drawn)
    (path,) = paths(outlines(ink(stroke)))
    filled, true = windings(path, spots) != 0, inked(drawn, spots)
    return float((filled & true).sum() / (filled | true).sum())


def test_a_straight_line_is_a_bar_with_round_ends() -> None:
    (path,) = paths(outlines(ink([(0, 0, 0.4), (10, 0, 0.4)])))
    assert area(path) == pytest.approx(10 * 0.4 + np.pi * 0.2**2, rel=0.005)
    assert path[:, 0].min() == pytest.approx(-0.2, abs=0.005)


def test_a_dot_is_a_disc_whether_it_is_one_point_or_two_in_one_place() -> None:
    for dot in ([(3, 3, 0.5)], [(3, 3, 0.5), (3.001, 3, 0.5)]):
        (path,) = paths(outlines(ink(dot)))
        assert np.hypot(*(path - 3).T) == pytest.approx(0.25, abs=0.01)
        assert area(path) == pytest.approx(np.pi * 0.25**2, rel=0.05)


@pytest.mark.parametrize(
    "stroke",
    [
        pytest.param([(0, 0, 0.4), (2, 0, 0.4), (0.2, 0.3, 0.4)], id="a sharp corner"),
        pytest.param([(0, 0, 0.4), (2, 0, 0.4), (0, 0, 0.4)], id="there and back"),
        pytest.param([(0, 0, 0.4), (2, 0, 0.4), (1, 0, 0.4), (1, 2, 0.4)], id="retraced"),
        pytest.param([(0, 0, 0.2), (1, 0, 0.6), (2, 0, 0.2)], id="a swell"),
        pytest.param(
            [(0.25 * np.cos(a), 0.25 * np.sin(a), 0.6) for a in np.arange(0, 8, 0.5)],
            id="a ring smaller than the pen is broad",
        ),
    ],
)
def test_what_is_filled_is_what_the_pen_covers(stroke: Stroke) -> None:
    assert likeness(stroke) > 0.97


@given(st.integers(0, 2**32))
def test_no_part_of_a_stroke_takes_from_another(seed: int) -> None:
    chance = np.random.default_rng(seed)
    walk = np.cumsum(chance.normal(0, 0.3, (8, 2)), axis=0)
    stroke = np.column_stack((walk, chance.uniform(0.1, 0.5, 8)))
    (path,) = paths(outlines(ink([tuple(point) for point in stroke.tolist()])))
    centres = stroke[:, :2] + chance.normal(0, 0.01, (8, 2))
    assert (windings(path, centres) > 0).all()


@pytest.mark.parametrize("name", hand.names()[:2])
def test_every_stroke_of_a_hand_has_its_outline(name: str) -> None:
    there = hand.write("every jolly quick fox", hand.load(name), seed=4)
    drawn = outlines(there)
    assert len(drawn.starts) == len(there.stroke_starts)
    assert drawn.starts[-1] == len(drawn.points)
    assert np.diff(drawn.starts).min() >= 6
    for start, end, path in zip(
        there.stroke_starts, there.stroke_starts[1:], paths(drawn), strict=False
    ):
        assert area(path) > 0
        low, high = path.min(axis=0) - 0.01, path.max(axis=0) + 0.01
        stroke = there.points[start:end, :2]
        assert (stroke >= low).all()
        assert (stroke <= high).all()


def test_no_ink_has_no_outlines() -> None:
    drawn = outlines(ink())
    assert drawn.points.shape == (0, 2)
    assert drawn.starts.tolist() == [0]
