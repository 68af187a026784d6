"""One row of a list of donors: who gave how much to what, for whom, and who is to be told."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.moments import Donation, Moment
from penned.people import names
from penned.people.particulars import Fact, Home, Particulars
from penned.people.person import Household
from penned.people.spelling import fold, has_letter
from penned.sources import entry, places
from penned.sources.entry import Entry, tried
from penned.sources.thanks import Thanks
from penned.told import Told

if TYPE_CHECKING:
    from collections import Counter
    from datetime import date

    from penned.people.person import Party
    from penned.sources.cells import Row
    from penned.sources.layout import Layout
    from penned.sources.money import Sum
    from penned.sources.remarks import Remarks

_NOBODY: tuple[Party, ...] = ()
_DONATION, _TRIBUTE = "donation", "tribute"


@dataclass(frozen=True, slots=True)
class Gift:
    """What a row says of one gift, before it is told."""

    donors: tuple[Party, ...]
    sum: Sum | None
    thing: str
    on: date | None
    donation: Donation


def read(
    row: Row, layout: Layout, alike: Counter[str], remarks: Remarks, *, today: date
) -> tuple[Told, ...]:
    """What a row tells: the gift, and the letter to the family of whom it honours, if any.

    Raises `BadInput` where it does not say who gave, and for a gift that did not come. A flawed
    cell beside that is told in `remarks`. `alike` counts equal rows. Who was thanked on an unknown
    day was thanked `today`.
    """
    entry.check(row, layout)
    cells = Entry(row, layout)
    reasons = cells.broken()
    donors = tried(lambda: _donors(cells), _NOBODY, reasons)
    amount = tried(lambda: _amount(cells), None, reasons)
    thing = cells.text("gift") or _in_kind(cells)
    if not (reasons or amount or thing or "amount" in cells.flawed):
        reasons.append("it says no amount")
    if reasons:
        raise BadInput("; ".join(reasons))
    particulars = _particulars(cells)
    worth = cells.sum_if_clear("returned_value")
    on = cells.day("received")
    thanks = _thanks(cells, on)
    gift = Gift(donors, amount, thing, on, _donation(cells, amount, worth))
    for odd in cells.odd:
        remarks.add(odd, row.number)
    key = _key(cells, gift, alike)
    first = Told(
        row=row.number,
        key=key,
        parties=donors,
        particulars=(particulars,),
        moment=_moment(cells, gift),
        thanked_on=thanks.on or (today if thanks.given else None),
        thanked_how=thanks.how,
    )
    return (first, *_letters(cells, gift, first))


def _donors(cells: Entry) -> tuple[Party, ...]:
    """Who is to be thanked: the household, else the giver; beside a fund also who advised it."""
    household = cells.text("household")
    parties = (names.parse(household),) if household else cells.givers()
    through = cells.text("soft_credit")
    is_group = isinstance(parties[0], Household) and not parties[0].members
    if through and is_group and not names.same(through, parties[0].name):
        return (*parties, names.parse(through))
    return parties


def _amount(cells: Entry) -> Sum | None:
    """The sum, None where it is not clear; `BadInput` for one that did not come, or went back."""
    status = cells.text("status")
    if fold(status) in _words("unpaid"):
        raise BadInput(f"the payment is “{status}”: nothing came yet, or it went back")
    if _in_kind(cells):
        cells.odd.append(f"“{cells.text('amount')}” was taken for a gift in kind")
        return None
    amount = cells.sum_if_clear("amount", cells.text("currency").upper()[:3])
    if amount and amount.amount < 0:
        raise BadInput("the amount is below zero: a refund is no gift")
    return amount if amount and amount.amount else None


def _in_kind(cells: Entry) -> str:
    """What was given instead of money, where that stands under the amount: "used piano"."""
    said = "" if cells.text("gift") else cells.text("amount")
    spoken = fold(said).split()
    is_thing = len(said) > 3 and has_letter(said) and not any(map(str.isdigit, said))
    return said if is_thing and _words("no_thing").isdisjoint([*spoken, fold(said)]) else ""


def _thanks(cells: Entry, near: date | None) -> Thanks:
    """Whether they were thanked. “Do not send” is no answer to that: see `_acknowledge`."""
    if fold(cells.text("thanked")) in _words("do_not") and not cells.text("thanked_on"):
        return Thanks(given=False)
    return cells.thanks(near)


def _donation(cells: Entry, amount: Sum | None, worth: Sum | None) -> Donation:
    kind, tribute = fold(cells.text("tribute_type")), cells.text("tribute")
    of_memory = any(word in kind for word in _words("in_memory"))
    returned = cells.text("returned")
    honour = cells.text("honour") or ("" if of_memory else tribute)
    return Donation(
        amount=amount.amount if amount else None,
        currency=amount.currency if amount else "",
        designation=cells.text("designation", ", "),
        honour=honour,
        memory=cells.text("memory") or (tribute if of_memory else ""),
        notify=cells.text("notify"),
        soft_credit=cells.text("soft_credit"),
        recurring=_recurring(cells),
        anonymous=bool(cells.answer("anonymous")),
        acknowledge=_acknowledge(cells),
        returned="" if fold(returned) in _words("nothing_returned") else returned,
        returned_value=worth.amount if worth and worth.amount else None,
    )


def _recurring(cells: Entry) -> bool:
    said = fold(cells.text("recurring"))
    if said in _words("once"):
        return False
    told = said in _words("recurring") or not _words("recurring").isdisjoint(said.split())
    return told or bool(cells.answer("recurring"))


def _acknowledge(cells: Entry) -> bool:
    """Whether a note is wanted at all."""
    told = [cells.text(field) for field in ("acknowledge", "do_not_acknowledge", "thanked")]
    if any(fold(text) in _words("do_not") for text in told):
        return False
    return cells.answer("acknowledge") is not False and not cells.answer("do_not_acknowledge")


def _moment(cells: Entry, gift: Gift) -> Moment:
    """What happened, without the sum."""
    return Moment(
        givers=(gift.donors[0].name,),
        what=_what(gift),
        detail=cells.text("detail", "; "),
        occasion=_DONATION,
        on=gift.on,
        donation=gift.donation,
    )


def _what(gift: Gift) -> str:
    of = gift.donation
    parts = [gift.thing or "donation"]
    if of.designation:
        parts.append(f"to {of.designation}" if not gift.thing else f"for {of.designation}")
    if of.memory:
        parts.append(f"in memory of {of.memory}")
    elif of.honour:
        parts.append(f"in honour of {of.honour}")
    return " ".join(parts)


def _letters(cells: Entry, gift: Gift, first: Told) -> tuple[Told, ...]:
    """The letter that tells the family of the honoured or remembered one, never of the sum.

    Nobody is named there who wants not to be.
    """
    of = gift.donation
    whom = of.memory or of.honour
    if not (of.notify and whom):
        return ()
    who = "somebody who wants not to be named" if of.anonymous else gift.donors[0].name
    why = f"in memory of {whom}" if of.memory else f"in honour of {whom}"
    to = f" to {of.designation}" if of.designation else ""
    home = places.whole([cells.text("notify_address")]) if cells.text("notify_address") else None
    return (
        Told(
            row=first.row,
            key=_hash(f"{first.key}\nnotify\n{fold(of.notify)}"),
            parties=(names.parse(of.notify),),
            particulars=(Particulars((Home(home),)),) if home else (),
            moment=Moment(
                givers=(of.notify,),
                what=f"to be told of a gift{to} {why}",
                detail=f"given by {who}",
                occasion=_TRIBUTE,
                on=gift.on,
                donation=Donation(
                    designation=of.designation,
                    honour=of.honour,
                    memory=of.memory,
                    anonymous=of.anonymous,
                ),
            ),
        ),
    )


def _particulars(cells: Entry) -> Particulars:
    """What the row says of the donor; the dead and those who want no post are marked."""
    found = cells.particulars()
    facts = [*found.facts, Fact("relation", "donor")]
    answer = cells.answer("deceased")
    died = cells.day("deceased") if answer is None else None
    # Of a day that is not clear, so much is: better no post than post to the dead.
    if died or answer or (answer is None and any(map(str.isdigit, cells.text("deceased")))):
        facts.append(Fact("deceased", died.isoformat() if died else "yes"))
    if cells.answer("do_not_mail"):
        facts.append(Fact("do_not_mail", "yes"))
    return Particulars(found.homes, tuple(facts))


def _key(cells: Entry, gift: Gift, alike: Counter[str]) -> str:
    """The same for the same gift in any export: by its number, else by who gave what, when."""
    who = "\n".join(names.key(party.name) for party in gift.donors[:1])
    if number := cells.text("reference"):
        identity = f"donation 1 by number\n{who}\n{fold(number)}"
    else:
        amount = f"{gift.sum.amount:.2f}" if gift.sum else ""
        to = (fold(gift.donation.designation), fold(gift.thing), amount, str(gift.on or ""))
        identity = "\n".join(("donation 1", who, *to))
    alike[identity] += 1
    return _hash(f"{identity}\n{alike[identity]}")


def _hash(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(map(fold, _data()[table]))


@cache
def _data() -> dict[str, list[str]]:
    text = files("penned.sources.donors").joinpath("words.toml").read_text("utf-8")
    return {name: words for name, words in tomllib.loads(text).items() if isinstance(words, list)}
