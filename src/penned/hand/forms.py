"""Forms: many forms in one row, so that a whole text is written at once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """f forms, one after the other: s strokes, n points. Every index counts from its form's first.

    points: (n, 3) x and y in x-heights, y downward from the baseline, x = 0 at the left of the
    form's ink were it upright; and the pen's width, 1 being the hand's own.
    point_counts: (s,) points of each stroke. late: (s,) whether it is written after the word.
    loose: (s,) how freely it wanders, of 1: dots do, over letters most.
    stroke_counts, form_counts: (f,) strokes and points of each form.
    target, nearing: (n,) a stroke is a few movements of the pen, from one target to the next: the
    target that the pen has left, and how near it is to the next one, 0 to 1.
    aim, give: (t,) the point at each target, and how freely the pen may miss it, of 1.
    target_counts: (f,).
    mark, beyond: (k,) places all along the ink: the point before each, and how far it is to the
    next one, 0 to 1. mark_counts: (f,).
    joins: (f, 2) whether a joining stroke may lead to the form, and leave it. ends: (f, 4) the
    points where the first stroke begins, and which it heads for; which the last stroke that is
    not late comes from, and where it ends. tail: (f,) the target at that end.
    """

    points: Row
    point_counts: Index
    late: Flags
    loose: Row
    stroke_counts: Index
    form_counts: Index
    target: Index
    nearing: Row
    aim: Index
    give: Row
    target_counts: Index
    mark: Index
    beyond: Row
    mark_counts: Index
    joins: Flags
    ends: Index
    tail: Index

    def take(self, chosen: Index) -> Forms:
        """The forms of these numbers in this order; a form may be taken many times."""
        strokes, points, targets, marks = (
            runs(starts_of(counts)[chosen], counts[chosen])
            for counts in (
                self.stroke_counts, self.form_counts, self.target_counts, self.mark_counts,
            )
        )  # fmt: skip
        return Forms(
            points=self.points.take(points, axis=0),
            point_counts=self.point_counts[strokes],
            late=self.late[strokes],
            loose=self.loose[strokes],
            stroke_counts=self.stroke_counts[chosen],
            form_counts=self.form_counts[chosen],
            target=self.target[points],
            nearing=self.nearing[points],
            aim=self.aim[targets],
            give=self.give[targets],
            target_counts=self.target_counts[chosen],
            mark=self.mark[marks],
            beyond=self.beyond[marks],
            mark_counts=self.mark_counts[chosen],
            joins=self.joins[chosen],
            ends=self.ends[chosen],
            tail=self.tail[chosen],
        )


def in_one_row(many: Sequence[Forms]) -> Forms:
    """All of `many`, one after the other."""
    return Forms(
        **{
            field.name: np.concatenate([getattr(each, field.name) for each in many])
            for field in fields(Forms)
        }
    )


def starts_of(counts: Index) -> Index:
    """Where each of `counts` things begins when all stand in one row."""
    return np.cumsum(counts) - counts


def runs(starts: Index, counts: Index) -> Index:
    """The indices of runs that begin at `starts` and are `counts` long, one after the other."""
    return np.repeat(starts - starts_of(counts), counts) + np.arange(counts.sum())
