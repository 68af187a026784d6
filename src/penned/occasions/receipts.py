"""What a receipt for a gift says to the tax office, by country: data, and a function over it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput, NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WHENS = frozenset({"money", "thing", "returned", "nothing returned"})
_NEEDED = frozenset({"title", "source", "as_of", "official", "currency", "money", "date", "lines"})
_OWN = frozenset(
    {"decimal", "thousands", "months", "lacks", "note", "note_from", "needs_value_of_returned"}
)
_LINE = frozenset({"text", "when", "above", "up_to"})
_FILLED = ("charity", "donor", "amount", "date", "thing", "returned", "value", "worth", "eligible")


@dataclass(frozen=True, slots=True)
class Received:
    """A gift that a receipt is for: from whom, by whom, when, and how much or what.

    `currency` is ISO 4217, "" for that of the country. `returned` is what the donor got for it,
    worth `returned_value`.
    """

    charity: str
    donor: str
    on: date
    amount: Decimal | None = None
    currency: str = ""
    thing: str = ""
    returned: str = ""
    returned_value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a receipt: it stands where all of `when` hold and the amount is between."""

    text: str
    when: frozenset[str] = frozenset()
    above: Decimal | None = None
    up_to: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the receipts of a country say.

    One that is not `official` lacks what `lacks` names, and stands beside the form of the country.
    From an amount of `note_from` on, `note` is for the charity, not for the slip.
    """

    country: str
    title: str
    official: bool
    currency: str
    money: str
    day: str
    lines: tuple[Line, ...]
    source: str
    as_of: date
    decimal: str = "."
    thousands: str = ","
    months: tuple[str, ...] = _MONTHS
    lacks: tuple[str, ...] = ()
    note: str = ""
    note_from: Decimal | None = None
    needs_value_of_returned: bool = False


@cache
def receipts() -> Mapping[str, Receipt]:
    """The receipts that are known, by country (ISO 3166 alpha-2)."""
    folder = files("penned.occasions").joinpath("receipts")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    made = (read(folder.joinpath(name).read_text("utf-8"), name) for name in names)
    return {each.country: each for each in made}


def of(country: str) -> Receipt:
    """The receipt of a country; `NotFound` where Penned does not know what it must say."""
    found = receipts().get(country.upper())
    if found is None:
        known = ", ".join(receipts())
        raise NotFound(
            f"what a receipt must say in {country or 'your country'} is not known",
            cure=f"Known are {known}.",
        )
    return found


def slip(receipt: Receipt, gift: Received) -> tuple[str, ...]:
    """The sentences of the receipt for one gift.

    Raises `Refused` where the country wants the value of what the donor got, and nobody tells it,
    or where neither an amount nor a thing is told.
    """
    if gift.amount is None and not gift.thing:
        raise Refused("a receipt needs an amount, or what was given", where=gift.donor)
    if gift.returned and gift.returned_value is None and receipt.needs_value_of_returned:
        raise Refused(
            f"“{gift.returned}” was given in return, and nobody says what it was worth",
            where=gift.donor,
            cure="Say its value in the list of donors, in a column “fair market value”.",
        )
    holds = _holding(gift)
    words = _words(receipt, gift)
    return tuple(
        line.text.format_map(words) for line in receipt.lines if _stands(line, gift, holds)
    )


def note(receipt: Receipt, gift: Received) -> str:
    """What the charity should know of this receipt; "" for nothing."""
    large = receipt.note_from is not None and (gift.amount or 0) >= receipt.note_from
    return receipt.note if large else ""


def sum_of(receipt: Receipt, amount: Decimal, currency: str = "") -> str:
    """A sum as the country writes it, with the code of another country's currency."""
    whole, _, cents = f"{amount:,.2f}".partition(".")
    said = f"{whole.replace(',', receipt.thousands)}{receipt.decimal}{cents}"
    if currency and currency != receipt.currency:
        return f"{currency} {said}"
    return receipt.money.format(amount=said)


def day_of(receipt: Receipt, day: date) -> str:
    """A day as the country writes it."""
    return receipt.day.format(day=day.day, month=receipt.months[day.month - 1], year=day.year)


def read(text: str, where: str) -> Receipt:
    """The receipt in the TOML `text` of the file `where`, whose name is the country.

    Raises `BadInput` with the file, the key and the reason.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadInput(f"this is no TOML: {fault}", where=where) from fault
    if missing := _NEEDED - set(table):
        raise BadInput(f"it lacks “{min(missing)}”", where=where)
    if strange := set(table) - _NEEDED - _OWN:
        raise BadInput(f"it has a key that is not known: {min(strange)}", where=where)
    return Receipt(
        country=where.removesuffix(".toml").upper(),
        title=table["title"],
        official=table["official"],
        currency=table["currency"],
        money=table["money"],
        day=table["date"],
        lines=tuple(_line(each, where) for each in table["lines"]),
        source=table["source"],
        as_of=table["as_of"],
        decimal=table.get("decimal", "."),
        thousands=table.get("thousands", ","),
        months=tuple(table.get("months", _MONTHS)),
        lacks=tuple(table.get("lacks", ())),
        note=table.get("note", ""),
        note_from=_number(table.get("note_from")),
        needs_value_of_returned=table.get("needs_value_of_returned", False),
    )


def _line(table: Mapping[str, Any], where: str) -> Line:
    if strange := set(table) - _LINE:
        raise BadInput(f"[[lines]] has a key that is not known: {min(strange)}", where=where)
    line = Line(
        table.get("text", ""),
        frozenset(table.get("when", ())),
        _number(table.get("above")),
        _number(table.get("up_to")),
    )
    if unknown := line.when - _WHENS:
        raise BadInput(f"[[lines]] when: “{min(unknown)}” is no condition", where=where)
    try:
        line.text.format_map(dict.fromkeys(_FILLED, "x"))
    except (KeyError, ValueError) as fault:
        raise BadInput(f"[[lines]] text: {fault} cannot be filled in", where=where) from fault
    return line


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _holding(gift: Received) -> frozenset[str]:
    """Which conditions hold for a gift."""
    return frozenset(
        {
            "money" if gift.amount is not None else "thing",
            "returned" if gift.returned or gift.returned_value else "nothing returned",
        }
    )


def _stands(line: Line, gift: Received, holds: frozenset[str]) -> bool:
    amount = gift.amount or Decimal(0)
    above = line.above is None or amount > line.above
    return line.when <= holds and above and (line.up_to is None or amount <= line.up_to)


def _words(receipt: Receipt, gift: Received) -> dict[str, str]:
    value = gift.returned_value or Decimal(0)
    worth = sum_of(receipt, value, gift.currency)
    eligible = max((gift.amount or Decimal(0)) - value, Decimal(0))
    return {
        "charity": gift.charity,
        "donor": gift.donor,
        "date": day_of(receipt, gift.on),
        "amount": sum_of(receipt, gift.amount or Decimal(0), gift.currency),
        "thing": gift.thing,
        "returned": gift.returned or "goods or services",
        "value": worth,
        "worth": f" ({worth})" if gift.returned_value else "",
        "eligible": sum_of(receipt, eligible, gift.currency),
    }
