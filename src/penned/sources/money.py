"""Sums of money as people write them, and gifts that are money: the sum apart from its words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from penned.errors import BadInput
from penned.people.spelling import fold, tidy
from penned.sources import words

_BLANKS = re.compile(r"[ '’\u00a0\u202f]")
_AMOUNT = (
    r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,2})?(?!\d)"
)


class Sum(NamedTuple):
    """An amount in a currency (ISO 4217), "" where nothing tells which: "$" may be of many."""

    amount: Decimal
    currency: str = ""


class Money(NamedTuple):
    """A gift of money: what it is called without the sum, and the sum, where one is told."""

    what: str
    sum: Sum | None


def read(text: str, currency: str = "") -> Sum | None:
    """The sum in a cell that holds nothing else: "$1,250.00", "€ 40", "100,00 EUR", "75".

    `currency` is that of a sum without a sign, or with one of several countries ("$"); None for an
    empty cell. Raises `BadInput` with the
    reason.
    """
    if words.is_nothing(text):
        return None
    match = _alone().fullmatch(text.strip())
    amount = _amount(match["amount"]) if match else None
    if match is None or amount is None:
        raise BadInput(f"“{text}” is no clear sum of money; write it like $1,250.00")
    below = match["minus"] or match["below"] or text.strip().startswith("(")
    sign = match["before"] or match["behind"] or ""
    return Sum(-amount if below else amount, _currency(sign) or currency)


def is_sum(text: str) -> bool:
    """Whether a cell holds a sum with its currency, and nothing else."""
    match = _alone().fullmatch(text.strip())
    return bool(match and (match["before"] or match["behind"]))


def gift(text: str) -> Money | None:
    """The gift in these words, where it is money: "$50 Target gift card", "cash", "€ 200 bar".

    What it is called has no sum in it: "Target gift card", and "a cheque for the wedding" of "a
    cheque for £50 for the wedding". A thing that has its price beside it
    is no money, and neither is a sum among other words.
    """
    found = _before().search(text) or _behind().search(text)
    around = (_before_sum(text[: found.start()]), text[found.end() :]) if found else (text, "")
    rest = tidy(" ".join(around)).strip(" -–:,;()")
    if not rest or words.is_money(rest):
        return Money(rest or words.plain_money(), _found(found) if found else None)
    return None


def _before_sum(text: str) -> str:
    """What stands before a sum, without the word that only leads to it: "for", "worth"."""
    words_ = text.split()
    while words_ and fold(words_[-1]) in words.before_sums():
        words_.pop()
    return " ".join(words_)


def _found(found: re.Match[str]) -> Sum | None:
    amount = _amount(found["amount"])
    return None if amount is None else Sum(amount, _currency(found["sign"]))


def _amount(digits: str) -> Decimal | None:
    """The amount in "1,250.00", "1.250,00", "1'250"; None for what can be read two ways."""
    plain = _BLANKS.sub("", digits)
    whole, mark, behind = max(
        (plain.rpartition(sign) for sign in ".,"), key=lambda parts: len(parts[0])
    )
    if not mark:
        return Decimal(plain)
    if len(behind) == 3:
        if whole.startswith("0") or set(whole) & set(".,") - {mark}:
            return None
        whole, behind = whole + behind, ""
    return Decimal(f"{re.sub('[.,]', '', whole)}.{behind}".rstrip("."))


def _currency(sign: str) -> str:
    said = sign.strip()
    return words.currencies().get(said) or words.currencies().get(fold(said), "")


def _signs() -> str:
    signs = sorted(words.currency_signs(), key=len, reverse=True)
    return "|".join(re.escape(sign) + r"(?!\w)" * sign[-1].isalpha() for sign in signs)


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(
        rf"\(?(?P<minus>[-−])?\s*(?P<before>{_signs()})?\s*(?P<below>[-−])?\s*(?P<amount>{_AMOUNT})"
        rf"\s*(?P<behind>{_signs()})?\s*\)?",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<sign>{_signs()})\s*(?P<amount>{_AMOUNT})", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(?P<amount>{_AMOUNT})\s*(?P<sign>{_signs()})", re.IGNORECASE)
