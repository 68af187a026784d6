from __future__ import annotations

import numpy as np
import pytest

import filled
from penned import hand as hands
from penned.errors import Refused
from penned.hand.hand import Origin
from penned.hand.learn import sheet, traced
from penned.hand.learn.learn import Learned, learn
from penned.hand.learn.samples import Samples

SHEET = sheet.sheets("a4")[0]
ORIGIN = Origin("Learned", "private", (), "2026-11-22", own=True)
HAND = hands.load("birch")


def across(number: int, *points: tuple[float, float], width: float = 0.45) -> np.ndarray:
    """A line through a box: x and y from the middle of the letters in it, in mm."""
    box = SHEET.boxes[number]
    middle, height = (box.left + box.right) / 2, box.baseline - 1.3
    return np.array([(middle + x, height + y, width) for x, y in points])


def number_of(text: str) -> int:
    """The first box for `text`."""
    return next(number for number, box in enumerate(SHEET.boxes) if box.text == text)


ZIGZAG = [(-3 + 6 * n / 14, 2.5 * (-1) ** n) for n in range(15)]
SPOILED = {
    "a": [across(number_of("a"), (-4, 3), (4, -3.5))],
    "b": [across(number_of("b"), (-4, 0), (4, -0.4))],
    "c": [across(number_of("c"), *ZIGZAG)],
    "d": [
        across(number_of("d"), (-3.5, 3), (3.5, -3.5)),
        across(number_of("d"), (-3.5, -3.5), (3.5, 3)),
    ],
    "g": [
        across(number_of("g"), (-3.2, -1.5), (3.2, -1)),
        across(number_of("g"), (-3.2, 0.2), (3.2, 0.6)),
    ],
    "s": [across(number_of("s"), (0, -0.6), (0.3, 0.4), width=2.6)],
}


@pytest.fixture(scope="module")
def shown() -> Samples:
    """A sheet with boxes spoiled, one left empty, one with a wrong letter, and one strayed into."""
    drawn = filled.strokes(SHEET, HAND, without={number_of("p")}, instead={number_of("q"): "W"})
    drawn += [line for lines in SPOILED.values() for line in lines]
    drawn.append(across(number_of("k"), (-8.6, 0.5), (-6.4, 1.0)))  # hangs over from j's box
    return traced.samples(filled.flat(SHEET, drawn))


@pytest.fixture(scope="module")
def learned(shown: Samples) -> Learned:
    return learn([shown], ORIGIN, name="mine")


def test_spoiled_boxes_are_left_out_and_say_why(shown: Samples) -> None:
    assert {(each.text, each.why) for each in shown.left_out} == {
        ("a", "struck out"),
        ("b", "struck out"),
        ("c", "smudged"),
        ("d", "struck out"),
        ("g", "struck out"),
        ("p", "empty"),
        ("s", "smudged"),
    }


def test_all_other_boxes_are_read(shown: Samples) -> None:
    assert shown.boxes == sum(box.kind == "letter" for box in SHEET.boxes)
    assert len(shown.letters) == shown.boxes - len(shown.left_out)
    assert (len(shown.pairs), len(shown.lines)) == (13, 3)
    assert shown.signature is not None


def test_ink_that_hangs_over_stays_with_the_box_that_it_lies_in_most(shown: Samples) -> None:
    widths = [
        float(np.ptp(np.concatenate(d.strokes)[:, 0])) for d in shown.letters if d.text == "k"
    ]

    assert len(widths) == 3
    assert max(widths) < 3


def test_another_letter_than_the_two_others_is_left_out(learned: Learned) -> None:
    odd = [each.text for each in learned.left_out if each.why == "unlike the others"]

    assert "q" in odd
    assert len(odd) <= 4


def test_the_hand_has_the_writers_measures(learned: Learned) -> None:
    style = learned.hand.style

    assert style.x_height == pytest.approx(filled.SIZE, rel=0.1)
    assert style.lean == pytest.approx(HAND.style.lean, abs=0.08)
    assert style.lifts == 0
    assert 0.25 <= style.letter_gap <= 0.85
    assert style.word_gap == pytest.approx(HAND.style.word_gap, rel=0.3)


def test_forms_stand_on_the_line_and_are_one_x_height_high(learned: Learned) -> None:
    forms = [form for char in "aceimnorsuvwxz" for form in learned.hand.forms[char]]
    feet = [max(float(s[:, 1].max()) for s in form.strokes) for form in forms]
    heads = [min(float(s[:, 1].min()) for s in form.strokes[:1]) for form in forms]

    assert np.median(feet) == pytest.approx(0, abs=0.05)
    assert np.median(heads) == pytest.approx(-1, abs=0.08)


def test_every_letter_is_there_and_can_be_written(learned: Learned) -> None:
    assert learned.missing == ""
    text = "The quick brown fox, “jumping” over 1234567890 lazy dogs & co. Zoë’s garden?"
    ink = hands.write(text, learned.hand, seed=1)
    assert ink.text == text


def test_a_hand_that_lacks_a_letter_refuses_the_word_and_says_which(shown: Samples) -> None:
    some = Samples(tuple(d for d in shown.letters if d.text not in "qz"), lines=shown.lines)
    done = learn([some], ORIGIN, name="mine")

    assert done.missing == "qz"
    with pytest.raises(Refused, match="quick"):
        hands.write("A quick note", done.hand)


def test_what_is_added_is_added_and_what_was_drawn_plainly_gives_way(shown: Samples) -> None:
    some = Samples(tuple(d for d in shown.letters if d.text not in "qz&"), lines=shown.lines)
    rest = Samples(tuple(d for d in shown.letters if d.text in "qz&eno"))
    before = learn([some], ORIGIN, name="mine").hand
    kept = hands.read(hands.to_bytes(before), name="mine")

    after = learn([rest], ORIGIN, name="mine", before=kept)
    assert after.missing == ""
    assert after.hand.style == kept.style
    assert len(after.hand.forms["e"]) == 2 * len(before.forms["e"])
    assert len(after.hand.forms["&"]) == sum(d.text == "&" for d in rest.letters)
    assert "&" not in after.plain
    assert "é" not in after.hand.forms
    assert hands.missing("é", after.hand) == ()


def test_a_sheet_without_letters_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused, match=r"few small letters.*first sheet"):
        learn([Samples(())], ORIGIN, name="mine")
