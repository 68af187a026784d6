"""Whether it looks like a person's hand, in the figures that real writers were measured by."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from penned import hand
from penned.hand.style import Drift
from penned.testing.likeness import WRITERS, Likeness, measure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.hand import Glyph, Ink

    Points = NDArray[np.float64]

NOTE = """Dear Margaret,

Thank you so much for driving all the way across town on Thursday to bring us that enormous pot
of lentil soup and the loaf of rosemary bread. We had both been flat on our backs with the flu
for most of the week, and I cannot begin to tell you how good it was to eat something warm that
somebody else had cooked with care. The children asked twice whether there was any more! I have
washed your blue pot and will drop it round on Sunday at about 4:30. Please tell Quentin, Zoe and
Xavier hello from us.

With love,
Anna & Jim""".replace("\n", " ").replace("  ", "\n\n")
SEEDS = (1, 2, 11)
# Long loops of these reach over and under their neighbours, and the ruler lies between the
# outermost points of two letters: their gaps differ by more than those of the people measured.
OVERHANGING = {"laurel": 0.34, "linden": 0.31}
FROM, TO = slice(None, -1), slice(1, None)
MOST_ALIKE = 0.02
USUAL = Drift(
    size=0.15, lean=0.05, shape=0.19, gap=0.21, word_gap=0.15, baseline=0.11, slope=0.2, bend=0.1,
    left_edge=0.2,
)  # fmt: skip


@cache
def note(name: str, seed: int) -> Ink:
    return hand.write(NOTE, hand.load(name), seed=seed, width=110)


@cache
def found(name: str, seed: int) -> Likeness:
    return measure(note(name, seed))


def crossing(one: Glyph, other: Glyph) -> bool:
    """Whether a stroke of one glyph crosses one of the other."""
    (a, b), (c, d) = (
        [np.concatenate([stroke[part, :2] for stroke in glyph.strokes]) for part in (FROM, TO)]
        for glyph in (one, other)
    )
    a, b = a[:, None], b[:, None]
    apart = (side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0)
    return bool(apart.any())


def side(start: Points, end: Points, point: Points) -> Points:
    """On which side of the way from start to end a point lies, by its sign."""
    along, to = end - start, point - start
    return np.asarray(along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0])


notes = pytest.mark.parametrize(("name", "seed"), [*product(hand.names(), SEEDS)])
every_hand = pytest.mark.parametrize("name", hand.names())


@every_hand
@pytest.mark.parametrize("figure", ["distance", "x_height", "baseline", "gap"])
def test_letters_vary_as_a_person_s_do(name: str, figure: str) -> None:
    least, most = WRITERS[figure]
    if figure == "gap":
        most = OVERHANGING.get(name, most)

    assert least <= np.mean([getattr(found(name, seed), figure) for seed in SEEDS]) <= most


@notes
def test_every_line_slopes_as_a_person_s_do_and_not_all_alike(name: str, seed: int) -> None:
    least, most = WRITERS["slope"]

    assert all(least <= slope <= most for slope in found(name, seed).slopes)
    assert np.std(found(name, seed).slopes) > 0.05


@notes
def test_hardly_any_letter_is_a_copy_and_no_neighbour_is(name: str, seed: int) -> None:
    assert found(name, seed).alike <= MOST_ALIKE
    assert found(name, seed).alike_neighbours == 0


@pytest.mark.parametrize("name", hand.names()[:4])
def test_a_hand_of_three_forms_a_letter_varies_as_much(name: str) -> None:
    """As one does that was learned from a single sheet."""
    whole = hand.load(name)
    few = replace(
        whole,
        style=replace(whole.style, drift=USUAL),
        forms={char: forms[:3] for char, forms in whole.forms.items()},
    )
    likeness = measure(hand.write(NOTE, few, seed=1, width=110))

    for figure in ("distance", "x_height", "baseline", "gap"):
        least, most = WRITERS[figure]
        assert least <= getattr(likeness, figure) <= most
    assert likeness.alike <= MOST_ALIKE
    assert likeness.alike_neighbours == 0


@pytest.mark.parametrize(
    ("figure", "drift", "says"),
    [
        ("distance", "shape", 0.16),
        ("distance", "shape", 0.19),
        ("x_height", "size", 0.14),
        ("x_height", "size", 0.18),
        ("baseline", "baseline", 0.1),
        ("baseline", "baseline", 0.14),
        ("gap", "gap", 0.18),
        ("gap", "gap", 0.24),
    ],
)
def test_a_style_says_what_a_ruler_finds(figure: str, drift: str, says: float) -> None:
    one = hand.load("meadow")
    style = replace(one.style, letter_gap=0.45, drift=replace(USUAL, **{drift: says}))
    inks = [hand.write(NOTE, replace(one, style=style), seed=s, width=110) for s in (4, 5, 6, 7)]

    assert np.mean([getattr(measure(ink), figure) for ink in inks]) == pytest.approx(says, rel=0.2)


@every_hand
def test_small_letters_are_as_high_as_the_hand_says(name: str) -> None:
    ink = note(name, SEEDS[0])
    small = [glyph for glyph in ink.glyphs if glyph.char in "acemnorsuvwxz"]
    heights = [np.ptp(np.concatenate(glyph.strokes)[:, 1]) for glyph in small]

    assert np.mean(heights) == pytest.approx(ink.x_height, rel=0.12)


@every_hand
def test_the_left_edge_is_ragged_but_not_torn(name: str) -> None:
    ink = note(name, SEEDS[0])
    first = {glyph.line: glyph for glyph in reversed(ink.glyphs) if glyph.strokes}
    edges = [min(stroke[:, 0].min() for stroke in glyph.strokes) for glyph in first.values()]

    assert np.std(edges) > 0.1
    assert np.ptp(edges) < 2.5


@every_hand
def test_letters_that_are_not_joined_do_not_run_into_each_other(name: str) -> None:
    ink = note(name, SEEDS[0])
    joined = set(ink.stroke_glyphs[ink.joins].tolist())
    for first, second in pairwise(ink.glyphs):
        if first.strokes and second.strokes and second.index not in joined:
            assert not crossing(first, second), (first.char, second.char)


@every_hand
def test_strokes_are_smooth_where_they_curve(name: str) -> None:
    """A pen turns by degrees: sharp corners are few, as the feet of v and w are."""
    turns = []
    ink = hand.write("soda cooke oceage boss pagoda", hand.load(name), seed=1)
    for first, last in pairwise(ink.stroke_starts.tolist()):
        steps = np.diff(ink.points[first:last, :2], axis=0)
        headings = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
        turns += np.abs(np.diff(headings)).tolist()

    assert np.percentile(np.degrees(turns), 90) < 45


def test_a_font_would_be_found_out() -> None:
    """The measure itself: letters that are set again and again as they are do not vary."""
    ink = note(hand.names()[0], SEEDS[0])
    types = {glyph.char: glyph for glyph in reversed(ink.glyphs) if glyph.strokes}
    set_up = [types.get(char) for char in ink.text]
    strokes = [
        stroke + np.array((3.0 * place, 0.0, 0.0))
        for place, type_ in enumerate(set_up)
        for stroke in (type_.strokes if type_ else ())
    ]
    owners = [n for n, type_ in enumerate(set_up) for _ in (type_.strokes if type_ else ())]
    printed = replace(
        ink,
        points=np.concatenate(strokes),
        stroke_starts=np.cumsum([0, *map(len, strokes)]),
        stroke_glyphs=np.array(owners),
    )

    assert measure(printed).alike == 1
    assert measure(printed).distance < 1e-9
