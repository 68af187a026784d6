"""Imposition: cards onto the sheets that they are cut from, each back exactly behind its front."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from penned.errors import Refused
from penned.page.page import Page, Placed
from penned.press import cutting, matching
from penned.stationery.paper import Crease, Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from penned.page.page import Mark, Turn
    from penned.page.sheet import Sheet
    from penned.press.matching import Kind

Flip = Literal["long", "short"]
Over = Literal["sideways", "head over heels"]

_SLACK = 0.005  # mm: A6 is four to an A4, whatever a float says


class Piece(NamedTuple):
    """One card: its front, and its back where it has one; `number` is what it is matched by."""

    sides: tuple[Page, ...]
    number: str = ""


class Card(NamedTuple):
    """What all cards of a run have in common, in mm, upright.

    `bleed` is how far their art reaches beyond the trim, `over` how one turns a card to see its
    back, `creases` are where it is folded.
    """

    width: float
    height: float
    bleed: float = 0.0
    over: Over = "sideways"
    creases: tuple[Crease, ...] = ()


@dataclass(frozen=True, slots=True)
class Imposition:
    """How cards lie on a sheet: `cells` in reading order, where each card's trim is on the front.

    A card stands there turned by `turn`. `flip` is the edge over which the printer turns the sheet,
    `stack` how many sheets are cut at once: the piles that come off lie in order. `two_sided` gives
    every sheet a back, blank or not.
    """

    sheet: Sheet
    card: Card
    cells: tuple[Rect, ...]
    turn: Turn
    flip: Flip = "long"
    stack: int = 1
    two_sided: bool = False
    marks: Kind = "number"


def fitted(  # noqa: PLR0913 - how a sheet is printed, turned over and cut
    card: Card,
    sheet: Sheet,
    *,
    flip: Flip = "long",
    stack: int = 1,
    two_sided: bool = False,
    marks: Kind = "number",
) -> Imposition:
    """As many cards to the sheet as fit, upright or turned, whichever holds more.

    Cards without bleed lie edge to edge and may reach to the edges of the sheet, so that one cut
    parts two of them; with bleed there is twice the bleed between them, and all of it is where the
    printer can print. Raises `Refused` where not one fits.
    """
    turns: tuple[Turn, ...] = (0, 90)
    columns, rows, turn = max(
        ((*_count(card, sheet, turn), turn) for turn in turns),
        key=lambda found: found[0] * found[1],
    )
    if not columns * rows:
        bleed = f" with {card.bleed:g} mm of bleed" if card.bleed else ""
        raise Refused(
            f"a card of {card.width:g} × {card.height:g} mm{bleed} does not fit on {sheet.title}",
            cure="Print it on a sheet of its own size, or choose a smaller card.",
        )
    cells = tuple(_cells(card, sheet, columns, rows, turn))
    return Imposition(sheet, card, cells, turn, flip, max(stack, 1), two_sided, marks)


def impose(
    pieces: Iterable[Piece], how: Imposition, *, title: str = "", language: str = "en"
) -> Iterator[Page]:
    """The sheets, a front and then its back, as soon as their cards are there.

    At most `how.stack` sheets of cards are looked at together. The last sheet may have cells to
    spare; its cut marks are those of the others.
    """
    cards = iter(pieces)
    while pile := list(islice(cards, len(how.cells) * how.stack)):
        sheets = -(-len(pile) // len(how.cells))
        for number in range(sheets):
            on_it = pile[number::sheets]
            yield _front(on_it, how, title, language)
            if how.two_sided:
                yield _back(on_it, how, title, language)


def behind(cell: Rect, how: Imposition) -> Rect:
    """Where a cell of the front lies on the back, once the printer has turned the sheet over."""
    if _over(how) == "sideways":
        return Rect(how.sheet.width - cell.right, cell.y, cell.width, cell.height)
    return Rect(cell.x, how.sheet.height - cell.bottom, cell.width, cell.height)


def turn_behind(how: Imposition) -> Turn:
    """How a back stands on the back of the sheet so that it lies behind its front."""
    turned = -how.turn if _over(how) == how.card.over else 180 - how.turn
    turns: dict[int, Turn] = {0: 0, 90: 90, 180: 180, 270: 270}
    return turns[turned % 360]


def beside(cell: Rect, how: Imposition) -> Rect:
    """Where outside of its card a cell has the most room for a mark, clear of cuts and folds.

    An area of no size where it has none: cards that fill the sheet have no margin.
    """
    margins = cutting.margins(how.cells, how.sheet, bleed=how.card.bleed)
    free = [
        _both(margin.along(cell), how.sheet.printable)
        for margin in margins
        if margin.is_next_to(cell, how.card.bleed)
    ]
    return max(free, key=lambda area: min(area.width, area.height), default=Rect(0, 0, 0, 0))


def has_room_for_marks(how: Imposition) -> bool:
    """Whether every card can have its mark outside of the trim."""
    return all(
        matching.mark("0000", how.marks, beside(cell, how), matching.SCRAP) for cell in how.cells
    )


def _both(one: Rect, other: Rect) -> Rect:
    """What lies in the one and in the other."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(x, y, max(right - x, 0), max(bottom - y, 0))


def _over(how: Imposition) -> Over:
    """How the printer turns the sheet over."""
    upright = how.sheet.height >= how.sheet.width
    return "sideways" if (how.flip == "long") == upright else "head over heels"


def _count(card: Card, sheet: Sheet, turn: Turn) -> tuple[int, int]:
    """Columns and rows that fit."""
    margin = sheet.margin if card.bleed else 0.0
    width, height = _turned(card, turn)
    return (
        int((sheet.width - 2 * margin + _SLACK) // (width + 2 * card.bleed)),
        int((sheet.height - 2 * margin + _SLACK) // (height + 2 * card.bleed)),
    )


def _cells(card: Card, sheet: Sheet, columns: int, rows: int, turn: Turn) -> Iterator[Rect]:
    """The trims, centred on the sheet as a whole, row by row."""
    width, height = _turned(card, turn)
    across, down = width + 2 * card.bleed, height + 2 * card.bleed
    left = (sheet.width - columns * across) / 2 + card.bleed
    top = (sheet.height - rows * down) / 2 + card.bleed
    for row in range(rows):
        for column in range(columns):
            yield Rect(left + column * across, top + row * down, width, height)


def _turned(card: Card, turn: Turn) -> tuple[float, float]:
    return (card.height, card.width) if turn in (90, 270) else (card.width, card.height)


def _creases(how: Imposition) -> list[Crease]:
    """Where the cards are folded, on the front of the sheet."""
    found = []
    for cell in how.cells:
        for line in how.card.creases:
            ends = (line.x0, line.y0, line.x1, line.y1)
            if how.turn == 90:  # what was down is now to the left
                height = how.card.height
                ends = (height - line.y0, line.x0, height - line.y1, line.x1)
            found.append(
                Crease(*(end + at for end, at in zip(ends, (cell.x, cell.y) * 2, strict=True)))
            )
    return found


def _front(pieces: Sequence[Piece], how: Imposition, title: str, language: str) -> Page:
    marks: list[Mark] = [
        Placed(piece.sides[0], cell.x, cell.y, how.turn)
        for piece, cell in zip(pieces, how.cells, strict=False)
    ]
    marks += cutting.cuts(how.cells, how.sheet, bleed=how.card.bleed)
    marks += cutting.folds(_creases(how), how.cells, how.sheet, bleed=how.card.bleed)
    for piece, cell in zip(pieces, how.cells, strict=False):
        marks += matching.mark(piece.number, how.marks, beside(cell, how), matching.SCRAP)
    return _page(marks, how, title, language)


def _back(pieces: Sequence[Piece], how: Imposition, title: str, language: str) -> Page:
    turn = turn_behind(how)
    places = [behind(cell, how) for cell in how.cells]
    marks = [
        Placed(piece.sides[1], place.x, place.y, turn)
        for piece, place in zip(pieces, places, strict=False)
        if len(piece.sides) > 1
    ]
    return _page(marks, how, title, language)


def _page(marks: Sequence[Mark], how: Imposition, title: str, language: str) -> Page:
    sheet = how.sheet
    return Page(
        width=sheet.width,
        height=sheet.height,
        safe=sheet.whole,
        marks=tuple(marks),
        title=title,
        language=language,
    )
