"""Measure a writer: size, lean, pen, spaces and joins, from letters and lines in mm."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from penned.hand.form import Stroke
    from penned.hand.learn.samples import Drawn

    Row = NDArray[np.float64]

LOW = frozenset("aceimnorsuvwxzı")  # stand on the line and reach the x-height, but for dots
TALL, LONG = frozenset("bdfhkl"), frozenset("gjpqy")
LEANS = frozenset("bdfhijklmnpqrtuy")
FEWEST = 6  # letters, gaps or words from which something can be told
MEET = 0.3  # mm: strokes nearer than this touch
UPRIGHT = 0.8  # of a step: what leans more is no stem


def x_height(letters: Sequence[Drawn]) -> float | None:
    """The median height of small letters, in mm; None where fewer than three were written."""
    heights = [-np.min(body(d)[:, 1]) + np.max(body(d)[:, 1]) for d in letters if d.text in LOW]
    return float(np.median(heights)) if len(heights) >= 3 else None


def foot(letters: Sequence[Drawn]) -> float:
    """How far below the baseline this writer's letters stand, in mm."""
    feet = [float(body(d)[:, 1].max()) for d in letters if d.text in LOW]
    return float(np.median(feet)) if feet else 0.0


def body(drawn: Drawn) -> Row:
    """The points of a letter without what is written late."""
    return np.concatenate(drawn.strokes[: len(drawn.strokes) - drawn.late] or drawn.strokes)


def reach(letters: Sequence[Drawn], height: float) -> float | None:
    """From the heads of tall letters to the feet of long ones, in x-heights of this many mm."""
    heads = [-float(body(d)[:, 1].min()) for d in letters if d.text in TALL]
    feet = [float(body(d)[:, 1].max()) for d in letters if d.text in LONG]
    if not heads or not feet:
        return None
    return (float(np.median(heads)) + float(np.median(feet))) / height


def pen(letters: Sequence[Drawn]) -> float:
    """The median width of the line, in mm."""
    return float(np.median(np.concatenate([s[:, 2] for d in letters for s in d.strokes])))


def lean(letters: Sequence[Drawn]) -> float:
    """How far stems lean to the right for each step upward."""
    steps = [_even(s)[:, :2] for d in letters if d.text in LEANS for s in d.strokes]
    ways = np.concatenate([s[3:] - s[:-3] for s in steps if len(s) > 3] or [np.zeros((0, 2))])
    size = np.hypot(*ways.T)
    stems = np.abs(ways[:, 0]) < UPRIGHT * np.abs(ways[:, 1])
    if stems.sum() < 10:
        return 0.0
    slopes, weights = -ways[stems, 0] / ways[stems, 1], size[stems]
    return _centre(slopes, weights)


def _centre(values: Row, weights: Row) -> float:
    """The densest value: stems agree with one another, curves do not."""
    grid = np.linspace(-UPRIGHT, UPRIGHT, 161)
    near = np.exp(-0.5 * ((grid[:, None] - values) / 0.08) ** 2) @ weights
    return float(grid[near.argmax()])


def _even(stroke: Stroke) -> Stroke:
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(stroke[:, :2], axis=0).T)))
    marks = np.linspace(0.0, along[-1], max(int(along[-1] / 0.15), 1) + 1)
    return np.column_stack([np.interp(marks, along, column) for column in stroke.T])


@dataclass(frozen=True, slots=True)
class Spacing:
    """How lines were written; lengths in x-heights. None is what could not be measured."""

    joined: float | None = None  # share of the joins in words that were made
    gap: float | None = None
    gap_spread: float | None = None
    word_gap: float | None = None
    word_gap_spread: float | None = None
    size_spread: float | None = None
    foot_spread: float | None = None


def spacing(lines: Sequence[Drawn], lean: float, height: float) -> Spacing:
    """What lines tell of spaces and joins, written with this lean and x-height (in mm)."""
    words = [word for line in lines for word in _words(line, lean, height)]
    joins = sum(len(text) - 1 for text, _ in words)
    if joins < FEWEST:
        return Spacing()
    made = sum(max(len(text) - len(parts), 0) for text, parts in words)
    apart = [(text, parts) for text, parts in words if len(parts) == len(text)]
    gaps = np.array([b.left - a.right for _, parts in apart for a, b in pairwise(parts)]) / height
    low = _low(words)
    tall = np.array([part.foot - part.top for part in low])
    between = np.concatenate([_between(line, lean, height) for line in lines]) / height
    return Spacing(
        joined=made / joins,
        gap=_median(gaps),
        gap_spread=_spread(gaps),
        word_gap=_median(between),
        word_gap_spread=_spread(between),
        size_spread=_spread(tall / max(tall.mean(), 1e-9)) if len(tall) else None,
        foot_spread=_spread(np.array([part.foot for part in low]) / height),
    )


def line_height(lines: Sequence[Drawn], lean: float, height: float) -> float | None:
    """The x-height, in mm, at which lines were written where no guide said how large."""
    low = _low([word for line in lines for word in _words(line, lean, height)])
    tall = [part.foot - part.top for part in low]
    return float(np.median(tall)) if len(tall) >= FEWEST else None


class _Part(NamedTuple):
    """A run of ink: where it reaches, upright; its dots aside, where its top and its foot are."""

    left: float
    right: float
    top: float
    foot: float


def _low(words: Sequence[tuple[str, list[_Part]]]) -> list[_Part]:
    """The runs of ink that are small letters, of words whose every letter stands alone."""
    return [
        part
        for text, parts in words
        if len(parts) == len(text)
        for char, part in zip(text, parts, strict=True)
        if char in LOW
    ]


def _words(line: Drawn, lean: float, height: float) -> list[tuple[str, list[_Part]]]:
    """Each word of a line with the runs of ink it was written in; none where they do not tell."""
    texts, runs = line.text.split(), _runs(line, lean, height)
    if len(runs) < len(texts):
        return []
    gaps = np.array([b.left - a.right for a, b in pairwise(runs)])
    cuts = np.sort(np.argsort(-gaps)[: len(texts) - 1]) + 1
    parts = [runs[a:b] for a, b in pairwise((0, *cuts.tolist(), len(runs)))]
    return list(zip(texts, parts, strict=True))


def _between(line: Drawn, lean: float, height: float) -> Row:
    words = _words(line, lean, height)
    return np.array([b[0].left - a[-1].right for (_, a), (_, b) in pairwise(words)])


def _runs(line: Drawn, lean: float, height: float) -> list[_Part]:
    """The blobs of a line from left to right, dots and bars with what they stand over."""
    blobs = line.blobs or _touching(line.strokes)
    parts = []
    for blob in blobs:
        points = np.concatenate([line.strokes[n] for n in blob])
        x, y = points[:, 0] + lean * points[:, 1], points[:, 1]
        parts.append(_Part(float(x.min()), float(x.max()), float(y.min()), float(y.max())))
    runs: list[_Part] = []
    for part in sorted(parts):
        last = runs[-1] if runs else None
        if last and _one_letter(last, part, height):
            body = max(last, part, key=lambda each: each.foot - each.top)
            runs[-1] = _Part(min(last.left, part.left), max(last.right, part.right), *body[2:])
        else:
            runs.append(part)
    return runs


def _one_letter(one: _Part, other: _Part, height: float) -> bool:
    """Whether two runs, the first further left, are parts of one letter."""
    shared = one.right - other.left
    narrow = min(one.right - one.left, other.right - other.left)
    if shared > 0.5 * narrow:
        return True
    above = min(one, other, key=lambda each: each.foot)
    below = other if above is one else one
    small = above.foot - above.top < 0.5 * height and above.right - above.left < 0.6 * height
    return small and above.foot < below.top and shared > -0.35 * height


def _touching(strokes: Sequence[Stroke]) -> list[list[int]]:
    """The numbers of strokes that meet, blob by blob."""
    spots = [_even(stroke)[:, :2] for stroke in strokes]
    blobs: list[list[int]] = []
    for number, spot in enumerate(spots):
        near = [
            blob
            for blob in blobs
            if any(np.hypot(*(spot[:, None] - spots[n]).T).min() < MEET for n in blob)
        ]
        blobs = [blob for blob in blobs if blob not in near]
        blobs.append([number, *(n for blob in near for n in blob)])
    return blobs


def _median(values: Row) -> float | None:
    return float(np.median(values)) if len(values) >= FEWEST else None


def _spread(values: Row) -> float | None:
    """The standard deviation, outliers aside."""
    if len(values) < 2 * FEWEST:
        return None
    low, high = np.percentile(values, (15.9, 84.1))
    return float(high - low) / 2
