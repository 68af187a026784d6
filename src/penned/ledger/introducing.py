"""The person names somebody: from then on they are in the ledger by the person's own word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.ledger import addresses, events, meeting, postal, records
from penned.ledger.claims import people as claims
from penned.ledger.words import check

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from penned.ledger.meeting import Known, Met
    from penned.people.address import Address
    from penned.people.person import Party


def introduce(
    found: Sequence[tuple[Party, Address | None]], *, now: datetime, by: str
) -> list[Known]:
    """Meet many at once, with a fixed number of queries; return their names in the same order.

    Who was known already keeps the spelling that was shown; a blank address changes nothing.
    """
    for party, home in found:
        check(*meeting.words(party), *postal.columns(home or postal.BLANK).values())
    met = meeting.meet(party for party, _ in found)
    _name({each.id for each in met.names.values()})
    _tie([party for party, _ in found], met)
    homes = {met.names[party]: home for party, home in found if home and home != postal.BLANK}
    moved = addresses.learn(homes, on=now.date())
    events.record("met", *events.subjects("party", sorted(met.new)), now=now, by=by)
    events.record("address learned", *events.subjects("party", moved), now=now, by=by)
    return [met.names[party] for party, _ in found]


def _name(parties: set[int]) -> None:
    """Let names stand by the person's own word, as they are spelled now."""
    for some in records.parts(parties):
        said = records.Naming.objects.filter(row=None, party__in=some)
        unsaid = records.Party.objects.filter(id__in=some).exclude(id__in=said.values("party"))
        records.Naming.objects.bulk_create(map(claims.own_naming, unsaid))


def _tie(parties: Iterable[Party], met: Met) -> None:
    """Let members stand by the person's own word, behind those who were named before."""
    said = [(met.names[party], one) for party in parties for one in meeting.members(party)]
    if not said:
        return
    names = {household.id for household, _ in said}
    few = {"household__in": names} if len(names) <= records.FEW else {}
    places: dict[int, int] = {}
    for household, place in records.Membership.objects.filter(row=None, **few).values_list(
        "household", "place"
    ):
        places[household] = max(place + 1, places.get(household, 0))
    records.Membership.objects.bulk_create(
        (
            records.Membership(
                household_id=household.id,
                person_id=met.names[one].id,
                place=places.get(household.id, 0) + place,
            )
            for place, (household, one) in enumerate(said)
        ),
        ignore_conflicts=True,
    )
