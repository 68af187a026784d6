"""A note that runs on: which panels it takes, in which order, and what stands on both sides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import hand, page, stationery
from penned.errors import TooLong
from penned.hand.form import Form
from penned.notes import Note
from penned.page import Sign, face
from penned.page.decor import Decor
from penned.page.page import Type
from penned.page.placing import extent, flat
from penned.page.words import words
from penned.stationery import Card, design

HANDS = {name: hand.load(name) for name in hand.names()}
MEADOW = HANDS["meadow"]
CARDS = [piece for piece in map(stationery.load, stationery.names()) if isinstance(piece, Card)]
SENTENCE = "You drew the little fox on the pole bag, and we slept dry on Mount Blue in a gale. "
LONG = f"Dear Lena,\n\n{SENTENCE * 9}\n\n{SENTENCE * 6}\n\nLove,\nNell"


def sides(
    text: str, card: str, *, run_on: bool = True, makers_line: str = ""
) -> tuple[page.Page, ...]:
    return page.sides(
        Note(text),
        hand=MEADOW,
        stationery=stationery.card(card),
        seed=7,
        run_on=run_on,
        makers_line=makers_line,
    )


def first_and_last(sheet: page.Page) -> tuple[str, str]:
    return sheet.text.split()[0], sheet.text.split()[-1]


def test_a_letter_begins_at_the_left_where_its_letterhead_does() -> None:
    decor = Decor(design.load("letterhead"), head=("Nell Harper", "27 Orchard Street"))
    sheet = stationery.card("us-letter-sheet")
    text = f"Dear Lena,\n\n{SENTENCE * 3}\n\nNell"
    (only,) = page.sides(Note(text), hand=MEADOW, stationery=sheet, decor=decor)
    head = min(face.box(mark).x for mark in only.marks if isinstance(mark, Type))
    assert abs(extent(only.writing[0].ink).x - head) < 2


def test_a_note_that_fits_stays_on_its_panel_and_the_outside_stays_away() -> None:
    (only,) = sides("Dear Lena,\n\nThank you.\n\nNell", "us-a7-folded")
    assert extent(only.writing[0].ink).x > only.width / 2


@pytest.mark.parametrize("card", ["us-a6-folded", "us-a6-tent"])
def test_a_long_note_begins_on_the_left_or_upper_inside_panel_and_ends_on_the_other(
    card: str,
) -> None:
    (sheet,) = sides(LONG, card)
    first, second = (extent(each.ink) for each in sheet.writing)
    one, other = (
        stationery.card(card).panel(name).area
        for name in (
            ("inside-left", "inside-right") if "folded" in card else ("inside-top", "inside-bottom")
        )
    )
    assert one.holds(first)
    assert other.holds(second)
    assert first.y - one.y == pytest.approx(second.y - other.y, abs=2.5)
    assert sheet.text.split() == LONG.split()


def test_what_is_too_long_for_the_inside_ends_on_the_back() -> None:
    inside, outside = sides(LONG.replace(SENTENCE * 9, SENTENCE * 11), "us-4bar-folded")
    assert len(inside.writing) == 2
    assert outside.text.endswith("Love,\nNell")
    back = stationery.card("us-4bar-folded").panel("back").area
    assert back.holds(extent(outside.writing[0].ink))


def test_a_letter_goes_on_over_the_leaf() -> None:
    face, reverse = sides(f"Dear Lena,\n\n{SENTENCE * 45}\n\nNell", "us-monarch-sheet")
    assert first_and_last(face)[0] == "Dear"
    assert first_and_last(reverse)[1] == "Nell"


def test_on_the_back_of_a_tent_the_note_stands_upside_down_on_the_open_sheet() -> None:
    _, outside = sides(LONG.replace(SENTENCE * 9, SENTENCE * 11), "us-4bar-tent")
    (placed,) = outside.marks
    assert isinstance(placed, page.Placed)
    assert placed.turn == 180
    (turned,) = flat(outside).writing
    lines = {word.line: word.baseline for word in words(turned.ink)}
    assert list(lines.values()) == sorted(lines.values(), reverse=True)


def test_a_french_fold_has_one_side_and_its_note_hangs_upside_down_on_it() -> None:
    (sheet,) = sides("Dear Lena,\n\nThank you.\n\nNell", "us-a7-french")
    (turned,) = flat(sheet).writing
    panel = stationery.card("us-a7-french").panel("inside-right")
    assert panel.area.holds(extent(turned.ink))
    assert words(turned.ink)[0].baseline > words(turned.ink)[-1].baseline


def test_no_panel_ends_with_the_first_line_of_a_paragraph_or_begins_with_its_close() -> None:
    for count in range(3, 9):
        text = f"Dear Lena,\n\n{SENTENCE * 9}\n\n{SENTENCE * count}\n\nLove,\nNell"
        marks = sides(text, "us-a6-folded")[0].writing
        if len(marks) > 1:
            assert not marks[1].text.startswith("Love")
            last = marks[0].text.rsplit("\n", 1)[-1]
            assert len({w.line for w in words(marks[0].ink)[-len(last.split()) :]}) > 1


def test_without_leave_to_run_on_a_long_note_is_refused_and_told_where_it_would_fit() -> None:
    with pytest.raises(TooLong) as caught:
        sides(LONG, "us-a6-folded", run_on=False)
    assert "the inside left and the inside right" in caught.value.cure
    fitting = page.would_fit(Note(LONG), CARDS, hand=MEADOW, seed=7)
    names = [card.name for card in fitting]
    assert "us-a6-folded" not in names
    assert "us-letter-sheet" in names
    for card in fitting:
        assert page.compose(Note(LONG), hand=MEADOW, stationery=card, seed=7)


def test_a_drawn_signature_stands_between_the_close_and_the_postscript() -> None:
    curve = np.linspace(0, 1, 40)
    loop = np.column_stack((8 * curve, -1 + np.sin(20 * curve), np.full(40, 0.9)))
    mine = replace(
        MEADOW, origin=replace(MEADOW.origin, own=True), signature=Form((loop,)), name="mine"
    )
    text = "Dear Ana,\n\nThank you for the soup.\n\nWith love,\nMaya\n\nP.S. And for the bowl."
    card = stationery.card("us-a7-folded")
    for name in ("Maya", ""):
        note = Note(text.replace("Maya\n\n", f"{name}\n\n"))
        sheet = page.compose(note, hand=mine, stationery=card, seed=3, sign=Sign.DRAWING)
        above, drawing, below = (extent(each.ink) for each in sheet.writing)
        assert above.bottom < drawing.y
        assert drawing.bottom < below.y
        assert sheet.writing[0].text.endswith("With love,")
        assert sheet.writing[2].text == "P.S. And for the bowl."


def test_a_makers_line_stands_on_the_outside_and_is_the_same_page_for_every_card() -> None:
    first, second = (sides(f"Thank you, {n}.", "us-a7-folded", makers_line="By Maya") for n in "ab")
    assert first[1].text == "By Maya"
    assert first[1] is second[1]


def test_art_takes_the_face_of_a_flat_card_and_the_note_its_reverse() -> None:
    card = stationery.card("us-a6-flat")
    art = page.Picture("png", b"", card.note_panel)
    note, face = page.sides(Note("Thank you."), hand=MEADOW, stationery=card, seed=7, decor=art)
    assert note.text == "Thank you."
    assert [type(mark) for mark in face.marks] == [page.Picture]
    assert face.bleed > 0
    assert note.bleed == 0


LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=11),
    st.sampled_from(
        ["I", "“so”", "—", "Mr.", "(yes!)", "Łódź", "1999", "&", "a", "Joy,", "f", "T"]
    ),
)
PIECES = st.lists(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), min_size=1, max_size=4)
BREAKS = st.sampled_from(["\n", "\n\n"])


@settings(max_examples=40, deadline=None)
@given(
    PIECES,
    BREAKS,
    st.sampled_from(sorted(HANDS)),
    st.sampled_from(CARDS),
    st.integers(0, 2**32),
    st.sampled_from(["", "May 3, 2026"]),
)
def test_any_text_in_any_hand_on_any_card_stands_wholly_where_it_may(  # noqa: PLR0913, PLR0917
    pieces: list[str], gap: str, name: str, card: Card, seed: int, date: str
) -> None:
    """`page.sides` checks the safe area and that nothing is missing, and raises where it is not."""
    text = gap.join(pieces)
    try:
        first, again = (
            page.sides(Note(text), hand=HANDS[name], stationery=card, seed=seed, date=date)
            for _ in range(2)
        )
    except TooLong:
        return
    said = " ".join(each.text for each in first).split()
    assert said in (text.split(), f"{date} {text}".split())
    for one, other in zip(first, again, strict=True):
        for mine, same in zip(flat(one).writing, flat(other).writing, strict=True):
            assert np.array_equal(mine.ink.points, same.ink.points)


@settings(max_examples=30, deadline=None)
@given(st.integers(5, 120), st.integers(1, 30), st.integers(0, 99))
def test_more_words_are_not_written_larger(count: int, more: int, seed: int) -> None:
    body = (SENTENCE * 9).split()
    sizes = [
        page.compose(
            Note(" ".join(body[:n])),
            hand=MEADOW,
            stationery=stationery.card("iso-a6-folded"),
            seed=seed,
        )
        .writing[0]
        .ink.x_height
        for n in (count, count + more)
    ]
    assert sizes[1] <= sizes[0] * 1.07
