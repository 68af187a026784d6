from __future__ import annotations

import numpy as np

from penned.hand.thin import thinned

ACROSS = np.linspace(0, 4, 201)


def places(x: np.ndarray, y: np.ndarray | float) -> np.ndarray:
    return (x + 1j * np.broadcast_to(y, x.shape)).astype(np.complex64)


def radii(widths: np.ndarray | float, count: int = 201) -> np.ndarray:
    return np.broadcast_to(np.float32(0.5) * widths, count).astype(np.float32)


def test_points_on_a_line_go_and_its_ends_stay() -> None:
    kept, _, counts = thinned(places(ACROSS, ACROSS), radii(0.4), np.array([201]))
    assert counts.tolist() == [len(kept)]
    assert len(kept) <= 30
    assert (kept[0], kept[-1]) == (0, 4 + 4j)


def test_points_on_a_curve_go_and_it_stays_a_curve() -> None:
    angles = np.linspace(0, 6, 200)
    kept, _, _ = thinned(places(np.cos(angles), np.sin(angles)), radii(0.4, 200), np.array([200]))
    assert 10 < len(kept) < 40
    turns = np.angle(np.diff(kept)[1:] / np.diff(kept)[:-1])
    assert turns.max() < 0.9


def test_a_corner_stays() -> None:
    kept, _, _ = thinned(places(ACROSS, np.abs(ACROSS - 2)), radii(0.4), np.array([201]))
    assert 2 in kept


def test_a_change_of_width_stays() -> None:
    widths = np.where(np.arange(201) == 100, 0.6, 0.4)
    _, kept, _ = thinned(places(ACROSS, 0), radii(widths), np.array([201]))
    assert kept.max() == np.float32(0.3)


def test_no_point_of_one_stroke_goes_for_another() -> None:
    x = np.tile(np.linspace(0, 1, 21), 3)
    kept, _, counts = thinned(
        places(x, np.repeat((0, 3, 6), 21)), radii(0.4, 63), np.array([21, 21, 21])
    )
    assert counts.sum() == len(kept)
    ends = np.cumsum(counts)
    assert kept[ends - 1].tolist() == [1, 1 + 3j, 1 + 6j]
    assert kept[ends - counts].tolist() == [0, 3j, 6j]


def test_what_a_hand_says_in_few_points_is_left_alone() -> None:
    angles = np.arange(0, 12, 0.8)
    ring = places(np.cos(angles), np.sin(angles))
    kept, _, counts = thinned(ring, radii(0.4, 15), np.array([8, 7]))
    assert (kept == ring).all()
    assert counts.tolist() == [8, 7]
