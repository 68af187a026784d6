"""Likeness: how much written ink varies, in the figures that real writers were measured by.

For those who make hands: `measure(ink)` beside `WRITERS`, the ranges of people.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from penned.hand import Ink

    Points = NDArray[np.float64]

SOURCE = (
    "54 writers, 688 lines of UNIPEN train_r01_v07, category 3 (Guyon et al. 1994, "
    "doi 10.5281/zenodo.1195803): the middle half; as of 2026-11"
)
WRITERS: Mapping[str, tuple[float, float]] = {
    "distance": (0.15, 0.25),
    "x_height": (0.12, 0.20),
    "baseline": (0.08, 0.16),
    "gap": (0.17, 0.26),
    "slope": (-0.4, 0.8),
}
ALIKE = 0.03
"""X-heights: two letters that differ by less are copies to the eye."""

_SMALL = "acemnorsuvwxz"
_MARKS = 24
_FULL_LINE = 8  # small letters: a shorter line has no slope to speak of


@dataclass(frozen=True, slots=True)
class Likeness:
    """What was measured on one ink; lengths in x-heights.

    distance: between two same letters, RMS, the median of all pairs. alike: the share of pairs
    that are copies; alike_neighbours: how many of them stand side by side. x_height: the
    deviation of the small letters' height, of its mean. baseline: the deviation of their feet
    from their line. gap: the deviation of the gaps between letters, and gap_mean. slope: of each
    full line, in degrees upward.
    """

    distance: float
    alike: float
    alike_neighbours: int
    x_height: float
    baseline: float
    gap: float
    gap_mean: float
    slopes: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Letter:
    """A written letter in x-heights, without the strokes that join it to the one before."""

    char: str
    index: int
    line: int
    strokes: tuple[Points, ...]

    @property
    def points(self) -> Points:
        return np.concatenate(self.strokes)


def measure(ink: Ink) -> Likeness:
    """The figures of `ink`, which should be a note of some 500 characters or more."""
    letters = list(_letters(ink))
    distances, beside = _distances(letters)
    small = [letter for letter in letters if letter.char in _SMALL]
    heights = np.array([np.ptp(letter.points[:, 1]) for letter in small])
    lines = _lines(small)
    fits = [np.polyfit(x, y, 1) for x, y in lines]
    residuals = [y - np.polyval(fit, x) for fit, (x, y) in zip(fits, lines, strict=True)]
    gaps = np.array(
        [
            second.points[:, 0].min() - first.points[:, 0].max()
            for first, second in pairwise(letters)
            if second.index == first.index + 1 and first.line == second.line
        ]
    )
    return Likeness(
        distance=float(np.median(distances)),
        alike=float((distances < ALIKE).mean()),
        alike_neighbours=int((beside < ALIKE).sum()),
        x_height=float(heights.std() / heights.mean()),
        baseline=float(np.concatenate(residuals).std()) if residuals else 0.0,
        gap=float(gaps.std()),
        gap_mean=float(gaps.mean()),
        slopes=tuple(-float(np.degrees(np.arctan(fit[0]))) for fit in fits),
    )


def distance(one: Points, other: Points) -> float:
    """RMS between two shapes of `shape`; by nearest points where strokes do not pair."""
    if len(one) == len(other):
        return float(np.sqrt(((one - other) ** 2).sum(axis=1).mean()))
    between = np.square(one[:, None] - other).sum(axis=2)
    return float(np.sqrt(between.min(axis=0).mean() / 2 + between.min(axis=1).mean() / 2))


def shape(strokes: Sequence[Points]) -> Points:
    """24 points along each stroke of shape (n, 2), about their middle."""
    points = np.concatenate([_spread(stroke) for stroke in strokes])
    return np.asarray(points - points.mean(axis=0))


def _letters(ink: Ink) -> Iterator[_Letter]:
    joining = ink.joins
    strokes: defaultdict[int, list[Points]] = defaultdict(list)
    for stroke, glyph in enumerate(ink.stroke_glyphs.tolist()):
        if not joining[stroke]:
            begin, end = ink.stroke_starts[stroke : stroke + 2]
            strokes[glyph].append(ink.points[begin:end, :2] / ink.x_height)
    for index, char in enumerate(ink.text):
        if char.isalpha() and strokes[index]:
            yield _Letter(char, index, int(ink.boxes[index, 3]), tuple(strokes[index]))


def _distances(letters: Sequence[_Letter]) -> tuple[Points, Points]:
    """Of all pairs of one letter; and of those that stand side by side."""
    groups: defaultdict[str, list[_Letter]] = defaultdict(list)
    for letter in letters:
        groups[letter.char].append(letter)
    found, beside = [np.zeros(0)], [np.zeros(0)]
    for group in groups.values():
        one, other = np.triu_indices(len(group), 1)
        apart = _apart([shape(letter.strokes) for letter in group])[one, other]
        places = np.array([letter.index for letter in group])
        found.append(apart)
        beside.append(apart[places[other] == places[one] + 1])
    return np.concatenate(found), np.concatenate(beside)


def _apart(shapes: Sequence[Points]) -> Points:
    """(n, n) the distances of n shapes: `distance`, of many that pair at once."""
    apart = np.zeros((len(shapes), len(shapes)))
    sizes = np.array([len(each) for each in shapes])
    for size in np.unique(sizes):
        alike = np.flatnonzero(sizes == size)
        points = np.array([shapes[number] for number in alike.tolist()])
        between = np.square(points[:, None] - points).sum(axis=3).mean(axis=2)
        apart[np.ix_(alike, alike)] = np.sqrt(between)
    for one, other in np.argwhere(sizes[:, None] < sizes).tolist():
        apart[one, other] = apart[other, one] = distance(shapes[one], shapes[other])
    return apart


def _lines(small: Sequence[_Letter]) -> list[tuple[Points, Points]]:
    """Of each full line, x and y of the feet of its small letters."""
    feet: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for letter in small:
        points = letter.points
        feet[letter.line].append((float(points[:, 0].mean()), float(points[:, 1].max())))
    return [
        (np.array(line)[:, 0], np.array(line)[:, 1])
        for line in feet.values()
        if len(line) > _FULL_LINE
    ]


def _spread(stroke: Points) -> Points:
    """Points at even distances along a stroke."""
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(stroke, axis=0).T)))
    marks = np.linspace(0, along[-1], _MARKS)
    return np.column_stack([np.interp(marks, along, part) for part in stroke.T])
