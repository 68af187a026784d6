"""Whether it looks like a person's hand, in the figures that real writers were measured by.

The ranges are those of 54 writers (UNIPEN train_r01_v07, category 3; Guyon et al. 1994), where
x-heights are the unit: the deviation of the x-height 0.12 to 0.20 of its mean, of the baseline
0.08 to 0.16, of the gap between letters 0.17 to 0.26; lines that slope by -0.4 to 0.8 degrees; and
repeats of one letter that differ by 0.15 to 0.25, where a font's differ by nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from penned import hand
from penned.hand.style import Drift

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.hand import Glyph, Ink

NOTE = """Dear Margaret,

Thank you so much for driving all the way across town on Thursday to bring us that enormous pot
of lentil soup and the loaf of rosemary bread. We had both been flat on our backs with the flu
for most of the week, and I cannot begin to tell you how good it was to eat something warm that
somebody else had cooked with care. The children asked twice whether there was any more! I have
washed your blue pot and will drop it round on Sunday at about 4:30. Please tell Quentin, Zoe and
Xavier hello from us.

With love,
Anna & Jim""".replace("\n", " ").replace("  ", "\n\n")

SMALL = "acemnorsuvwxz"
SEEDS = (1, 2, 3)
NEARLY_THE_SAME = 0.03

notes = pytest.mark.parametrize(
    "ink",
    [hand.write(NOTE, hand.load(name), seed=s, width=110) for name in hand.names() for s in SEEDS],
    ids=[f"{name}-{seed}" for name in hand.names() for seed in SEEDS],
)


def shape(glyph: Glyph, unit: float) -> NDArray[np.float64]:
    """24 points along each stroke, about their middle, in x-heights."""
    result = []
    for stroke in glyph.strokes:
        along = np.append(0.0, np.cumsum(np.hypot(*np.diff(stroke[:, :2], axis=0).T)))
        marks = np.linspace(0, along[-1], 24)
        result += [np.column_stack([np.interp(marks, along, stroke[:, k]) for k in (0, 1)])]
    points = np.concatenate(result) / unit
    return np.asarray(points - points.mean(axis=0))


def distance(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """RMS between two shapes; by the nearest points where they are written in other strokes."""
    if len(one) == len(other):
        return float(np.sqrt(((one - other) ** 2).sum(axis=1).mean()))
    between = np.hypot(*(one[:, None] - other).transpose(2, 0, 1))
    return float(np.sqrt((between.min(0) ** 2).mean() / 2 + (between.min(1) ** 2).mean() / 2))


def repeats(ink: Ink) -> NDArray[np.float64]:
    """The distances of all pairs of the same letter."""
    shapes = defaultdict(list)
    for glyph in ink.glyphs:
        if glyph.char.isalpha():
            shapes[glyph.char].append(shape(glyph, ink.x_height))
    return np.array([distance(a, b) for same in shapes.values() for a, b in combinations(same, 2)])


def lines(ink: Ink) -> list[NDArray[np.float64]]:
    """Of each full line, x and y of the feet of its small letters, in x-heights."""
    feet = defaultdict(list)
    for glyph in ink.glyphs:
        if glyph.char in SMALL:
            points = np.concatenate(glyph.strokes) / ink.x_height
            feet[glyph.line].append((points[:, 0].mean(), points[:, 1].max()))
    return [np.array(line) for line in feet.values() if len(line) > 8]


@notes
def test_repeats_of_a_letter_differ_as_a_person_s_do(ink: Ink) -> None:
    assert 0.14 <= np.median(repeats(ink)) <= 0.25


@notes
def test_hardly_any_repeat_is_a_copy(ink: Ink) -> None:
    assert (repeats(ink) < NEARLY_THE_SAME).mean() <= 0.025


@notes
def test_letters_are_of_uneven_size(ink: Ink) -> None:
    heights = [np.ptp(np.concatenate(g.strokes)[:, 1]) for g in ink.glyphs if g.char in SMALL]

    assert 0.12 <= np.std(heights) / np.mean(heights) <= 0.20
    assert np.mean(heights) == pytest.approx(ink.x_height, rel=0.1)


@notes
def test_the_baseline_wanders(ink: Ink) -> None:
    residuals = [
        line[:, 1] - np.polyval(np.polyfit(line[:, 0], line[:, 1], 1), line[:, 0])
        for line in lines(ink)
    ]

    assert 0.07 <= np.std(np.concatenate(residuals)) <= 0.16


@notes
def test_lines_slope_a_little_and_not_all_alike(ink: Ink) -> None:
    fits = [np.polyfit(line[:, 0], line[:, 1], 1) for line in lines(ink)]
    slopes = [-float(np.degrees(np.arctan(fit[0]))) for fit in fits]

    assert min(slopes) > -1.5
    assert max(slopes) < 1.8
    assert -0.4 <= np.median(slopes) <= 0.8
    assert np.std(slopes) > 0.1


@notes
def test_letters_stand_at_uneven_distances(ink: Ink) -> None:
    gaps = []
    for first, second in pairwise(ink.glyphs):
        if first.char.isalpha() and second.char.isalpha() and first.line == second.line:
            end = max(stroke[:, 0].max() for stroke in first.strokes)
            gaps.append((min(s[:, 0].min() for s in second.strokes) - end) / ink.x_height)

    assert 0.15 <= np.std(gaps) <= 0.26


@notes
def test_the_left_edge_is_ragged_but_not_torn(ink: Ink) -> None:
    first = {glyph.line: glyph for glyph in reversed(ink.glyphs) if glyph.strokes}
    edges = [min(stroke[:, 0].min() for stroke in glyph.strokes) for glyph in first.values()]

    assert np.std(edges) > 0.1
    assert np.ptp(edges) < 2.5


@pytest.mark.parametrize("name", hand.names())
def test_strokes_are_smooth_where_they_curve(name: str) -> None:
    """A pen turns by degrees: sharp corners are few, as the feet of v and w are."""
    turns = []
    ink = hand.write("soda cooke oceage boss pagoda", hand.load(name), seed=1)
    for first, last in pairwise(ink.stroke_starts.tolist()):
        steps = np.diff(ink.points[first:last, :2], axis=0)
        headings = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
        turns += np.abs(np.diff(headings)).tolist()

    assert np.percentile(np.degrees(turns), 90) < 40


def test_a_font_would_be_found_out() -> None:
    """The measure itself: a hand with one form of each letter, and no drift, repeats itself."""
    meadow = hand.load("meadow")
    still = Drift(**{field.name: 0.0 for field in fields(Drift)})
    font = replace(
        meadow,
        style=replace(meadow.style, drift=still),
        forms={char: forms[:1] for char, forms in meadow.forms.items()},
    )

    assert (repeats(hand.write(NOTE, font, width=110)) < NEARLY_THE_SAME).mean() == 1
