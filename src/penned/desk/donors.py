"""Donors: what is to be acknowledged, by person or household, and the receipts beside the notes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from penned import press
from penned.desk import faces, files
from penned.errors import BadInput, Refused
from penned.ledger import donations, people
from penned.moments import Standing
from penned.occasions import receipts
from penned.page import addressing
from penned.page import sheet as sheets
from penned.page import slip as slips
from penned.people import names
from penned.people.spelling import fold
from penned.sources import since, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow
    from penned.moments import Donation
    from penned.page.page import Page
    from penned.people import Address


@dataclass(frozen=True, slots=True)
class Purpose:
    """The gifts of one donor for one thing, the oldest first."""

    what: str
    debts: tuple[OwedRow, ...]

    @property
    def sums(self) -> dict[str, Decimal]:
        """What they make together, by currency."""
        return sums(self.debts)

    @property
    def is_recurring(self) -> bool:
        """Whether they come again and again."""
        return any(debt.moment.donation and debt.moment.donation.recurring for debt in self.debts)


@dataclass(frozen=True, slots=True)
class Donor:
    """A person or household that gave: what for, and what of it is still to be acknowledged.

    `through` are gifts that others gave and that came through this donor; they are thanked for,
    and are no part of the sums.
    """

    party: PartyRow
    purposes: tuple[Purpose, ...]
    through: tuple[OwedRow, ...] = ()

    @property
    def debts(self) -> tuple[OwedRow, ...]:
        """Everything owed or once owed to them for donations, the oldest first."""
        own = (debt for purpose in self.purposes for debt in purpose.debts)
        return tuple(sorted((*own, *self.through), key=lambda debt: (debt.since, debt.id)))

    @property
    def open(self) -> tuple[OwedRow, ...]:
        """What is still to be acknowledged."""
        return tuple(debt for debt in self.debts if debt.standing is Standing.OWED)

    @property
    def sums(self) -> dict[str, Decimal]:
        """What they gave, by currency."""
        return sums(debt for purpose in self.purposes for debt in purpose.debts)


def sums(debts: Iterable[OwedRow]) -> dict[str, Decimal]:
    """What these gifts make together, by currency ("" where none is told)."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for debt in debts:
        if debt.moment.donation and debt.moment.donation.amount:
            found[debt.moment.donation.currency] += debt.moment.donation.amount
    return dict(found)


def listed(
    *, first: date | None = None, last: date | None = None, waiting: bool = False
) -> tuple[Donor, ...]:
    """Donors of a time from `first` to `last`, those first who wait longest.

    With `waiting` only those who are still to be thanked.
    Somebody whose household gave too stands with the household.
    """
    debts = donations.given(first, last)
    givers = {debt.party.id for debt in debts}
    homes = {debt.party.id: debt.party for debt in debts}
    found: dict[int, list[OwedRow]] = defaultdict(list)
    for debt in debts:
        home = next((each for each in debt.party.households if each in givers), debt.party.id)
        found[home].append(debt)
    made = [_donor(homes[number], some) for number, some in found.items()]
    chosen = [donor for donor in made if donor.open or not waiting]
    return tuple(sorted(chosen, key=_longest_waiting))


def _longest_waiting(donor: Donor) -> tuple[bool, date, str]:
    waiting = donor.open
    return (not waiting, (waiting or donor.debts)[0].since, donor.party.name)


def _donor(party: PartyRow, debts: Sequence[OwedRow]) -> Donor:
    own: dict[str, list[OwedRow]] = defaultdict(list)
    through = []
    for debt in debts:
        if _came_through(debt):
            through.append(debt)
        else:
            own[debt.moment.what].append(debt)
    return Donor(
        party,
        tuple(Purpose(what, tuple(some)) for what, some in own.items()),
        tuple(through),
    )


def _came_through(debt: OwedRow) -> bool:
    """Whether this is owed to somebody who advised the gift of another."""
    through = debt.moment.donation.soft_credit if debt.moment.donation else ""
    given_by = debt.moment.givers[:1]
    return bool(
        through
        and given_by
        and not names.same(given_by[0], debt.party.name)
        and names.same(through, debt.party.name)
    )


def named(found: Sequence[Donor], who: str) -> tuple[Donor, ...]:
    """Of these donors the one whom `who` names; `Refused` where they gave nothing."""
    party = people.find(who)
    chosen = tuple(each for each in found if each.party.id in {party.id, *party.households})
    if not chosen:
        raise Refused(f"no donation of {party.name} came in this time")
    return chosen


def day(said: str, today: date, *, last: bool = False) -> date:
    """The day that is said, “June” or “2026” say: the first of that time, or the `last`."""
    first = since.read(said, today)
    spoken = set(fold(said).split()) - {str(first.year)}
    if not last or any(map(str.isdigit, "".join(spoken))):
        return first
    if not spoken:
        return date(first.year, 12, 31)
    month = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    return month - timedelta(days=1) if spoken & set(words.months()) else first


@dataclass(frozen=True, slots=True)
class Issued:
    """Receipts in a file: for how many donors and gifts, what to know of them, who has none."""

    path: Path
    donors: int
    gifts: int
    notes: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def issue(  # noqa: PLR0913 - for whom, from whom, by whose rules, and where to
    desk: Desk,
    donors: Sequence[Donor],
    path: Path,
    *,
    country: str = "",
    charity: str = "",
    paper: str = "",
) -> Issued:
    """Print a receipt for each donor into a PDF: a slip to lie beside the note, never part of it.

    The charity is who writes, unless it is named; the country is the charity's. Raises `NotFound`
    for a country whose receipts are not known, `Refused` where no receipt can be made at all.
    """
    me = people.me()
    named = charity or (me[0] if me else "")
    if not named:
        raise BadInput(
            "a receipt says who received the gift",
            cure='Name it with --charity, or say who writes: penned people me "NAME".',
        )
    receipt = receipts.of(country or (me[1].country if me else ""))
    sender = (named, *_address_lines(me[1] if me else None))
    on = paper or sheets.of_country(receipt.country).name
    pages: list[Page] = []
    refused, told, gifts, issued = [], set(), 0, 0
    for donor in donors:
        try:
            received = _received(donor, named)
            said = [line for gift in received for line in receipts.slip(receipt, gift)]
        except Refused as why:
            refused.append((donor.party.name, str(why)))
            continue
        slip = _slip(donor.party, sender, receipts.day_of(receipt, desk.today()), said, receipt)
        pages += slips.slip(slip, title=f"Receipt for {donor.party.name}", paper=on)
        told |= {note for gift in received if (note := receipts.note(receipt, gift))}
        gifts, issued = gifts + len(received), issued + 1
    if not pages:
        raise Refused(
            refused[0][1] if refused else "there is no donation to write a receipt for",
            where=refused[0][0] if refused else "",
        )
    files.write_all({path: press.pdf(pages, title="Receipts")})
    return Issued(path, issued, gifts, tuple(sorted(told)), tuple(refused))


def _received(donor: Donor, charity: str) -> tuple[receipts.Received, ...]:
    """The gifts of a donor that a receipt is for, the oldest first."""
    own = sorted(
        (debt for purpose in donor.purposes for debt in purpose.debts),
        key=lambda debt: (debt.since, debt.id),
    )
    if not own:
        raise Refused("what came through them was given by others, and they get the receipt")
    return tuple(_one(debt, debt.moment.donation, charity) for debt in own if debt.moment.donation)


def _one(debt: OwedRow, donation: Donation, charity: str) -> receipts.Received:
    return receipts.Received(
        charity=charity,
        donor=debt.party.party.envelope_name,
        on=debt.since,
        amount=donation.amount,
        currency=donation.currency,
        thing=debt.moment.what if donation.amount is None else "",
        returned=donation.returned,
        returned_value=donation.returned_value,
    )


def _slip(
    party: PartyRow,
    sender: tuple[str, ...],
    date: str,
    said: Sequence[str],
    receipt: receipts.Receipt,
) -> slips.Slip:
    to = (party.party.envelope_name, *_address_lines(party.address))
    shown = _letters(" ".join((*sender, *to, *said)))
    lacks = f"An official receipt also needs: {'; '.join(receipt.lacks)}." if receipt.lacks else ""
    country = party.address.country if party.address else ""
    return slips.Slip(sender, to, date, tuple(said), lacks, faces.having(shown, country))


def _letters(text: str) -> str:
    """What of `text` a face of letters may have."""
    return "".join(char for char in text if unicodedata.category(char)[0] in "LNP")


def _address_lines(home: Address | None) -> tuple[str, ...]:
    return addressing.as_written(home) if home else ()
