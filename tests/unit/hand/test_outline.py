from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import hand
from penned.hand.ink import Ink
from penned.hand.outline import outlines

if TYPE_CHECKING:
    from penned.hand.ring import Outlines

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
    """Each outline as a polygon that follows its curves closely."""
    bounds = list(pairwise(drawn.starts.tolist()))
    return [_path(drawn.places[begin:end], drawn.on[begin:end]) for begin, end in bounds]


def _path(places: np.ndarray, on: np.ndarray) -> np.ndarray:
    after = np.roll(places, -1)
    middles = np.where(on, places, (places + after) / 2)
    ahead = np.where(np.roll(on, -1), after, middles)
    share = np.linspace(0, 1, 8, endpoint=False)
    parts = []
    for number, place in enumerate(places):
        if on[number]:
            parts.append([place])
            continue
        begin = places[number - 1] if on[number - 1] else (places[number - 1] + place) / 2
        end = ahead[number] if on[(number + 1) % len(on)] else middles[number]
        rest = 1 - share
        parts.append(rest**2 * begin + 2 * share * rest * place + share**2 * end)
    path = np.concatenate(parts)
    return np.column_stack((path.real, path.imag)).astype(float)


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


def test_a_path_begins_with_a_place_that_it_leads_through() -> None:
    drawn = outlines(hand.write("for my aunt", hand.load("willow"), seed=1))
    assert drawn.on[drawn.starts[:-1]].all()


def test_a_ring_of_a_few_points_is_drawn_round() -> None:
    ring = [(np.cos(a), np.sin(a), 0.4) for a in np.arange(0, 5.5, 0.25)]
    (path,) = paths(outlines(ink(ring)))
    inner = path[np.hypot(*path.T) < 0.9]
    inner = inner[np.hypot(*(inner - np.array(ring)[:1, :2]).T) > 0.5]
    inner = inner[np.hypot(*(inner - np.array(ring)[-1:, :2]).T) > 0.5]
    assert np.hypot(*inner.T) == pytest.approx(0.8, abs=0.01)


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
        pytest.param(
            [(x, 0, 0.4 - 0.15 * np.cos(2 * x)) for x in np.arange(0, 3, 0.2)], id="a swell"
        ),
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
    assert drawn.starts[-1] == len(drawn.places) == len(drawn.on)
    assert np.diff(drawn.starts).min() >= 6
    for start, end, path in zip(
        there.stroke_starts, there.stroke_starts[1:], paths(drawn), strict=False
    ):
        assert area(path) > 0
        low, high = path.min(axis=0) - 0.01, path.max(axis=0) + 0.01
        stroke = there.points[start:end, :2]
        assert (stroke >= low).all()
        assert (stroke <= high).all()


def test_a_stroke_that_trembles_in_one_place_reaches_no_farther_than_its_pen() -> None:
    there_and_back = [(3 + 0.0025 * (n % 2), 3, 0.5) for n in range(40)]
    (path,) = paths(outlines(ink(there_and_back)))
    assert np.hypot(*(path - 3).T).max() == pytest.approx(0.25, abs=0.012)
    assert (windings(path, 3 + np.array([[0.2, 0], [0, 0.2], [-0.15, 0.15]])) > 0).all()


def test_a_width_of_nothing_is_the_finest_line() -> None:
    for widths in ((0, 0, 0), (0, 0.4, 0), (0.4, 0, 0.4)):
        stroke = [(float(n), 0.1 * (n % 2), width) for n, width in enumerate(widths)]
        (path,) = paths(outlines(ink(stroke)))
        assert np.isfinite(path).all()
        assert area(path) > 0


def test_no_ink_has_no_outlines() -> None:
    drawn = outlines(ink())
    assert len(drawn.places) == 0
    assert drawn.starts.tolist() == [0]
