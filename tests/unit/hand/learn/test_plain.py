from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from penned import hand as hands
from penned.hand.form import Form
from penned.hand.learn import likeness, plain
from penned.hand.learn.join import joining

HAND = hands.load("meadow")
SHOWN = {char: HAND.forms[char] for char in "abcdefghijklmnopqrstuvwxyzABDEHILOTY.?!"}
LATIN = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœčďěňřšťůžąćęłńśźżőűăâîșțāēģīķļņūėįųğışđ"


def test_all_that_european_letters_need_can_be_drawn_or_composed() -> None:
    forms = SHOWN | plain.drawn(SHOWN, 0.1)

    assert hands.missing(LATIN + "“”‘’–—…&@€£¥$%#+*/=()¿¡♥✓", replace(HAND, forms=forms)) == ()


def test_what_was_shown_is_never_drawn() -> None:
    assert not SHOWN.keys() & plain.drawn(SHOWN, 0.0).keys()
    assert plain.drawn(SHOWN, 0.0).keys() <= plain.CHARACTERS


def test_shapes_lean_with_the_hand() -> None:
    (upright, *_), (leaning, *_) = (plain.drawn(SHOWN, lean)["|"] for lean in (0.0, 0.3))
    shift = leaning.strokes[0][:, 0] - upright.strokes[0][:, 0]

    assert shift == pytest.approx(-0.3 * upright.strokes[0][:, 1])


def test_a_question_mark_is_turned_upside_down_below_the_line() -> None:
    (shown, *_), (turned, *_) = SHOWN["?"], plain.drawn(SHOWN, 0.0)["¿"]
    down = np.concatenate(turned.strokes)[:, 1].max() - np.concatenate(shown.strokes)[:, 1].max()

    assert down == pytest.approx(0.45, abs=1e-6)
    assert turned.strokes[0][0, 1] > turned.strokes[0][-1, 1]


def test_one_that_is_unlike_the_others_is_found_and_no_other() -> None:
    even = hands.load("birch")
    every = {char: list(even.forms[char][:3]) for char in "abcdefghijklmnopqrstuvwxyz"}
    usual = likeness.odd(every)
    assert len(usual) <= 2

    every["n"][1] = even.forms["W"][0]
    assert likeness.odd(every)["n"] == 1


def test_two_forms_cannot_tell_which_of_them_is_odd() -> None:
    assert likeness.odd({"a": [HAND.forms["a"][0], HAND.forms["W"][0]]}) == {}


def test_a_hand_that_was_kept_is_the_same_but_for_what_a_file_rounds_off() -> None:
    forms = HAND.forms["a"]
    near = [Form(tuple(s + 0.0004 for s in form.strokes)) for form in forms]
    far = [Form(tuple(s + 0.004 for s in form.strokes)) for form in forms]

    assert likeness.same(forms, near)
    assert not likeness.same(forms, far)
    assert not likeness.same(forms, forms[:-1])


def stroke(*points: tuple[float, float]) -> np.ndarray:
    return np.column_stack((np.array(points, dtype=float), np.ones(len(points))))


def test_a_lead_in_and_a_tail_are_cut_short() -> None:
    lead, stem, tail = (
        [(-0.8, 0), (-0.4, -0.4), (0, -1)],
        [(0.02, -0.1)],
        [(0.2, 0), (0.5, -0.3), (0.9, -0.9)],
    )
    ((body,), form) = ((f := joining("i", Form((stroke(*lead, *stem, *tail),)))).strokes, f)

    assert body[0, 1] == pytest.approx(-0.38, abs=0.06)
    assert body[-1, 1] == pytest.approx(-0.24, abs=0.06)
    assert form.entry
    assert form.exit


def test_what_belongs_to_a_letter_is_not_cut() -> None:
    turn = np.linspace(0.3, 2 * np.pi + 0.3, 40)
    ring = stroke(*zip(0.5 + 0.5 * np.sin(-turn), -0.5 - 0.5 * np.cos(turn), strict=True))
    arms = stroke((0, -1), (0.4, 0), (0.8, -1))

    for char, drawn in (("o", ring), ("a", ring), ("v", arms)):
        assert np.array_equal(joining(char, Form((drawn,))).strokes[0], drawn)


def test_capitals_are_led_away_from_only_where_the_pen_leaves_low_on_the_right() -> None:
    low = Form((stroke((0, -2), (0, 0), (0.9, -0.05)),))

    assert joining("L", low).exit
    assert not joining("P", low).exit
    assert not joining("L", Form((stroke((0.9, -2), (0, -2), (0, 0)),))).exit
