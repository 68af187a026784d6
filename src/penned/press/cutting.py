"""Cut marks and fold ticks: short lines in the margins of a sheet, never on a card or its bleed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from penned.page.page import Rule
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.page.sheet import Sheet
    from penned.stationery.paper import Crease

_AWAY = 1.5  # mm from the trim or the bleed
_LONGEST, _SHORTEST = 6.0, 1.5
_WIDTH = 0.1  # a little over a quarter of a point, the least that a press holds
_COLOUR = "#222222"
_DASH, _GAP = 1.2, 0.8
_SLACK = 0.01


class Margin(NamedTuple):
    """A strip along one edge of the sheet that is free for marks: from `begin` to `end`, in mm.

    `begin` is the end away from the cards, where the printer's own margin ends.
    """

    side: str
    begin: float
    end: float

    @property
    def room(self) -> float:
        """How deep it is; negative where there is none."""
        return abs(self.end - self.begin) if (self.end > self.begin) == self.is_first else 0.0

    @property
    def is_first(self) -> bool:
        """Whether it is at the top or the left."""
        return self.side in ("top", "left")

    @property
    def is_across(self) -> bool:
        """Whether it runs along the top or the bottom."""
        return self.side in ("top", "bottom")

    def is_next_to(self, cell: Rect, bleed: float) -> bool:
        """Whether the trim of this cell is the one beside it."""
        edges = {"top": cell.y, "bottom": cell.bottom, "left": cell.x, "right": cell.right}
        away = bleed + _AWAY
        return abs(edges[self.side] - (self.end + (away if self.is_first else -away))) < _SLACK

    def along(self, cell: Rect) -> Rect:
        """The part of it beside a cell that neither a cut's line nor a fold's is in."""
        begin = min(self.begin, self.end)
        if self.is_across:
            return Rect(cell.x + cell.width * 0.08, begin, cell.width * 0.3, self.room)
        return Rect(begin, cell.y + cell.height * 0.08, self.room, cell.height * 0.3)


def margins(cells: Sequence[Rect], sheet: Sheet, *, bleed: float = 0.0) -> tuple[Margin, ...]:
    """What is left between the cards with their bleed and what the printer leaves white."""
    away = bleed + _AWAY
    inside = sheet.printable
    return (
        Margin("top", inside.y, min(cell.y for cell in cells) - away),
        Margin("bottom", inside.bottom, max(cell.bottom for cell in cells) + away),
        Margin("left", inside.x, min(cell.x for cell in cells) - away),
        Margin("right", inside.right, max(cell.right for cell in cells) + away),
    )


def cuts(cells: Sequence[Rect], sheet: Sheet, *, bleed: float = 0.0) -> list[Rule]:
    """A line at either end of every cut; two cards share one, and the sheet's edge needs none."""
    across = _inner({x for cell in cells for x in (cell.x, cell.right)}, sheet.width, sheet.margin)
    down = _inner({y for cell in cells for y in (cell.y, cell.bottom)}, sheet.height, sheet.margin)
    return [
        _line(margin, place, margin.end, _outward(margin, _LONGEST))
        for margin in margins(cells, sheet, bleed=bleed)
        if margin.room >= _SHORTEST
        for place in (across if margin.is_across else down)
    ]


def folds(
    creases: Sequence[Crease], cells: Sequence[Rect], sheet: Sheet, *, bleed: float = 0.0
) -> list[Rule]:
    """Two dashes at either end of every fold; `creases` lie where they do on the sheet."""
    across = _inner({line.x0 for line in creases if line.x0 == line.x1}, sheet.width, sheet.margin)
    down = _inner({line.y0 for line in creases if line.y0 == line.y1}, sheet.height, sheet.margin)
    return [
        _line(margin, place, begin, end)
        for margin in margins(cells, sheet, bleed=bleed)
        if margin.room >= 2 * _DASH + _GAP
        for place in (across if margin.is_across else down)
        for begin, end in _dashes(margin)
    ]


def _inner(places: set[float], length: float, margin: float) -> list[float]:
    """The places in order, each once, without those that the printer leaves white."""
    kept: list[float] = []
    for place in sorted(places):
        if margin <= place <= length - margin and (not kept or place - kept[-1] > _SLACK):
            kept.append(place)
    return kept


def _outward(margin: Margin, far: float) -> float:
    """The place so far from the cards, within the margin."""
    far = min(far, margin.room)
    return margin.end - far if margin.is_first else margin.end + far


def _dashes(margin: Margin) -> Iterator[tuple[float, float]]:
    for begin in (0.0, _DASH + _GAP):
        yield _outward(margin, begin), _outward(margin, begin + _DASH)


def _line(margin: Margin, place: float, begin: float, end: float) -> Rule:
    if margin.is_across:
        return Rule(place, begin, place, end, _WIDTH, _COLOUR)
    return Rule(begin, place, end, place, _WIDTH, _COLOUR)
