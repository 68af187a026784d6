from __future__ import annotations

import numpy as np
import pytest

from penned import hand as hands
from penned.hand.hand import Origin
from penned.hand.learn import measure
from penned.hand.learn.learn import learn
from penned.hand.learn.order import late
from penned.hand.learn.samples import Drawn, Samples

ORIGIN = Origin("Learned", "private", (), "2026-11-22", own=True)
SIZE = 2.5  # mm
HAND = hands.load("birch")
TEXTS = ("Thank you both for the warm blue quilt.", "and the dog will not give it back again!")


def letters(hand: hands.Hand, lean: float = 0.0) -> list[Drawn]:
    """Three of each small letter in mm, leaning more than the hand does."""
    found = []
    for char in "abcdefghijklmnopqrstuvwxyz":
        for form in hand.forms[char][:3]:
            strokes = [s * (SIZE, SIZE, 0.4) for s in form.strokes]
            leaning = [np.column_stack((s[:, 0] - lean * s[:, 1], s[:, 1:])) for s in strokes]
            found.append(Drawn(char, tuple(leaning), late(char, leaning)))
    return found


def line(hand: hands.Hand, text: str, *, seed: int = 1) -> Drawn:
    ink = hands.write(text, hand, seed=seed, x_height=SIZE)
    bounds = zip(ink.stroke_starts, ink.stroke_starts[1:], strict=False)
    return Drawn(text, tuple(ink.points[a:b] for a, b in bounds))


def joined_up(text: str) -> Drawn:
    """Words drawn in one stroke each, so that nothing tells their letters apart."""
    strokes, x = [], 0.0
    for word in text.split():
        wave = np.linspace(0, len(word) * 2.0, 40)
        strokes.append(np.column_stack((x + wave, -1.2 + 1.2 * np.cos(wave * 3), np.full(40, 0.4))))
        x += len(word) * 2.0 + 3.5
    return Drawn(text, tuple(strokes))


def test_size_pen_and_foot_are_the_medians_of_small_letters() -> None:
    drawn = letters(HAND)

    assert measure.x_height(drawn) == pytest.approx(SIZE, rel=0.08)
    assert measure.foot(drawn) == pytest.approx(0, abs=0.15)
    assert measure.pen(drawn) == pytest.approx(0.4, rel=0.1)


def test_two_letters_do_not_tell_a_size() -> None:
    assert measure.x_height(letters(HAND)[:2]) is None


@pytest.mark.parametrize("lean", [-0.2, 0.0, 0.15, 0.35])
def test_the_lean_is_that_of_the_stems(lean: float) -> None:
    assert measure.lean(letters(HAND, lean)) == pytest.approx(lean + HAND.style.lean, abs=0.08)


def test_a_line_tells_how_far_letters_and_words_stand_apart() -> None:
    told = measure.spacing([line(HAND, text) for text in TEXTS], HAND.style.lean, SIZE)

    assert told.joined is not None
    assert told.joined < 0.3
    assert told.gap is not None
    assert 0 < told.gap < 0.6
    assert told.word_gap == pytest.approx(HAND.style.word_gap, rel=0.3)


def test_wider_spaces_are_measured_wider() -> None:
    narrow = [line(HAND, text) for text in TEXTS]
    wide = [Drawn(d.text, tuple(s * (1.15, 1, 1) for s in d.strokes)) for d in narrow]

    one, other = (measure.spacing(lines, 0.0, SIZE) for lines in (narrow, wide))
    assert one.word_gap is not None
    assert other.word_gap is not None
    assert other.word_gap > one.word_gap


def test_words_that_hang_together_are_joined() -> None:
    told = measure.spacing([joined_up(text) for text in TEXTS], 0.0, 2.4)

    assert told.joined == pytest.approx(1)
    assert told.gap is None


def test_who_joins_letters_gets_a_hand_that_joins_them() -> None:
    shown = Samples(tuple(letters(HAND)), lines=tuple(joined_up(text) for text in TEXTS))
    hand = learn([shown], ORIGIN, name="mine").hand

    assert hand.style.lifts == pytest.approx(0)
    assert all(form.entry for form in hand.forms["n"])
    assert any(form.exit for form in hand.forms["a"])
    assert [form.late for form in hand.forms["i"]] == [1, 1, 1]


def test_who_does_not_join_letters_dots_each_i_at_once() -> None:
    shown = Samples(tuple(letters(HAND)), lines=tuple(line(HAND, text) for text in TEXTS))
    hand = learn([shown], ORIGIN, name="mine").hand

    assert not any(form.entry or form.exit or form.late for form in hand.forms["i"])


def test_where_nothing_is_told_hands_are_usual() -> None:
    told = measure.spacing([], 0.0, SIZE)

    assert told == measure.Spacing()
    assert learn([Samples(tuple(letters(HAND)))], ORIGIN, name="m").hand.style.word_gap == 1.2
