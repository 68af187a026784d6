"""Doubles in the ledger: which entries may be one, and which were said to be two."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from penned.errors import Refused
from penned.ledger import events, meeting, people, records
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.ledger.meeting import Key
from penned.people import likeness
from penned.people.likeness import Entry
from penned.people.spelling import has_letter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from penned.ledger.people import PartyRow
    from penned.people.likeness import Double
    from penned.people.person import Party

_ASIDE = " ("  # what stands between a folded name and its aside


@faults()
def proposals() -> tuple[tuple[Double, PartyRow, PartyRow], ...]:
    """Every pair that may be one, the likeliest first, but for those that were said to be two."""
    book = people.rows()
    entries = (Entry(row.id, row.party, row.particulars, row.households) for row in book.values())
    found = likeness.doubles(entries, different=_different())
    return tuple((each, book[each.one], book[each.other]) for each in found)


def keep_apart(one: int, other: int, *, now: datetime, by: str) -> tuple[PartyRow, PartyRow]:
    """Remember that two parties are two; `Refused` where they are one already."""
    with transaction():
        first, second = people.get(one), people.get(other)
        if first.id == second.id:
            raise Refused(
                f"“{first.name}” is one entry", cure="Part it with: penned people part NAME OTHER."
            )
        small, great = sorted((first.id, second.id))
        _, is_new = records.Different.objects.get_or_create(
            one_id=small, other_id=great, defaults={"at": now, "by": by}
        )
        if is_new:
            events.record(
                "said to be two", *events.subjects("party", (small, great)), now=now, by=by
            )
        return first, second


@faults()
def namesakes(parties: Iterable[Party]) -> dict[Party, tuple[PartyRow, ...]]:
    """Who else goes by the name of each of these: another aside, and not said to be two."""
    keys = {party: meeting.key(party) for party in parties if has_letter(party.name)}
    asides = records.Party.objects.filter(forgotten_at=None, key__contains=_ASIDE)
    called = {key.name for key in keys.values() if _ASIDE in key.name}
    called.update(asides.values_list("key", flat=True))
    plain = {_plain(name) for name in called}.intersection(
        _plain(key.name) for key in keys.values()
    )
    if not plain:
        return {}
    known = meeting.known({*plain, *(name for name in called if _plain(name) in plain)})
    book = people.rows({each.party for each in known})
    own = {each.key: each.party for each in known}
    two, told = _different(), set(keys.values())
    by_name: dict[Key, set[int]] = defaultdict(set)
    for each in known:
        if each.key not in told:
            by_name[Key(each.key.kind, _plain(each.key.name))].add(each.party)
    found: dict[Party, tuple[PartyRow, ...]] = {}
    for party, key in keys.items():
        mine = own.get(key, 0)
        others = by_name[Key(key.kind, _plain(key.name))] - {mine}
        apart = {other for other in others if (min(mine, other), max(mine, other)) in two}
        if others - apart:
            found[party] = tuple(book[other] for other in sorted(others - apart))
    return found


def _plain(name: str) -> str:
    """The folded name without its aside."""
    return name.partition(_ASIDE)[0]


def _different() -> set[tuple[int, int]]:
    """The pairs that are two, by what each goes by now: what was merged since counts as one."""
    merged = records.Party.objects.exclude(same_as=None).values_list("id", "same_as")
    now = {number: same for number, same in merged if same is not None}
    pairs = records.Different.objects.values_list("one", "other")
    return {(now.get(one, one), now.get(other, other)) for one, other in pairs}
