"""What holds of parties, read from the claims with a fixed number of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from penned.ledger import postal, records
from penned.ledger.claims import choosing
from penned.ledger.claims.choosing import FactClaim, HomeClaim, Source, TieClaim

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from penned.ledger.claims.choosing import Tie
    from penned.people.particulars import Fact, Home

_SOURCE = ("row", "row__key", "row__as_of")
_POSTAL = ("street", "city", "region", "postcode", "country")


class Names(NamedTuple):
    """Every name that some parties go by: by its id, who goes by it now."""

    now: Mapping[int, int]
    few: bool

    def said_of(self, column: str = "party") -> Q:
        """The claims on these parties."""
        return Q(**{f"{column}__in": list(self.now)}) if self.few else Q()


def names(parties: Collection[int] | None = None) -> Names:
    """Find every name of these parties, or of all where none or many are given."""
    return named(records.Party.objects.filter(said_of(parties)).only("id", "same_as"), parties)


def named(found: Iterable[records.Party], parties: Collection[int] | None) -> Names:
    """The names that were found for these parties."""
    few = parties is not None and len(parties) <= records.FEW
    return Names({party.id: party.same_as_id or party.id for party in found}, few)


def said_of(parties: Collection[int] | None) -> Q:
    """The names of these parties, or all where none or many are given."""
    if parties is None or len(parties) > records.FEW:
        return Q()
    wanted = list(parties)
    return Q(id__in=wanted) | Q(same_as__in=wanted)


def facts(of: Names) -> dict[int, tuple[Fact, ...]]:
    """Say by party the facts that hold."""
    found: dict[int, list[FactClaim]] = {}
    said = records.Fact.objects.filter(of.said_of()).order_by("id")
    columns = ("id", "party", "field", "value", "denied", *_SOURCE)
    for number, party, field, value, denied, row, key, as_of in said.values_list(*columns):
        now = of.now[party]
        claim = FactClaim(field, value, denied, number, Source(row, key, as_of, party == now))
        found.setdefault(now, []).append(claim)
    return {party: choosing.facts(claims) for party, claims in found.items()}


def homes(of: Names) -> dict[int, tuple[Home, ...]]:
    """Say by party every home, the one where post goes first."""
    return {party: choosing.homes(claims) for party, claims in home_claims(of).items()}


def home_claims(of: Names) -> dict[int, list[HomeClaim]]:
    """Say by party what is said of its homes."""
    found: dict[int, list[HomeClaim]] = {}
    said = records.Address.objects.filter(of.said_of()).order_by("id")
    columns = ("party", "kind", "since", "until", *_SOURCE, *_POSTAL)
    for party, kind, since, until, row, key, as_of, *parts in said.values_list(*columns):
        now = of.now[party]
        claim = HomeClaim(
            postal.parted(*parts), kind, since, until, Source(row, key, as_of, party == now)
        )
        found.setdefault(now, []).append(claim)
    return found


def ties(of: Names) -> dict[int, tuple[Tie, ...]]:
    """Say by household who belongs or belonged to it: of every household that `of` is part of."""
    said = records.Membership.objects.order_by("place", "id")
    if of.few:
        mine = said.filter(of.said_of("household") | of.said_of("person"))
        near = {same or own for own, same in mine.values_list("household", "household__same_as")}
        said = said.filter(Q(household__in=near) | Q(household__same_as__in=near))
    found: dict[int, list[TieClaim]] = {}
    columns = ("household__same_as", "household", "person__same_as", "person", "person__key")
    for its, household, same, person, name, place, since, until, *source in said.values_list(
        *columns, "place", "since", "until", *_SOURCE
    ):
        claim = TieClaim(name, place, since, until, same or person, Source(*source))
        found.setdefault(its or household, []).append(claim)
    return {household: choosing.ties(claims) for household, claims in found.items()}
