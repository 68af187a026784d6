"""How surely an event is a kindness, of which kind, by whom, and by what it was recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.people.person import listed
from penned.people.spelling import fold
from penned.sources import proposing
from penned.sources.calendar import guests, series
from penned.sources.calendar.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.sources.calendar.events import Event, Guest
    from penned.sources.calendar.guests import Giver, Me, People
    from penned.sources.calendar.rules import Kind
    from penned.sources.phrases import Found, Phrase
    from penned.sources.proposing import Past

_MOST_GIVERS = 6
_BRACKETS = re.compile(r"[()\[\]{},]")
_BETWEEN = r"[\s,()\[\]{}]+"
_MORE_NAME = re.compile(r"(?: (?:& |and |und |et |y )?[^\W\d_a-zß-öø-ÿ][^\s,;:!?]*)+")
_WORDS = str.maketrans(dict.fromkeys("'’.,;:()/-", " "))


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event that may be a kindness: its kind, the givers, the reason, and its weight."""

    kind: Kind
    givers: tuple[Giver, ...]
    because: str
    signals: tuple[str, ...]
    weight: float

    @property
    def is_enough(self) -> bool:
        """Whether the event is taken for a kindness, and not for nothing."""
        return self.weight >= rules().threshold - 1e-9


@dataclass(frozen=True, slots=True)
class _Said:
    """A phrase of a kind that stands in the title, as it is written there, and whom it names."""

    kind: Kind
    weight: float
    phrase: str
    words: str
    who: Giver | None


@dataclass(frozen=True, slots=True)
class Eyes:
    """With whose eyes a calendar is read: who I am, whom I know, and what I decided before."""

    me: Me
    people: People
    past: Past


def weigh(event: Event, repeats: str, eyes: Eyes) -> Weighed | None:
    """What an event may be, or None where nothing says so; see `Weighed.is_enough`.

    `repeats` is the rhythm of its series. What was called off or declined is nothing.
    """
    if event.status == "CANCELLED" or _has_declined(event, eyes.me):
        return None
    said = _best(_plain(event.title), eyes.people)
    if said is None:
        return None
    seen = _Seen(event, repeats, eyes)
    found = [_weighed(each, seen, eyes) for each in said]
    return max(found, key=lambda each: each.weight)


def _has_declined(event: Event, me: Me) -> bool:
    return any(guest.reply == "DECLINED" for guest in event.guests if me.is_me(guest))


def _best(title: str, people: People) -> list[_Said] | None:
    """The best phrase of each kind that the title holds; None where it rules everything out."""
    if any(_is_said(each, title, people) for each in rules().never):
        return None
    found = []
    for kind in rules().kinds:
        if any(_is_said(each, title, people) for each in kind.never):
            continue
        best: _Said | None = None
        for phrase, weight in kind.phrases:
            if best and best.weight >= weight:
                break
            best = _said(kind, phrase, weight, title, people) or best
        if best:
            found.append(best)
    return found or None


def _said(kind: Kind, phrase: Phrase, weight: float, title: str, people: People) -> _Said | None:
    at = phrase.find(title)
    if at is None:
        return None
    words = title[at.start : at.end].strip(" ,/@-")
    if at.who is None:
        return _Said(kind, weight, phrase.text, words, None)
    who = _named(at, title, people)
    return _Said(kind, weight, phrase.text, words, who) if who else None


def _is_said(phrase: Phrase, title: str, people: People) -> bool:
    at = phrase.find(title)
    return at is not None and (at.who is None or _named(at, title, people) is not None)


def _named(at: Found, title: str, people: People) -> Giver | None:
    """Whom a phrase names where it has room for a name, with the capitalised words behind it."""
    if at.who is None:
        return None
    start, end = at.who
    behind = _MORE_NAME.match(title, end)
    return people.named(title[start : behind.end() if behind else end], last=start == at.start)


def _as_written(words: str, title: str) -> str:
    """Words of a plain title as they stand in the title itself."""
    between = _BETWEEN.join(map(re.escape, filter(None, re.split(r"[ ,]+", words))))
    found = re.search(between, title)
    return found[0] if found else words


def _plain(title: str) -> str:
    """A title with a comma for each bracket, and room around it: there a name ends."""
    return " ".join(_BRACKETS.sub(" , ", title).split())


class _Seen:
    """What is seen of an event besides its title."""

    def __init__(self, event: Event, repeats: str, eyes: Eyes) -> None:
        self.event = event
        me, host = eyes.me, event.organiser
        self.others = [
            each
            for each in event.guests
            if not me.is_me(each) and (host is None or each.email != host.email)
        ]
        self.is_mine = me.is_me(host) and bool(self.others)
        self.host = host if host and not me.is_me(host) else None
        self.is_inside = me.is_colleague(self.host)
        self.is_office = bool(self.host) and not guests.is_human(self.host)
        host_is = eyes.people.guest(self.host) if self.host else None
        self.knows_host = host_is is not None and host_is.is_known
        self.repeats = repeats
        mine = [each.reply for each in event.guests if me.is_me(each)]
        self.is_unanswered = bool(mine) and mine[0] in {"NEEDS-ACTION", "TENTATIVE"}

    def was_asked_by(self, who: Giver, people: People) -> bool:
        """Whether the one named in the title is who invited, from outside."""
        if self.host is None or self.is_inside or self.is_office:
            return False
        host = people.guest(self.host)
        named = set(fold(who.party.name).split())
        return host is not None and named <= set(fold(host.party.name).split())

    def weights(self, kind: Kind) -> Iterator[tuple[str, float]]:
        """What speaks for and against a kind, by name, with its weight."""
        event = self.event
        for name, holds in (
            ("host", self.host and not self.is_inside and not self.is_office),
            ("known_host", self.knows_host and not self.is_office),
            ("inside", self.is_inside),
            ("office", self.is_office),
            ("mine", self.is_mine),
            ("often", self.repeats == series.OFTEN),
            ("crowd", len(self.others) > rules().crowd),
            ("unanswered", self.is_unanswered),
            ("tentative", event.status == "TENTATIVE"),
            ("venue", _venue(event)),
        ):
            if holds:
                yield name, kind.weights[name]


def _venue(event: Event) -> bool:
    said = f"{event.title} {event.place}".translate(_WORDS)
    return bool(rules().venues & set(fold(said).split()))


def _weighed(said: _Said, seen: _Seen, eyes: Eyes) -> Weighed:
    kind = said.kind
    evidence = dict(seen.weights(kind))
    if said.who:
        name = "known" if said.who.is_known else "named"
        evidence[name] = kind.weights[name]
        if seen.was_asked_by(said.who, eyes.people):
            evidence["asked"] = kind.weights["asked"]
    givers = _givers(said, seen, eyes)
    signals = _signals(said, seen)
    leaning = eyes.past.lean(signals)
    total = said.weight + sum(evidence.values()) + leaning.weight
    because = _because(said, seen, givers, leaning.because)
    return Weighed(kind, givers, because, signals, total)


def _givers(said: _Said, seen: _Seen, eyes: Eyes) -> tuple[Giver, ...]:
    """Whom the kind says to thank, the first of its ways that finds somebody."""
    others = [each for each in seen.others if not eyes.me.is_colleague(each) or seen.is_inside]
    host = [seen.host] if seen.host else []
    ways = {
        "who": [said.who] if said.who else [],
        "organiser": _people(host, eyes.people),
        "guests": _people(others, eyes.people),
        "all": _people([*host, *others], eyes.people),
    }
    found = next((ways[way] for way in said.kind.givers if ways[way]), [])
    once = {giver.party.name: giver for giver in found}
    return tuple(once.values())[:_MOST_GIVERS]


def _people(found: Sequence[Guest], people: People) -> list[Giver]:
    met = [people.guest(each) for each in found if guests.is_human(each)]
    return [each for each in met if each]


def _signals(said: _Said, seen: _Seen) -> tuple[str, ...]:
    signals = [said.kind.key, f"{said.kind.key}:{said.phrase}"]
    if not seen.event.is_private:
        signals.append(proposing.TITLE + fold(seen.event.title))
    if seen.repeats and seen.event.uid:
        signals.append(proposing.SERIES + seen.event.uid)
    if seen.host and seen.host.email:
        signals.append(proposing.FROM + seen.host.email)
    return tuple(signals)


def _because(said: _Said, seen: _Seen, givers: Sequence[Giver], leaning: str) -> str:
    """The reason in words, for the person."""
    if seen.event.is_private:
        reasons = ["the title of a private event says so"]
    else:
        reasons = [f"“{_as_written(said.words, seen.event.title)}” is in the title"]
    if seen.host and not seen.is_office:
        reasons.append(f"{seen.host.name or seen.host.email} invited you")
    known = [giver.party.name for giver in givers if giver.is_known]
    if known:
        reasons.append(f"you know {listed(known)}")
    reasons.append(
        {series.OFTEN: "though it repeats", series.YEARLY: "it comes once a year"}.get(
            seen.repeats, "it does not repeat"
        )
    )
    if seen.is_unanswered:
        reasons.append("though you did not say that you would come")
    return ", ".join([*reasons, leaning] if leaning else reasons)
