from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from penned import hand
from penned.errors import BadInput, NotFound
from penned.hand import pen as pens

FOUNTAIN = pens.load("fountain")
EVEN = replace(FOUNTAIN, nib_thin=1.0, speed=0.0, pressure=0.0, width=0.5)


def drawn(pen: pens.Pen, *strokes: list[tuple[float, float]], share: float = 1.0) -> np.ndarray:
    """The widths of `pen` along strokes of a hand whose own pen is 0.4 mm wide."""
    points = np.array([(x, y, 0.4 * share) for stroke in strokes for x, y in stroke])
    starts = np.append(0, np.cumsum([len(stroke) for stroke in strokes]))
    return pens.widths(points, starts, pen, hand_pen=0.4, x_height=2.0)


def line(angle: float) -> list[tuple[float, float]]:
    """A stroke that climbs by `angle` degrees."""
    turn = np.radians(angle)
    return [(float(np.cos(turn) * s), float(-np.sin(turn) * s)) for s in range(6)]


def ring(radius: float) -> list[tuple[float, float]]:
    return [(radius * float(np.cos(a)), radius * float(np.sin(a))) for a in np.linspace(0, 6.2, 60)]


def test_a_pen_that_answers_to_nothing_draws_an_even_line() -> None:
    assert drawn(EVEN, line(30), ring(1), share=0.6) == pytest.approx(0.5)


def test_a_nib_is_thin_along_its_edge_and_broad_across_it() -> None:
    nib = replace(EVEN, nib_angle=40, nib_thin=0.3)
    assert drawn(nib, line(40)) == pytest.approx(0.5 * 0.3)
    assert drawn(nib, line(130)) == pytest.approx(0.5)
    assert drawn(nib, line(-140)) == pytest.approx(drawn(nib, line(40)))


def test_a_line_is_finer_where_the_pen_runs_straight_on() -> None:
    quick = replace(EVEN, speed=0.3)
    straight, wide, tight = (
        drawn(quick, way)[25:-25].mean()
        for way in ([(x / 10, 0.0) for x in range(80)], ring(2), ring(0.5))
    )
    assert straight < wide < tight


def test_pressure_swells_the_line_as_the_hand_does_and_more() -> None:
    soft = replace(EVEN, pressure=2.0)
    assert drawn(soft, line(0), share=0.7) == pytest.approx(0.5 * 0.49)
    assert drawn(replace(soft, pressure=1.0), line(0), share=0.7) == pytest.approx(0.5 * 0.7)


def test_a_pen_without_a_width_has_the_hands_own() -> None:
    own = replace(EVEN, width=None)
    assert drawn(own, line(0)) == pytest.approx(0.4)
    assert pens.widest(own, 0.4) == pytest.approx(pens.widest(EVEN, 0.4) * 0.8)


def test_a_stroke_that_goes_on_where_the_last_one_ended_is_one_way_with_it() -> None:
    quick, bow = replace(EVEN, speed=0.3), ring(0.8)
    whole, parted = drawn(quick, bow), drawn(quick, bow[:31], bow[30:])
    assert np.delete(parted, 30) == pytest.approx(whole, rel=0.12)
    apart = drawn(quick, bow[:31], [(x + 9, y) for x, y in bow[30:]])
    assert abs(apart[30] - whole[30]) > abs(parted[30] - whole[30])


@pytest.mark.parametrize("name", pens.names())
def test_no_pen_draws_wider_than_it_says(name: str) -> None:
    meadow, pen = hand.load("meadow"), pens.load(name)
    ink = hand.write("so quick a fix", meadow, seed=2)
    widths = pens.widths(
        ink.points, ink.stroke_starts, pen, hand_pen=meadow.style.pen, x_height=ink.x_height
    )
    assert widths.shape == (len(ink.points),)
    assert widths.min() > 0
    assert widths.max() <= pens.widest(pen, meadow.style.pen)


@pytest.mark.parametrize("name", pens.names())
def test_a_pen_says_what_it_is_and_is_filled_with_inks_that_there_are(name: str) -> None:
    pen = pens.load(name)
    assert pen.title
    assert pen.about.endswith(".")
    assert pen.inks
    assert set(pen.inks) <= set(pens.inks())
    assert 0 < pen.nib_thin <= 1


@pytest.mark.parametrize("name", pens.inks())
def test_every_ink_is_dark_enough_to_be_read_on_white(name: str) -> None:
    """Contrast of 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    colour = pens.ink(name)
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5


def test_an_ink_is_named_or_is_a_colour() -> None:
    assert pens.ink("blue-black") == "#1b2a52"
    assert pens.ink("#1B2A52") == "#1b2a52"


@pytest.mark.parametrize("wrong", ["#12345", "#12345g", "#"])
def test_what_is_no_colour_is_refused_with_a_cure(wrong: str) -> None:
    with pytest.raises(BadInput, match=r"not a colour.*Choose one of"):
        pens.ink(wrong)


def test_a_pen_or_an_ink_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(NotFound, match="fountain"):
        pens.load("quill")
    with pytest.raises(NotFound, match="sepia"):
        pens.ink("invisible")
