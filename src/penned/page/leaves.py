"""The panels of a card that a note is written on, and the sides of the open sheet they lie on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from penned.page import limits
from penned.page.decor import Decor, dressed, note_role, takes_face
from penned.page.draft import OVERHANG
from penned.page.outside import outside
from penned.page.page import Art, Page, Picture, Placed
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.page.page import Mark
    from penned.stationery.paper import Card, Panel

_KEEP = OVERHANG + 1.0  # mm inside of the safe area: what hangs over, and where lines wander


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A panel to be written on: where, and what stands on it.

    In the coordinates of the open sheet; of a panel that is upside down, in its own, upright.
    `flush`: the lines begin at the left of the area, under a letterhead that does.
    """

    panel: Panel
    area: Rect
    marks: tuple[Mark, ...]
    flush: bool = False


def ways(card: Card, decor: Decor | Picture | None) -> Iterator[tuple[Leaf, ...]]:
    """The panels that a note may be written on, in the order in which it is read; the fewest first.

    A note that goes on inside is read from left to right and from top to bottom, as a book is.
    """
    role = note_role(card, decor)
    panels = card.written_on[takes_face(card, decor) :]
    yield (_leaf(panels[0], card, decor, role),)
    inner = [panel for panel in panels if panel.name.startswith("inside")]
    panels = (*inner[::-1], *(panel for panel in panels if panel not in inner))
    for count in range(2, len(panels) + 1):
        yield tuple(_leaf(panel, card, decor, role) for panel in panels[:count])


def sheets(
    card: Card,
    leaves: Sequence[Leaf],
    decor: Decor | Picture | None,
    *,
    makers_line: str,
    title: str,
) -> Iterator[Page]:
    """The sides of the open sheet: the one that the note begins on, then the other.

    The other is there if anything is on it: art, the end of the note, a maker's line.
    """
    art = decor if card.has("front") or takes_face(card, decor) else None
    outer = outside(card, art, makers_line=makers_line) if art or makers_line.strip() else None
    if card.one_sided:
        yield _sheet(card, leaves, outer.marks if outer else (), title)
        return
    begun = leaves[0].panel.side
    other = [leaf for leaf in leaves if leaf.panel.side != begun]
    yield _sheet(card, [leaf for leaf in leaves if leaf.panel.side == begun], (), title)
    if other:
        yield _sheet(card, other, outer.marks if outer else (), title)
    elif outer:
        yield outer


@lru_cache(maxsize=64)
def _leaf(panel: Panel, card: Card, decor: Decor | Picture | None, role: str) -> Leaf:
    x, y = (0.0, 0.0) if panel.turn else (panel.area.x, panel.area.y)
    whole = Rect(x, y, panel.area.width, panel.area.height)
    written = panel.writing or whole
    column = Rect(x + written.x, y + written.y, written.width, written.height)
    area = _common(column, whole.inset(card.safe_margin + _KEEP))
    if not isinstance(decor, Decor) or not role or panel.side == "outside":
        return Leaf(panel, area, ())
    marks, left, flush = dressed(whole, decor, role, column=column)
    return Leaf(panel, _common(area, left), marks, flush)


def _common(one: Rect, other: Rect) -> Rect:
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Rect(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)


def _sheet(card: Card, leaves: Sequence[Leaf], under: tuple[Mark, ...], title: str) -> Page:
    """A side of the open sheet: what is `under` the note, and the leaves with the note."""
    alone = len(leaves) == 1 and not under and not leaves[0].panel.turn
    paper = leaves[0].panel.area if alone else Rect(0, 0, card.width, card.height)
    marks = (*under, *(mark for leaf in leaves for mark in _on_sheet(card, leaf)))
    page = Page(
        width=card.width,
        height=card.height,
        safe=paper.inset(card.safe_margin),
        marks=marks,
        title=title,
        bleed=card.bleed if any(isinstance(mark, Art | Picture) for mark in marks) else 0.0,
        creases=card.creases,
    )
    limits.check(page)
    return page


def _on_sheet(card: Card, leaf: Leaf) -> tuple[Mark, ...]:
    area = leaf.panel.area
    if not leaf.panel.turn:
        return leaf.marks
    paper = Rect(0, 0, area.width, area.height)
    page = Page(area.width, area.height, paper.inset(card.safe_margin), leaf.marks)
    return (Placed(page, area.x, area.y, leaf.panel.turn),)
