"""Forms differ as one writer's do: shapes are drawn here, none comes from a font or a person."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from hands import movement
from hands.pen import pressed
from hands.vary import Stroke, distance, size, vary

STEP = 0.02


def path(*corners: tuple[float, float]) -> np.ndarray:
    """A way through `corners`, rounded a little."""
    points = np.array(corners)
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(points, axis=0).T)))
    marks = np.arange(0, along[-1], STEP)
    return np.column_stack([np.interp(marks, along, column) for column in points.T])


def arc(middle: tuple[float, float], radius: float, begin: float, end: float) -> np.ndarray:
    angles = np.linspace(begin, end, int(abs(end - begin) * radius / STEP) + 2)
    return np.column_stack((np.cos(angles), np.sin(angles))) * radius + middle


RING = [Stroke(arc((0, -0.5), 0.5, -1.2, 5.0), (False, False))]
BOWL = [
    Stroke(path((0, -2), (0, 0)), (True, True)),
    Stroke(arc((0, -0.5), 0.5, -np.pi / 2, np.pi / 2), (False, False)),
]
BARRED = [
    Stroke(path((0, -1.8), (0, 0)), (True, True)),
    Stroke(path((-0.4, -1), (0.4, -1)), (True, True)),
]
DOTTED = [
    Stroke(path((0, -1), (0, 0)), (True, True)),
    Stroke(path((0, -1.6), (0, -1.55)), (True, True)),
]
CUP = [Stroke(np.vstack((path((0, -1), (0, -0.4)), arc((0.4, -0.4), 0.4, np.pi, 0))), (True, True))]


def forms(base: list[Stroke], count: int = 12, strength: float = 1.0) -> list[list[Stroke]]:
    chance = np.random.default_rng(5)
    return [vary(base, strength, chance) for _ in range(count)]


def apart(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.hypot(*(one[:, None] - other).transpose(2, 0, 1)).min())


@pytest.mark.parametrize("base", [RING, BOWL, BARRED, DOTTED, CUP])
def test_forms_differ_about_as_much_as_a_writers_do(base: list[Stroke]) -> None:
    differences = [distance(a, b) for a, b in combinations(forms(base), 2)]
    assert 0.08 < np.median(differences) < 0.28
    assert min(differences) > 0.02


def test_a_strength_of_nothing_leaves_the_form_as_it_was() -> None:
    (form,) = forms(BOWL, 1, strength=0.0)
    assert distance(form, BOWL) < 0.01


def test_a_bowl_that_met_its_stem_still_meets_it() -> None:
    for stem, bowl in forms(BOWL):
        assert apart(bowl.path[:1], stem.path) < 0.03
        assert apart(bowl.path[-1:], stem.path) < 0.03


def test_a_ring_stays_nearly_closed() -> None:
    gaps = [np.hypot(*(ring.path[0] - ring.path[-1])) for (ring,) in forms(RING)]
    assert np.median(gaps) < 0.12


def test_a_bar_moves_and_still_crosses_its_stem() -> None:
    heights = []
    for stem, bar in forms(BARRED):
        assert apart(bar.path, stem.path) < 0.03
        heights.append(bar.path[:, 1].mean())
    assert np.std(heights) > 0.02


def test_a_dot_stays_above_what_it_belongs_to() -> None:
    for stem, dot in forms(DOTTED):
        assert dot.path[:, 1].max() < stem.path[:, 1].min()


def test_a_cup_never_closes() -> None:
    for (cup,) in forms(CUP, 30):
        assert np.hypot(*(cup.path[0] - cup.path[-1])) > 0.1


def test_an_end_that_is_not_free_stays_about_where_it_was() -> None:
    held = [Stroke(CUP[0].path, (False, False))]
    there = CUP[0].path[-1]

    def wander(base: list[Stroke]) -> float:
        return float(np.mean([np.hypot(*(s.path[-1] - there)) for (s,) in forms(base, 30)]))

    assert wander(held) < wander(CUP)


def test_letters_stay_on_the_line() -> None:
    feet = [max(stroke.path[:, 1].max() for stroke in form) for form in forms(BOWL, 30)]
    assert np.abs(feet).max() < 0.3
    assert np.std(feet) < 0.12


def test_the_same_chance_gives_the_same_forms() -> None:
    one, other = (vary(BOWL, 1.0, np.random.default_rng(9)) for _ in range(2))
    assert all((a.path == b.path).all() for a, b in zip(one, other, strict=True))


def test_a_form_is_smooth_where_its_base_is() -> None:
    for (ring,) in forms(RING):
        ways = np.diff(ring.path[::3], axis=0)
        turns = np.diff(np.unwrap(np.arctan2(ways[:, 1], ways[:, 0])))
        assert np.percentile(np.abs(turns), 95) < 0.6


def test_few_movements_say_a_stroke() -> None:
    for stroke in (*RING, *BOWL, *CUP):
        read = movement.read(stroke.path)
        assert len(read.turns) <= 6
        assert np.abs(read.rest).max() < 0.06
        assert np.abs(read.line() - stroke.path @ (1, 1j)).max() < 1e-9


def test_the_pen_is_slow_in_a_corner() -> None:
    speed = movement.read(path((0, -1), (0, 0), (0.8, 0))).speed()
    assert speed[50] < 0.7 * np.median(speed)


def test_the_line_is_full_where_the_pen_is_slow_and_fine_at_its_free_ends() -> None:
    corner = Stroke(path((0, -1), (0, 0), (0.8, 0)), (True, True))
    table = np.array(pressed(corner, np.random.default_rng(2))).reshape(-1, 3)
    at_corner = table[np.hypot(*(table[:, :2] / 1000).T).argmin(), 2]
    assert at_corner > table[0, 2]
    assert at_corner > table[-1, 2] + 15


def test_what_is_pressed_follows_the_path() -> None:
    table = np.array(pressed(RING[0], np.random.default_rng(2))).reshape(-1, 3)
    radius = np.hypot(table[:, 0], table[:, 1] + 500)
    assert np.abs(radius - 500).max() < 15
    assert len(table) < len(RING[0].path) / 3


def test_size_is_the_longer_side() -> None:
    assert size(BOWL) == pytest.approx(2, abs=0.05)
