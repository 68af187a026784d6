"""Who may not simply be written to, and why, with what the ledger knows of their household."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.errors import Refused
from penned.ledger import people
from penned.people import hindrances
from penned.people.hindrances import Known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from penned.ledger.people import PartyRow
    from penned.people.hindrances import Hindrance


def among(parties: Iterable[PartyRow]) -> dict[int, tuple[Hindrance, ...]]:
    """What stands against writing to each of these, by their ids; those who are free are not in it.

    A household is asked for its members, all of them with one fixed number of queries.
    """
    rows = {row.id: row for row in parties}
    inside = {number for row in rows.values() for number in row.members}
    members = people.rows(inside) if inside else {}
    found = {
        row.id: hindrances.of(
            _known(row), [_known(members[each]) for each in row.members if each in members]
        )
        for row in rows.values()
    }
    return {number: told for number, told in found.items() if told}


def of(party: PartyRow) -> tuple[Hindrance, ...]:
    """What stands against writing to one person or household."""
    return among([party]).get(party.id, ())


def silent(parties: Collection[int]) -> frozenset[int]:
    """Those to whom nothing is to be written, by their ids; an old address alone is no reason."""
    found = among(people.rows(parties).values()) if parties else {}
    return frozenset(
        number
        for number, told in found.items()
        if any(each.kind is not hindrances.Kind.RETURNED for each in told)
    )


def must_be_free(party: PartyRow, note: int) -> None:
    """Raise `Refused` with the gravest reason not to print a note to a party, and the way round."""
    for each in of(party):
        raise Refused(
            each.what,
            cure=f"{each.cure} If this card is meant all the same: penned print {note} --even-so.",
        )


def _known(row: PartyRow) -> Known:
    return Known(row.party, row.particulars)
