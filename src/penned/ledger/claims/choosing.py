"""Which of several claims holds: for a name, for facts, for homes, for the members of a household.

A later version of one row (the same key) takes the place of the earlier ones in what it says; what
it leaves blank stays.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from penned.ledger import postal
from penned.people import fields
from penned.people.particulars import Fact, Home

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from penned.people.address import Address

_NEVER = datetime.min.replace(tzinfo=UTC)
_KINDS = {"home": 0, "": 0, "other": 1}  # thanks go home; a place of work is for want of another


class Source(NamedTuple):
    """Who says something: row `row` of key `key`, last changed `as_of`; all None for the person.

    `own` is whether it was said of the party under the name that it has now.
    """

    row: int | None
    key: str | None
    as_of: datetime | None
    own: bool = True

    @property
    def age(self) -> datetime:
        """When it was said, comparable."""
        return self.as_of or _NEVER


class FactClaim(NamedTuple):
    """One fact in the words of one source; `at` is its number in the ledger, for order."""

    field: str
    value: str
    denied: bool
    at: int
    source: Source

    @property
    def words(self) -> str:
        """What it says, without what has a number in the ledger."""
        return self.value


class HomeClaim(NamedTuple):
    """One home in the words of one source."""

    address: Address
    kind: str
    since: date | None
    until: date | None
    source: Source

    @property
    def words(self) -> str:
        """What it says, without what has a number in the ledger."""
        return repr(self[:4])


class TieClaim(NamedTuple):
    """That a person belongs to a household, in the words of one source; `name` is for order."""

    name: str
    place: int
    since: date | None
    until: date | None
    person: int
    source: Source

    @property
    def words(self) -> str:
        """What it says, without what has a number in the ledger."""
        return repr(self[:4])


class Tie(NamedTuple):
    """That a person belongs to a household, from `since` to `until` as far as it is known."""

    person: int
    since: date | None
    until: date | None


Claim = TypeVar("Claim", FactClaim, HomeClaim, TieClaim)


def spelling(said: Iterable[tuple[tuple[str, ...], Source]]) -> tuple[str, ...]:
    """The parts of the name that hold, the written name first.

    Among equals the one in upper and lower case, with more parts.
    """

    def weight(claim: tuple[tuple[str, ...], Source]) -> tuple[object, ...]:
        parts, source = claim
        name = parts[0]
        mixed = name not in (name.upper(), name.lower())
        return source.row is None, source.age, mixed, sum(map(bool, parts)), parts

    return max(said, key=weight)[0]


def facts(claims: Sequence[FactClaim]) -> tuple[Fact, ...]:
    """The facts that hold, in the order of the fields."""
    by_field: dict[str, list[FactClaim]] = {}
    for claim in claims:
        by_field.setdefault(claim.field, []).append(claim)
    order = {name: place for place, name in enumerate(fields.fields())}
    return tuple(
        Fact(field, value)
        for field in sorted(by_field, key=lambda name: (order.get(name, len(order)), name))
        for value in _values(field, by_field[field])
    )


def homes(claims: Sequence[HomeClaim]) -> tuple[Home, ...]:
    """Every home that is known, the one where post goes first, those that were left last.

    What a source leaves blank of where post goes is filled from what others say of that home.
    """
    if len(claims) == 1:
        return (_home(claims[0]),)
    live, replaced = _newest(claims)
    here: dict[tuple[str, ...], HomeClaim] = {}
    for each in sorted(live, key=_nearness, reverse=True):
        if each.until is None:
            here.setdefault(postal.folded(each.address), each)
    left = [each for each in live if each.until]
    left += [each for each in _ended(live, replaced) if postal.folded(each.address) not in here]
    left.sort(key=lambda each: (each.until or date.min, _nearness(each)), reverse=True)
    found = list(here.values())
    if found and found[0].source.row is not None:
        found[0] = _filled(found[0], found[1:])
    return tuple(dict.fromkeys(map(_home, (*found, *left))))


def ties(claims: Sequence[TieClaim]) -> tuple[Tie, ...]:
    """Who belongs or belonged to one household, in their order; your own word on each wins."""
    live, _ = _newest(claims)
    best: dict[int, TieClaim] = {}
    place: dict[int, tuple[bool, int, str]] = {}
    for each in sorted(live, key=_word):
        best[each.person] = each
        stands = (each.source.row is not None, each.place, each.name)
        place[each.person] = min(stands, place.get(each.person, stands))
    ordered = sorted(best.values(), key=lambda each: place[each.person])
    return tuple(Tie(each.person, each.since, each.until) for each in ordered)


def _word(claim: Claim) -> tuple[bool, datetime, str]:
    """Whose word on one thing weighs more."""
    return claim.source.row is None, claim.source.age, claim.words


def _newest(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Part the claims that stand from those that a later version of their row took the place of."""
    said: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.source.row is not None:
            said.setdefault(claim.source.row, []).append(claim)
    if len(said) < 2:
        return list(claims), []
    latest: dict[str | None, tuple[datetime, list[str], list[str], int]] = {}
    for row, its in said.items():
        source, words = its[0].source, [each.words for each in its]
        weight = (source.age, sorted(words), words, row)
        latest[source.key] = max(weight, latest.get(source.key, weight))
    standing: set[int | None] = {None, *(row for *_, row in latest.values())}
    live = [each for each in claims if each.source.row in standing]
    return live, [each for each in claims if each.source.row not in standing]


def _values(field: str, claims: Sequence[FactClaim]) -> list[str]:
    if len(claims) == 1:
        return [each.value for each in claims if not each.denied]
    known = fields.fields().get(field)
    claims = sorted(claims, key=lambda each: each.at)
    own = sorted(
        (each for each in claims if each.source.row is None), key=lambda each: each.source.own
    )
    denied = {each.value for each in own if each.denied}
    yours = [each.value for each in own if not each.denied]
    live, _ = _newest(claims)
    told = [] if "" in denied else [each for each in live if each.source.row is not None]
    told = [each for each in told if each.value not in denied]
    if known is None or not known.many:
        last = max(told, key=lambda each: (each.source.age, each.value), default=None)
        return yours[-1:] or ([last.value] if last else [])
    by_row: dict[int | None, list[str]] = {}
    for each in told:
        by_row.setdefault(each.source.row, []).append(each.value)
    told.sort(key=lambda each: by_row[each.source.row])
    told.sort(key=lambda each: each.source.age, reverse=True)
    found: dict[str, str] = {}
    for value in (*yours, *(each.value for each in told)):
        found.setdefault(fields.alike(field, value), value)
    return list(found.values())


def _nearness(claim: HomeClaim) -> tuple[object, ...]:
    """How likely post for the party goes there: the greatest is where it goes."""
    since = claim.since or date.min
    source = claim.source
    likely = (source.row is None, -_KINDS.get(claim.kind, 2), since, source.age, source.own)
    return (*likely, sum(map(bool, claim.address.street)), postal.folded(claim.address), claim.kind)


def _ended(live: Sequence[HomeClaim], replaced: Sequence[HomeClaim]) -> list[HomeClaim]:
    """Homes that a later version of their row no longer names, left by then at the latest."""
    since = {each.source.key: each.source.as_of for each in live}
    ended = [(each, each.until or since[each.source.key]) for each in replaced]
    return [
        each._replace(until=until.date() if isinstance(until, datetime) else until)
        for each, until in ended
        if until
    ]


def _filled(home: HomeClaim, others: Sequence[HomeClaim]) -> HomeClaim:
    for other in others:
        streets = {postal.folded(each.address)[0] for each in (home, other)} - {""}
        if len(streets) < 2:
            home = home._replace(address=postal.filled(home.address, other.address))
    return home


def _home(claim: HomeClaim) -> Home:
    return Home(claim.address, claim.kind, claim.since, claim.until)
