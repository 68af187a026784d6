"""Joined hands: strokes from letter to letter, lifts, and what waits for the end of the word."""

from __future__ import annotations

from itertools import groupby, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import hand

from .joined import LETTERS, joined_hand

RIBBON = joined_hand()
PRINT = hand.load("birch")
TEXT = "tall olive noon violet until ave ennui seven saint nine lentil alto evolution " * 8

texts = st.text("".join(filter(str.isalpha, LETTERS)) + " \n", min_size=1, max_size=40).filter(
    str.strip
)
seeds = st.integers(0, 2**32)


def strokes(ink: hand.Ink) -> list[np.ndarray]:
    return np.split(ink.points, ink.stroke_starts[1:-1])


def may_join(first: str, second: str) -> bool:
    return ">" in LETTERS.get(first, ("",) * 3)[2] and "<" in LETTERS.get(second, ("",) * 3)[2]


def heading(start: np.ndarray, end: np.ndarray) -> float:
    return float(np.arctan2(*(end - start)[1::-1]))


@given(text=texts, seed=seeds)
def test_every_two_letters_that_may_be_joined_are_and_no_others(text: str, seed: int) -> None:
    ink = hand.write(text, RIBBON, seed=seed, width=90)

    joined = ink.stroke_glyphs[ink.joins].tolist()

    assert joined == [n for n in range(1, len(text)) if may_join(text[n - 1], text[n])]


@given(text=texts, seed=seeds)
def test_a_join_begins_where_a_letter_ends_and_ends_where_the_next_begins(
    text: str, seed: int
) -> None:
    ink = hand.write(text, RIBBON, seed=seed)
    drawn = strokes(ink)

    for number in np.flatnonzero(ink.joins):
        before, join, after = drawn[number - 1 : number + 2]
        assert np.array_equal(before[-1], join[0])
        assert np.array_equal(join[-1], after[0])
        assert ink.stroke_glyphs[number - 1] + 1 == ink.stroke_glyphs[number]
        assert ink.stroke_glyphs[number + 1] == ink.stroke_glyphs[number]


@given(text=texts, seed=seeds)
def test_dots_and_bars_are_written_after_their_word(text: str, seed: int) -> None:
    ink = hand.write(text, RIBBON, seed=seed)
    late = {char: entry[1] for char, entry in LETTERS.items()}
    order = iter(ink.stroke_glyphs.tolist())

    for white, letters in groupby(range(len(text)), lambda n: text[n].isspace()):
        if not white:
            word = list(letters)
            body = [n for n in word for _ in range(len(LETTERS[text[n]][0]) - late[text[n]])]
            after = [n for n in word for _ in range(late[text[n]])]
            joins = [n for n in word[1:] if may_join(text[n - 1], text[n])]
            expected = sorted(body + joins) + after
            assert [next(order) for _ in expected] == expected
    assert next(order, None) is None


@given(text=texts, seed=seeds)
def test_every_stroke_belongs_to_the_character_that_it_writes(text: str, seed: int) -> None:
    ink = hand.write(text, RIBBON, seed=seed)

    of_glyphs = [len(glyph.strokes) for glyph in ink.glyphs]

    assert sum(of_glyphs) == len(ink.stroke_glyphs)
    assert [bool(count) for count in of_glyphs] == [not char.isspace() for char in text]


def test_the_pen_goes_on_as_it_was_going() -> None:
    """A join leaves its letter in the letter's own heading, and so it arrives, but for cusps."""
    ink = hand.write(TEXT, RIBBON, seed=4, width=120)
    drawn = strokes(ink)
    leaving, arriving = [], []
    for number in np.flatnonzero(ink.joins):
        before, join, after = drawn[number - 1 : number + 2]
        leaving.append(heading(join[0], join[1]) - heading(before[-2], before[-1]))
        arriving.append(heading(after[0], after[1]) - heading(join[-2], join[-1]))
    turned = np.abs((np.degrees([leaving, arriving]) + 180) % 360 - 180)

    assert np.percentile(turned[0], 95) < 30
    assert ((turned[1] < 40) | (turned[1] > 100)).mean() > 0.9


def test_a_join_is_neither_cramped_nor_stretched_nor_wild() -> None:
    ink = hand.write(TEXT, RIBBON, seed=5, width=120)

    for number in np.flatnonzero(ink.joins):
        join = strokes(ink)[number][:, :2] / ink.x_height
        length = np.hypot(*np.diff(join, axis=0).T).sum()
        assert 0.1 < np.hypot(*(join[-1] - join[0])) < 2.2
        assert length < 1.7 * np.hypot(*(join[-1] - join[0])) + 0.2


def test_letters_of_a_joined_word_stand_in_their_order() -> None:
    ink = hand.write(TEXT, RIBBON, seed=6, width=120)
    middles = [np.concatenate(g.strokes)[:, 0].mean() if g.strokes else 0 for g in ink.glyphs]

    for first, second in pairwise(ink.glyphs):
        if first.strokes and second.strokes and first.line == second.line:
            assert middles[second.index] > middles[first.index]


@pytest.mark.parametrize("lifts", [0.1, 0.3, 0.6])
def test_a_writer_lifts_the_pen_as_often_as_the_hand_says(lifts: float) -> None:
    text = (
        "a violet on a stone, as an olive and an oval tale; avenues, oases, aloe, it also is so "
        * 5
    )
    text = "".join(char for char in text if char in LETTERS or char == " ")
    possible = sum(may_join(*pair) for pair in pairwise(text))
    found = [hand.write(text, joined_hand(lifts), seed=seed).joins.sum() for seed in range(5)]

    assert 1 - np.mean(found) / possible == pytest.approx(lifts, abs=0.1)


def test_a_writer_who_never_joins_writes_the_letters_alone() -> None:
    assert not hand.write(TEXT, joined_hand(1.0), seed=1).joins.any()


def test_a_writer_lifts_more_before_a_round_letter() -> None:
    lifted: dict[str, list[bool]] = {"a": [], "n": []}
    ink = hand.write("tat ten tate tnt " * 60, joined_hand(0.3), seed=2)
    joined = set(ink.stroke_glyphs[ink.joins].tolist())
    for number, (before, char) in enumerate(pairwise(ink.text), start=1):
        if char in lifted and may_join(before, char):
            lifted[char].append(number not in joined)

    assert np.mean(lifted["a"]) > np.mean(lifted["n"]) + 0.1


def test_the_end_of_a_word_is_drawn_out() -> None:
    def wide(text: str, seed: int) -> float:
        letter = hand.write(text, RIBBON, seed=seed).glyphs[0].strokes[0]
        return float(np.ptp(letter[:, 0])) / RIBBON.style.x_height

    inner, last = (np.mean([wide(text, seed) for seed in range(40)]) for text in ("nx", "n x"))

    assert last > inner + 0.1


def test_accents_wait_for_the_end_of_the_word_and_letters_join_under_them() -> None:
    ink = hand.write("élan été", RIBBON, seed=1)

    assert ink.stroke_glyphs.tolist() == [0, 1, 1, 2, 2, 3, 3, 0, 5, 6, 6, 7, 7, 5, 6, 7]


def test_accents_of_a_hand_that_prints_do_not_wait() -> None:
    assert (np.diff(hand.write("élan été", PRINT, seed=1).stroke_glyphs) >= 0).all()


def test_a_hand_that_prints_has_no_joins() -> None:
    assert not hand.write("Thank you for the violets.", PRINT, seed=3).joins.any()
