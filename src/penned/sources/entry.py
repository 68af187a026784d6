"""The cells of one row by field: names, addresses, days, thanks and facts, as a list has them."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from penned.errors import BadInput
from penned.people import names
from penned.people.particulars import NOTHING, Fact, Home, Particulars
from penned.people.spelling import fold, has_letter
from penned.sources import days, money, places, thanks, words
from penned.sources.cells import Broken, said, said_lines
from penned.sources.evidence import kinds
from penned.sources.thanks import Thanks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from penned.people.address import Address
    from penned.people.person import Party
    from penned.sources.cells import Cell, Row
    from penned.sources.layout import Layout
    from penned.sources.money import Sum

T = TypeVar("T")

_NAME = ("title", "given", "middle", "family", "suffix")
_FACTS = ("email", "phone", "company")
_WHO_AND_WHAT = ("giver", "given", "family", "household", "gift")


class Held(NamedTuple):
    """A cell that says something, with its column and the title of that."""

    column: int
    title: str
    cell: Cell
    text: str


class Entry:
    """The cells of one row by field."""

    def __init__(self, row: Row, layout: Layout) -> None:
        """Take the cells of `row` that stand in a column of the layout and say something.

        `odd` tells of each cell that was left aside, and `flawed` are the fields of those.
        """
        self.odd: list[str] = []
        self.flawed: set[str] = set()
        self._orders = layout.orders
        self._cells: dict[str, list[Held]] = defaultdict(list)
        columns = zip(layout.fields, layout.titles, row.cells, strict=False)  # a row may end early
        for at, (field, title, cell) in enumerate(columns):
            if field and isinstance(cell, Broken) and field not in _WHO_AND_WHAT:
                self._drop(field, f"“{title}” {cell.what}")
            elif field and (text := said(cell)):
                self._cells[field].append(Held(at, title, cell, text))

    def broken(self) -> list[str]:
        """What is wrong with cells that have no value, but say who gave, or what."""
        cells = (each for held in self._cells.values() for each in held)
        return [
            f"“{each.title}” {each.cell.what}" for each in cells if isinstance(each.cell, Broken)
        ]

    def _drop(self, field: str, why: str) -> None:
        """Leave a cell aside that stands beside who gave what."""
        self.flawed.add(field)
        self.odd.append(f"{why}; it was left aside")

    def text(self, field: str, between: str = " ") -> str:
        """What the columns of a field say together; "" where they say nothing."""
        if field not in self._cells:
            return ""
        texts = (each.text for each in self._cells[field])
        return between.join(text for text in texts if not words.is_nothing(text))

    def _lines(self, field: str) -> list[str]:
        lines = [line for each in self._cells.get(field, ()) for line in said_lines(each.cell)]
        return [line for line in lines if not words.is_nothing(line)]

    def written_givers(self) -> str:
        """The givers as written, each on a line of their own where the cell has several lines."""
        lines = [line for each in self._cells["giver"] for line in said_lines(each.cell)]
        name = "\n".join(lines) or " ".join(filter(None, (self.text(part) for part in _NAME)))
        partner = self.text("partner", " & ") or self._partner()
        return " & ".join(filter(None, (name, partner))) or self.text("company")

    def _partner(self) -> str:
        given, family = self.text("partner_given"), self.text("partner_family")
        return f"{given} {family}".strip()

    def givers(self) -> tuple[Party, ...]:
        """Everybody to be thanked for this row; raises `BadInput` where nobody is."""
        written = self.written_givers()
        if not written:
            raise BadInput("nobody is named as the giver")
        if words.is_nobody(written):
            raise BadInput(f"“{written}” is nobody whom one could write to")
        if words.is_sum(written):
            raise BadInput(f"“{written}” adds up the other rows; it is no giver")
        return names.parse_givers(written) if self._cells["giver"] else (names.parse(written),)

    def day(self, field: str) -> date | None:
        """The day in the first column of a field that says something; one not clear is dropped."""
        for found in self._cells[field][:1]:
            try:
                with _under(found.title):
                    return days.read(found.cell, self._orders.get(found.column))
            except BadInput as fault:
                self._drop(field, fault.what)
        return None

    def sum(self, field: str, currency: str = "") -> Sum | None:
        """The sum of money in the first column of a field."""
        for found in self._cells[field]:
            with _under(found.title):
                return money.read(found.text, currency)
        return None

    def sum_if_clear(self, field: str, currency: str = "") -> Sum | None:
        """The sum of money in the first column of a field; one that is not clear is dropped."""
        try:
            return self.sum(field, currency)
        except BadInput as fault:
            self._drop(field, fault.what)
            return None

    def answer(self, field: str) -> bool | None:
        """Yes or no in a column, None where it says neither."""
        found = words.answers().get(fold(self.text(field)))
        return found[0] if found and self.text(field) else None

    def thanks(self, near: date | None = None) -> Thanks:
        """What the columns about thanks say together; all must say yes where one gives no day.

        What is not clear is dropped: then nobody was thanked, or on an unknown day. A day without
        its year follows on `near`.
        """
        said_by = [
            answer
            for field in ("thanked", "thanked_on")
            for found in self._cells[field]
            if (answer := self._answered(field, found, near))
        ]
        given = {each.given for each in said_by}
        how = next((each.how for each in said_by if each.how), "")
        on = next((each.on for each in said_by if each.on), None)
        if len(given) > 1 and (how or on):
            self._drop(
                "thanked",
                "it says in one column that they were thanked, in another that they were not",
            )
            return Thanks(given=False)
        return Thanks(given == {True}, how, on)

    def _answered(self, field: str, found: Held, near: date | None) -> Thanks | None:
        """What one column about thanks says."""
        try:
            with _under(found.title):
                return thanks.read(found.cell, self._orders.get(found.column), near=near)
        except BadInput as fault:
            self._drop(field, fault.what)
            return thanks.without_day(found.cell)

    def address(self) -> Address | None:
        """Where they live."""
        parts = {field: self.text(field) for field in ("city", "region", "postcode", "country")}
        street = self._lines("street")
        if parts["city"] or parts["postcode"]:
            return places.parted(street, **parts)
        return places.whole(self._lines("address") or street, country=parts["country"])

    def particulars(self) -> Particulars:
        """What the row says of its giver besides the name."""
        facts = tuple(
            Fact(field, text)
            for field in _FACTS
            if (text := self.text(field)) and _is_fact(field, text)
        )
        home = self.address()
        if number := self._number():
            facts = (*facts, Fact("card", number))
        if not (home or facts):
            return NOTHING
        return Particulars((Home(home),) if home else (), facts)

    def _number(self) -> str:
        """The number of the giver with its title, for another list may count other people."""
        for each in self._cells.get("card", ()):
            if not words.is_nothing(each.text):
                return f"{each.title} {each.text}"
        return ""


def tried(read: Callable[[], T], otherwise: T, reasons: list[str]) -> T:
    """What `read` gives; where it is `BadInput`, `otherwise`, and the reason goes to `reasons`."""
    try:
        return read()
    except BadInput as fault:
        reasons.append(fault.what)
        return otherwise


def check(row: Row, layout: Layout) -> None:
    """Raise `BadInput` for a row that cannot be read, or has more cells than titles."""
    if row.fault:
        raise BadInput(row.fault)
    if any(map(said, row.cells[len(layout.fields) :])):
        raise BadInput(
            f"it has {len(row.cells)} cells where the titles have {len(layout.fields)}; "
            "a delimiter or a quotation mark seems to be out of place"
        )


def _is_fact(field: str, text: str) -> bool:
    if field == "company":
        return has_letter(text)
    return field in kinds(text) or (field == "phone" and sum(map(str.isdigit, text)) > 2)


@contextmanager
def _under(title: str) -> Iterator[None]:
    """Say in a fault under which title it is."""
    try:
        yield
    except BadInput as fault:
        raise BadInput(f"under “{title}”, {fault.what}") from None
