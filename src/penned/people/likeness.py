"""Entries of an address book that may be one: proposed with the reason, never joined by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from penned.people import namesakes
from penned.people.fields import alike
from penned.people.particulars import NOTHING
from penned.people.person import Household, Person
from penned.people.spelled import forms, sound
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from penned.people.address import Address
    from penned.people.particulars import Particulars
    from penned.people.person import Party

ENOUGH = 0.75
"""From this score on two entries are proposed as one."""
_OWN = 8  # so many may share an e-mail or a telephone; what more share is a company's
_NEIGHBOURS, _CROWD = 12, 150  # in a crowd of one name only neighbours are compared


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the book; `households` are the ids of those that a person belongs to."""

    id: int
    party: Party
    particulars: Particulars = NOTHING
    households: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Double:
    """Two entries that may be one, the smaller id first; `reasons` speak for it and against it."""

    one: int
    other: int
    score: float
    reasons: tuple[str, ...]


class _Weight(NamedTuple):
    """What it adds to share a value, and what it takes away to have none in common."""

    shared: float
    differing: float
    same: str
    different: str


_EVIDENCE = {
    "email": _Weight(0.35, 0.12, "the same e-mail", "different e-mails"),
    "phone": _Weight(0.25, 0.08, "the same telephone", "different telephones"),
    "place": _Weight(0.2, 0.12, "the same address", "different addresses"),
    "birthday": _Weight(0.15, 0.5, "the same birthday", "different birthdays"),
}
_HOUSE = 0.35  # an address says more of a household than of one of those who live there


@dataclass(slots=True)
class _Known:
    """An entry with what it is compared by."""

    entry: Entry
    values: dict[str, frozenset[str]] = field(default_factory=dict)


def doubles(
    entries: Iterable[Entry], *, different: Collection[tuple[int, int]] = ()
) -> tuple[Double, ...]:
    """The pairs that may be one, the likeliest first; pairs in `different` are said to be two.

    Persons are compared with persons and households with households. Two of one household whose
    given names differ are never proposed, whatever else they share.
    """
    known = [_known(entry) for entry in entries]
    _leave_out_shared(known)
    seen = {(min(pair), max(pair)) for pair in different}
    found: list[Double] = []
    for one, other in _pairs(known):
        pair = (one.entry.id, other.entry.id)
        if pair not in seen:
            seen.add(pair)
            found += _compared(one, other)
    return tuple(sorted(found, key=lambda each: (-each.score, each.one, each.other)))


def place(address: Address) -> str:
    """What an address written twice shares: its numbers, its street's first word, its town."""
    street = fold(" ".join(address.street)).replace(",", " ").split()
    numbers = sorted(word for word in street if any(map(str.isdigit, word)))
    first = next((word for word in street if word.isalpha()), "")
    town = fold(address.postcode).replace(" ", "") or fold(address.city)
    return "|".join((*numbers, first, town)) if street and (numbers or town) else ""


def _known(entry: Entry) -> _Known:
    said = entry.particulars
    values = {
        name: frozenset(alike(name, value) for value in said.values(name)) - {""}
        for name in ("email", "phone", "birthday", "card")
    }
    values["place"] = frozenset(place(home.address) for home in said.homes) - {""}
    return _Known(entry, values)


def _leave_out_shared(known: Iterable[_Known]) -> None:
    """Forget e-mails and telephones that so many have that they are nobody's own."""
    counts: dict[tuple[str, str], int] = {}
    everyone = list(known)
    for each in everyone:
        for name in ("email", "phone"):
            for value in each.values[name]:
                counts[name, value] = counts.get((name, value), 0) + 1
    for each in everyone:
        for name in ("email", "phone"):
            each.values[name] = frozenset(
                value for value in each.values[name] if counts[name, value] <= _OWN
            )


def _pairs(known: Iterable[_Known]) -> Iterator[tuple[_Known, _Known]]:
    """The pairs that are worth a look: those that share a value, or a name by its sound."""
    blocks: dict[tuple[str, ...], list[_Known]] = {}
    for each in known:
        kind = "person" if isinstance(each.entry.party, Person) else "household"
        for key in {*_value_keys(each), *_name_keys(each.entry.party)}:
            blocks.setdefault((kind, *key), []).append(each)
    for block in blocks.values():
        near: Iterable[tuple[_Known, _Known]]
        near = combinations(block, 2) if len(block) <= _CROWD else _neighbours(block)
        for one, other in near:
            yield (one, other) if one.entry.id < other.entry.id else (other, one)


def _neighbours(block: list[_Known]) -> Iterable[tuple[_Known, _Known]]:
    ordered = sorted(block, key=lambda each: (fold(each.entry.party.name), each.entry.id))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            yield one, other


def _value_keys(each: _Known) -> Iterator[tuple[str, ...]]:
    for name in ("email", "phone", "card"):
        for value in each.values[name]:
            yield (name, value)
    party = each.entry.party
    initial = fold(party.given)[:1] if isinstance(party, Person) else ""
    for value in each.values["place"]:
        yield ("place", value, initial)


def _name_keys(party: Party) -> Iterator[tuple[str, ...]]:
    if isinstance(party, Household):
        yield ("words", *sorted({sound(word) for word in namesakes.telling(party)}))
        if party.family:
            yield ("family", sound(fold(party.family)))
        yield ("begins", namesakes.plain(party)[:5])
        return
    family = fold(party.family)
    heard = [sound(part) for part in family.replace("-", " ").split()]
    if party.given or family:
        yield ("words", *sorted(sound(name) for name in (*namesakes.called(party)[:1], *heard)))
    else:
        yield ("whole", fold(party.name).replace(" ", ""))
    called = namesakes.called(party)
    for name in {form for each in called for form in forms(each)}:
        for part in heard:
            yield ("initial", name[0], part)
        if family:
            yield ("given", sound(name), sound(family)[:2])


def _compared(one: _Known, other: _Known) -> list[Double]:
    """The proposal that two entries are one, if they are alike enough."""
    first, second = one.entry, other.entry
    name = namesakes.compare(first.party, second.party)
    if set(first.households) & set(second.households) and name.score < namesakes.ONE_GIVEN:
        return []
    same_card = bool(one.values["card"] & other.values["card"])
    if not (same_card or name.score):
        return []
    weight, shared, differing = _evidence(one, other)
    score = max(name.score + weight, ENOUGH if same_card else 0.0)
    if score < ENOUGH:
        return []
    told = f"“{_told(first.party)}” ~ “{_told(second.party)}”"
    reasons = ["the same card in an address book"] * same_card + shared
    reasons.append(f"{told}: {name.why}" if name.why else told)
    if differing:
        reasons.append(f"but {' and '.join(differing)}")
    return [Double(first.id, second.id, round(min(score, 1.0), 3), tuple(reasons))]


def _evidence(one: _Known, other: _Known) -> tuple[float, list[str], list[str]]:
    """What their values add to a likeness or take away; what they share, and what differs."""
    score, shared, differing = 0.0, [], []
    for name, weight in _EVIDENCE.items():
        mine, theirs = one.values[name], other.values[name]
        if mine & theirs:
            is_house = name == "place" and isinstance(one.entry.party, Household)
            score += _HOUSE if is_house else weight.shared
            shared.append(weight.same)
        elif mine and theirs:
            score -= weight.differing
            differing.append(weight.different)
    return score, shared, differing


def _told(party: Party) -> str:
    return f"{party.name} ({party.aside})" if party.aside else party.name
