"""Which rows of a file are new, which are known from a row of before, and which are bad."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from penned.ledger import meeting, records
from penned.ledger.addresses import columns
from penned.ledger.words import storable
from penned.people.spelling import has_letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from penned.moments import Moment
    from penned.people.address import Address
    from penned.people.person import Party


_SLACK = timedelta(days=1)  # tomorrow is today somewhere


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row of a file: `key` stays the same however often the row is read, in whichever file.

    Rows with one `undated_key` differ in the day at most; such a row is known also where it, or
    the row that was taken in before, has no day. Without a moment the row introduces its parties.
    `addresses` stand in the order of `parties`. With `thanked_on` it is thanked already;
    `thanked_how` "in person" makes that its standing.
    """

    row: int
    key: str
    moment: Moment | None
    parties: tuple[Party, ...]
    addresses: tuple[Address | None, ...] = ()
    thanked_on: date | None = None
    thanked_how: str = ""
    undated_key: str = ""


class Seen(NamedTuple):
    """A row that was taken in before, and the moment that it made."""

    key: str
    undated_key: str
    dated: bool
    moment: int | None


class Sifted(NamedTuple):
    """The rows of a file: new ones, known ones with those they are known from, bad ones."""

    new: list[ImportRow]
    known: list[tuple[ImportRow, Seen]]
    bad: list[tuple[int, str]]


def sift(rows: Sequence[ImportRow], *, today: date) -> Sifted:
    """Part the rows of a file.

    A row is known by its key, or by its undated key where it or the row of before has no day; each
    row of before stands for one row of the file. The same row twice in a file is one row.
    """
    why = [(row, _objection(row, today)) for row in rows]
    good = [row for row, objection in why if not objection]
    before = _Before({row.key for row in good})
    new: dict[str, ImportRow] = {}
    known = []
    for row in good:
        seen = before.find(row)
        if seen:
            known.append((row, seen))
        else:
            new.setdefault(row.key, row)
    return Sifted(list(new.values()), known, [(row.row, reason) for row, reason in why if reason])


def is_dated(row: ImportRow) -> bool:
    """Whether the row tells the day."""
    return bool(row.moment and row.moment.on)


class _Before:
    """The rows that were taken in before: by key, and those that no key of this file names."""

    def __init__(self, keys: set[str]) -> None:
        self._by_key: dict[str, Seen] = {}
        self._spare: dict[str, list[Seen]] = {}
        found = records.ImportedRow.objects.order_by("id")
        for seen in map(Seen._make, found.values_list("key", "undated_key", "dated", "moment")):
            self._by_key[seen.key] = seen
            if seen.undated_key and seen.key not in keys:
                self._spare.setdefault(seen.undated_key, []).append(seen)

    def find(self, row: ImportRow) -> Seen | None:
        """Find the row that `row` is known from; a spare one stands for one row only."""
        if row.key not in self._by_key:
            spare = self._spare.get(row.undated_key, [])
            fitting = [seen for seen in spare if not (seen.dated and is_dated(row))]
            if not fitting:
                return None
            # A row without a day leaves the others without one to rows that fit nothing else.
            chosen = next((seen for seen in fitting if seen.dated), fitting[0])
            spare.remove(chosen)
            self._by_key[row.key] = chosen
        return self._by_key[row.key]


def _objection(row: ImportRow, today: date) -> str:
    if not all(storable(text) for text in _words(row)):
        return "it holds a broken character"
    if not row.key:
        return "nothing tells this row from another"
    if not row.parties or not all(map(_is_named, row.parties)):
        return "it names nobody to thank"
    if len(row.addresses) > len(row.parties):
        return "it has more addresses than people"
    if row.moment and not row.moment.what.strip():
        return "it does not say what they gave or did"
    days = (row.moment.on if row.moment else None, row.thanked_on)
    return next((_to_come(day) for day in days if day and day > today + _SLACK), "")


def _to_come(day: date) -> str:
    return f"{day.day} {day:%B %Y} is still to come"


def _is_named(party: Party) -> bool:
    return all(has_letter(one.name) for one in (party, *meeting.members(party)))


def _words(row: ImportRow) -> Iterator[str]:
    yield from (row.key, row.undated_key, row.thanked_how)
    if row.moment:
        yield from (*row.moment.told, row.moment.occasion)
        yield from row.moment.givers
    for party in row.parties:
        yield from meeting.words(party)
    for address in row.addresses:
        if address:
            yield from columns(address).values()
