"""The address book: who writes, two entries that are one person, and the book as a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from penned.desk import files
from penned.errors import BadInput
from penned.ledger import people
from penned.page import addressing
from penned.people import address as addresses
from penned.sources.cells import safe

if TYPE_CHECKING:
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.ledger.people import PartyRow
    from penned.people import Address

COLUMNS = (
    "Name",
    "Dear",
    "Envelope",
    "Street",
    "City",
    "State",
    "Postcode",
    "Country",
    "Last thanked",
)


def set_me(desk: Desk, name: str, address: str) -> Address:
    """Say who writes and where from, for the corner of the envelope."""
    if not address.strip():
        raise BadInput(
            "your address is missing",
            cure='Add --address "27 Orchard Street, Portland, ME 04102, USA", say.',
        )
    home = addresses.parse(address)
    people.set_me(name, home, now=desk.now(), by=desk.by)
    return home


def corner(name: str, home: Address) -> tuple[str, ...]:
    """The lines in the corner of an envelope that is posted at home, top to bottom."""
    block = addressing.block(name, home, posted_in=home.country, titled=False)
    return (*block.lines[: block.name_at], block.name, *block.lines[block.name_at :])


def home_country() -> str:
    """The country of your own address, where your letters are posted; `BadInput` while unsaid."""
    me = people.me()
    if me is None or not me[1].country:
        raise BadInput(
            "where it is posted is not known",
            cure="Say it with --from, such as --from US; or say who you are: penned people me",
        )
    return me[1].country


def move(desk: Desk, who: str, address: str) -> PartyRow:
    """Note down where somebody lives from now on; the address before is kept with its end."""
    if not address.strip():
        raise BadInput(
            f"the address of “{who}” is missing",
            cure='Write it out: "88 Maple Court, Burlington, VT 05401, USA", say.',
        )
    home = addresses.parse(address)
    return people.move(people.find(who).id, home, now=desk.now(), by=desk.by)


def everyone() -> tuple[PartyRow, ...]:
    """Everybody, by name."""
    return people.everyone()


def merge(desk: Desk, keep: str, other: str) -> PartyRow:
    """Make one of two entries."""
    return people.merge(people.find(keep).id, people.find(other).id, now=desk.now(), by=desk.by)


def export(path: Path) -> int:
    """Write the address book as CSV, safe against formulas; returns the number of entries."""
    everyone = people.everyone()
    made = io.StringIO()
    writer = csv.writer(made, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows([safe(cell) for cell in _row(each)] for each in everyone)
    files.write_all({path: made.getvalue().encode("utf-8-sig")})
    return len(everyone)


def _row(each: PartyRow) -> tuple[str, ...]:
    home = each.address
    where = (
        ("\n".join(home.street), home.city, home.region, home.postcode, home.country)
        if home
        else ("",) * 5
    )
    thanked = each.last_thanked.isoformat() if each.last_thanked else ""
    return (each.name, each.party.salutation, each.party.envelope_name, *where, thanked)
