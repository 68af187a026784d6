"""A block: a piece of a design before it has its place on a panel."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.page.page import Art, Picture, Placed, Rule, Shape, Type, Writing
from penned.page.placing import moved as moved_ink
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from penned.page.page import Mark

_UPRIGHT = np.eye(2)
FINEST = 0.09
"""mm: a quarter of a point, the thinnest line that printers keep whole."""


class Block(NamedTuple):
    """Marks whose upper left corner is 0, 0, and how much room they take."""

    marks: tuple[Mark, ...]
    width: float
    height: float


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """`mark` moved to the right and down, in mm."""
    match mark:
        case Art():
            return Art(turned(mark.shapes, _UPRIGHT, (dx, dy)), mark.said)
        case Writing():
            return replace(mark, ink=moved_ink(mark.ink, (dx, dy)))
        case Picture(area=area):
            return replace(mark, area=Rect(area.x + dx, area.y + dy, area.width, area.height))
        case Rule():
            return Rule(
                mark.x0 + dx, mark.y0 + dy, mark.x1 + dx, mark.y1 + dy, mark.width, mark.colour
            )
        case Type() | Placed():
            return replace(mark, x=mark.x + dx, y=mark.y + dy)


def turned(
    shapes: Sequence[Shape], matrix: NDArray[np.float64], shift: tuple[float, float] = (0.0, 0.0)
) -> tuple[Shape, ...]:
    """The shapes with every point times `matrix`, (2, 2), and then moved by `shift`, in mm."""
    points = np.concatenate([each.points for each in shapes]) @ matrix + shift
    ends = list(accumulate(len(each.points) for each in shapes))
    return tuple(
        Shape(s.steps, points[end - len(s.points) : end], s.fill, s.stroke, s.width, s.even_odd)
        for s, end in zip(shapes, ends, strict=True)
    )


def extent(shapes: Sequence[Shape]) -> Rect:
    """The area that holds all shapes, with the points that only bend their curves."""
    points = np.concatenate([each.points for each in shapes])
    half = np.repeat([each.width / 2 for each in shapes], [len(each.points) for each in shapes])
    left, top = (points - half[:, None]).min(axis=0).tolist()
    right, bottom = (points + half[:, None]).max(axis=0).tolist()
    return Rect(left, top, right - left, bottom - top)
