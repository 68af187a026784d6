"""How a hand writes: its sizes, and how much it drifts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drift:
    """How much the hand wanders: standard deviations, in x-heights where nothing else is said.

    Size, shape, gap, baseline and slope are what a ruler finds in a finished note, whatever the
    hand's forms do of it by themselves.
    """

    size: float  # of the small letters' height, of its mean
    lean: float  # x-heights to the right for each one upward
    shape: float  # the distance of two of the same letter, RMS: its median
    gap: float  # between letters
    word_gap: float
    baseline: float  # of the letters' feet about their line
    slope: float  # of lines, degrees
    bend: float
    left_edge: float


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes and distances, in x-heights where nothing else is said."""

    pen: float  # mm
    x_height: float  # mm, where nobody asks for another
    x_height_range: tuple[float, float]  # mm
    line_pitch: float
    lean: float  # x-heights to the right for each one upward
    letter_gap: float  # between the nearest parts of neighbours
    word_gap: float
    lifts: float  # share of the joins between letters that the writer leaves out
    drift: Drift
