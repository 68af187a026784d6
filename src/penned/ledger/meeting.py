"""Meeting people: who is known by which name already, and who is new."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from penned.errors import BadInput
from penned.ledger import addresses, events, records
from penned.ledger.words import check
from penned.people import names
from penned.people.person import Household, Person
from penned.people.spelling import fold, has_letter

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from penned.people.address import Address
    from penned.people.person import Party

PERSON_PARTS = tuple(part.name for part in fields(Person) if part.name != "name")
HOUSEHOLD_PARTS = tuple(
    part.name for part in fields(Household) if part.name not in ("name", "members")
)


class Key(NamedTuple):
    """What spellings of one name share; "Jo Lee (work)" and "Jo Lee (school)" are two people."""

    kind: str
    name: str


class Known(NamedTuple):
    """A name in the ledger; `party` is who goes by it now, after any merging."""

    id: int
    key: Key
    name: str
    party: int


def key(party: Party) -> Key:
    """Fold the name of a party; raises `BadInput` where there is none."""
    if not has_letter(party.name):
        raise BadInput("a person or household needs a name")
    aside = f" ({fold(party.aside)})" if party.aside else ""
    return Key(_kind(party), names.key(party.name) + aside)


def known(keys: Collection[str] = ()) -> list[Known]:
    """Read the names that fold to one of `keys`, or all names where none or many are given."""
    few = {"kind__in": records.KINDS, "key__in": list(keys)}  # the index begins with the kind
    few = few if 0 < len(keys) <= records.FEW else {}
    found = records.Party.objects.filter(**few).values_list("id", "kind", "key", "name", "same_as")
    return [
        Known(number, Key(kind, folded), name, same or number)
        for number, kind, folded, name, same in found
    ]


def introduce(
    found: Sequence[tuple[Party, Address | None]],
    *,
    now: datetime,
    by: str,
    run: records.ImportRun | None = None,
) -> list[int]:
    """Meet many at once, with a fixed number of queries; return their ids in the same order."""
    for party, home in found:
        check(*words(party), *addresses.columns(home or addresses.BLANK).values())
    everybody = dict.fromkeys(one for party, _ in found for one in (party, *members(party)))
    keys = {one: key(one) for one in everybody}
    ids = {each.key: each.party for each in known({each.name for each in keys.values()})}
    missing: dict[Key, Party] = {}
    for one, each in keys.items():
        if each not in ids:
            missing.setdefault(each, one)
    new = records.Party.objects.bulk_create(
        _record(one, each, run) for each, one in missing.items()
    )
    ids |= {Key(record.kind, record.key): record.id for record in new}
    met = {one: ids[each] for one, each in keys.items()}
    records.Membership.objects.bulk_create(
        (
            records.Membership(household_id=met[party], person_id=met[one], brought_by=run)
            for party, _ in found
            for one in members(party)
        ),
        ignore_conflicts=True,
    )
    homes = {met[party]: home for party, home in found if home and home != addresses.BLANK}
    moved = addresses.learn(homes, on=now.date(), run=run)
    if run is None:
        events.record("met", *events.subjects("party", (one.id for one in new)), now=now, by=by)
        events.record("address learned", *events.subjects("party", moved), now=now, by=by)
    return [met[party] for party, _ in found]


def members(party: Party) -> tuple[Person, ...]:
    """Whom a household is known to hold; nobody for a person."""
    return party.members if isinstance(party, Household) else ()


def words(party: Party) -> list[str]:
    """Every word that is stored of a person or household."""
    return [text for one in (party, *members(party)) for text in (one.name, *_parts(one).values())]


def _kind(party: Party) -> str:
    return records.HOUSEHOLD if isinstance(party, Household) else records.PERSON


def _parts(party: Party) -> dict[str, str]:
    parts = HOUSEHOLD_PARTS if isinstance(party, Household) else PERSON_PARTS
    return {part: getattr(party, part) for part in parts}


def _record(party: Party, folded: Key, run: records.ImportRun | None) -> records.Party:
    return records.Party(
        kind=folded.kind, key=folded.name, name=party.name, brought_by=run, **_parts(party)
    )
