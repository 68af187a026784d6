"""Text to ink: nothing is dropped, nothing repeats, lines break at words, the seed decides."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import hand
from penned.errors import Refused
from penned.hand import pen
from penned.hand.form import Form

if TYPE_CHECKING:
    from penned.hand import Glyph, Ink

NOTE = "Thank you so much for the lentil soup, and for coming all the way across town."
HANDS = [hand.load(name) for name in hand.names()]
MEADOW = hand.load("meadow")

hands = st.builds(hand.load, st.sampled_from(hand.names()))
words = st.text("abcdefghijklmnopqrstuvwxyzABCSTéüłß0149&.,!?’-", min_size=1, max_size=9)
texts = st.lists(words, min_size=1, max_size=12).flatmap(
    lambda some: st.lists(
        st.sampled_from([" ", "  ", "\n", "\n\n"]), min_size=len(some), max_size=len(some)
    ).map(lambda gaps: "".join(w + g for w, g in zip(some, gaps, strict=True)))
)
seeds = st.integers(0, 2**32)


def left(glyph: Glyph) -> float:
    return float(min((stroke[:, 0] - stroke[:, 2] / 2).min() for stroke in glyph.strokes))


def right(glyph: Glyph) -> float:
    return float(max((stroke[:, 0] + stroke[:, 2] / 2).max() for stroke in glyph.strokes))


def reach(glyph: Glyph, lean: float) -> tuple[float, float]:
    """Where a glyph begins and ends from left to right, were it upright, without its pen."""
    points = np.concatenate(glyph.strokes)
    upright = points[:, 0] + lean * points[:, 1]
    return float(upright.min()), float(upright.max())


def is_white(glyph: Glyph) -> bool:
    return glyph.char.isspace()


def unlike(one: Glyph, other: Glyph) -> float:
    """How far two glyphs differ in shape, RMS in mm, wherever they stand; a mm where in strokes."""
    if len(one.strokes) != len(other.strokes):
        return 1.0

    def spread(stroke: np.ndarray) -> np.ndarray:
        steps = np.hypot(*np.diff(stroke[:, :2], axis=0).T)
        along = np.append(0.0, np.cumsum(steps))
        marks = np.linspace(0, along[-1], 24)
        return np.column_stack([np.interp(marks, along, stroke[:, axis]) for axis in (0, 1)])

    a, b = (np.concatenate([spread(s) for s in glyph.strokes]) for glyph in (one, other))
    return float(np.sqrt((((a - a.mean(0)) - (b - b.mean(0))) ** 2).sum(1).mean()))


def written_words(ink: Ink) -> list[tuple[str, set[int]]]:
    """The words of the ink with the lines that each stands on."""
    result: list[tuple[str, set[int]]] = [("", set())]
    for glyph in ink.glyphs:
        if glyph.char.isspace():
            result.append(("", set()))
        else:
            text, lines = result[-1]
            result[-1] = text + glyph.char, lines | {glyph.line}
    return [(text, lines) for text, lines in result if text]


@given(text=texts, one=hands, seed=seeds)
def test_every_character_is_written_and_in_order(text: str, one: hand.Hand, seed: int) -> None:
    ink = hand.write(text, one, seed=seed)

    assert "".join(glyph.char for glyph in ink.glyphs) == ink.text == text
    assert all(bool(glyph.strokes) != glyph.char.isspace() for glyph in ink.glyphs)
    assert np.isfinite(ink.points).all()
    assert (ink.points[:, 2] > 0).all()


@given(text=texts, one=hands, seed=seeds)
def test_no_two_neighbouring_equal_letters_are_alike(text: str, one: hand.Hand, seed: int) -> None:
    doubled = "".join(char * 2 if char.isalpha() else char for char in text)
    ink = hand.write(doubled, one, seed=seed)

    for first, second in pairwise(ink.glyphs):
        if first.char == second.char and first.char.isalpha():
            assert unlike(first, second) > 0.03 * ink.x_height


@given(text=texts, one=hands, seed=seeds)
def test_the_same_seed_writes_the_same_and_another_does_not(
    text: str, one: hand.Hand, seed: int
) -> None:
    ink, again, anew = (hand.write(text, one, seed=s) for s in (seed, seed, seed + 1))

    for array in ("points", "stroke_starts", "stroke_glyphs", "boxes"):
        assert np.array_equal(getattr(ink, array), getattr(again, array))
    assert not np.array_equal(ink.points, anew.points)


def test_another_process_writes_the_same_bytes() -> None:
    """Nothing hangs on the order of a set, which differs from process to process."""
    script = f"""
import sys
from penned import hand
sys.stdout.buffer.write(hand.write({NOTE!r}, hand.load({MEADOW.name!r}), seed=7).points.tobytes())
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert done.stdout == hand.write(NOTE, MEADOW, seed=7).points.tobytes()


@pytest.mark.parametrize("name", pen.names())
def test_a_pen_changes_the_width_of_the_line_and_not_its_course(name: str) -> None:
    own, with_pen = (hand.write(NOTE, MEADOW, seed=3, pen=p) for p in (None, pen.load(name)))

    assert np.ptp(own.points[:, :2] - with_pen.points[:, :2], axis=0) == pytest.approx(0)
    assert not np.array_equal(own.points[:, 2], with_pen.points[:, 2])


@pytest.mark.parametrize("name", pen.names())
def test_a_broad_pen_keeps_within_the_width_as_well(name: str) -> None:
    ink = hand.write(NOTE, MEADOW, seed=3, width=50, pen=pen.load(name))

    assert (ink.points[:, 0] - ink.points[:, 2] / 2).min() >= 0
    assert (ink.points[:, 0] + ink.points[:, 2] / 2).max() <= 50


def test_a_tired_hand_writes_larger_and_wider() -> None:
    def areas(seed: int) -> list[float]:
        glyphs = hand.write("nine or so\n" * 40, MEADOW, seed=seed).glyphs
        inks = [np.concatenate(glyph.strokes)[:, :2] for glyph in glyphs if glyph.strokes]
        return [float(np.ptp(ink, axis=0).prod()) for ink in inks]

    sizes = np.array([areas(seed) for seed in range(8)])

    assert sizes[:, -80:].mean() > 1.03 * sizes[:, :80].mean()


def test_kerning_moves_a_pair() -> None:
    apart = replace(MEADOW, kerning={"oa": 0.2})
    ink, kerned = (hand.write("oa ao", one, seed=3) for one in (MEADOW, apart))

    def gap(ink: Ink, first: int) -> float:
        return left(ink.glyphs[first + 1]) - right(ink.glyphs[first])

    assert gap(kerned, 0) == pytest.approx(gap(ink, 0) + 0.2 * ink.x_height, rel=0.05)
    assert gap(kerned, 3) == pytest.approx(gap(ink, 3), rel=0.05)


@given(text=texts, one=hands, seed=seeds, width=st.floats(45, 160))
def test_lines_break_between_words_and_keep_within_the_width(
    text: str, one: hand.Hand, seed: int, width: float
) -> None:
    ink = hand.write(text, one, seed=seed, width=width)
    found = written_words(ink)

    assert [word for word, _ in found] == text.split()
    assert all(len(lines) == 1 for _, lines in found)
    assert (ink.points[:, 0] - ink.points[:, 2] / 2).min() >= 0
    assert (ink.points[:, 0] + ink.points[:, 2] / 2).max() <= width


@given(text=texts, one=hands, seed=seeds)
def test_letters_follow_each_other_to_the_right(text: str, one: hand.Hand, seed: int) -> None:
    ink = hand.write(text, one, seed=seed, width=120)

    for first, second in pairwise(g for g in ink.glyphs if g.strokes):
        if first.line == second.line:
            middles = [(left(g) + right(g)) / 2 for g in (first, second)]
            assert middles[0] < middles[1] + 0.5 * ink.x_height


@given(text=texts, one=hands, seed=seeds)
def test_newlines_are_kept_and_lines_stand_a_pitch_apart(
    text: str, one: hand.Hand, seed: int
) -> None:
    ink = hand.write(text, one, seed=seed)
    before = np.cumsum([0] + [char == "\n" for char in text])[:-1]

    assert ink.boxes[:, 3].tolist() == before.tolist()
    stray = np.abs(ink.boxes[:, 2] - before * ink.line_pitch)
    assert stray.max() < 0.5 * ink.line_pitch


@pytest.mark.parametrize("one", HANDS, ids=lambda one: one.name)
def test_a_text_layer_finds_white_space_between_its_neighbours(one: hand.Hand) -> None:
    ink = hand.write("ab cd\nef", one)

    (_, b_right), (left_, right_), (c_left, _) = ink.boxes[1:4, :2]
    assert (left_, right_) == (b_right, c_left)
    assert ink.boxes[5, 0] == ink.boxes[5, 1]


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \t\n"])
def test_a_text_without_letters_has_no_ink(text: str) -> None:
    ink = hand.write(text, MEADOW, width=80)

    assert len(ink.points) == 0
    assert [glyph.strokes for glyph in ink.glyphs] == [()] * len(text)


def test_a_character_that_is_lacking_is_refused_with_its_name_and_its_word() -> None:
    with pytest.raises(Refused) as refusal:
        hand.write("Dear Ольга, thank you", MEADOW)

    assert refusal.value.where == "“Ольга,”"
    assert "“О” (cyrillic capital letter o)" in str(refusal.value)
    assert hand.missing("Dear Ольга", MEADOW) == ("О", "л", "ь", "г", "а")


def test_a_control_character_is_refused_by_its_number() -> None:
    with pytest.raises(Refused, match=r"U\+0007"):
        hand.write("ring\a", MEADOW)


def test_a_word_wider_than_the_line_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="“incomprehensibly”: the word is wider than the line"):
        hand.write("so incomprehensibly kind", MEADOW, width=20)


def test_a_space_that_holds_words_together_does_not_break() -> None:
    text = "We came at 4\u00a0pm and left at\u00a09\u00a0pm."
    for width in range(40, 80, 3):
        lines = {g.index: g.line for g in hand.write(text, MEADOW, width=width).glyphs}
        for index, char in enumerate(text):
            if char == "\u00a0":
                assert lines[index - 1] == lines[index + 1]


def test_leading_spaces_indent_a_line() -> None:
    plain, moved = (hand.write(text, MEADOW, width=80) for text in ("Love", "        Love"))

    assert left(moved.glyphs[8]) > left(plain.glyphs[0]) + 5 * plain.x_height


@pytest.mark.parametrize("one", HANDS, ids=lambda one: one.name)
def test_the_size_is_what_was_asked_for_within_what_the_hand_writes(one: hand.Hand) -> None:
    smallest, largest = one.style.x_height_range

    def height(size: float) -> float:
        inks = [hand.write("moon over a room", one, seed=n, x_height=size) for n in range(4)]
        letters = [glyph for ink in inks for glyph in ink.glyphs if glyph.strokes]
        return float(np.median([np.ptp(np.concatenate(g.strokes)[:, 1]) for g in letters]))

    assert height(largest) / height(smallest) == pytest.approx(largest / smallest, rel=0.01)
    assert height(largest) == pytest.approx(largest, rel=0.15)
    with pytest.raises(Refused, match=f"from {smallest:g} to {largest:g} mm"):
        hand.write("moon", one, x_height=largest + 0.1)


def test_text_is_composed_before_it_is_written() -> None:
    ink, composed = (hand.write(text, MEADOW, seed=3) for text in ("Zoe\u0308", "Zoë"))

    assert ink.text == "Zoë"
    assert np.array_equal(ink.points, composed.points)


@pytest.mark.parametrize("one", HANDS, ids=lambda one: one.name)
def test_a_quotation_mark_stands_beside_its_letter_and_not_over_it(one: hand.Hand) -> None:
    for seed in range(4):
        ink = hand.write("‘edge’ “a” ‘quiet’ ‘you’ “cow” don’t we’ll it’s", one, seed=seed)
        for first, second in pairwise(ink.glyphs):
            if first.char in "‘“" or second.char in "’”":
                (_, end), (begin, _) = (reach(g, one.style.lean) for g in (first, second))
                least = 0.1 if first.char in "‘“" else -0.05
                assert begin - end > least * ink.x_height, (first.char, second.char, seed)


@pytest.mark.parametrize("one", HANDS, ids=lambda one: one.name)
def test_words_stand_clearly_apart(one: hand.Hand) -> None:
    text = "I made it to my flight with ten minutes to spare and slept the whole way after tea"
    for seed in range(4):
        ink = hand.write(text, one, seed=seed)
        found = [list(group) for white, group in groupby(ink.glyphs, is_white) if not white]
        for word, following in pairwise(found):
            end = max(reach(glyph, one.style.lean)[1] for glyph in word)
            begin = min(reach(glyph, one.style.lean)[0] for glyph in following)
            assert begin - end > 0.7 * ink.x_height, (word[0].index, seed)


@pytest.mark.parametrize("one", HANDS, ids=lambda one: one.name)
def test_the_dots_of_an_umlaut_are_two_and_can_be_seen(one: hand.Hand) -> None:
    letter = one.letter("ü")
    assert letter is not None
    strokes = np.split(letter.forms.points.T, np.cumsum(letter.forms.point_counts)[:-1])
    dots = [stroke for stroke in strokes if stroke[:, 1].max() < -1]
    assert len(dots) == 2 * len(letter.forms.form_counts)
    for left_dot, right_dot in zip(dots[::2], dots[1::2], strict=True):
        assert min(np.ptp(dot[:, :2], axis=0).max() for dot in (left_dot, right_dot)) > 0.14
        assert abs(left_dot[:, 0].mean() - right_dot[:, 0].mean()) > 0.35


def test_a_hand_with_as_much_as_a_file_may_hold_is_written_in_little_memory() -> None:
    zigzag = np.column_stack((np.tile((0.0, 0.4), 15), np.linspace(-1, 0, 30), np.ones(30)))
    crowded = tuple(Form((zigzag * (1, 1 + n / 99, 1),) * (31 + n % 2)) for n in range(64))
    one = replace(MEADOW, forms={**MEADOW.forms, "l": crowded})
    tracemalloc.start()
    ink = hand.write("all", one)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(ink.stroke_glyphs) > 2 * 31
    assert most < 500e6


def test_a_hand_of_dots_alone_is_written() -> None:
    dots = replace(MEADOW, forms={"a": (Form((np.array([[0.0, 0, 1], [0, 0, 1]]),)),)})

    assert np.isfinite(hand.write("a aa", dots).points).all()


def test_an_okina_is_written_like_the_quotation_mark_it_looks_like() -> None:
    for char, like in zip("ʻʿʼʾ", "‘‘’’", strict=True):
        ink, same = (hand.write(f"Hawai{sign}i", MEADOW, seed=3) for sign in (char, like))
        assert ink.text == f"Hawai{char}i"
        assert np.array_equal(ink.points, same.points)
