"""How a card is signed: room for a pen, or the drawing that one's own hand has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import hand, page, press, stationery
from penned.errors import Refused
from penned.hand import pen as pens
from penned.hand.form import Form
from penned.notes import Note
from penned.page import Sign, signing
from penned.page.placing import extent
from penned.page.words import words

if TYPE_CHECKING:
    from penned.hand.pen import Pen

MEADOW = hand.load("meadow")
CURVE = np.linspace(0, 1, 60)
LOOP = np.column_stack((8 * CURVE, -1 + np.sin(20 * CURVE), np.full(60, 0.9)))
UNDERLINE = np.array([[1, 0.7, 0.8], [4, 0.8, 0.9], [7, 0.6, 0.6]])
MINE = replace(
    MEADOW,
    name="mine",
    origin=replace(MEADOW.origin, own=True),
    signature=Form((LOOP, UNDERLINE)),
)
A7 = stationery.card("us-a7-folded")
BODY = "Dear Ana,\n\nThank you for driving me to the airport at five on Sunday.\n\n"


def compose(text: str, sign: Sign = Sign.GAP, *, pen: Pen | None = None) -> page.Page:
    return page.compose(
        Note(text), hand=MINE, stationery=A7, seed=7, x_height=2.4, sign=sign, pen=pen
    )


def bottom(sheet: page.Page) -> float:
    return max(extent(writing.ink).bottom for writing in sheet.writing)


def test_under_a_close_without_a_name_there_is_room_for_a_pen() -> None:
    unsigned, named = compose(f"{BODY}With love,"), compose(f"{BODY}With love,\nMaya")
    line = unsigned.writing[0].ink.line_pitch
    assert A7.note_area.bottom - bottom(unsigned) > 1.8 * line
    assert bottom(unsigned) < bottom(named)


def test_the_room_counts_when_the_writing_is_made_to_fit() -> None:
    long = BODY.replace("on Sunday", "on Sunday " + "and back again in the rain " * 9)
    sizes = [
        page.compose(Note(long + close), hand=MINE, stationery=A7, seed=7).writing[0].ink.x_height
        for close in ("With love.", "With love,")
    ]
    assert sizes[1] < sizes[0]


def test_a_name_that_the_writer_typed_is_written() -> None:
    sheet = compose(f"{BODY}With love,\nMaya")
    assert sheet.text == f"{BODY}With love,\nMaya"
    assert len(sheet.writing) == 1


def test_the_drawing_stands_under_the_close_and_begins_where_it_begins() -> None:
    note, drawing = compose(f"{BODY}With love,", Sign.DRAWING).writing
    close = words(note.ink)[-2]
    box = extent(drawing.ink)
    assert close.text == "With"
    assert box.x == pytest.approx(close.left, abs=1)
    assert 0.5 < (box.y - close.baseline) / note.ink.x_height < 3
    assert A7.note_area.bottom > box.bottom


@pytest.mark.parametrize("name", ["Maya", "Maya & Ben", "Zoë Łuczak-Featherstonehaugh"])
@pytest.mark.parametrize("close", ["With love,\n", "With love,\n\n", ""])
def test_the_drawing_stands_for_the_name_and_reads_as_the_name(close: str, name: str) -> None:
    text = f"{BODY}{close}{name}"
    sheet = compose(text, Sign.DRAWING)
    assert sheet.writing[1].text == name
    assert sheet.text.split() == text.split()
    press.check(press.pdf(sheet), sheet)


def test_a_drawing_that_stands_for_no_name_is_a_word_of_its_own_in_every_file() -> None:
    sheet = compose(f"{BODY}With love,", Sign.DRAWING)
    assert sheet.text.split()[-2:] == ["love,", signing.NAMELESS]
    press.check(press.pdf(sheet), sheet)
    assert f"<title>{signing.NAMELESS}</title><path" in press.svg(sheet)


@pytest.mark.parametrize("wide", [1, 2, 2.4])
def test_a_signature_wider_than_the_close_does_not_part_its_words(wide: float) -> None:
    mine = replace(MINE, signature=Form((LOOP * (wide, 1, 1), UNDERLINE)))
    text = f"{BODY}With love,"
    sheet = page.compose(Note(text), hand=mine, stationery=A7, seed=7, sign=Sign.DRAWING)
    press.check(press.pdf(sheet), sheet)


def test_who_has_not_signed_on_the_sheet_is_told_where_to_sign() -> None:
    unsigned = replace(MINE, signature=None)
    with pytest.raises(Refused) as caught:
        page.compose(Note(BODY), hand=unsigned, stationery=A7, sign=Sign.DRAWING)
    assert caught.value.cure == (
        "Sign on the sheet that it is learned from, or sign the card with your pen."
    )


def test_without_a_close_the_drawing_stands_below_the_words_and_set_in() -> None:
    note, drawing = compose(BODY, Sign.DRAWING).writing
    assert extent(drawing.ink).y > extent(note.ink).bottom
    assert extent(drawing.ink).x > A7.note_area.x + 0.4 * A7.note_area.width


def test_the_drawing_is_the_hands_own_at_the_size_of_the_writing() -> None:
    note, drawing = compose(f"{BODY}With love,\nMaya", Sign.DRAWING).writing
    shape = np.concatenate((LOOP, UNDERLINE))[:, :2]
    drawn = drawing.ink.points[:, :2]
    assert np.ptp(drawn, axis=0) == pytest.approx(np.ptp(shape, axis=0) * note.ink.x_height)


def test_two_writers_under_one_close_sign_by_hand() -> None:
    with pytest.raises(Refused, match="more than a name follows the close") as caught:
        compose(f"{BODY}With love,\nMaya\nand Ben", Sign.DRAWING)
    assert caught.value.where == "“and Ben”"


@pytest.mark.parametrize(
    "other",
    [MEADOW, replace(MINE, signature=None), replace(MINE, origin=MEADOW.origin)],
    ids=["built in", "without one", "somebody else's"],
)
def test_only_ones_own_hand_can_sign(other: hand.Hand) -> None:
    with pytest.raises(Refused, match="has no signature"):
        page.compose(Note(BODY), hand=other, stationery=A7, sign=Sign.DRAWING)


def test_a_signature_that_is_wider_than_the_card_is_refused() -> None:
    wide = replace(MINE, signature=Form((LOOP * (8, 1, 1),)))
    with pytest.raises(Refused, match="wider than the card"):
        page.compose(Note(BODY), hand=wide, stationery=A7, sign=Sign.DRAWING)


def test_the_pen_that_writes_signs_as_well() -> None:
    plain, inked = (
        compose(f"{BODY}With love,", Sign.DRAWING, pen=pen).writing[1].ink.points[:, 2]
        for pen in (None, pens.load("fountain"))
    )
    assert not np.allclose(plain, inked)


@given(
    st.lists(st.integers(2, 9), min_size=1, max_size=5),
    st.text("abcdé", min_size=1, max_size=40),
)
def test_every_letter_of_the_name_has_a_part_and_no_gap_shows(counts: list[int], name: str) -> None:
    strokes = [np.random.default_rng(n).random((count, 3)) for n, count in enumerate(counts)]

    pieces, owners = signing._shared_out(strokes, range(len(name)))

    assert set(owners) == set(range(len(name)))
    assert owners == sorted(owners)
    assert all(len(piece) > 1 for piece in pieces)
    ends = {tuple(stroke[end]) for stroke in strokes for end in (0, -1)}
    cut = [tuple(piece[0]) for piece in pieces if tuple(piece[0]) not in ends]
    assert cut == [tuple(piece[-1]) for piece in pieces if tuple(piece[-1]) not in ends]
