from __future__ import annotations

import numpy as np

from penned.hand.thin import thinned

ACROSS = np.linspace(0, 4, 200)


def stroke(x: np.ndarray, y: np.ndarray, width: np.ndarray | float = 0.4) -> np.ndarray:
    return np.vstack(np.broadcast_arrays(x, y, width)).astype(float)


def test_points_on_a_line_go_and_its_ends_stay() -> None:
    points, counts = thinned(stroke(ACROSS, ACROSS), np.array([200]))
    assert counts.tolist() == [points.shape[1]]
    assert points.shape[1] <= 30
    assert (points[:2, 0].tolist(), points[:2, -1].tolist()) == ([0, 0], [4, 4])


def test_a_corner_stays() -> None:
    points, _ = thinned(stroke(ACROSS, np.abs(ACROSS - ACROSS[100])), np.array([200]))
    assert ACROSS[100] in points[0]


def test_a_change_of_width_stays() -> None:
    width = np.where(np.arange(200) == 100, 0.6, 0.4)
    points, _ = thinned(stroke(ACROSS, np.zeros(200), width), np.array([200]))
    assert 0.6 in points[2]


def test_what_a_hand_says_in_few_points_is_left_alone() -> None:
    angles = np.linspace(0, 6, 20)
    ring = stroke(np.cos(angles), np.sin(angles))
    points, counts = thinned(ring, np.array([12, 8]))
    assert (points == ring).all()
    assert counts.tolist() == [12, 8]
