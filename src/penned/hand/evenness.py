"""Evenness: how uneven the forms of a hand are by themselves, and so what drift has to add.

The drift of a style says what a ruler would find in a finished note. A hand whose forms differ
much needs less of it than one that has few, or much the same, so that both come out as they say.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.hand import case
from penned.hand.joins import NEAR_OF_JOINED
from penned.hand.letter import NEAR, unlikeness
from penned.hand.setting import set_text
from penned.hand.spacing import drift_of_gap
from penned.hand.style import Drift

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.hand.hand import Hand
    from penned.hand.letter import Letter
    from penned.hand.style import Style

_SAMPLE = (
    "Dear Anna Thank you so much for driving over to us on Friday and for the warm bread with soup "
    "We were both in bed for most of the week and it was very good to eat at last The children "
    "asked twice whether there would be any more With love from Jim quietly excuse a lazy fox"
)
_STILL = Drift(size=0, lean=0, shape=0, gap=0, word_gap=0, baseline=0, slope=0, bend=0, left_edge=0)
_SMALL = frozenset("acemnorsuvwxz")
# What one unit of drift adds to each figure, measured; what does not depend adds in squares.
_SHAPE_TO_DISTANCE, _SIZE_TO_DISTANCE = 0.95, 0.58
_SHAPE_TO_SIZE, _SHAPE_TO_BASELINE = 0.66, 0.5
_GAP_TO_GAP, _BASELINE_TO_BASELINE = 0.93, 0.87
_BEND_TO_BASELINE = 0.45
# Whatever the forms are, no two letters are the same.
_LEAST_SIZE, _LEAST_SHAPE, _LEAST_GAP, _LEAST_BASELINE = 0.05, 0.06, 0.08, 0.04
_MOST_SHAPE = 0.16  # and all can be read
_FLAT = 1e-6  # x-heights: letters without any height are no taller


class _Found(NamedTuple):
    distance: float
    size: float
    gap: float
    baseline: float
    near: float


@cache
def drifting(hand: Hand) -> Style:
    """The style of `hand` with the drift that its forms lack of what the style says."""
    wanted, found = hand.style.drift, _found(hand)
    shape = _rest(wanted.shape, found.distance, _LEAST_SIZE * _SIZE_TO_DISTANCE)
    shape = min(max(shape / _SHAPE_TO_DISTANCE, _LEAST_SHAPE), _MOST_SHAPE)
    size = _rest(wanted.size, found.size, shape * _SHAPE_TO_SIZE)
    gap = _rest(wanted.gap, found.gap) / _GAP_TO_GAP
    gap = drift_of_gap(gap, hand.style.letter_gap, found.near)
    baseline = _rest(
        wanted.baseline, found.baseline, shape * _SHAPE_TO_BASELINE, wanted.bend * _BEND_TO_BASELINE
    )
    drift = replace(
        wanted,
        size=max(size, _LEAST_SIZE),
        shape=shape,
        gap=max(gap, _LEAST_GAP),
        baseline=max(baseline / _BASELINE_TO_BASELINE, _LEAST_BASELINE),
    )
    return replace(hand.style, drift=drift)


def _rest(wanted: float, *found: float) -> float:
    """The deviation that is left of one when others are taken out of it."""
    return float(np.sqrt(max(wanted**2 - sum(each**2 for each in found), 0.0)))


def _found(hand: Hand) -> _Found:
    """The figures of the sample as `hand` would write it if it never drifted."""
    found = {char: hand.letter(char) for char in dict.fromkeys(_SAMPLE) if char != " "}
    letters = {char: letter for char, letter in found.items() if letter is not None}
    if not letters:
        return _Found(0.0, 0.0, 0.0, 0.0, 0.0)
    style = replace(hand.style, drift=_STILL, lifts=0.0)
    setting = set_text(_SAMPLE, letters, style, case=case.of(hand), chance=np.random.default_rng(0))
    small = np.isin([_SAMPLE[i] for i in setting.at], list(_SMALL))
    tops, feet = setting.height[:, small]
    heights = feet - tops
    beside = np.diff(setting.at) == 1
    gaps = (setting.advance[:-1] + setting.ink[0, 1:] - setting.ink[1, :-1])[beside]
    return _Found(
        distance=_usual_distance(letters),
        size=float(heights.std() / max(heights.mean(), _FLAT)) if len(heights) else 0.0,
        gap=float(gaps.std()) if len(gaps) else 0.0,
        baseline=float(feet.std()) if len(feet) else 0.0,
        near=NEAR_OF_JOINED if setting.joined.any() else NEAR,
    )


def _usual_distance(letters: Mapping[str, Letter]) -> float:
    """The median distance of two same letters of the sample, which may be of one form."""
    apart, weights = [], []
    for char, letter in letters.items():
        unlike = unlikeness(letter)
        apart.append(unlike.ravel())
        weights.append(np.full(unlike.size, _SAMPLE.count(char) ** 2 / unlike.size))
    distances, weight = np.concatenate(apart), np.concatenate(weights)
    order = np.argsort(distances)
    middle = np.searchsorted(np.cumsum(weight[order]), weight.sum() / 2)
    return float(distances[order][middle])
