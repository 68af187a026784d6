"""What one printer needs: a page moved by its own error, an envelope turned as it is fed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from penned.errors import Refused
from penned.page.page import Page, Placed
from penned.press import extents
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from penned.page.page import Turn
    from penned.page.sheet import Sheet

Edge = Literal["top", "left", "bottom", "right"]
Lies = Literal["left", "centre", "right"]
Face = Literal["up", "down"]

_TURNS: dict[Edge, Turn] = {"top": 0, "left": 90, "bottom": 180, "right": 270}
_MIRRORED: dict[Lies, Lies] = {"left": "right", "centre": "centre", "right": "left"}
_SLACK = 0.005


class Shift(NamedTuple):
    """How far a print has to move to the right and down to lie where it should, in mm."""

    x: float = 0.0
    y: float = 0.0


STRAIGHT = Shift()


@dataclass(frozen=True, slots=True)
class Feed:
    """How an envelope goes into a printer.

    `leads` is the edge of its address side that goes in first; `lies` is where it lies as one looks
    the way the paper goes, `face` how the address side does. `sheet` is what the printer believes
    to print on; None where it knows envelopes.
    """

    leads: Edge = "top"
    lies: Lies = "centre"
    face: Face = "up"
    sheet: Sheet | None = None


def fed(page: Page, feed: Feed) -> Page:
    """The envelope on the page that the printer is told of; `Refused` where it is larger."""
    turn = _TURNS[feed.leads]
    width, height = (page.height, page.width) if turn in (90, 270) else (page.width, page.height)
    if feed.sheet is None:
        return page if not turn else _on(page, width, height, Placed(page, 0, 0, turn))
    sheet = feed.sheet
    if width > sheet.width + _SLACK or height > sheet.height + _SLACK:
        raise Refused(
            f"an envelope of {page.width:g} × {page.height:g} mm, {feed.leads} edge first, is "
            f"larger than {sheet.title}",
            cure="Let its short edge go first, or tell Penned that the printer knows envelopes.",
        )
    lies = _MIRRORED[feed.lies] if feed.face == "down" else feed.lies
    x = {"left": 0.0, "centre": (sheet.width - width) / 2, "right": sheet.width - width}[lies]
    return _on(page, sheet.width, sheet.height, Placed(page, x, 0, turn))


def upright(page: Page) -> Page:
    """The page as a printer takes it, its short edge first: the left one where it is a wide one."""
    return fed(page, Feed("left")) if page.width > page.height else page


def reach(page: Page, by: Shift, margin: float) -> Rect:
    """Where a thing may stand on a page so that it is still printed once the page is moved."""
    width, height = page.width - 2 * margin, page.height - 2 * margin
    return Rect(margin - by.x, margin - by.y, width, height)


def shifted(page: Page, by: Shift, margin: float) -> Page:
    """The page with all that is on it moved; `Refused` with what the move would push off it.

    `margin` is what the printer leaves white, in mm. What stood nearer to an edge before is none of
    the move's doing.
    """
    for box, what in extents.words(page) if any(by) else ():
        low_x, low_y = min(margin, box.x), min(margin, box.y)
        high_x = max(page.width - margin, box.right)
        high_y = max(page.height - margin, box.bottom)
        room = Rect(low_x, low_y, high_x - low_x, high_y - low_y)
        if not room.holds(Rect(box.x + by.x, box.y + by.y, box.width, box.height), _SLACK):
            raise Refused(
                f"moved by {by.x:g} mm to the right and {by.y:g} mm down, this would stand where "
                "the printer cannot print",
                where=f"“{what}”",
                cure="Say smaller numbers for the printer, or move its paper guide.",
            )
    return moved(page, by)


def moved(page: Page, by: Shift) -> Page:
    """The page with all that is on it moved; what leaves the paper is not printed."""
    return _on(page, page.width, page.height, Placed(page, by.x, by.y)) if any(by) else page


def _on(page: Page, width: float, height: float, placed: Placed) -> Page:
    return Page(
        width=width,
        height=height,
        safe=Rect(0, 0, width, height),
        marks=(placed,),
        title=page.title,
        language=page.language,
        bleed=page.bleed,
    )
