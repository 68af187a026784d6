from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import hand
from penned.hand.ink import Ink
from penned.page.words import words
from penned.press import paths
from penned.press.strokes import GRID, runs

NONE = np.zeros(0, dtype=np.intp)


def ink(*strokes: list[tuple[float, float, float]]) -> Ink:
    """Strokes of one character each, all of one word."""
    text = "m" * len(strokes)
    counts = [len(stroke) for stroke in strokes]
    points = np.array([point for stroke in strokes for point in stroke], dtype=float)
    starts = np.append(0, np.cumsum(counts))
    boxes = np.zeros((len(text), 4))
    return Ink(text, points.reshape(-1, 3), starts, np.arange(len(text)), boxes, 2, 8)


def drawn(there: Ink) -> list[list[tuple[float, float]]]:
    run = runs(there, words(there))
    points = np.column_stack([run.x, run.y]) / GRID
    parts = np.split(points, run.firsts[1:])
    return [[(float(x), float(y)) for x, y in part] for part in parts]


def test_a_stroke_of_one_width_is_one_run() -> None:
    assert drawn(ink([(1, 1, 0.3), (2, 1, 0.3), (2, 2, 0.3)])) == [[(1, 1), (2, 1), (2, 2)]]


def test_a_change_of_width_begins_a_new_run_where_the_last_one_ended() -> None:
    parts = drawn(ink([(1, 1, 0.2), (2, 1, 0.2), (3, 1, 0.6), (4, 1, 0.6)]))
    assert [part[-1] for part in parts[:-1]] == [part[0] for part in parts[1:]]
    assert (parts[0][0], parts[-1][-1]) == ((1, 1), (4, 1))


def test_a_line_swells_in_steps_that_a_printer_cannot_show() -> None:
    there = ink([(1, 1, 0.2), (5, 1, 0.8)])
    widths = runs(there, words(there)).widths
    assert set(np.diff(widths)) == {2}
    assert (widths[0], widths[-1]) == (12, 40)


def test_a_dot_is_drawn_whether_it_is_one_point_or_two_in_one_place() -> None:
    assert drawn(ink([(1, 1, 0.3)])) == [[(0.98, 1), (1, 1)]]
    assert drawn(ink([(1, 1, 0.3), (1.001, 1, 0.3)])) == [[(0.98, 1), (1, 1)]]


def test_no_ink_gives_no_runs_and_no_operators() -> None:
    nothing = Ink("", np.zeros((0, 3)), np.zeros(1, dtype=np.intp), NONE, np.zeros((0, 4)), 2, 8)
    assert len(runs(nothing, ()).x) == 0
    assert paths.operators(runs(nothing, ())) == b""


def test_a_tablets_many_points_on_a_line_are_left_out_and_its_corners_kept() -> None:
    across = [(x / 50, 1.0, 0.3) for x in range(100)]
    down = [(1.98, 1 + y / 50, 0.3) for y in range(1, 100)]
    (run,) = drawn(ink(across + down))
    assert len(run) < 40
    assert {run[0], (1.98, 1.0), run[-1]} <= set(run)
    assert (run[0], run[-1]) == ((0, 1), (1.98, 2.98))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 500))
def test_every_point_that_is_left_out_lies_on_the_line_that_is_drawn(seed: int) -> None:
    there = hand.write("kind", hand.load("meadow"), seed=seed, x_height=3)
    dense = _dense(there)
    lines = [np.array(part) for part in drawn(dense)]
    begins, ends = (np.concatenate([part[s] for part in lines]) for s in (np.s_[:-1], np.s_[1:]))
    for point in dense.points[:, :2]:
        assert _distance(point, begins, ends) < 0.035


def _dense(there: Ink) -> Ink:
    """The same strokes with eight points for every one."""
    strokes = []
    for start, end in zip(there.stroke_starts, there.stroke_starts[1:], strict=False):
        stroke = there.points[start:end]
        at = np.arange(0, len(stroke) - 1 + 1e-9, 1 / 8)
        strokes.append(
            np.column_stack([np.interp(at, np.arange(len(stroke)), col) for col in stroke.T])
        )
    starts = np.append(0, np.cumsum([len(stroke) for stroke in strokes]))
    return Ink(
        there.text,
        np.concatenate(strokes),
        starts,
        there.stroke_glyphs,
        there.boxes,
        there.x_height,
        there.line_pitch,
    )


def _distance(point: np.ndarray, begins: np.ndarray, ends: np.ndarray) -> float:
    chord = ends - begins
    along = ((point - begins) * chord).sum(axis=1) / np.maximum((chord**2).sum(axis=1), 1e-12)
    nearest = begins + np.clip(along, 0, 1)[:, None] * chord
    return float(np.hypot(*(point - nearest).T).min())


def test_operators_say_the_same_as_the_runs() -> None:
    there = hand.write("so kind of you", hand.load("meadow"), seed=3)
    run = runs(there, words(there))
    x = y = width = 0
    said = []
    for line in paths.operators(run).decode().splitlines():
        *numbers, operator = line.split()
        if operator == "cm":
            x, y = x + int(numbers[4]), y + int(numbers[5])
        elif operator == "w":
            width = int(numbers[0])
        elif operator in {"m", "l"}:
            said.append((x + int(numbers[0]), y + int(numbers[1]), width, operator == "m"))
    lengths = np.diff(np.append(run.firsts, len(run.x)))
    begins = np.isin(np.arange(len(run.x)), run.firsts)
    columns = (run.x, run.y, np.repeat(run.widths, lengths), begins)
    assert said == list(zip(*(column.tolist() for column in columns), strict=True))
