"""The ornaments that are drawn to measure: frames, lines and rings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from penned.page.block import Block
from penned.page.page import Art, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.stationery.paper import Rect
    from penned.stationery.thing import Frame, Line, Rings

_QUARTER = 0.5522847498  # how far the handles of a quarter of a circle reach, of its radius


class _Pencil:
    """Draws a path of lines and arcs, point after point."""

    def __init__(self, x: float, y: float) -> None:
        self.steps = ["M"]
        self.points = [(x, y)]

    def line(self, x: float, y: float) -> None:
        self.steps.append("L")
        self.points.append((x, y))

    def arc(self, centre: tuple[float, float], start: float, sweep: float) -> None:
        """Round `centre` from the angle `start` by `sweep` degrees; from where the path is."""
        radius = float(np.hypot(*np.subtract(self.points[-1], centre)))
        parts = max(1, int(np.ceil(abs(sweep) / 90 - 1e-6)))
        step = np.radians(sweep / parts)
        handle = 4 / 3 * np.tan(step / 4) * radius
        for n in range(parts):
            a, b = np.radians(start) + n * step, np.radians(start) + (n + 1) * step
            ends = [
                (centre[0] + radius * np.cos(angle), centre[1] + radius * np.sin(angle))
                for angle in (a, b)
            ]
            self.steps.append("C")
            self.points += [
                (ends[0][0] - handle * np.sin(a), ends[0][1] + handle * np.cos(a)),
                (ends[1][0] + handle * np.sin(b), ends[1][1] - handle * np.cos(b)),
                ends[1],
            ]

    def shape(self, *, closed: bool, fill: str = "", stroke: str = "", width: float = 0) -> Shape:
        points = np.array(self.points, dtype=np.float64)
        return Shape("".join(self.steps) + "Z" * closed, points, fill, stroke, width)


def frame(thing: Frame, area: Rect, colours: Mapping[str, str]) -> Block:
    """A frame that fills `area`; its line lies wholly inside."""
    half = thing.width / 2
    width, height = area.width - thing.width, area.height - thing.width
    path = _FRAMES[thing.style](width, height, min(thing.radius, min(width, height) / 2))
    fill = colours[thing.fill] if thing.fill else ""
    stroke = colours[thing.colour] if thing.width else ""
    shape = path.shape(closed=True, fill=fill, stroke=stroke, width=thing.width)
    shape.points[:] += half
    return Block((Art((shape,)),), area.width, area.height)


def _square(width: float, height: float, _radius: float) -> _Pencil:
    path = _Pencil(0, 0)
    for x, y in ((width, 0), (width, height), (0, height)):
        path.line(x, y)
    return path


def _round(width: float, height: float, radius: float) -> _Pencil:
    return _cornered(width, height, radius, inward=False)


def _notched(width: float, height: float, radius: float) -> _Pencil:
    return _cornered(width, height, radius, inward=True)


def _cornered(width: float, height: float, radius: float, *, inward: bool) -> _Pencil:
    """Corners of an arc each, round or bitten out."""
    path = _Pencil(radius, 0)
    for corner, (x, y) in enumerate(((width, 0), (width, height), (0, height), (0, 0))):
        turn = corner * 90 - 90
        along, on = np.radians(turn + 90), np.radians(turn + 180)
        back = (x - radius * np.cos(along), y - radius * np.sin(along))
        path.line(*back)
        if inward:
            path.arc((x, y), turn + 270, -90)
        else:
            centre = (back[0] + radius * np.cos(on), back[1] + radius * np.sin(on))
            path.arc(centre, turn, 90)
    return path


def _oval(width: float, height: float, _radius: float) -> _Pencil:
    """An ellipse: the four quarters of a circle, stretched."""
    path = _Pencil(1, 0)
    path.arc((0, 0), 0, 360)
    path.points = [((x + 1) * width / 2, (y + 1) * height / 2) for x, y in path.points]
    return path


def _scalloped(width: float, height: float, radius: float) -> _Pencil:
    """Half circles that look outward, a whole number on each side, and most of one on a corner."""
    counts = [max(1, round((side - 4 * radius) / (2 * radius))) for side in (width, height)]
    bow = min(side / (2 * count + 4) for side, count in zip((width, height), counts, strict=True))
    inner = [side - 4 * bow for side in (width, height)]
    across, down = (side / count for side, count in zip(inner, counts, strict=True))
    path = _Pencil(2 * bow, bow)
    corners = ((width - bow, bow), (width - bow, height - bow), (bow, height - bow), (bow, bow))
    steps = ((across, 0.0), (0.0, down), (-across, 0.0), (0.0, -down))
    for number, (corner, (dx, dy)) in enumerate(zip(corners, steps, strict=True)):
        for _ in range(counts[number % 2]):
            x, y = path.points[-1]
            _bow(path, (x + dx, y + dy), bow)
        path.arc(corner, 180 + 90 * number, 270)
    return path


def _bow(path: _Pencil, to: tuple[float, float], height: float) -> None:
    """An arch from where the path is to `to`, on the left of the way."""
    x, y = path.points[-1]
    dx, dy = (to[0] - x) / 2, (to[1] - y) / 2
    length = float(np.hypot(dx, dy))
    out = (dy / length * height, -dx / length * height)
    top = (x + dx + out[0], y + dy + out[1])
    path.steps += ["C", "C"]
    path.points += [
        (x + out[0] * _QUARTER, y + out[1] * _QUARTER),
        (top[0] - dx * _QUARTER, top[1] - dy * _QUARTER),
        top,
        (top[0] + dx * _QUARTER, top[1] + dy * _QUARTER),
        (to[0] + out[0] * _QUARTER, to[1] + out[1] * _QUARTER),
        to,
    ]


def line(thing: Line, area: Rect, colours: Mapping[str, str]) -> Block:
    """A straight line, as long as the area or as it may be."""
    long = min(area.height if thing.upright else area.width, thing.most)
    half = thing.width / 2
    path = _Pencil(half, half)
    path.line(*((half, long - half) if thing.upright else (long - half, half)))
    shape = path.shape(closed=False, stroke=colours[thing.colour], width=thing.width)
    size = (thing.width, long) if thing.upright else (long, thing.width)
    return Block((Art((shape,)),), *size)


def rings(thing: Rings, area: Rect, colours: Mapping[str, str]) -> Block:
    """Circles about the place in `area`, or the parts of them that lie in it."""
    x, y = area.width / 2, area.height / 2
    start, sweep = 0.0, 360.0
    room = min(x, y)
    if thing.place != "centre":
        across, down = thing.place.count("left") - thing.place.count("right"), 0
        down = thing.place.count("top") - thing.place.count("bottom")
        x, y = x - across * area.width / 2, y - down * area.height / 2
        start, sweep = _SWEEPS[across, down]
        reach = (area.width if across else area.width / 2, area.height if down else area.height / 2)
        room = min(reach)
    radii = np.arange(thing.first, room - thing.width / 2 + 1e-9, thing.every)
    shapes = []
    for number, radius in enumerate(radii.tolist()):
        angle = np.radians(start)
        path = _Pencil(x + radius * float(np.cos(angle)), y + radius * float(np.sin(angle)))
        path.arc((x, y), start, sweep)
        colour = colours[thing.colours[number % len(thing.colours)]]
        shapes.append(path.shape(closed=sweep == 360, stroke=colour, width=thing.width))
    return Block((Art(tuple(shapes)),), area.width, area.height)


_SWEEPS = {
    (0, 0): (0.0, 360.0),
    (1, 0): (-90.0, 180.0),
    (-1, 0): (90.0, 180.0),
    (0, 1): (0.0, 180.0),
    (0, -1): (180.0, 180.0),
    (1, 1): (0.0, 90.0),
    (-1, 1): (90.0, 90.0),
    (-1, -1): (180.0, 90.0),
    (1, -1): (270.0, 90.0),
}

_FRAMES = {
    "square": _square,
    "round": _round,
    "notched": _notched,
    "scalloped": _scalloped,
    "oval": _oval,
}
