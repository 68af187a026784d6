"""The outside of a card: art on its front, a small maker's line on its back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from penned.errors import Refused
from penned.page import face, limits
from penned.page.block import moved
from penned.page.decor import Decor, dressed, note_role
from penned.page.page import Page, Picture, Placed, Type
from penned.page.pasted import seen
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from penned.page.page import Mark
    from penned.stationery.paper import Card, Panel

_SIZE = 6.5  # points, of the maker's line
_COLOUR = "#8a8a86"
_FRONTS = ("front", "face")
_BACKS = ("back", "reverse")


@lru_cache(maxsize=16)
def outside(card: Card, decor: Decor | Picture | None = None, *, makers_line: str = "") -> Page:
    """The outside of the open sheet: the design's front, and a maker's line low on the back.

    A picture's area is told in the upright front's own coordinates, and may reach beyond it by the
    card's bleed. The same arguments give the same page. Raises `Refused` where the design has no
    room or no front.
    """
    page = Page(
        width=card.width,
        height=card.height,
        safe=Rect(0, 0, card.width, card.height).inset(card.safe_margin),
        marks=marks(card, decor, makers_line),
        title="Outside of the card",
        bleed=card.bleed,
    )
    limits.check(page)
    return page


def front(card: Card, decor: Decor) -> Page:
    """The front alone and upright, or the face of a flat card and of a letter: as one sees it."""
    panel = _front(card)
    paper = Rect(0, 0, panel.area.width, panel.area.height)
    role = note_role(card, decor)
    dress = dressed(paper, decor, role, column=panel.writing) if role else None
    shown = dress.marks if dress else _art(card, panel, decor)
    return Page(
        width=paper.width,
        height=paper.height,
        safe=paper.inset(card.safe_margin),
        marks=shown,
        title=decor.design.title,
    )


def marks(card: Card, decor: Decor | Picture | None, makers_line: str = "") -> tuple[Mark, ...]:
    """What stands on the front and the back, in the coordinates of the open sheet."""
    found: list[Mark] = []
    if decor is not None:
        front = _front(card)
        found += _on_sheet(front, _art(card, front, decor))
    if makers_line := seen(makers_line).strip():
        back = _panel(card, _BACKS)
        if back is None or card.fold in ("flat", "sheet"):
            raise Refused(f"the card “{card.name}” has no back for a maker's line")
        found += _on_sheet(back, (_makers_line(makers_line, back.area),))
    return tuple(found)


def _panel(card: Card, names: tuple[str, ...]) -> Panel | None:
    return next((each for each in card.panels if each.name in names), None)


def _front(card: Card) -> Panel:
    found = _panel(card, _FRONTS)
    if found is None:
        raise Refused(f"the card “{card.name}” has no front")
    return found


def _art(card: Card, front: Panel, decor: Decor | Picture) -> tuple[Mark, ...]:
    """What stands on the upright front; nothing where the design is round the note alone."""
    if isinstance(decor, Picture):
        return (decor,)
    paper = Rect(0, 0, front.area.width, front.area.height)
    if "front" not in decor.design.roles and note_role(card, decor):
        return ()
    return dressed(paper, decor, "front").marks


def _makers_line(text: str, area: Rect) -> Type:
    x = (area.width - face.width(text, _SIZE)) / 2
    return Type(text, x, area.height - 11, _SIZE, _COLOUR)


def _on_sheet(panel: Panel, upright: tuple[Mark, ...]) -> list[Mark]:
    """Marks of an upright panel where they stand on the open sheet."""
    if not panel.turn:
        return [moved(each, panel.area.x, panel.area.y) for each in upright]
    area = panel.area
    page = Page(area.width, area.height, Rect(0, 0, area.width, area.height), upright)
    return [Placed(page, area.x, area.y, panel.turn)]
