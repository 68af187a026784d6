from __future__ import annotations

import numpy as np
import pytest

from penned.errors import Refused
from penned.page.page import Rule, Type
from penned.press.plot.route import Line, route
from plotter import sheet, writing

STEM = [(10.0, 10.0), (10.0, 14.0)]
APART = [(13.0, 10.0), (13.0, 14.0)]


def lines(
    *strokes: list[tuple[float, float]], text: str = "o", glyphs: tuple[int, ...] = ()
) -> tuple[Line, ...]:
    return route(sheet(writing(strokes, text, glyphs)))


def ends(line: Line) -> list[tuple[list[float], list[float]]]:
    return [(s.points[0].round(3).tolist(), s.points[-1].round(3).tolist()) for s in line.strokes]


def test_strokes_that_do_not_touch_are_strokes() -> None:
    (line,) = lines(STEM, APART)
    assert ends(line) == [([10, 10], [10, 14]), ([13, 10], [13, 14])]


def test_a_join_that_touches_both_letters_makes_them_one() -> None:
    join = [(10.0, 14.0), (11.5, 14.6), (13.0, 10.0)]
    (line,) = lines(STEM, join, APART, text="nn", glyphs=(0, 1, 1))
    assert ends(line) == [([10, 10], [13, 14])]


def test_a_hop_within_the_pens_width_needs_no_lift() -> None:
    (line,) = lines(STEM, [(10.3, 14.2), (12.0, 14.2)])
    assert len(line.strokes) == 1


def test_a_broad_pen_does_not_stretch_the_hop() -> None:
    beside = [(10.5, 14.0), (12.0, 14.0)]
    (line,) = route(sheet(writing([STEM, beside], pen=0.8)))
    assert len(line.strokes) == 2


def test_the_pen_goes_back_up_a_stem_to_an_arch() -> None:
    arch = [(10.0, 11.0), (11.0, 10.2), (12.0, 14.0)]
    (line,) = lines(STEM, arch)
    (stroke,) = line.strokes
    length = np.hypot(*np.diff(stroke.points, axis=0).T).sum()
    assert ends(line) == [([10, 10], [12, 14])]
    assert length == pytest.approx(4 + 3 + 1.28 + 3.93, abs=0.2)
    assert stroke.points[:, 0].min() > 9.9


def test_it_does_not_go_back_farther_than_a_tall_stem() -> None:
    tall = [(10.0, 10.0), (10.0, 17.0)]
    (line,) = lines(tall, [(10.0, 11.0), (12.0, 11.0)])
    assert len(line.strokes) == 2


def test_a_part_of_the_same_letter_may_be_written_from_its_other_end() -> None:
    arch = [(12.0, 14.0), (11.0, 10.2), (10.0, 11.0)]
    (line,) = lines(STEM, arch)
    assert ends(line) == [([10, 10], [12, 14])]


def test_another_letter_is_written_as_it_is() -> None:
    arch = [(12.0, 14.0), (11.0, 10.2), (10.0, 11.0)]
    (line,) = lines(STEM, arch, text="ln", glyphs=(0, 1))
    assert ends(line) == [([10, 10], [10, 14]), ([12, 14], [10, 11])]


def test_words_are_never_joined() -> None:
    (line,) = lines(STEM, STEM, text="a b", glyphs=(0, 2))
    assert [stroke.word for stroke in line.strokes] == [0, 1]
    assert line.words == ("a", "b")


def test_what_is_written_after_the_word_stays_after_it() -> None:
    dot = [(10.0, 8.0)]
    (line,) = lines(STEM, APART, dot, text="in", glyphs=(0, 1, 0))
    assert ends(line) == [([10, 10], [10, 14]), ([13, 10], [13, 14]), ([10, 8], [10, 8])]


def test_lines_are_numbered_as_one_counts_them() -> None:
    body = writing([STEM, [(10, 20), (12, 20)]], "Hi,\n\nyou", (0, 5))
    close = writing([[(10, 40), (12, 44)]], "N")
    found = route(sheet(body, close))
    assert [(line.number, line.text) for line in found] == [(1, "Hi,"), (2, "you"), (3, "N")]


def test_a_drawing_without_words_is_a_line_of_its_own() -> None:
    (line,) = route(sheet(writing([STEM], "")))
    assert line.text == ""


def test_a_pen_is_a_colour_and_a_width() -> None:
    (line,) = route(sheet(writing([STEM], pen=0.43, colour="#112233")))
    assert str(line.pen) == "#112233, 0.4 mm"


@pytest.mark.parametrize(
    ("mark", "where"),
    [(Type("AUSTIN TX", 10, 10, 9), "“AUSTIN TX”"), (Rule(1, 1, 9, 1, 0.2), "a printed line")],
)
def test_print_is_refused_with_its_words(mark: Type | Rule, where: str) -> None:
    with pytest.raises(Refused, match="print") as refusal:
        route(sheet(writing([STEM]), mark))
    assert refusal.value.where == where


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(Refused, match="no writing"):
        route(sheet())
