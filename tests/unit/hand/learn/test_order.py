from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import hand as hands
from penned.hand.learn.order import as_written, late


def line(*points: tuple[float, float]) -> np.ndarray:
    """A stroke through points with steps of a tenth between them."""
    path = np.array(points, dtype=float)
    along = np.append(0, np.cumsum(np.hypot(*np.diff(path, axis=0).T)))
    marks = np.linspace(0, along[-1], max(int(along[-1] / 0.1), 2) + 1)
    x, y = (np.interp(marks, along, column) for column in path.T)
    return np.column_stack((x, y, np.ones(len(x))))


STEM, BAR, DOT = line((0, -2), (0, 0)), line((-0.4, -1), (0.5, -1)), line((0, -2.6), (0.05, -2.55))


def moved(stroke: np.ndarray, right: float) -> np.ndarray:
    return np.asarray(stroke + np.array((right, 0.0, 0.0)))


def begins(stroke: np.ndarray) -> tuple[float, float]:
    return float(stroke[0, 0]), float(stroke[0, 1])


def test_stems_are_drawn_downward_and_bars_to_the_right() -> None:
    (stem, bar), _ = as_written("t", [STEM[::-1], BAR[::-1]])

    assert begins(stem) == (0, -2)
    assert begins(bar) == (-0.4, -1)


def test_the_body_comes_before_bars_and_these_before_dots() -> None:
    strokes, _ = as_written("?", [DOT, BAR, STEM])

    assert [float(np.ptp(stroke[:, 1])) for stroke in strokes] == [2, 0, pytest.approx(0.05)]


def test_bodies_are_written_from_left_to_right() -> None:
    strokes, _ = as_written("H", [moved(STEM, 1.5), moved(BAR, 0.8), STEM])

    assert [begins(stroke)[0] for stroke in strokes] == [0, 1.5, pytest.approx(0.4)]


@pytest.mark.parametrize(
    ("char", "strokes", "count"),
    [("i", [STEM, DOT], 1), ("t", [STEM, BAR], 1), ("é", [STEM, DOT], 1), ("!", [STEM, DOT], 0)],
)
def test_dots_bars_and_accents_of_small_letters_wait_until_the_word_is_done(
    char: str, strokes: list[np.ndarray], count: int
) -> None:
    assert as_written(char, strokes)[1] == count


def test_a_letter_of_which_all_would_be_late_is_not_late_at_all() -> None:
    assert late("t", [BAR]) == 0


@pytest.mark.parametrize(("char", "clockwise"), [("o", False), ("O", False), ("D", True)])
def test_bowls_turn_against_the_clock_from_the_upper_right_but_those_of_a_stem(
    char: str,
    clockwise: bool,  # noqa: FBT001 - a table's column
) -> None:
    turn = np.linspace(0, 2 * np.pi, 50)
    ring = np.column_stack((np.sin(turn), np.cos(turn), np.ones(50)))

    for drawn in (ring, ring[::-1], np.roll(ring[:-1], 17, axis=0)):
        ((stroke,), _) = as_written(char, [drawn])
        x, y, _ = stroke.T
        area = float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())
        assert (area > 0) == clockwise
        if not clockwise:
            assert stroke[0, 0] > 0 > stroke[0, 1]


def test_what_runs_from_left_to_right_is_begun_at_its_left_even_upward() -> None:
    n_from_below = line((0, 0), (0, -2), (1.5, 0), (1.5, -2))

    ((stroke,), _) = as_written("N", [n_from_below[::-1]])
    assert begins(stroke) == (0, 0)


@given(st.permutations(range(3)), st.lists(st.booleans(), min_size=3, max_size=3))
def test_neither_the_order_nor_the_direction_given_matters(
    places: list[int], turned: list[bool]
) -> None:
    given_strokes = [STEM, moved(BAR, 0.1), moved(STEM, 1)]
    usual, _ = as_written("A", given_strokes)
    mixed = [
        given_strokes[n][::-1] if turn else given_strokes[n]
        for n, turn in zip(places, turned, strict=True)
    ]

    again, _ = as_written("A", mixed)
    assert all(np.array_equal(a, b) for a, b in zip(usual, again, strict=True))


def test_letters_of_a_hand_begin_where_their_writer_began() -> None:
    hand = hands.load("birch")
    agreed = [
        np.hypot(*(as_written(char, [form.strokes[0][::-1]])[0][0][0] - form.strokes[0][0])[:2])
        < 0.5
        for char in "bcdfhijklmnprstuvwyz"
        for form in hand.forms[char][:2]
    ]

    assert np.mean(agreed) > 0.8
