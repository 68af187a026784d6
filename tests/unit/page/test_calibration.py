from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import press
from penned.page.calibration import calibration
from penned.page.page import Page, Rule, Type

SIZES = [(215.9, 279.4), (210, 297), (184.15, 133.35), (130.18, 92.08), (241.3, 104.78)]


def slanting(page: Page) -> list[Rule]:
    return [
        mark
        for mark in page.marks
        if isinstance(mark, Rule) and mark.x0 != mark.x1 and mark.y0 != mark.y1
    ]


def read_at(numbers: dict[float, float], place: float) -> float:
    """The number on the scale between those at the nearest two places."""
    below = max(at for at in numbers if at <= place)
    above = min(at for at in numbers if at >= place)
    share = 0 if above == below else (place - below) / (above - below)
    return numbers[below] + share * (numbers[above] - numbers[below])


@given(size=st.sampled_from(SIZES), missed=st.tuples(st.floats(-3.9, 3.9), st.floats(-3.9, 3.9)))
def test_where_the_creases_cross_the_slanting_lines_stands_the_move_that_is_needed(
    size: tuple[float, float], missed: tuple[float, float]
) -> None:
    """The print lies `missed` too far right and down: the paper's middle is left and above."""
    page = calibration(*size)
    upright, lying = slanting(page)
    crease_x, crease_y = (length / 2 - miss for length, miss in zip(size, missed, strict=True))

    y = upright.y0 + (crease_x - upright.x0) * (upright.y1 - upright.y0) / (upright.x1 - upright.x0)
    x = lying.x0 + (crease_y - lying.y0) * (lying.x1 - lying.x0) / (lying.y1 - lying.y0)

    scale = [mark for mark in page.marks if isinstance(mark, Type) and mark.size == 6.5]
    down = {mark.y - 0.8: float(mark.text) for mark in scale if mark.x > size[0] / 2}
    across = {
        rule.x0: float(number)
        for rule, number in zip(whole_steps(page, lying), range(-4, 5), strict=True)
    }
    assert read_at(down, y) == pytest.approx(-missed[0], abs=0.01)
    assert read_at(across, x) == pytest.approx(-missed[1], abs=0.01)


def whole_steps(page: Page, lying: Rule) -> list[Rule]:
    """The lines of whole millimetres across the lying scale, from left to right."""
    return sorted(
        (
            mark
            for mark in page.marks
            if isinstance(mark, Rule)
            and mark.x0 == mark.x1
            and lying.x0 - 0.01 <= mark.x0 <= lying.x1 + 0.01
            and abs(mark.y1 - mark.y0) == pytest.approx(11)
        ),
        key=lambda rule: rule.x0,
    )


@pytest.mark.parametrize(
    ("size", "side"),
    list(zip(SIZES, ["front", "back", "envelope", "envelope", "back"], strict=True)),
)
def test_it_can_be_printed_on_sheets_and_envelopes_of_every_size(
    size: tuple[float, float], side: str
) -> None:
    page = calibration(*size, side=side, said=("Fold it.", "Read X."))
    press.check(press.pdf(page), page)
    assert side.capitalize() in page.text


def test_rulers_begin_at_the_edges() -> None:
    page = calibration(*SIZES[0])
    rules = [mark for mark in page.marks if isinstance(mark, Rule)]
    assert {1.0, 25.0} <= {round(rule.x0, 3) for rule in rules if rule.x0 == rule.x1}
    assert any(rule.y0 == rule.y1 == 1.0 for rule in rules)
