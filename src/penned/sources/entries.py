"""One row of a gift list: who gave what and when, where they live, whether they were thanked."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from penned import occasions
from penned.errors import BadInput
from penned.moments import Donation, Moment
from penned.people.particulars import NOTHING, Particulars
from penned.sources import entry, money, words
from penned.sources.entry import Entry, tried
from penned.sources.layout import Layout
from penned.sources.money import Money
from penned.sources.thanks import Thanks

if TYPE_CHECKING:
    from collections import Counter
    from datetime import date

    from penned.moments import Standing
    from penned.people.address import Address
    from penned.people.person import Party
    from penned.sources.cells import Row

__all__ = ["GiftRow", "Layout", "read"]

_ASIDE = ("event", "value", "store", "order")
_NOBODY: tuple[Party, ...] = ()
_GIFT, _MONEY = "gift", "money-gift"


@dataclass(frozen=True, slots=True)
class GiftRow:
    """One row: who gave what and when, and whether they were thanked.

    `row` is its number in the person's spreadsheet. `key` is the same for the same givers, gift and
    day in any file, order and encoding, `undated_key` for the same givers and gift on any day.
    `moment` is None where no gift is named: the row introduces somebody, who is owed nothing.
    Beside several givers, nobody knows whose the `particulars` are. `thanked_how` is "" for a card
    or an unknown way. `aside` are cells that stay out of every note, by field: event, value, store
    and order, and the detail of a row without a gift. `written` is the giver's cell as it stands;
    `odd` tells of cells that were left aside.
    """

    row: int
    key: str
    givers: tuple[Party, ...]
    moment: Moment | None = None
    particulars: Particulars = NOTHING
    thanked: bool = False
    thanked_on: date | None = None
    thanked_how: str = ""
    aside: tuple[tuple[str, str], ...] = ()
    undated_key: str = ""
    written: str = ""
    odd: tuple[str, ...] = ()

    @property
    def address(self) -> Address | None:
        """Where they live, as the row says."""
        return self.particulars.homes[0].address if self.particulars.homes else None

    @property
    def standing(self) -> Standing:
        """How the debt stands that this row creates."""
        return Thanks(self.thanked, self.thanked_how).standing


def read(row: Row, layout: Layout, alike: Counter[str]) -> GiftRow:
    """Read a row; `BadInput` where it does not say who gave, or cannot be read.

    A flawed cell beside that is left aside, and the row is kept.
    `alike` counts the rows with the same givers, gift and day: two such rows are two gifts.
    """
    entry.check(row, layout)
    cells = Entry(row, layout)
    reasons = cells.broken()
    givers = tried(cells.givers, _NOBODY, reasons)
    if reasons:
        raise BadInput("; ".join(reasons))
    received = cells.day("received")
    thanked = cells.thanks(near=received)
    gift, given = _gift(cells)
    written = cells.written_givers()
    what = _identity(written, gift)
    identity = f"{what}\n{received or ''}"
    alike[identity] += 1
    return GiftRow(
        row=row.number,
        key=_hash(f"{identity}\n{alike[identity]}"),
        givers=givers,
        moment=_moment(cells, layout, givers, gift, given, received) if gift else None,
        particulars=cells.particulars(),
        thanked=thanked.given,
        thanked_on=thanked.on,
        thanked_how=thanked.how,
        aside=_aside(cells, has_gift=bool(gift)),
        undated_key=_hash(what),
        written=written,
        odd=tuple(cells.odd),
    )


def _gift(cells: Entry) -> tuple[str, Money | None]:
    """The gift as written, "" where none is, and the money in it, where it is money.

    A sum without a gift beside it is a gift of money, and so is one that is called cash or cheque
    in a column for that.
    """
    gift, kind = cells.text("gift"), cells.text("kind")
    found = money.gift(gift) if gift else None
    if gift and not found:
        return gift, None
    try:
        value = cells.sum("value")
    except BadInput:
        value = None
    if not gift and not (value and value.amount > 0) and not words.is_money(kind):
        return "", None
    called = kind.lower() if words.is_money(kind) else words.plain_money()
    given = found or Money(called, None)
    return gift or called, given._replace(sum=given.sum or value)


def _moment(  # noqa: PLR0913, PLR0917 - a row, and what was read of it before
    cells: Entry,
    layout: Layout,
    givers: tuple[Party, ...],
    gift: str,
    given: Money | None,
    received: date | None,
) -> Moment:
    """What happened. Several of a thing are "6 × wine glass"; of money the sum stays out."""
    quantity, what = cells.text("quantity"), given.what if given else gift
    several = quantity.isdecimal() and int(quantity) > 1 and not given
    occasion = _occasion(cells.text("event") or layout.event)
    return Moment(
        givers=tuple(party.name for party in givers),
        what=f"{quantity} × {what}" if several else what,
        detail=cells.text("detail", "; "),
        occasion=_MONEY if given and occasion == _GIFT else occasion,
        on=received,
        donation=_sum(given),
    )


def _sum(given: Money | None) -> Donation | None:
    """The sum of a gift of money, kept beside the words."""
    return Donation(given.sum.amount, given.sum.currency) if given and given.sum else None


def _aside(cells: Entry, *, has_gift: bool) -> tuple[tuple[str, str], ...]:
    """What is kept out of every note."""
    fields = _ASIDE if has_gift else (*_ASIDE, "detail")
    return tuple((field, text) for field in fields if (text := cells.text(field, "; ")))


def undated_key(givers: str, gift: str) -> str:
    """What rows of the same givers and gift share, whatever the file and the day."""
    return _hash(_identity(givers, gift))


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
    return found.key if found else _GIFT
