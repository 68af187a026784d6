"""The stock of the drawer: what is meant by a name, and sets that come, go, or are counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penned import catalogue
from penned.errors import BadInput, NotFound
from penned.ledger import drawer, notes
from penned.ledger.drawer import CARD, ENVELOPE, STAMP, Sort
from penned.stationery import Card

if TYPE_CHECKING:
    from penned.desk.desk import Desk
    from penned.ledger.drawer import ChangeRow, StockRow


def stock() -> tuple[StockRow, ...]:
    """All that is counted in the drawer."""
    return drawer.kept()


def history(name: str, design: str = "") -> tuple[StockRow, tuple[ChangeRow, ...]]:
    """What is left of a paper, and every change of it."""
    row = find(name, design)
    return row, drawer.history(row.sort)


def find(name: str, design: str = "") -> StockRow:
    """The stock that is meant by a name and, where there are several, a design.

    Raises `NotFound` where none is, `BadInput` where several are.
    """
    named = [row for row in drawer.kept() if spelt_as(name, row.sort.name)]
    fitting = [row for row in named if spelt_as(design, row.sort.design)] if design else named
    fitting = fitting if len(fitting) < 2 else [row for row in fitting if not row.sort.design]
    if len(fitting) == 1:
        return fitting[0]
    if not named or design:
        design = f" in {design}" if design else ""
        raise NotFound(
            f"no “{name}”{design} is counted in the drawer",
            cure="See what is: penned stationery stock",
        )
    there = ", ".join(row.sort.design for row in named)
    raise BadInput(f"there are several sets of “{name}”: {there}", cure="Add --design NAME.")


def add(desk: Desk, sort: Sort, many: int, *, low: int | None = None) -> StockRow:
    """Put a set of so many into the drawer; `low`: at so many left, a new one is wanted."""
    if many < 1:
        raise BadInput("a set has at least one piece")
    return drawer.add(sort, many, low=low, now=desk.now(), by=desk.by)


def count(desk: Desk, row: StockRow, left: int | None, *, low: int | None) -> StockRow:
    """Say how many there really are, or where the low mark is, or both."""
    return drawer.count(row.sort, left, low=low, now=desk.now(), by=desk.by)


def spoil(desk: Desk, row: StockRow, many: int) -> StockRow:
    """Take away what went wrong in the printer."""
    return drawer.spoil(row.sort, many, now=desk.now(), by=desk.by)


def put_back(desk: Desk, which: str) -> tuple[StockRow, ...]:
    """Put back what a note took when it was printed last: that paper was never used."""
    return drawer.put_back(notes.find(which).id, now=desk.now(), by=desk.by)


def forget(desk: Desk, row: StockRow) -> StockRow:
    """Count this paper no longer."""
    return drawer.forget(row.sort, now=desk.now(), by=desk.by)


def sort(name: str, design: str = "", *, stamp: bool = False) -> Sort:
    """What a name means: what the drawer knows, a stamp, or a card or envelope of the catalogue."""
    name, design = " ".join(name.split()), " ".join(design.split())
    known = [
        row.sort
        for row in drawer.kept()
        if spelt_as(name, row.sort.name) and (row.sort.kind == STAMP or not stamp)
    ]
    for each in known:
        if spelt_as(design, each.design):
            return each
    if known:
        return replace(known[0], design=design)
    if stamp:
        return Sort(STAMP, name, design)
    try:
        piece = catalogue.piece(name)
    except NotFound as missing:
        raise NotFound(missing.what, cure=f"{missing.cure} For stamps, add --stamp.") from None
    return Sort(CARD if isinstance(piece, Card) else ENVELOPE, piece.name, design)


def spelt_as(said: str, name: str) -> bool:
    """Whether somebody who says this means that name, whatever its capitals."""
    return " ".join(said.split()).casefold() == name.casefold()
