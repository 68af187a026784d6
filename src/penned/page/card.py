"""A note on its card, laid out as a careful writer would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.errors import BadInput, Refused
from penned.page import face, fitting, limits, parts, signing
from penned.page.page import Page, Type, Writing
from penned.page.pasted import seen
from penned.page.placing import moved
from penned.page.signing import Sign
from penned.stationery.paper import Card, Rect

if TYPE_CHECKING:
    from penned.hand.hand import Hand
    from penned.hand.pen import Pen
    from penned.notes import Note
    from penned.stationery.paper import Envelope

INK = "#1b2a52"

_ABOVE = 0.40  # of the room left over: a little above the middle
_ASIDE = 0.5  # of the room left over at the side


def compose(  # noqa: PLR0913 - what is written, by which hand, on which paper
    note: Note,
    *,
    hand: Hand,
    stationery: Card | Envelope,
    seed: int = 0,
    x_height: float | None = None,
    pen: Pen | None = None,
    ink: str = INK,
    sign: Sign = Sign.GAP,
) -> Page:
    """The inside of the card with the note on it, in the largest writing of the hand that fits.

    `x_height`, in mm, sets the size instead; `pen` is the hand's own where none is given, `ink` a
    colour as #rrggbb. Under a close without a name there is room to sign;
    with `sign` as a drawing the hand's own signature stands there, or in place of the name. Raises
    `Refused` with the first word that no longer fits, or the character that the hand lacks.
    """
    if not isinstance(stationery, Card):
        raise BadInput(f"“{stationery.name}” is an envelope; a note goes on a card")
    letter = parts.read(note.text)
    if not letter.text:
        raise Refused("the note has no words")
    area = stationery.note_area
    name = ""
    if sign is Sign.DRAWING:
        letter, name = signing.parted(letter)
    wish = fitting.Wish(seed, x_height, signing.room(letter, hand, sign), pen)
    draft = fitting.largest(letter, hand, area, wish)
    aside = area.x - draft.box.x + max(area.width - draft.box.width, 0) * _ASIDE
    down = area.y - draft.box.y + (area.height - draft.box.height) * _ABOVE
    written = [moved(draft.ink, (aside, down))]
    if sign is Sign.DRAWING:
        drawing = signing.drawn(hand, name, written[0], letter, area)
        written.append(drawing if pen is None else signing.with_pen(pen, drawing, hand))
    page = Page(
        width=stationery.width,
        height=stationery.height,
        safe=stationery.note_panel.inset(stationery.safe_margin),
        marks=tuple(Writing(each, ink) for each in written),
        title=_title(note),
    )
    limits.check(page)
    return page


def outside(stationery: Card, makers_line: str = "") -> Page:
    """The outside of the card: blank, or with a small maker's line low on the back."""
    panel = stationery.back_panel
    makers_line = seen(makers_line).strip()
    marks: tuple[Type, ...] = ()
    if makers_line:
        if panel is None:
            raise Refused(f"the card “{stationery.name}” has no back for a maker's line")
        size = 6.5
        x = panel.x + (panel.width - face.width(makers_line, size)) / 2
        marks = (Type(makers_line, x, panel.bottom - 11, size, "#8a8a86"),)
    whole = Rect(0, 0, stationery.width, stationery.height)
    page = Page(
        width=stationery.width,
        height=stationery.height,
        safe=(panel or whole).inset(stationery.safe_margin),
        marks=marks,
        title="Outside of the card",
    )
    limits.check(page)
    return page


def _title(note: Note) -> str:
    return f"Note to {' and '.join(note.to)}" if note.to else "Note"
