from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import press
from penned.page import Art, Shape
from pressed import blank, drawing, faults, opened, pixels, square


def forms(pdf: bytes) -> int:
    with opened(pdf) as document:
        kinds = (each.get("/Subtype") for each in document.objects if hasattr(each, "get"))
        return sum(kind == "/Form" for kind in kinds)


def test_a_drawing_is_in_the_file_once_however_many_pages_show_it() -> None:
    art = drawing()
    pages = [blank(art, drawing(x=30 + n)) for n in range(10)]
    assert forms(press.pdf(pages)) == 1 + 10
    assert forms(press.pdf([blank(drawing()) for _ in range(10)])) == 1


def test_a_hole_is_left_out_by_the_even_odd_rule_and_filled_without() -> None:
    outer, inner = square(10, 10, 20).points, square(15, 15, 10).points
    both = np.concatenate([outer, inner])
    for even_odd, colour in ((True, [255, 255, 255]), (False, [0, 0, 255])):
        shape = Shape("MLLLZMLLLZ", both, fill="#0000ff", even_odd=even_odd)
        image = pixels(press.pdf(blank(Art((shape,)))))
        assert image[20 * 5, 20 * 5].tolist() == colour
        assert image[12 * 5, 12 * 5].tolist() == [0, 0, 255]


def test_a_stroke_is_as_wide_as_it_says_with_round_ends() -> None:
    line = Shape("ML", np.array([(20.0, 20.0), (60.0, 20.0)]), stroke="#000000", width=4.0)
    dark = pixels(press.pdf(blank(Art((line,)))), dpi=254).sum(axis=2) < 300
    rows, columns = np.nonzero(dark.any(axis=1))[0], np.nonzero(dark.any(axis=0))[0]
    assert (rows.min() / 10, rows.max() / 10) == pytest.approx((18, 22), abs=0.15)
    assert (columns.min() / 10, columns.max() / 10) == pytest.approx((18, 62), abs=0.15)
    assert not dark[182, 182]


def test_a_shape_may_be_filled_and_stroked_curved_and_open() -> None:
    leaf = np.array([(10, 30), (20, 5), (40, 5), (50, 30), (40, 55), (20, 55), (10, 30)], float)
    shape = Shape("MCC", leaf, fill="#00ff00", stroke="#0000ff", width=2)
    image = pixels(press.pdf(blank(Art((shape,)))))
    assert image[30 * 5, 30 * 5].tolist() == [0, 255, 0]
    assert image[30 * 5, 10 * 5].tolist() == [0, 0, 255]
    assert image[30 * 5, 5 * 5].tolist() == [255, 255, 255]


POINT = st.tuples(st.floats(-50, 150), st.floats(-50, 110))
SHAPES = st.builds(
    lambda steps, points, fill, stroke, width, even_odd: Shape(
        "M" + steps,
        np.resize(np.array(points), (1 + sum({"L": 1, "C": 3, "Z": 0}[s] for s in steps), 2)),
        fill,
        stroke,
        width,
        even_odd,
    ),
    st.text("LCZ", max_size=8),
    st.lists(POINT, min_size=1, max_size=9),
    st.sampled_from(["", "#123456"]),
    st.sampled_from(["", "#abcdef"]),
    st.floats(0, 3),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SHAPES, max_size=4))
def test_any_drawing_makes_a_sound_file_and_an_svg_of_as_many_shapes(
    shapes: list[Shape],
) -> None:
    sheet = blank(Art(tuple(shapes)))
    assert faults(press.pdf(sheet)) == []
    assert press.svg(sheet).count("<path") == len(shapes)
