from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import hand
from penned.hand.ink import Ink
from penned.press.glyphs import GRID, Lettering, Letters, lettering, letters, paths

MEADOW = hand.load("meadow")
TEXT = "Dear Ana,\n\nthank you for the well-\nmade soup.\n\nMaya"


def written(text: str = TEXT, name: str = "meadow", seed: int = 4) -> Ink:
    return hand.write(text, hand.load(name), seed=seed, width=90)


def empty(text: str = "") -> Ink:
    none = np.zeros(0, dtype=np.intp)
    boxes = np.zeros((len(text), 4))
    return Ink(text, np.zeros((0, 3)), np.zeros(1, dtype=np.intp), none, boxes, 2, 8)


def drawing(*strokes: list[tuple[float, float, float]]) -> Ink:
    """Strokes that belong to no word."""
    counts = [len(stroke) for stroke in strokes]
    points = np.array([point for stroke in strokes for point in stroke])
    starts = np.append(0, np.cumsum(counts))
    return Ink("", points, starts, np.zeros(len(strokes), dtype=np.intp), np.zeros((0, 4)), 2, 8)


def lines(one: Lettering) -> list[str]:
    return ["".join(one.said[line.begin : line.end]) for line in one.lines]


def of(*inks: Ink) -> tuple[list[Lettering], Letters]:
    some = [lettering(ink) for ink in inks]
    return some, letters(some)


def test_every_line_says_its_words_and_a_space_after_each() -> None:
    assert lines(lettering(written())) == [
        "Dear Ana, ", "thank you for the well-\u00a0 ", "made soup. ", "Maya ",
    ]  # fmt: skip


def test_a_paragraph_opens_after_an_empty_line() -> None:
    assert [line.opens for line in lettering(written()).lines] == [True, True, False, True]


def test_letters_stand_where_they_are_written() -> None:
    ink = written("kind")
    _, there = of(ink)
    assert there.x[:4] == pytest.approx(ink.boxes[:, 0] * GRID, abs=1)
    assert there.y == pytest.approx(np.mean(ink.boxes[:, 2]) * GRID, abs=1)


WORDS = st.lists(
    st.text(alphabet="ijfltyAVW.,-“”/'", min_size=1, max_size=6), min_size=1, max_size=20
)


@settings(max_examples=40, deadline=None)
@given(WORDS, st.sampled_from(hand.names()))
def test_letters_lead_to_each_other_and_spaces_are_seen(some: list[str], name: str) -> None:
    pen = hand.load(name)
    text = " ".join(some)
    lacking = hand.missing(text, pen)
    text = " ".join("".join(c for c in text if c not in lacking).split()) or "a"
    (one,), there = of(written(text, name))
    for line in one.lines:
        inside = np.arange(line.begin, line.end)
        x = there.x[inside]
        assert x[0] == line.x
        assert np.diff(x).tolist() == there.advances[inside[:-1]].tolist()
        assert there.advances[inside].min() >= 15
        spaces = [n for n in inside.tolist() if one.said[n] == " "]
        assert there.advances[spaces].min() >= 75


def test_every_stroke_of_every_hand_is_in_its_letter() -> None:
    for name in hand.names():
        ink = written("the quick brown fox jumped, over it all", name)
        some, there = of(ink)
        shown = paths(some, there)
        letters = set(there.chars[shown.of_glyph > 0].tolist())
        assert letters == set(ink.stroke_glyphs.tolist())
        ends = np.append(0, shown.ends)[np.append(0, shown.of_glyph.cumsum())]
        for number, (begin, end) in enumerate(pairwise(ends.tolist())):
            if begin == end:
                continue
            mine = np.flatnonzero(ink.stroke_glyphs == there.chars[number])
            points = np.concatenate(
                [ink.points[ink.stroke_starts[s] : ink.stroke_starts[s + 1]] for s in mine]
            )
            x = shown.places[0, begin:end] + there.x[number]
            y = there.y[number] - shown.places[1, begin:end]
            low, high = points[:, :2].min(axis=0) * GRID, points[:, :2].max(axis=0) * GRID
            assert (x.min() <= low[0], y.min() <= low[1]) == (True, True)
            assert (x.max() >= high[0], y.max() >= high[1]) == (True, True)
            assert (x.max() - x.min()) - (high[0] - low[0]) < 130
            assert (y.max() - y.min()) - (high[1] - low[1]) < 130


def test_strokes_that_go_on_from_each_other_have_one_outline() -> None:
    ink = written("minimum", "juniper")
    assert len(paths(*of(ink)).ends) < len(ink.stroke_glyphs)


def test_writings_stand_one_after_the_other() -> None:
    one, two = written("kind"), written("so kind")
    both = paths(*of(one, two))
    assert len(both.of_glyph) == len("kind so kind ")
    assert both.of_glyph.sum() == len(both.ends)


def test_a_drawing_without_words_is_one_letter_that_says_nothing() -> None:
    ink = drawing([(1, 1, 0.3), (2, 1, 0.3)], [(5, 5, 0.4)])
    (one,), there = of(ink)
    assert one.said == ["\u2060", " "]
    assert paths([one], there).of_glyph.tolist() == [2, 0]


@pytest.mark.parametrize("text", ["", " \n "])
def test_no_words_and_no_strokes_are_no_letters(text: str) -> None:
    one = lettering(empty(text))
    assert (one.said, one.lines) == ([], ())


def test_words_without_strokes_are_letters_that_show_nothing() -> None:
    some, there = of(empty("no ink"))
    assert lines(some[0]) == ["no ink "]
    assert paths(some, there).of_glyph.sum() == 0


def test_where_letters_stand_does_not_depend_on_what_else_is_written() -> None:
    one, two = written("kind words"), written("so kind\nof you")
    _, alone = of(two)
    (first, _), both = of(one, two)
    begin = len(first.said)
    assert both.x[begin:].tolist() == alone.x.tolist()
    assert both.advances[begin:].tolist() == alone.advances.tolist()


def test_drawings_have_a_letter_each() -> None:
    one, two = drawing([(1, 1, 0.3), (2, 1, 0.3)]), drawing([(9, 9, 0.3), (9, 8, 0.3)])
    assert paths(*of(one, two, one)).of_glyph.tolist() == [1, 0, 1, 0, 1, 0]


def test_a_drawing_as_large_as_a_house_is_reckoned_in_larger_units() -> None:
    some, there = of(drawing([(0, 0, 0.3), (9000, 0, 0.3)]))
    places = paths(some, there).places.astype(float) * some[0].scale / GRID
    assert places[0].max() == pytest.approx(9000, abs=1)
    assert abs(places[1]).max() == pytest.approx(0.15, abs=0.16)
