from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from penned import hand
from penned.errors import Refused
from penned.page import Page, Rule, Type, Writing, check
from penned.page.placing import moved
from penned.stationery import Rect

if TYPE_CHECKING:
    from penned.hand.ink import Ink

SAFE = Rect(10, 10, 80, 40)


def ink(text: str = "so kind", x: float = 20, y: float = 30) -> Ink:
    return moved(hand.write(text, hand.load("meadow")), (x, y))


def page(*marks: Writing | Type | Rule, clear: tuple[Rect, ...] = ()) -> Page:
    return Page(100, 60, SAFE, marks, clear)


def test_a_page_with_all_its_ink_in_the_safe_area_passes() -> None:
    check(page(Writing(ink()), Type("Ana", 20, 40, 10), Rule(20, 42, 40, 42, 0.2)))


def test_an_empty_page_and_empty_ink_pass() -> None:
    check(page(Writing(ink(" "))))
    check(page())


@pytest.mark.parametrize(("x", "y"), [(5, 30), (80, 30), (20, 10), (20, 50)])
def test_ink_beyond_any_side_is_refused_with_the_word(x: float, y: float) -> None:
    with pytest.raises(Refused, match="leaves the safe area by") as caught:
        check(page(Writing(ink(x=x, y=y))))
    assert caught.value.where in {"“so”", "“kind”"}


def test_half_the_pens_width_counts() -> None:
    there = ink()
    left = float(there.points[:, 0].min())
    with pytest.raises(Refused):
        check(page(Writing(moved(there, (SAFE.x - left + 0.05, 0)))))


def test_ink_that_has_no_place_is_refused_with_the_word() -> None:
    there = ink()
    points = there.points.copy()
    points[-1, 1] = np.nan
    with pytest.raises(Refused, match="no place on the paper") as caught:
        check(page(Writing(replace(there, points=points))))
    assert caught.value.where == "“kind”"


def test_a_character_without_a_stroke_is_refused_with_its_word() -> None:
    there = ink()
    with pytest.raises(Refused, match="“!” was not written") as caught:
        check(page(Writing(replace(there, text="so kin!", stroke_glyphs=there.stroke_glyphs % 6))))
    assert caught.value.where == "“kin!”"


def test_nothing_may_lie_where_machines_read() -> None:
    clear = (Rect(0, 20, 100, 15),)
    with pytest.raises(Refused, match="machines read"):
        check(page(Writing(ink()), clear=clear))
    with pytest.raises(Refused, match="machines read") as caught:
        check(page(Type("Ana Reyes", 20, 30, 10), clear=clear))
    assert caught.value.where == "“Ana Reyes”"


@pytest.mark.parametrize(
    "mark", [Type("Ana Reyes", 80, 30, 10), Type("Ana", 20, 11, 10), Rule(5, 30, 40, 30, 0.2)]
)
def test_type_and_lines_beyond_the_safe_area_are_refused(mark: Type | Rule) -> None:
    with pytest.raises(Refused, match="leaves the safe area"):
        check(page(mark))


def test_type_that_has_no_place_is_refused() -> None:
    with pytest.raises(Refused, match="no place on the paper"):
        check(page(Type("Ana", float("nan"), 20, 10)))
