"""A design's drawings on a panel: one, a row, the corners, a grid, or strewn; never distorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.errors import Refused
from penned.page.block import FINEST, Block, extent, turned
from penned.page.page import Art, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from penned.stationery.drawing import Drawing
    from penned.stationery.paper import Rect
    from penned.stationery.thing import Motif

_UPRIGHT = np.eye(2)
_MOST_IN_A_ROW = 200
_UNLIKE_DRAWN = 0.25  # how ill it is to be twice as large as drawn, of height left over
_SQUEEZED = 0.25  # of a drawing: rather than one more in a row, all are so much closer
_GOLDEN = 0.6180339887  # steps by it fall everywhere and never twice on the same place


class _Stand(NamedTuple):
    """How a drawing stands: how large, turned clockwise by degrees, mirrored."""

    scale: float = 1.0
    turn: float = 0.0
    mirror: bool = False

    @property
    def matrix(self) -> NDArray[np.float64]:
        angle = np.radians(self.turn)
        cos, sin = np.cos(angle), np.sin(angle)
        turned = np.array([[cos, sin], [-sin, cos]]) * self.scale
        return np.array([[-1.0, 0.0], [0.0, 1.0]]) @ turned if self.mirror else turned


def placed(
    thing: Motif, drawings: Sequence[Drawing], area: Rect, colours: Mapping[str, str]
) -> Block:
    """The motif in a panel's part of this size; `Refused` where it has no room."""
    match thing.repeat:
        case "once":
            return _once(thing, drawings[0], area, colours)
        case "row":
            shapes = _row(thing, drawings, area, colours)
            box = extent(shapes)
            return Block((Art(_shifted(shapes, 0, -box.y)),), area.width, box.height)
        case "corners" | "facing":
            shapes = _corners(thing, drawings[0], area, colours)
        case "grid":
            shapes = _grid(thing, drawings, area, colours)
        case _:
            shapes = _scatter(thing, drawings, area, colours)
    return Block((Art(tuple(shapes)),), area.width, area.height)


def _once(thing: Motif, drawing: Drawing, area: Rect, colours: Mapping[str, str]) -> Block:
    shapes = _drawn(drawing, _Stand(1, thing.turn, thing.mirror), colours)
    box = extent(shapes)
    scale = _scale(thing, min(area.width / box.width, area.height / box.height))
    shapes = _drawn(drawing, _Stand(scale, thing.turn, thing.mirror), colours)
    box = extent(shapes)
    return Block((Art(_shifted(shapes, -box.x, -box.y)),), box.width, box.height)


def _row(
    thing: Motif, drawings: Sequence[Drawing], area: Rect, colours: Mapping[str, str]
) -> list[Shape]:
    """Side by side on one ground line, as many as fit; what is left over widens the gaps."""
    scale = _scale(thing, area.height / max(each.height for each in drawings))
    stood: list[tuple[Drawing, bool]] = []
    wide = 0.0
    while True:
        drawing = drawings[len(stood) % len(drawings)]
        more = drawing.width * scale + (thing.gap_between[0] * scale if stood else 0)
        if stood and wide + more > area.width:
            break
        if not stood and more > area.width:
            raise Refused("the panel is too narrow for the design’s row of drawings")
        wide += more
        stood.append((drawing, len(stood) // len(drawings) % 2 == 1))
    spare = area.width - wide
    between = spare / (len(stood) - 1) if len(stood) > 1 else 0
    shapes: list[Shape] = []
    x = 0.0 if len(stood) > 1 else spare / 2
    for drawing, mirrored in stood:
        drawn = _drawn(drawing, _Stand(scale, 0, mirrored != thing.mirror), colours)
        dx = x + (drawing.width * scale if mirrored != thing.mirror else 0)
        shapes += _shifted(drawn, dx, -drawing.height * scale)
        x += (drawing.width + thing.gap_between[0]) * scale + between
    return shapes


def _corners(thing: Motif, drawing: Drawing, area: Rect, colours: Mapping[str, str]) -> list[Shape]:
    """In each corner as in a mirror; or in `place` and, turned about, in the one across."""
    stand = _Stand(1, thing.turn, thing.mirror)
    box = extent(_drawn(drawing, stand, colours))
    fitting = min(area.width * thing.each[0] / box.width, area.height * thing.each[1] / box.height)
    stand = stand._replace(scale=_scale(thing, fitting))
    drawn = _drawn(drawing, stand, colours)
    box = extent(drawn)
    found: list[Shape] = []
    for right, low in ((False, False), (True, False), (True, True), (False, True)):
        if thing.repeat == "facing" and (right != low) == (thing.place in _RISING):
            continue
        flips = np.diag([-1.0 if right else 1.0, -1.0 if low else 1.0])
        shift = (area.width if right else 0, area.height if low else 0)
        found += turned(_shifted(drawn, -box.x, -box.y), flips, shift)
    return found


_RISING = ("top-left", "bottom-right", "centre")


def _grid(
    thing: Motif, drawings: Sequence[Drawing], area: Rect, colours: Mapping[str, str]
) -> list[Shape]:
    """Rows that fill the width wholly, and as much of the height as whole drawings do.

    Where every other row is moved, it has one drawing less.
    """
    tile = drawings[0]
    step, down = tile.width + thing.gap_between[0], tile.height + thing.gap_between[1]
    aside = thing.stagger * step

    def laid(count: int) -> tuple[float, int, float]:
        """Of so many in a row: their scale, the rows, and the height that is left over."""
        scale = area.width / ((count - 1) * step + tile.width)
        rows = int((area.height / scale - tile.height) / down + 1 + 1e-6)
        return scale, rows, area.height - ((rows - 1) * down + tile.height) * scale

    def fault(way: tuple[float, int, float]) -> float:
        return way[2] / area.height + _UNLIKE_DRAWN * abs(float(np.log(way[0])))

    ways = {laid(count): count for count in range(1, _MOST_IN_A_ROW)}
    fits = [way for way in ways if thing.scale[0] <= way[0] <= thing.scale[1] and way[1] > 0]
    if not fits:
        raise Refused("the panel has no room for the design’s tiles")
    best = min(fits, key=fault)
    scale, rows, spare = best
    stood = [_drawn(each, _Stand(scale), colours) for each in drawings]
    found: list[Shape] = []
    for row in range(rows):
        for column in range(ways[best] - (row % 2 if aside else 0)):
            dx = (column * step + aside * (row % 2)) * scale
            dy = spare / 2 + row * down * scale
            found += _shifted(stood[(row + column) % len(stood)], dx, dy)
    return found


def _scatter(
    thing: Motif, drawings: Sequence[Drawing], area: Rect, colours: Mapping[str, str]
) -> list[Shape]:
    """Strewn: rows moved to and fro, each drawing turned and moved a little, none twice in line."""
    natural = max(max(each.width, each.height) for each in drawings) + thing.gap_between[0]
    across = max(1, int(np.ceil(area.width / (natural * thing.scale[1]) - _SQUEEZED)))
    down = max(1, round(area.height * across / area.width))
    cell = np.array([area.width / across, area.height / down])
    scale = _scale(thing, float(cell.min()) / natural)
    found: list[Shape] = []
    for number in range(across * down):
        row, column = divmod(number, across)
        chance = np.array([(number + 1) * _GOLDEN % 1, (number + 1) * _GOLDEN**2 % 1]) - 0.5
        to_and_fro = (0.14 if row % 2 else -0.14, 0.08 if column % 2 else -0.08)
        middle = (np.array([column + 0.5, row + 0.5]) + to_and_fro + chance * 0.1) * cell
        drawing = drawings[(column + 2 * row) % len(drawings)]
        turn = ((number + 1) * _GOLDEN * 360 + thing.turn) % 360
        drawn = _drawn(drawing, _Stand(scale, turn, number % 2 == 0), colours)
        box = extent(drawn)
        half = np.array([box.width, box.height]) / 2
        if (2 * half > (area.width, area.height)).any():
            raise Refused("the panel has no room for what the design strews over it")
        inside = np.clip(middle, half, np.array([area.width, area.height]) - half)
        found += _shifted(drawn, *(inside - half - (box.x, box.y)))
    return found


def _scale(thing: Motif, fitting: float) -> float:
    """As large as fits, within what the design allows."""
    least, most = thing.scale
    if fitting < least:
        raise Refused(
            f"the panel has room for only {fitting / least:.0%} of what the design’s drawing needs",
            cure="Choose a larger card, or another design.",
        )
    return min(fitting, most)


def _drawn(drawing: Drawing, stand: _Stand, colours: Mapping[str, str]) -> tuple[Shape, ...]:
    """The drawing's shapes, its upper left corner at 0, 0 before it is turned."""
    shapes = [
        Shape(
            each.steps,
            each.points,
            "" if each.width else colours[each.role],
            colours[each.role] if each.width else "",
            max(each.width * stand.scale, FINEST) if each.width else 0.0,
            each.even_odd,
        )
        for each in drawing.outlines
    ]
    return turned(shapes, stand.matrix)


def _shifted(shapes: Sequence[Shape], dx: float, dy: float) -> tuple[Shape, ...]:
    return turned(shapes, _UPRIGHT, (dx, dy))
