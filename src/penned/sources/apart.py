"""Several people of one name in one source: who is who, and what tells each from the others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from penned.people import likeness, names
from penned.people.particulars import NOTHING, Particulars
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from penned.people.person import Party
    from penned.sources.remarks import Remarks
    from penned.told import Told

    People = Sequence[Sequence["Mention"]]
    WhoIsWho = Callable[[Sequence["Mention"], Remarks], People]

MOST = 500
"""So many of one name are told apart; what more go by is nobody's name: "Anonymous"."""

_CARDS = ("company", "city", "job", "email", "phone")
_ROWS = (*_CARDS, "postcode", "card")
_KINDS = ("card", "email", "place", "phone")  # by what a row says who it means, the surest first


class Mention(NamedTuple):
    """Somebody in a row: the `row` with its number, and the place among its parties."""

    at: int
    place: int
    row: int
    party: Party
    particulars: Particulars

    def values(self, telling: str) -> frozenset[str]:
        """What tells this one from others, folded: a field of facts, or a part of the address."""
        return frozenset(map(fold, self.written(telling)))

    def written(self, telling: str) -> tuple[str, ...]:
        """The same as it is written."""
        if telling in {"city", "postcode"}:
            homes = self.particulars.homes
            return tuple(filter(None, (getattr(home.address, telling) for home in homes)))
        return tuple(filter(None, self.particulars.values(telling)))


def cards(told: Sequence[Told], remarks: Remarks) -> tuple[Told, ...]:
    """Tell contacts apart: each is somebody else, but for those that share an e-mail or telephone.

    Those of one name who are not one person have an aside that tells who it is.
    """
    return _told_apart(told, remarks, _CARDS, _of_cards)


def rows(told: Sequence[Told], remarks: Remarks) -> tuple[Told, ...]:
    """Tell givers apart: one name is one person, but where rows say that it cannot be.

    They say so by different numbers, e-mail addresses or towns. A row that says nothing of the kind
    is of the plain name, where several go by it: nobody knows whom it means.
    """
    return _told_apart(told, remarks, _ROWS, _of_rows)


def _told_apart(
    told: Sequence[Told], remarks: Remarks, telling: Sequence[str], who: WhoIsWho
) -> tuple[Told, ...]:
    asides: dict[tuple[int, int], str] = {}
    for same in _namesakes(told):
        asides |= _asides(who(same, remarks), telling, remarks)
    changed: dict[int, list[Party]] = {}
    for (at, place), aside in asides.items():
        parties = changed.setdefault(at, list(told[at].parties))
        parties[place] = _beside(parties[place], aside)
    return tuple(
        replace(row, parties=tuple(changed[at])) if at in changed else row
        for at, row in enumerate(told)
    )


def _namesakes(told: Sequence[Told]) -> Iterator[list[Mention]]:
    """All who are mentioned, by name; a name that stands there once needs no second look."""
    found: dict[frozenset[str], list[Mention]] = defaultdict(list)
    for at, row in enumerate(told):
        said = (*row.particulars, *([NOTHING] * len(row.parties)))
        for place, (party, its) in enumerate(zip(row.parties, said, strict=False)):
            words = frozenset(fold(party.name).replace(",", " ").split())
            found[words].append(Mention(at, place, row.row, party, its))
    for alike in found.values():
        by_key: dict[tuple[type, str, str], list[Mention]] = defaultdict(list)
        for each in alike if len(alike) > 1 else ():
            party = each.party
            by_key[type(party), names.key(party.name), fold(party.aside)].append(each)
        yield from (same for same in by_key.values() if len(same) > 1)


def _of_cards(same: Sequence[Mention], _remarks: Remarks) -> People:
    """Contacts of one name by person: who shares an e-mail address or a telephone is one."""
    people: list[list[Mention]] = []
    for each in same:
        shared = [person for person in people if any(_is_one(each, other) for other in person)]
        merged = [each, *(other for person in shared for other in person)]
        people = [person for person in people if person not in shared]
        people.append(sorted(merged))
    return people


def _is_one(one: Mention, other: Mention) -> bool:
    mine, theirs = one.values("email"), other.values("email")
    if mine & theirs:
        return True
    return not (mine and theirs) and bool(one.values("phone") & other.values("phone"))


@dataclass(slots=True)
class _Somebody:
    """Rows of one person, and what they say of them together."""

    mentions: list[Mention]
    said: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, mentions: list[Mention]) -> _Somebody:
        made = cls(mentions)
        for each in mentions:
            for name in ("card", "email", "phone"):
                made.said[name] |= each.values(name)
            made.said["place"] |= each.values("city") | each.values("postcode")
            made.said["house"] |= {likeness.place(home.address) for home in each.particulars.homes}
        made.said["house"].discard("")
        return made

    def share(self, other: _Somebody, *fields: str) -> bool:
        return any(self.said[name] & other.said[name] for name in fields)

    def are_two(self, other: _Somebody) -> bool:
        """Whether they cannot be one: other e-mails in other houses, or other towns and numbers."""
        if self.said["email"] and other.said["email"]:
            return not self.share(other, "email", "house")
        apart = self.said["place"] and other.said["place"] and not self.share(other, "place")
        return bool(apart) and not self.share(other, "phone")

    def may_be(self, other: _Somebody) -> bool:
        """Whether something says that they are one."""
        return self.share(other, "email", "phone", "place") and not self.are_two(other)

    def take_in(self, other: _Somebody) -> None:
        self.mentions = sorted(self.mentions + other.mentions)
        for name, values in other.said.items():
            self.said[name] |= values


def _of_rows(same: Sequence[Mention], remarks: Remarks) -> People:
    """Rows of one name by person; those of whom nobody knows whom they mean are left out."""
    found: dict[tuple[int, tuple[str, ...]], list[Mention]] = defaultdict(list)
    for each in same:
        found[_surest(each)].append(each)
    if len(found) == 1:
        return [same]
    name = same[0].party.name
    if len(found) > MOST:
        remarks.add(f"more than {MOST} are called “{name}”; they are one", *_numbers([same]))
        return [same]
    people: list[_Somebody] = []
    unknown: list[Mention] = []
    for level, keys in groupby(sorted(found), key=lambda key: key[0]):
        groups = [_Somebody.of(found[key]) for key in keys]
        if level:
            unknown += _placed(groups, people)
        else:
            people += groups
    if unknown:
        remarks.add(f"nobody knows which “{name}” it is of", *_numbers([unknown]))
    return [person.mentions for person in people]


def _surest(each: Mention) -> tuple[int, tuple[str, ...]]:
    """By what a row says whom it means, the surest first, and what it says."""
    said = _Somebody.of([each]).said
    for level, kind in enumerate(_KINDS):
        if said[kind]:
            return level, tuple(sorted(said[kind]))[: 1 if kind == "card" else None]
    return len(_KINDS), ()


def _placed(groups: Iterable[_Somebody], people: list[_Somebody]) -> list[Mention]:
    """Put rows with those whom they mean, or beside them; return those that fit several."""
    unknown: list[Mention] = []
    new: list[_Somebody] = []
    for group in groups:
        near = [one for one in people if one.may_be(group)]
        near = near or [one for one in new if one.may_be(group)][:1]
        if len(near) == 1:
            near[0].take_in(group)
        elif near:
            unknown += group.mentions
        else:
            new.append(group)
    fits = [one for one in people if not one.are_two(new[0])] if len(new) == 1 else []
    if len(fits) > 1:
        return [*unknown, *new[0].mentions]
    if fits:
        fits[0].take_in(new[0])
    else:
        people += new
    return unknown


def _asides(people: People, telling: Sequence[str], remarks: Remarks) -> dict[tuple[int, int], str]:
    """What tells several people of one name apart, by mention; nothing for one person alone."""
    if len(people) < 2:
        return {}
    asides = _telling(people, telling)
    name = people[0][0].party.name
    if sum(not aside for aside in asides) > 1:
        what = f"nothing tells them apart, so they are one person: “{name}”"
    else:
        what = f"several are called “{name}”; they stay apart"
    remarks.add(what, *_numbers(people))
    return {
        (each.at, each.place): aside
        for aside, person in zip(asides, people, strict=True)
        for each in person
        if aside
    }


def _numbers(people: People) -> list[int]:
    return sorted({each.row for person in people for each in person})


def _telling(people: People, telling: Sequence[str]) -> list[str]:
    """What only this person of several has: the company, the town, else an address."""
    owners: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, person in enumerate(people):
        for each in person:
            for name in telling:
                for value in each.values(name):
                    owners[name, value].add(number)
    return [
        next(
            (
                first
                for name in telling
                for each in person
                for first in each.written(name)[:1]
                if owners[name, fold(first)] == {number}
            ),
            "",
        )
        for number, person in enumerate(people)
    ]


def _beside(party: Party, aside: str) -> Party:
    whole = "; ".join(filter(None, (party.aside, aside)))
    return replace(party, aside=whole)
