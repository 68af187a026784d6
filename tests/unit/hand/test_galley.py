"""A galley: its words are as wide as they are written, and marks at their ends hang over."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import hand
from penned.hand.galley import galley
from penned.hand.lines import Line, filled
from penned.hand.write import edge, written

HANDS = [hand.load(name) for name in hand.names()]
MEADOW = hand.load("meadow")
TEXT = "Thank you for “all” the soup, and — oh! — for the bowl.\n\nIt holds, says Jo, six."


@given(st.sampled_from(HANDS), st.integers(0, 2**32), st.floats(1.0, 2.5))
@settings(max_examples=20, deadline=None)
def test_words_are_written_where_the_galley_says(one: hand.Hand, seed: int, size: float) -> None:
    words = galley(TEXT, one, seed=seed)
    ink = written(words, [Line(0, 3.0, 5.0)], x_height=size)
    pen, begin = edge(one, size, None), words.margins[0] - words.sizes[0] * words.left[0]
    for (start, end), left, right in zip(words.spans, words.left, words.right, strict=True):
        box = ink.boxes[start:end] / size
        assert box[:, 0].min() == pytest.approx(3 + pen + begin + words.sizes[0] * left)
        assert box[:, 1].max() == pytest.approx(3 + pen + begin + words.sizes[0] * right)


def test_a_break_changes_where_words_stand_and_not_what_they_say() -> None:
    words = galley(TEXT, MEADOW, seed=3)
    ink = written(words, [Line(0, 0, 0), Line(4, 2, 4), Line(12, 0, 9)], x_height=2.0)
    assert ink.text == TEXT
    assert sorted(set(ink.boxes[:, 3].tolist())) == [0, 1, 2, 3]
    space = words.spans[4][0] - 1
    assert ink.boxes[space, 0] == ink.boxes[space, 1]
    starts = [ink.boxes[words.spans[n][0]] for n in (0, 4, 12)]
    assert [round(box[2] / 2) for box in starts] == [0, 4, 9]


def test_writing_in_a_width_is_writing_the_lines_that_fill_it() -> None:
    words = galley(TEXT, MEADOW, seed=3)
    room = 40 / 2.0 - 2 * edge(MEADOW, 2.0, None)
    lines = filled(words, room)
    by_lines = written(words, lines, x_height=2.0)
    assert len(lines) > 3
    ink = hand.write(TEXT, MEADOW, seed=3, width=40, x_height=2.0)
    assert np.array_equal(ink.points, by_lines.points)


def test_the_same_galley_is_written_alike_each_time() -> None:
    words = galley(TEXT, MEADOW, seed=3)
    first, second = (written(words, [Line(0, 0, 0)], x_height=2.0) for _ in range(2))
    assert np.array_equal(first.points, second.points)


def test_quotation_marks_commas_and_hooks_hang_over_and_stems_do_not() -> None:
    words = galley("“all” soup, Jo him Tim", MEADOW, seed=3)
    left, right = words.seen()
    over_left, over_right = left - words.left, words.right - right
    quoted, comma, hook, plain, bar = range(5)
    assert over_left[quoted] > 0.5
    assert over_right[quoted] > 0.4
    assert over_right[comma] > 0.3
    assert over_left[hook] > over_left[plain] + 0.05
    assert over_left[bar] > over_left[plain] + 0.05
    assert over_left[plain] < 0.1
    assert (over_left >= 0).all()
    assert (over_right >= -1e-9).all()
