"""A plot to look at before it is made: what is written, and where the pen goes without writing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.ink import Ink
from penned.page.page import Page, Rule, Type, Writing
from penned.press.plot.plan import lifts, spoken
from penned.press.raster import png
from penned.stationery.paper import Rect
from penned.units import MM_PER_INCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from penned.page.page import Mark
    from penned.press.plot.plan import Plan

    Row = NDArray[np.float64]

_MARGIN = 6.0
_CAPTION = 9.0  # mm below the picture for its line of figures
_HIGH, _LOW = "#e0452b", "#e8a33d"
_BED, _SHEET = "#9aa3ad", "#5b7fa6"
_THIN = 0.12
_MOST_PIXELS = 6000  # across or down, however large the bed


def dry_run(plan: Plan, *, dpi: float = 150) -> bytes:
    """The bed from above as PNG: ink in its colour, high travels red, low ones amber."""
    picture = _picture(plan)
    longest = max(picture.width, picture.height) / MM_PER_INCH
    return png(picture, dpi=min(dpi, _MOST_PIXELS / longest))


def _picture(plan: Plan) -> Page:
    """The picture as a page that holds the bed and the sheet, wherever that reaches beyond it."""
    across, down = plan.machine.bed.size
    x, y, width, height = plan.sheet
    left, top = min(0, x) - _MARGIN, min(0, y) - _MARGIN
    right, bottom = max(across, x + width) + _MARGIN, max(down, y + height) + _MARGIN
    shift = np.array((-left, -top))
    marks: tuple[Mark, ...] = (
        *_frame((0, 0, across, down), _BED, shift),
        *_frame(plan.sheet, _SHEET, shift),
        *_travels(plan, shift),
        *_written(plan, shift),
        Type(_caption(plan), _MARGIN, bottom - top + _CAPTION - _MARGIN, 9),
    )
    size = (right - left, bottom - top + _CAPTION)
    return Page(*size, safe=Rect(0, 0, *size), marks=marks, title="Dry run")


def _frame(box: Sequence[float], colour: str, shift: Row) -> Iterator[Rule]:
    x, y, width, height = box
    left, top = x + shift[0], y + shift[1]
    right, bottom = left + width, top + height
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    for (x0, y0), (x1, y1) in pairwise(corners):
        yield Rule(x0, y0, x1, y1, 0.3, colour)


def _written(plan: Plan, shift: Row) -> Iterator[Writing]:
    for pen in dict.fromkeys(line.pen for line in plan.lines):
        strokes = [s.points for line in plan.lines if line.pen == pen for s in line.strokes]
        yield Writing(_ink(strokes, pen.width, shift), pen.colour)


def _travels(plan: Plan, shift: Row) -> Iterator[Writing]:
    """The ways that the pen goes above the paper, the low ones on top."""
    lift = plan.machine.lift
    here, ways = np.array(plan.machine.bed.zero), []
    low = False
    for line in plan.lines:
        for stroke, after in zip(line.strokes, lifts(line, lift), strict=True):
            ways.append((low, np.array((here, stroke.points[0]))))
            here, low = stroke.points[-1], after != lift.up
    ways.append((False, np.array((here, plan.machine.bed.zero))))
    for wanted, colour in ((False, _HIGH), (True, _LOW)):
        if mine := [way for is_low, way in ways if is_low == wanted]:
            yield Writing(_ink(mine, _THIN, shift), colour)


def _ink(strokes: Sequence[Row], width: float, shift: Row) -> Ink:
    """Strokes that say no words."""
    points = np.concatenate(strokes) + shift
    starts = np.cumsum([0, *map(len, strokes)])
    return Ink(
        text="",
        points=np.column_stack((points, np.full(len(points), width))),
        stroke_starts=starts,
        stroke_glyphs=np.zeros(len(strokes), dtype=np.intp),
        boxes=np.zeros((0, 4)),
        x_height=1.0,
        line_pitch=1.0,
    )


def _caption(plan: Plan) -> str:
    done = plan.figures
    low = f", {done.hops} of them low" if done.hops else ""
    return (
        f"{plan.machine.title}: {spoken(done.seconds)}, {done.lifts} lifts{low}, "
        f"{done.drawn / 1000:.2f} m of ink, {done.travelled / 1000:.2f} m above the paper"
    )
