"""The style of a learned hand: what was measured, held to what hands do; else the usual."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from penned.hand.learn import measure
from penned.hand.style import Drift, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.hand.learn.measure import Spacing
    from penned.hand.learn.samples import Drawn

# What hands do: the least, the usual, the most. Lengths are x-heights. The spreads are those of
# real writers, half of them lying between the outer two (UNIPEN, 54 writers).
LETTER_GAP, JOINED_GAP, WORD_GAP = (0.25, 0.46, 0.85), 0.3, (0.8, 1.2, 2.2)
SIZE, SHAPE, GAP = (0.12, 0.14, 0.19), (0.12, 0.17, 0.24), (0.17, 0.19, 0.26)
BASELINE, WORDS = (0.08, 0.11, 0.16), (0.1, 0.15, 0.3)
LEAN, SLOPE, BEND, LEFT_EDGE = 0.05, 0.2, 0.1, 0.2
PITCH, BETWEEN = (3.0, 3.4, 6.0), 0.6  # between the feet of one line and the heads of the next
SMALLEST, LARGEST = 0.75, 1.5  # times one's own size
FOLLOWED = 0.7  # how far a measured value is followed, against the usual one
EYE = 0.18  # so much is between two letters, as the eye sees it, beyond their nearest points
JOINS = 0.35  # who makes more of the joins in a word joins letters


def style(
    letters: Sequence[Drawn], lines: Sequence[Drawn], scale: float, variety: float | None
) -> Style:
    """The style of who wrote `letters` and `lines`, whose small letters are `scale` mm high.

    `variety` is the median distance between two forms of one letter, in x-heights.
    """
    lean = measure.lean(letters)
    told = measure.spacing(lines, lean, scale)
    own = measure.line_height(lines, lean, scale) or scale
    return Style(
        pen=round(measure.pen(letters), 3),
        x_height=round(own, 2),
        x_height_range=(round(SMALLEST * own, 2), round(LARGEST * own, 2)),
        line_pitch=_held(measure.reach(letters, scale), PITCH, BETWEEN),
        lean=round(lean, 3),
        letter_gap=JOINED_GAP if _joins(told) else _held(told.gap, LETTER_GAP, EYE),
        word_gap=_held(told.word_gap, WORD_GAP),
        lifts=round(1 - (told.joined or 0.0), 2) if _joins(told) else 0.0,
        drift=_drift(told, variety),
    )


def joins_letters(lines: Sequence[Drawn], lean: float, scale: float) -> bool:
    """Whether who wrote `lines` joins the letters of a word."""
    return _joins(measure.spacing(lines, lean, scale))


def _joins(told: Spacing) -> bool:
    return told.joined is not None and told.joined > JOINS


def _drift(told: Spacing, variety: float | None) -> Drift:
    return Drift(
        size=_held(told.size_spread, SIZE),
        lean=LEAN,
        shape=_held(variety, SHAPE),
        gap=_held(told.gap_spread, GAP),
        word_gap=_held(told.word_gap_spread, WORDS),
        baseline=_held(told.foot_spread, BASELINE),
        slope=SLOPE,
        bend=BEND,
        left_edge=LEFT_EDGE,
    )


def _held(value: float | None, span: tuple[float, float, float], more: float = 0.0) -> float:
    """`value` drawn to the usual one and held between the least and the most."""
    least, usual, most = span
    if value is None:
        return usual
    followed = FOLLOWED * (value + more) + (1 - FOLLOWED) * usual
    return round(float(np.clip(followed, least, most)), 3)
