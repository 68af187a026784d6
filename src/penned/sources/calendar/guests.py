"""Who is who among the names and addresses of a calendar: me, people whom I know, and no people."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.people import names, words
from penned.people.spelling import fold, has_letter
from penned.sources import phrases
from penned.sources.calendar.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from penned.people.person import Party
    from penned.sources.calendar.events import Event, Guest
    from penned.sources.proposing import Known

_MANY, _OFTEN = 3, 0.6
_APART = str.maketrans(dict.fromkeys(".,;:/()-–&+'’\"", " "))


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody to thank: who it is, the e-mail address or "", and whether they are known."""

    party: Party
    email: str
    is_known: bool


class Me:
    """Which names and addresses are the person's own."""

    def __init__(self, me: Iterable[str]) -> None:
        said = [each.strip() for each in me if each.strip()]
        self.emails = frozenset(each.lower() for each in said if "@" in each)
        self.names = frozenset(fold(each) for each in said if "@" not in each)
        self.domains = frozenset(map(_domain, self.emails)) - set(rules().free_mail)

    def is_me(self, guest: Guest | None) -> bool:
        """Whether this is the person."""
        if guest is None:
            return False
        if guest.email:
            return guest.email in self.emails
        return fold(guest.name) in self.names

    def is_colleague(self, guest: Guest | None) -> bool:
        """Whether this is somebody of the same firm, by the domain of the address."""
        return bool(guest and _domain(guest.email) in self.domains)


def likely_me(events: Sequence[Event], titles: Iterable[str]) -> str:
    """The address whose calendar this seems to be, or "".

    It is in the calendar's title, or takes part in most events that anybody is invited to.
    """
    for said in titles:
        if "@" in said and " " not in said and "group.calendar" not in said:
            return said.lower()
    invited = [event for event in events if event.guests]
    seen: Counter[str] = Counter()
    for event in invited:
        there = (*event.guests, event.organiser)
        seen.update({guest.email for guest in there if guest and guest.email})
    ranked = seen.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ""
    email, times = ranked[0]
    return email if times >= _MANY and times >= _OFTEN * len(invited) else ""


def is_human(guest: Guest | None) -> bool:
    """Whether this is one person: no room, no list, no address of an office or a machine."""
    if guest is None or guest.kind not in {"INDIVIDUAL", "UNKNOWN"}:
        return False
    local, _, domain = guest.email.partition("@")
    parts = set(local.translate(_APART).replace("_", " ").split()) | {local}
    if parts & rules().offices or any(domain.endswith(each) for each in rules().machines):
        return False
    said = set(fold(guest.name).translate(_APART).split())
    return has_letter(_name(guest)) and not said & rules().offices


class People:
    """The people whom the person knows, found by address or by a part of the name."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known = known

    @cached_property
    def _by_email(self) -> dict[str, Known]:
        return {email.lower(): each for each in self._known for email in each.emails}

    @cached_property
    def _by_word(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for place, each in enumerate(self._known):
            for word in _words(each.name):
                found[word].add(place)
        return found

    def guest(self, guest: Guest) -> Giver | None:
        """Who a guest is; None where nobody can tell a name."""
        if known := self._by_email.get(guest.email):
            return _giver(known.name, guest.email, is_known=True)
        said = self.named(_name(guest))
        if said is None:
            return None
        return Giver(said.party, guest.email, said.is_known)

    def named(self, written: str, *, last: bool = False) -> Giver | None:
        """Whom a part of a title names: somebody known whom alone it fits, or as it is written.

        The longest run of words that fits somebody counts; else the first run of capitalised words,
        or the `last`.
        """
        said = written.split()
        for length in range(len(said), 0, -1):
            for start in range(len(said) - length + 1):
                known = self._alone(" ".join(said[start : start + length]))
                if known:
                    return _giver(known.name, next(iter(known.emails), ""), is_known=True)
        named = phrases.name_in(written, last=last)
        if named.endswith("s") and f"the {named}" in written:
            named = f"the {named}"  # the Millers are a family
        return _giver(named, "", is_known=False) if _can_be_name(named) else None

    def _alone(self, written: str) -> Known | None:
        fitting = self._fitting(written)
        return self._known[fitting.pop()] if len(fitting) == 1 else None

    def _fitting(self, written: str) -> set[int]:
        """Those whose name has all the words, "the Pikes" for Alan Pike among them."""
        fitting: set[int] | None = None
        for word in _words(written):
            plain = word.removesuffix("s") if word not in self._by_word else word
            hits = self._by_word.get(plain, set())
            fitting = hits if fitting is None else fitting & hits
        found = fitting or set()
        if len(found) > 1:
            same = {place for place in found if fold(self._known[place].name) == fold(written)}
            alone = {place for place in found if "&" not in self._known[place].name}
            return same or (alone if len(alone) == 1 else found)
        return found


def _giver(name: str, email: str, *, is_known: bool) -> Giver | None:
    try:
        return Giver(names.parse(name), email, is_known)
    except BadInput:
        return None


def _words(name: str) -> list[str]:
    return [
        word
        for word in fold(name.translate(_APART)).split()
        if not (words.is_title(word) or words.is_article(word) or words.joins(word))
        and word not in rules().no_names
    ]


def _can_be_name(written: str) -> bool:
    return has_letter(written) and bool(_words(written))


def _name(guest: Guest) -> str:
    """The name of a guest; where only the address is known, what it says: "dana.whitfield"."""
    if guest.name and "@" not in guest.name:
        return guest.name
    local = guest.email.partition("@")[0].partition("+")[0]
    parts = local.replace(".", " ").replace("_", " ").replace("-", " ").split()
    return " ".join(part.capitalize() for part in parts if part.isalpha())


def _domain(email: str) -> str:
    return email.partition("@")[2]
