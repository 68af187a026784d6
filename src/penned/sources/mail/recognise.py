"""Which kindness a message tells of, by its words and by who sent it; with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.sources import phrases, proposing
from penned.sources.mail import rules, senders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.sources.mail.message import Heading, Message
    from penned.sources.mail.rules import Phrases, Rule
    from penned.sources.mail.senders import Circle
    from penned.sources.phrases import Found, Phrase, Text

ENOUGH = 1.0
_SURE, _HINT, _SUBJECT = 1.0, 0.5, 0.5
_MOST_HINTS = 2
_KNOWN, _TO_OTHERS, _BULK, _GIFT_TAG = 0.25, -0.25, -0.75, 0.25


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that stands in the sentence of the number `at`."""

    at: int
    sentence: str
    language: str
    phrase: Phrase
    found: Found

    @property
    def said(self) -> str:
        """The words that were matched."""
        return self.sentence[self.found.start : self.found.end]

    @property
    def who(self) -> str:
        """The words in the place of a name."""
        return self.sentence[slice(*self.found.who)] if self.found.who else ""

    @property
    def what(self) -> str:
        """The words in the place of a thing."""
        return self.sentence[slice(*self.found.what)] if self.found.what else ""

    @property
    def giver(self) -> str:
        """The name in the place of a name: words before or behind it are left aside."""
        begins = self.found.who is not None and self.found.who[0] == self.found.start
        return phrases.name_in(self.who, last=begins)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A rule that fits a message, where it says so (the best first), and what speaks for it."""

    rule: Rule
    weight: float
    hits: tuple[Hit, ...]
    signals: tuple[str, ...]
    because: tuple[str, ...] = ()


def hits(listed: Phrases, text: Text) -> Iterator[Hit]:
    """Where these phrases stand in the sentences of a text."""
    for language, phrase in listed:
        for at, found in text.find(phrase):
            yield Hit(at, text.sentences[at], language, phrase, found)


def may_tell(heading: Heading) -> bool:
    """Whether a message is worth reading: one to many only where its subject tells of a gift."""
    if not heading.bulk:
        return True
    subject = phrases.Text((heading.subject,))
    return any(
        any(hits(rule.phrases("subject"), subject)) for rule in rules.known().rules if rule.bulk
    )


def kindness(message: Message, circle: Circle) -> Recognised | None:
    """The kindness that a message tells of, or None; the rule with most weight wins."""
    known = rules.known()
    if any(hits(known.message, message.text)):
        return None
    by_person = senders.is_person(message.heading.sender)
    reader = _Reader(
        message, circle, frozenset(hit.at for hit in hits(known.sentence, message.text))
    )
    fitting = [
        found
        for rule in known.rules
        if by_person or not rule.by_person
        if rule.bulk or not message.heading.bulk
        if (found := reader.fits(rule))
    ]
    return max(fitting, key=lambda each: each.weight, default=None)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Holds one message against one rule after the other.

    The sentences of the numbers `of_others` ask, offer or tell of others.
    """

    message: Message
    circle: Circle
    of_others: frozenset[int]

    def fits(self, rule: Rule) -> Recognised | None:
        """What is recognised by one rule, where it is enough."""
        sure = self._counting(rule, "sure")
        hints = self._counting(rule, "hints")
        weight = _SURE * bool(sure) + _HINT * min(len({hit.phrase for hit in hints}), _MOST_HINTS)
        weight += _SUBJECT * any(
            hit.at == self.message.subject for hit in self._hits(rule, "subject")
        )
        if not (sure or hints) or weight < ENOUGH - _KNOWN or self._stands_against(rule):
            return None
        said = (*sure, *hints)
        sender = self.message.heading.sender
        signals = (
            rule.key,
            *dict.fromkeys(f"{rule.key}:{hit.phrase.text}" for hit in said),
            proposing.FROM + sender.email,
        )
        lean = proposing.lean(signals, self.circle.decisions)
        is_known = rule.by_person and sender.email in self.circle.names
        weight += self._beside(rule) + _KNOWN * is_known + lean.weight
        if weight < ENOUGH:
            return None
        because = ("you know who wrote it" if is_known else "", lean.because)
        return Recognised(rule, weight, said, signals, tuple(filter(None, because)))

    def _hits(self, rule: Rule, name: str) -> Iterator[Hit]:
        return hits(rule.phrases(name), self.message.text)

    def _counting(self, rule: Rule, name: str) -> list[Hit]:
        return [hit for hit in self._hits(rule, name) if self._counts(rule, hit)]

    def _counts(self, rule: Rule, hit: Hit) -> bool:
        """Whether a match tells of a kindness.

        A person's stands in the letter, not within quotes, in no question and in nothing asked. In
        the message of a shop it names somebody who is not the shop.
        """
        if rule.by_person:
            asked = hit.at in self.of_others or (hit.sentence.endswith("?") and not rule.asks)
            quoted = phrases.fold(hit.sentence[: hit.found.start]).count('"') % 2
            return hit.at != self.message.subject and not asked and not quoted
        if rule.ahead:
            return True
        return bool(hit.who) and senders.is_giver(hit.giver, self.message.heading.sender)

    def _stands_against(self, rule: Rule) -> bool:
        known, text = rules.known(), self.message.text
        if rule.ahead and any(hit.at not in self.of_others for hit in hits(known.ahead, text)):
            return True
        against = rule.phrases("unless") + (known.person if rule.by_person else ())
        return any(hits(against, text))

    def _beside(self, rule: Rule) -> float:
        """What the circumstances add to a rule or take from it."""
        if not rule.by_person:
            tags = sum(any(self._hits(rule, name)) for name in ("items", "notes"))
            return _GIFT_TAG * tags + _BULK * self.message.heading.bulk
        to = {each.email for each in self.message.heading.to}
        return _TO_OTHERS * bool(self.circle.mine and to and self.circle.mine.isdisjoint(to))
