from __future__ import annotations

import cv2
import numpy as np
import pytest

from filled import SIZE, picture
from penned import hand as hands
from penned.hand.learn import centre, order
from penned.hand.learn.curve import length

PX = 12.0
ROOM = 1.0
LETTERS = "abcdefghijklmnopqrstuvwxyzABDEHKMNRTX0123456789"


def bent(*points: tuple[float, float], width: float = 0.45) -> np.ndarray:
    """A line through these points, in mm, with a pen's width."""
    return np.column_stack((np.array(points, dtype=float), np.full(len(points), width)))


def ring(x: float, y: float, radius: float) -> np.ndarray:
    turn = np.linspace(0, 2 * np.pi, 60)
    return bent(*zip(x + radius * np.cos(turn), y + radius * np.sin(turn), strict=True))


def traced(*drawn: np.ndarray, char: str = "") -> list[np.ndarray]:
    back = order.goes_back(char) if char else centre.NEVER
    return [
        stroke - (ROOM, ROOM, 0.0) for stroke in centre.strokes(picture(drawn, PX, ROOM), PX, back)
    ]


def overlap(one: np.ndarray, other: np.ndarray) -> float:
    """Intersection over union of two pictures of ink."""
    both, either = np.minimum(one, other).sum(dtype=float), np.maximum(one, other).sum(dtype=float)
    return float(both / either)


def test_a_straight_line_comes_back_where_it_was_and_as_wide() -> None:
    (stroke,) = traced(bent((0.5, 0.5), (0.5, 4.0)))

    assert np.abs(stroke[:, 0] - 0.5).max() < 0.04
    assert sorted(stroke[[0, -1], 1]) == pytest.approx([0.5, 4.0], abs=0.08)
    assert np.median(stroke[:, 2]) == pytest.approx(0.45, abs=0.05)


def test_lines_that_cross_are_two_strokes_not_four() -> None:
    found = traced(bent((0, 0), (3, 4)), bent((3, 0), (0, 4)))

    assert [length(stroke) for stroke in found] == pytest.approx([5, 5], abs=0.3)


def test_a_narrow_crossing_that_thins_to_two_branchings_is_still_one() -> None:
    assert len(traced(bent((0, 0), (1.2, 4)), bent((1.2, 0), (0, 4)))) == 2


def test_a_ring_is_one_closed_stroke() -> None:
    (stroke,) = traced(ring(1.5, 1.5, 1.4))

    assert np.hypot(*(stroke[0] - stroke[-1])[:2]) < 0.05
    assert length(stroke) == pytest.approx(2 * np.pi * 1.4, rel=0.03)


def test_a_dot_is_a_short_dash_and_dust_is_nothing() -> None:
    (dot,) = traced(bent((1, 1), (1.1, 1.1)), bent((3, 3), (3.02, 3), width=0.1))

    assert length(dot) < 0.4
    assert np.abs(dot[:, :2].mean(axis=0) - 1.05).max() < 0.05


def test_a_corner_that_is_drawn_into_and_out_of_is_one_stroke() -> None:
    (stroke,) = traced(bent((0, 0), (1.0, 3), (2.0, 0)))

    assert stroke[:, 1].max() == pytest.approx(3, abs=0.2)


def test_a_shoulder_leaves_its_stem_without_a_lift_where_people_write_so() -> None:
    stem = bent((0, 0), (0, 5))
    shoulder = bent((0, 3), (0.6, 2.2), (1.3, 2.3), (1.6, 3), (1.6, 5))

    assert len(traced(stem, shoulder)) == 2
    (stroke,) = traced(stem, shoulder, char="n")
    assert length(stroke) == pytest.approx(5 + 2 + length(shoulder), rel=0.1)


def test_a_bowl_leads_up_its_stem_and_down_again() -> None:
    turn = np.linspace(-0.5, 1.6 * np.pi, 40)
    bowl = bent(*zip(1.2 + 1.2 * np.sin(-turn), 1.6 - 1.3 * np.cos(turn), strict=True))

    assert len(traced(bent((2.1, 0), (2.1, 3)), bowl, char="a")) == 1


def test_a_leg_that_hangs_from_a_level_line_is_drawn_on_its_way() -> None:
    over = bent((0, 3), (0, 0.5), (0.5, 0), (2.6, 0), (3.1, 0.5), (3.1, 3))
    leg = bent((1.55, 0), (1.55, 3))

    assert len(traced(over, leg)) == 2
    assert len(traced(over, leg, char="m")) == 1


def test_the_sides_of_a_loop_run_together_at_its_foot_and_are_still_two_passes() -> None:
    up = [(0, 4), (0.8, 3.4), (1.1, 2.9), (1.5, 1.8), (1.6, 0.6), (1.2, 0)]
    down = [(0.9, 0.5), (1.0, 1.8), (1.05, 2.9), (1.1, 3.5), (1.5, 4.2), (2.2, 3.9)]

    assert len(traced(bent(*up, *down), char="l")) == 1


@pytest.mark.parametrize("name", ["birch", "meadow"])
def test_letters_of_a_hand_come_back_as_they_were_drawn(name: str) -> None:
    hand = hands.load(name)
    alike, counts, pens = [], [], []
    for char in LETTERS:
        form = hand.forms[char][0].strokes
        start = np.concatenate(form).min(axis=0) * (1, 1, 0)
        drawn = [(stroke - start) * (SIZE, SIZE, 0.45) for stroke in form]
        ink = picture(drawn, PX, ROOM)
        found = centre.strokes(ink, PX, order.goes_back(char))
        again = picture([*found, *_corners(ink)], PX, 0.0)
        alike.append(
            overlap(ink[: again.shape[0], : again.shape[1]], again[: ink.shape[0], : ink.shape[1]])
        )
        counts.append(len(found))
        pens += [float(np.median(stroke[:, 2])) for stroke in found]

    assert np.mean(alike) > 0.9
    assert np.mean(counts) <= 2
    assert np.median(pens) == pytest.approx(0.45, abs=0.06)


def _corners(ink: np.ndarray) -> list[np.ndarray]:
    """A speck in the far corner, so that a picture of strokes is as large as `ink`."""
    far = np.array(ink.shape[::-1]) / PX
    return [np.array([(*far, 1e-3), (*far, 1e-3)])]


def test_ink_that_is_grey_and_soft_is_followed_as_well() -> None:
    ink = picture([bent((0.5, 0.5), (2.5, 3.0))], PX, ROOM)
    pale = (cv2.GaussianBlur(ink, (0, 0), 1.5) * 0.6).astype(np.uint8)

    (stroke,) = centre.strokes(pale, PX)
    assert length(stroke) == pytest.approx(3.2, abs=0.25)


def test_where_nothing_is_written_there_are_no_strokes() -> None:
    assert centre.strokes(np.zeros((40, 40), np.uint8), PX) == []
