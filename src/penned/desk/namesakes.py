"""People of one name: whom a source may mean, where the address book knows somebody so called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.ledger import doubles
from penned.people.fields import alike
from penned.people.likeness import place
from penned.people.particulars import NOTHING
from penned.sources.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.people.particulars import Particulars
    from penned.people.person import Party
    from penned.told import Reading

_TELLING = ("email", "phone", "card")


def beside(reading: Reading) -> tuple[str, ...]:
    """What to look at, a sentence for each name: nobody is joined or guessed.

    Names the one whose address, e-mail, telephone or number a row gives, where it is one alone.
    """
    others = doubles.namesakes({party for row in reading.rows for party in row.parties})
    remarks = Remarks("row")
    for row in reading.rows:
        said = (*row.particulars, *([NOTHING] * len(row.parties)))
        for party, its in zip(row.parties, said, strict=False):
            if party not in others:
                continue
            known = {_called(other.party): other.particulars for other in others[party]}
            same = [name for name, theirs in known.items() if _share(its, theirs)]
            if len(same) == 1:
                what = f"“{_called(party)}” may be “{same[0]}”, by address, e-mail or number"
            else:
                names = ", ".join(f"“{name}”" for name in known)
                what = f"“{_called(party)}” may be one of several: {names}"
            remarks.add(f"{what}: penned people doubles", row.row)
    return remarks.sentences()


def _called(party: Party) -> str:
    return f"{party.name} ({party.aside})" if party.aside else party.name


def _share(one: Particulars, other: Particulars) -> bool:
    return not set(_values(one)).isdisjoint(_values(other))


def _values(its: Particulars) -> Iterator[tuple[str, str]]:
    for home in its.homes:
        if where := place(home.address):
            yield "place", where
    for name in _TELLING:
        for value in its.values(name):
            yield name, alike(name, value)
