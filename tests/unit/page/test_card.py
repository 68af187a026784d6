from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import hand, page, stationery
from penned.errors import BadInput, Refused, TooLong
from penned.notes import Note
from penned.page.placing import extent
from penned.page.words import words

if TYPE_CHECKING:
    from penned.hand import Ink
    from penned.page import Page
    from penned.page.words import Word

MEADOW = hand.load("meadow")
A7 = stationery.card("us-a7-folded")
A6 = stationery.card("iso-a6-folded")
NOTE = (
    "Dear Ana,\n\nThank you for driving me to the airport at five on Sunday. "
    "I made my flight with ten minutes to spare, and slept the whole way.\n\nWith love,\nMaya"
)
LONG = NOTE.replace("on Sunday", " ".join(["on a Sunday in the rain"] * 18))
SOME = "thank you for the blue casserole, Łódź “naïve” (soup) 1999! — it’s"
WORDS = st.sampled_from(SOME.split())
TEXTS = st.lists(WORDS, min_size=1, max_size=70).map(" ".join)


def compose(text: str = NOTE, *, seed: int = 7, card: stationery.Card = A7) -> Page:
    return page.compose(Note(text), hand=MEADOW, stationery=card, seed=seed)


def placed(sheet: Page) -> dict[str, Word]:
    return {word.text: word for word in words(sheet.writing[0].ink)}


def size(sheet: Page) -> float:
    return sheet.writing[0].ink.x_height


def test_the_page_is_the_open_card_and_the_note_stands_on_its_right_half() -> None:
    sheet = compose()
    assert (sheet.width, sheet.height) == (A7.width, A7.height)
    assert A7.note_panel.inset(A7.safe_margin) == sheet.safe
    assert sheet.text == NOTE
    box = extent(sheet.writing[0].ink)
    assert sheet.safe.holds(box)
    assert box.x > 127 + 10


def test_greeting_and_body_stand_at_the_left_and_the_close_is_set_in() -> None:
    where = placed(compose())
    assert where["Dear"].left == pytest.approx(where["Thank"].left, abs=3)
    assert where["With"].left > A7.note_panel.x + 0.45 * A7.note_panel.width
    assert where["Maya"].left == pytest.approx(where["With"].left, abs=3)


def test_paragraphs_stand_apart_by_more_than_a_line_and_less_than_two() -> None:
    sheet = compose()
    where, pitch = placed(sheet), sheet.writing[0].ink.line_pitch
    assert 1.3 * pitch < where["Thank"].baseline - where["Dear"].baseline < 1.8 * pitch
    assert where["Maya"].baseline - where["With"].baseline < 1.2 * pitch


def test_a_note_stands_a_little_above_the_middle() -> None:
    box = extent(compose().writing[0].ink)
    middle = box.y + box.height / 2
    assert A7.height * 0.4 < middle < A7.height * 0.5


def test_a_short_note_is_larger_than_a_long_one_and_not_as_large_as_can_be() -> None:
    style = MEADOW.style
    assert style.x_height < size(compose("Thank you.")) < style.x_height_range[1]
    assert style.x_height_range[0] < size(compose(LONG)) < size(compose())


def test_a_short_note_leaves_wide_margins_and_its_lines_stand_airily() -> None:
    short, long = (compose(text).writing[0].ink for text in (NOTE, LONG))
    assert extent(short).width < 0.95 * extent(long).width

    def pitch(ink: Ink) -> float:
        baselines = sorted({word.line: word.baseline for word in words(ink)}.values())
        return min(b - a for a, b in pairwise(baselines)) / ink.x_height

    assert pitch(short) > 1.04 * pitch(long)


def test_a_note_on_one_line_stays_on_it() -> None:
    assert len({word.line for word in words(compose("Thank you for all!").writing[0].ink)}) == 1


@pytest.mark.parametrize("seed", range(3))
def test_the_size_is_the_largest_that_is_natural_and_fits(seed: int) -> None:
    chosen = size(compose(LONG, seed=seed))
    with pytest.raises(TooLong, match="does not fit"):
        page.compose(Note(LONG), hand=MEADOW, stationery=A7, seed=seed, x_height=chosen * 1.25)


def test_lines_stand_closer_before_a_note_is_refused() -> None:
    def pitch(text: str) -> float:
        ink = compose(text).writing[0].ink
        lines = {word.line: word.baseline for word in words(ink)}
        return (lines[max(lines) - 4] - lines[2]) / (max(lines) - 6) / ink.x_height

    longer = NOTE.replace("on Sunday", " ".join(["on a Sunday in the rain"] * 37))
    assert size(compose(longer)) == MEADOW.style.x_height_range[0]
    assert 0.85 * MEADOW.style.line_pitch < pitch(longer) < 0.99 * MEADOW.style.line_pitch


def test_a_size_that_is_asked_for_is_kept() -> None:
    sheet = page.compose(Note(NOTE), hand=MEADOW, stationery=A7, x_height=2.0)
    assert size(sheet) == 2.0
    with pytest.raises(Refused, match="does not write small letters 9 mm high"):
        page.compose(Note(NOTE), hand=MEADOW, stationery=A7, x_height=9)


def test_no_paragraph_ends_in_a_word_alone_where_a_narrower_measure_helps() -> None:
    text = (
        "You were right about the sourdough. It rose. We ate the whole loaf standing up in "
        "the kitchen, and thought of you."
    )
    lines = [[word.line for word in words(compose(text, seed=n).writing[0].ink)] for n in range(8)]
    assert sum(line.count(line[-1]) == 1 for line in lines) <= 1


def test_a_note_that_is_too_long_is_refused_with_the_first_word_over_and_by_how_much() -> None:
    text = "Dear Ana,\n\n" + "so very kind " * 110 + "\n\nMaya"
    with pytest.raises(TooLong, match=r"does not fit, by \d+ lines \(\d+ words\)") as caught:
        compose(text)
    assert caught.value.where.strip("“”") in {"so", "very", "kind"}
    assert 0 < caught.value.lines < caught.value.words < 200
    assert "the inside left and the inside right together" in caught.value.cure


def test_a_word_wider_than_the_card_is_refused_by_name() -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 3
    with pytest.raises(Refused) as caught:
        compose(f"Dear Ana,\n\nthe {word} sailed.")
    assert caught.value.where == f"“{word[:40]}…”"


def test_a_long_word_that_fits_in_small_letters_is_written_small() -> None:
    sheet = compose("Dear Ana,\n\nthe Donaudampfschifffahrtsgesellschaftskapitän sailed.", card=A6)
    assert size(sheet) < MEADOW.style.x_height_range[1]


def test_a_character_that_the_hand_lacks_is_refused_with_its_word() -> None:
    with pytest.raises(Refused, match="東") as caught:
        compose("Dear Ana,\n\nthe 東京 trip was a joy.")
    assert caught.value.where == "“東京”"


def test_an_empty_note_is_refused() -> None:
    with pytest.raises(Refused, match="no words"):
        compose(" \n ")


def test_a_note_goes_on_a_card_and_on_nothing_else() -> None:
    with pytest.raises(BadInput, match="is an envelope"):
        page.compose(Note(NOTE), hand=MEADOW, stationery=stationery.load("us-a7-envelope"))


@settings(max_examples=25, deadline=None)
@given(TEXTS, st.integers(0, 1000), st.sampled_from([A7, A6]))
def test_every_note_is_written_wholly_inside_the_safe_area_and_alike_each_time(
    text: str, seed: int, card: stationery.Card
) -> None:
    first, second = (compose(text, seed=seed, card=card) for _ in range(2))
    assert first.text.split() == text.split()
    assert first.safe.holds(extent(first.writing[0].ink), 0.01)
    assert np.array_equal(first.writing[0].ink.points, second.writing[0].ink.points)
