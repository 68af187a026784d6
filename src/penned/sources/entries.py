"""One row of a gift list: who gave what and when, where they live, whether they were thanked."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from penned import occasions
from penned.errors import BadInput
from penned.moments import Moment
from penned.people import names
from penned.sources import days, places, thanks, words
from penned.sources.cells import Broken, said, said_lines
from penned.sources.thanks import Thanks

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from penned.moments import Standing
    from penned.people.address import Address
    from penned.people.person import Party
    from penned.sources.cells import Cell, Row
    from penned.sources.days import DateOrder

T = TypeVar("T")

_ASIDE = ("event", "value", "store", "order")
_NOBODY: tuple[Party, ...] = ()
_NAME = ("title", "given", "middle", "family", "suffix")


@dataclass(frozen=True, slots=True)
class GiftRow:
    """One row: who gave what and when, and whether they were thanked.

    `row` is its number in the person's spreadsheet. `key` is the same for the same givers, gift and
    day in any file, order and encoding, `undated_key` for the same givers and gift on any day.
    `moment` is None where no gift is named: the row introduces somebody, who is owed nothing.
    Beside several givers, nobody knows whose the `address` is. `thanked_how` is "" for a card or
    an unknown way. `aside` are cells that stay out of every note, by field: event, value, store
    and order, and the detail of a row without a gift.
    """

    row: int
    key: str
    givers: tuple[Party, ...]
    moment: Moment | None = None
    address: Address | None = None
    thanked: bool = False
    thanked_on: date | None = None
    thanked_how: str = ""
    aside: tuple[tuple[str, str], ...] = ()
    undated_key: str = ""

    @property
    def standing(self) -> Standing:
        """How the debt stands that this row creates."""
        return Thanks(self.thanked, self.thanked_how).standing


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns are: their titles, their fields, and by column the order of its dates."""

    titles: tuple[str, ...]
    fields: tuple[str | None, ...]
    orders: Mapping[int, DateOrder | None]


def read(row: Row, layout: Layout, alike: Counter[str]) -> GiftRow:
    """Read a row; `BadInput` with everything that is wrong with it.

    `alike` counts the rows with the same givers, gift and day: two such rows are two gifts.
    """
    _check(row, layout)
    entry = _Entry(row, layout)
    reasons = entry.broken()
    givers = _tried(entry.givers, _NOBODY, reasons)
    received = _tried(entry.received, None, reasons)
    thanked = _tried(entry.thanks, Thanks(given=False), reasons)
    if reasons:
        raise BadInput("; ".join(reasons))
    gift = entry.gift()
    what = _identity(entry.written_givers(), gift)
    identity = f"{what}\n{received or ''}"
    alike[identity] += 1
    return GiftRow(
        row=row.number,
        key=_hash(f"{identity}\n{alike[identity]}"),
        givers=givers,
        moment=entry.moment(givers, received) if gift else None,
        address=entry.address(),
        thanked=thanked.given,
        thanked_on=thanked.on,
        thanked_how=thanked.how,
        aside=entry.aside(),
        undated_key=_hash(what),
    )


def _check(row: Row, layout: Layout) -> None:
    if row.fault:
        raise BadInput(row.fault)
    if any(map(said, row.cells[len(layout.fields) :])):
        raise BadInput(
            f"it has {len(row.cells)} cells where the titles have {len(layout.fields)}; "
            "a delimiter or a quotation mark seems to be out of place"
        )


def _tried(read: Callable[[], T], otherwise: T, reasons: list[str]) -> T:
    try:
        return read()
    except BadInput as fault:
        reasons.append(fault.what)
        return otherwise


def _identity(givers: str, gift: str) -> str:
    """What makes a row the same row. Changing this makes every list that was imported look new."""
    return "\n".join(("gift row 1", _folded(givers), _folded(gift)))


def _hash(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    parted = (sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(parted).split())


@lru_cache(maxsize=256)
def _occasion(event: str) -> str:
    """The occasion that an event is known as; a gift where it is not."""
    found = occasions.find(event, map(occasions.load, occasions.keys())) if event else None
    return found.key if found else "gift"


class _Held(NamedTuple):
    """A cell that says something, with its column and the title of that."""

    column: int
    title: str
    cell: Cell
    text: str


class _Entry:
    """The cells of one row by field."""

    def __init__(self, row: Row, layout: Layout) -> None:
        self._orders = layout.orders
        self._cells: dict[str, list[_Held]] = defaultdict(list)
        held = map(_Held, count(), layout.titles, row.cells, map(said, row.cells))
        for field, each in zip(layout.fields, held, strict=False):  # a row may end early
            if field and each.text:
                self._cells[field].append(each)

    def broken(self) -> list[str]:
        """What is wrong with cells that have no value."""
        cells = (each for held in self._cells.values() for each in held)
        return [
            f"“{each.title}” {each.cell.what}" for each in cells if isinstance(each.cell, Broken)
        ]

    def _text(self, field: str, between: str = " ") -> str:
        texts = (each.text for each in self._cells[field])
        return between.join(text for text in texts if not words.is_nothing(text))

    def _lines(self, field: str) -> list[str]:
        lines = [line for each in self._cells[field] for line in said_lines(each.cell)]
        return [line for line in lines if not words.is_nothing(line)]

    def written_givers(self) -> str:
        """The givers as written, each on a line of their own where the cell has several lines."""
        lines = [line for each in self._cells["giver"] for line in said_lines(each.cell)]
        name = "\n".join(lines) or " ".join(filter(None, (self._text(part) for part in _NAME)))
        partner = self._text("partner", " & ") or self._partner()
        return " & ".join(filter(None, (name, partner)))

    def _partner(self) -> str:
        given, family = self._text("partner_given"), self._text("partner_family")
        return f"{given} {family}".strip()

    def givers(self) -> tuple[Party, ...]:
        """Everybody to be thanked for this row."""
        written = self.written_givers()
        if not written:
            raise BadInput("nobody is named as the giver")
        if words.is_sum(written):
            raise BadInput(f"“{written}” adds up the other rows; it is no giver")
        return names.parse_givers(written) if self._cells["giver"] else (names.parse(written),)

    def gift(self) -> str:
        """The gift as written, "" where none is."""
        return self._text("gift")

    def moment(self, givers: tuple[Party, ...], received: date | None) -> Moment:
        """What happened. Several of a thing are "6 × wine glass"."""
        quantity, gift = self._text("quantity"), self.gift()
        several = quantity.isdecimal() and int(quantity) > 1
        return Moment(
            givers=tuple(party.name for party in givers),
            what=f"{quantity} × {gift}" if several else gift,
            detail=self._text("detail", "; "),
            occasion=_occasion(self._text("event")),
            on=received,
        )

    def received(self) -> date | None:
        """The day it came."""
        for found in self._cells["received"]:
            with _under(found.title):
                return days.read(found.cell, self._orders.get(found.column))
        return None

    def thanks(self) -> Thanks:
        """What the columns about thanks say together."""
        said_by: list[Thanks] = []
        for found in (*self._cells["thanked"], *self._cells["thanked_on"]):
            with _under(found.title):
                said_by.append(thanks.read(found.cell, self._orders.get(found.column)))
        if len({each.given for each in said_by}) > 1:
            raise BadInput(
                "it says in one column that they were thanked, in another that they were not"
            )
        how = next((each.how for each in said_by if each.how), "")
        on = next((each.on for each in said_by if each.on), None)
        return Thanks(any(each.given for each in said_by), how, on)

    def address(self) -> Address | None:
        """Where they live."""
        parts = {field: self._text(field) for field in ("city", "region", "postcode", "country")}
        street = self._lines("street")
        if parts["city"] or parts["postcode"]:
            return places.parted(street, **parts)
        return places.whole(self._lines("address") or street, country=parts["country"])

    def aside(self) -> tuple[tuple[str, str], ...]:
        """What is kept out of every note."""
        fields = _ASIDE if self.gift() else (*_ASIDE, "detail")
        return tuple((field, text) for field in fields if (text := self._text(field, "; ")))


@contextmanager
def _under(title: str) -> Iterator[None]:
    """Say in a fault under which title it is."""
    try:
        yield
    except BadInput as fault:
        raise BadInput(f"under “{title}”, {fault.what}") from None
