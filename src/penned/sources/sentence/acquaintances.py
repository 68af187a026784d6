"""Whom the writer knows, by everything that one may call them in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from penned.people import words
from penned.people.person import Household, Person, together
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from penned.people.person import Party


_SIGNS = str.maketrans({"“": "", "”": "", '"': "", "-": " "})


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody the writer knows; `calls` are what else they go by, `relation` what they are."""

    party: Party
    calls: tuple[str, ...] = ()
    relation: str = ""


class Acquaintances:
    """Who may be meant by some words, and by “my neighbour”.

    Everybody is found by each word of their names; only then is it seen what exactly they go by,
    so that it costs little to know ten thousand.
    """

    def __init__(self, known: Iterable[Acquaintance]) -> None:
        self._by_word: dict[str, list[Acquaintance]] = {}
        self._related: dict[str, list[Party]] = {}
        for each in known:
            for word in {*_plain(_written(each)).split()}:
                self._by_word.setdefault(word, []).append(each)
            if each.relation:
                self._related.setdefault(each.relation, []).append(each.party)

    def named(self, said: str) -> tuple[Party, ...]:
        """Who goes by these words: whole name, given name, nickname, title and family name.

        Who has no longer name than that is meant before those who have ("Ana", then "Ana Reyes"),
        and a person before the households that they belong to.
        """
        plain = _plain(said)
        found = [each.party for each in self._near(plain) if plain in _plain_calls(each)]
        whole = [party for party in found if _plain(party.name) == plain]
        alone = [party for party in found if isinstance(party, Person)]
        return tuple(whole or alone or found)

    def together(self, parties: Sequence[Party]) -> Household | None:
        """The household of exactly these people, where there is one: "Ana and Tom"."""
        wanted = {_plain(party.name) for party in parties}
        for each in self._near(_plain(parties[0].name)):
            party = each.party
            if isinstance(party, Household) and wanted == {_plain(m.name) for m in party.members}:
                return party
        return None

    def related(self, relation: str) -> tuple[Party, ...]:
        """Who stands in this relation to the writer."""
        return tuple(self._related.get(relation, ()))

    def _near(self, plain: str) -> Iterable[Acquaintance]:
        """Those with one of these words in a name: a family also in its plural."""
        words = plain.split()
        likely = {form for word in words for form in (word, word[:-1], word[:-2])}
        found = (each for word in sorted(likely) for each in self._by_word.get(word, ()))
        return {id(each): each for each in found}.values()


def _written(each: Acquaintance) -> str:
    """Every word that any of their names is made of."""
    return " ".join((each.party.name, each.party.salutation, *each.calls))


@lru_cache(maxsize=4096)
def _plain_calls(each: Acquaintance) -> frozenset[str]:
    return frozenset(map(_plain, _calls(each))) - {""}


def _calls(each: Acquaintance) -> Iterator[str]:
    party = each.party
    yield from (party.name, party.salutation, party.envelope_name, *each.calls)
    if isinstance(party, Person):
        yield from _of_person(party)
        return
    yield from _of_household(party)


def _of_person(person: Person) -> Iterator[str]:
    given = person.given.split()
    yield from (person.nickname, person.given, *given[:1])
    yield together(*given[:1], person.family)
    yield together(person.nickname, person.family) if person.nickname else ""
    for title in (person.title, person.kin):
        if title:
            yield together(title, person.family)
            yield together(title, person.given)
    if person.kin and not person.given and not person.family:
        yield person.kin


def _of_household(household: Household) -> Iterator[str]:
    said = fold(household.name).split()
    yield " ".join(words.without_article(said))
    family = household.family
    if family:
        yield from (
            f"{family} family",
            f"familie {family}",
            f"famille {family}",
            f"familia {family}",
        )
        yield from (f"{family}s", f"{family}es")
    for member in household.members:
        yield from (member.name, *_of_person(member))


def _plain(said: str) -> str:
    """Folded for comparing, without article and brackets."""
    folded = fold(said).translate(_SIGNS)
    return " ".join(words.without_article(folded.split()))
