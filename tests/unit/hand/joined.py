"""A small joined hand, drawn by rule: loops, arches and bowls that join as a school script does."""

from __future__ import annotations

import numpy as np

from penned.hand.form import Form
from penned.hand.hand import Hand, Origin
from penned.hand.style import Drift, Style

# The knots of each stroke, x and y in tenths of the x-height, y upward; a smooth line runs through.
# The last letters of an entry: how many strokes are late, and whether a join may lead to it (<)
# and leave it (>).
LETTERS: dict[str, tuple[list[list[tuple[float, float]]], int, str]] = {
    "e": ([[(0, 4), (4, 6), (4.5, 9), (2.5, 10), (0.5, 6), (1, 1), (4, 0), (6.5, 2.5)]], 0, "<>"),
    "l": ([[(0, 4), (4, 13), (3, 20), (1.5, 16), (1.5, 4), (3, 0), (5.5, 2.5)]], 0, "<>"),
    "n": ([[(0, 10), (0, 5), (0, 0), (0.3, 6), (3, 10), (4.5, 8), (4.5, 2), (6, 0), (8, 2)]], 0, "<>"),  # noqa: E501 - a row of a table
    "u": ([[(0, 10), (0, 3), (2, 0), (4.5, 5), (5, 10), (5, 3), (6.5, 0), (8.5, 2.5)]], 0, "<>"),
    "i": ([[(0, 10), (0, 3), (1.5, 0), (3.5, 2.5)], [(0, 14.5), (0.8, 14)]], 1, "<>"),
    "t": ([[(0, 14), (0, 4), (1.5, 0), (4, 2.5)], [(-2.5, 11), (3, 11.5)]], 1, "<>"),
    "a": ([[(5, 8.5), (3, 10), (0, 5), (2, 0), (5, 6), (5, 9), (5, 3), (6, 0), (8, 2.5)]], 0, "<>"),
    "o": ([[(4, 9), (2, 10), (0, 5), (2.5, 0), (5, 5), (3.5, 9.5), (5, 8.5), (7, 9)]], 0, "<>"),
    "v": ([[(0, 10), (1.5, 5), (3, 0), (4.5, 5), (5, 9.5), (7, 8.5)]], 0, "<>"),
    "s": ([[(4, 10), (1, 8.5), (3.5, 4), (2, 0), (0, 1)]], 0, "<"),
    "ı": ([[(0, 10), (0, 3), (1.5, 0), (3.5, 2.5)]], 0, "<>"),
    "\u0301": ([[(0, 0.5), (2, 3)]], 0, ""),
    "x": ([[(0, 10), (5, 0)], [(5, 10), (0, 0)]], 0, ""),
}  # fmt: skip
DRIFT = Drift(
    size=0.14, lean=0.04, shape=0.17, gap=0.19, word_gap=0.15, baseline=0.1, slope=0.2, bend=0.1,
    left_edge=0.2,
)  # fmt: skip


def joined_hand(lifts: float = 0.0) -> Hand:
    """A hand of a few letters, three forms each, that leaves out the share `lifts` of its joins."""
    style = Style(
        pen=0.4, x_height=2.5, x_height_range=(1.5, 4.0), line_pitch=3.6, lean=0.25,
        letter_gap=0.3, word_gap=1.2, lifts=lifts, drift=DRIFT,
    )  # fmt: skip
    forms = {
        char: tuple(_form(strokes, late, joins, wide) for wide in (0.92, 1.0, 1.1))
        for char, (strokes, late, joins) in LETTERS.items()
    }
    origin = Origin("drawn for tests", "MIT", ("Copyright (c) Penned",), "2026-11-22")
    return Hand("ribbon", "Ribbon", "A script of loops.", origin, style, forms, {})


def _form(strokes: list[list[tuple[float, float]]], late: int, joins: str, wide: float) -> Form:
    drawn = tuple(_through(np.array(knots) / 10 * (wide, -1)) for knots in strokes)
    return Form(drawn, late, entry="<" in joins, exit=">" in joins)


def _through(knots: np.ndarray) -> np.ndarray:
    """A smooth line through `knots` (Catmull and Rom), with the pen's width beside it."""
    padded = np.concatenate((2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]))
    t = np.linspace(0, 1, 6, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        pull, turn = 2 * a - 5 * b + 4 * c - d, 3 * (b - c) + d - a
        pieces.append(b + ((c - a) * t + pull * t**2 + turn * t**3) / 2)
    line = np.concatenate((*pieces, knots[-1:]))
    leaning = line + np.column_stack((-0.25 * line[:, 1], np.zeros(len(line))))
    return np.column_stack((leaning, np.ones(len(line))))
