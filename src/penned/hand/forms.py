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

    points: (3, n) x and y in x-heights, y downward from the baseline, x = 0 at the left of the
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
    joins: (2, f) whether a joining stroke may lead to the form, and leave it. ends: (4, f) the
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
            points=self.points.take(points, axis=1),
            point_counts=self.point_counts.take(strokes),
            late=self.late.take(strokes),
            loose=self.loose.take(strokes),
            stroke_counts=self.stroke_counts.take(chosen),
            form_counts=self.form_counts.take(chosen),
            target=self.target.take(points),
            nearing=self.nearing.take(points),
            aim=self.aim.take(targets),
            give=self.give.take(targets),
            target_counts=self.target_counts.take(chosen),
            mark=self.mark.take(marks),
            beyond=self.beyond.take(marks),
            mark_counts=self.mark_counts.take(chosen),
            joins=self.joins.take(chosen, axis=1),
            ends=self.ends.take(chosen, axis=1),
            tail=self.tail.take(chosen),
        )


def in_one_row(many: Sequence[Forms]) -> Forms:
    """All of `many`, one after the other."""
    return Forms(
        **{
            field.name: np.concatenate([getattr(each, field.name) for each in many], axis=-1)
            for field in fields(Forms)
        }
    )


def starts_of(counts: Index) -> Index:
    """Where each of `counts` things begins when all stand in one row."""
    starts: Index = counts.cumsum() - counts
    return starts


def runs(starts: Index, counts: Index) -> Index:
    """The indices of runs that begin at `starts` and are `counts` long, one after the other."""
    places: Index = (starts - starts_of(counts)).repeat(counts)
    places += np.arange(len(places))
    return places
