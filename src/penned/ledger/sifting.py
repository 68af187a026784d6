"""Which rows of a source can be taken in, and what is wrong with the others."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from penned.ledger import meeting, postal
from penned.ledger.words import storable
from penned.people.spelling import has_letter
from penned.told import Fault, Taking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from penned.people.particulars import Particulars
    from penned.people.person import Party
    from penned.told import Told

_SLACK = timedelta(days=1)  # tomorrow is today somewhere


class Sifted(NamedTuple):
    """The rows of a source, each key once; how many said one again; and the bad ones."""

    good: list[Told]
    again: int
    bad: list[Fault]


def sift(rows: Sequence[Told], *, today: date) -> Sifted:
    """Part the rows of a source. The same row twice in a source is one row."""
    good: dict[str, Told] = {}
    bad, again = [], 0
    for row in rows:
        objection = _objection(row, today)
        if objection:
            bad.append(Fault(row.row, objection))
        elif row.key in good:
            again += 1
        else:
            good[row.key] = row
    return Sifted(list(good.values()), again, bad)


def digest(row: Told) -> str:
    """What tells whether two rows of one key say the same: not where they stand, nor since when."""
    photos = [hashlib.sha256(each.photo).digest() for each in row.particulars]
    its = [(each.homes, each.facts) for each in row.particulars]
    said = (row.parties, its, photos, row.moment, row.thanked_on, row.thanked_how, row.undated_key)
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def _objection(row: Told, today: date) -> str:
    """Say what is wrong with a row; "" for nothing."""
    if not all(map(storable, _words(row))):
        return "it holds a broken character"
    if not row.key:
        return "nothing tells this row from another"
    if row.taking is not Taking.ACCEPTED:
        return "" if row.moment else "it tells of nothing"
    return _whom(row) or _what(row, today)


def _whom(row: Told) -> str:
    if not row.parties or not all(map(_is_named, row.parties)):
        return "it names nobody to thank"
    if len(row.particulars) > len(row.parties):
        return "it has more addresses than people"
    return ""


def _what(row: Told, today: date) -> str:
    if row.moment and not row.moment.what.strip():
        return "it does not say what they gave or did"
    days = (row.moment.on if row.moment else None, row.thanked_on)
    return next((_to_come(day) for day in days if day and day > today + _SLACK), "")


def _to_come(day: date) -> str:
    return f"{day.day} {day:%B %Y} is still to come"


def _is_named(party: Party) -> bool:
    return all(has_letter(one.name) for one in (party, *meeting.members(party)))


def _words(row: Told) -> Iterator[str]:
    yield from (row.key, row.undated_key, row.thanked_how, row.because, row.sentence, *row.signals)
    if row.moment:
        yield from (*row.moment.told, row.moment.occasion)
        yield from row.moment.givers
        yield repr(row.moment.donation)
    for party in row.parties:
        yield from meeting.words(party)
    for its in row.particulars:
        yield from _said(its)


def _said(its: Particulars) -> Iterator[str]:
    for home in its.homes:
        yield from (home.kind, *postal.columns(home.address).values())
    for fact in its.facts:
        yield from (fact.field, fact.value)
