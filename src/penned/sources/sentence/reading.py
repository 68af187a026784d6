"""Reading a sentence: the givers, the day, the deed, and what is not sure about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.people import names
from penned.people.person import Household
from penned.people.spelling import tidy
from penned.sources.sentence import about, apart, lexicon, parts, tokens, when, who

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from penned.people.person import Party
    from penned.sources.sentence.acquaintances import Acquaintances
    from penned.sources.sentence.lexicon import Lexicon
    from penned.sources.sentence.naming import Named
    from penned.sources.sentence.tokens import Line
    from penned.sources.sentence.when import When

LONGEST = 2000  # characters: what is longer is a page of a journal

_HEAD = re.compile(r"[^:]{1,40}(?::\d\d[^:]{0,5})?:(?=\s)")
_TAG = re.compile(r"(?<!\w)#(\w[\w-]*)")


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody who was kind, from `start` to `end` of the text.

    `fits` are those of the writer's people who may be meant: one is sure, several are a question,
    none is somebody new, to be called `name`.
    """

    name: str
    start: int
    end: int
    fits: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence says; what it does not say is "", None or empty.

    `when` is where the day was said, None where it was not; `because` is the word that told the
    occasion, "" where nothing did and a favour is assumed. `tags` are words behind a #. Where it is
    `mixed`, it tells of several kindnesses that cannot be told apart.
    """

    text: str
    givers: tuple[Giver, ...] = ()
    when: When | None = None
    what: str = ""
    detail: str = ""
    difference: str = ""
    occasion: str = about.USUAL
    because: str = ""
    tags: tuple[str, ...] = ()
    mixed: bool = False

    @property
    def on(self) -> date | None:
        """The day, where one was said."""
        return self.when.on if self.when else None


def read(text: str, known: Acquaintances, today: date) -> tuple[Understood, ...]:
    """The kindnesses that `text` tells, for a writer who knows these people and writes today.

    There is one at least, without givers where nobody is found. Raises `BadInput` where it
    says nothing, says too much for a sentence, or tells of a day that is still to come.
    """
    said = tidy(text)
    if not re.search(r"\w", said):
        raise BadInput("there is nothing in this sentence", cure="Say who did what for you.")
    if len(said) > LONGEST:
        raise BadInput(
            f"this has {len(said):,} characters; a sentence has at most {LONGEST:,}",
            cure="Keep it in the journal: penned today. Or tell the one moment in it.",
        )
    sentence = _Sentence(said, known, today)
    whole, cuts = sentence.read(0, len(said))
    if cuts is None:
        return (replace(whole, mixed=True),)
    each = tuple(sentence.read(*span)[0] for span in pairwise((0, *cuts, len(said))))
    told = [giver.name for one in each for giver in one.givers]
    if not cuts or told != [giver.name for giver in whole.givers]:
        return (replace(whole, mixed=bool(cuts)),)
    return tuple(accumulate(each, _with_day_of))


class _Sentence:
    """A text that somebody who knows these people wrote on this day."""

    def __init__(self, text: str, known: Acquaintances, today: date) -> None:
        self.text, self.known, self.today = text, known, today
        self.low = tokens.small(text)
        self.words = lexicon.of(self.low)
        self.days = when.find(self.low, today, self.words)
        self.head = _head(self.low, self.days)

    def read(self, start: int, end: int) -> tuple[Understood, tuple[int, ...] | None]:
        """What a piece of the text says, and where it is cut into kindnesses (None: nowhere)."""
        words = self.words
        days = [each for each in self.days if start <= each.start < end]
        start = max(start, self.head)
        joined = words.ends("who.openers", self.low[start:end]) if end < len(self.text) else None
        end = start + joined.start() if joined else end
        line = tokens.line(" " * start + self.text[start:end].rstrip())
        timed = _timed(line, days, words)
        givers = sorted(
            who.givers(who.find(line, timed, self.known, words)), key=lambda each: each.first
        )
        own = [
            each for each in days if each.start >= start and when.happened(self.low, each, words)
        ]
        occasion, because = about.occasion(line.low, givers, words)
        pieces = parts.read(line, givers, own, words)
        understood = Understood(
            text=self.text,
            givers=_as_households(givers, line, self.known),
            when=_day(self.low, days, words, self.today),
            what=pieces.what,
            detail=pieces.detail,
            difference=pieces.difference,
            occasion=occasion,
            because=because,
            tags=tuple(_TAG.findall(self.text)),
        )
        return understood, apart.cuts(givers, line, timed, words)


def _with_day_of(before: Understood, each: Understood) -> Understood:
    """“On Sunday Ana drove me home and Tom cooked”: the day holds for both."""
    return each if each.when else replace(each, when=before.when)


def _head(low: str, days: Sequence[When]) -> int:
    """How long a head as one writes it for jrnl is (“yesterday 9am:”); 0 where there is none."""
    found = _HEAD.match(low)
    if found is None or not any(day.start == 0 and day.end < found.end() for day in days):
        return 0
    return found.end()


def _timed(line: Line, days: Sequence[When], words: Lexicon) -> list[bool]:
    """Which words say a day or an hour."""
    spans = [(day.start, day.end) for day in days] + list(when.clocks(line.low, words))
    return [any(start <= token.start < end for start, end in spans) for token in line.tokens]


def _day(low: str, days: Sequence[When], words: Lexicon, today: date) -> When | None:
    """The day on which it happened: the first that is said as one, not after today.

    A day to come is refused, but where it belongs to what the kindness made possible.
    """
    own = [day for day in days if when.happened(low, day, words)]
    past = [day for day in own if day.on <= today]
    if past or not own:
        return past[0] if past else None
    first = own[0]
    if words.first("parts.effects", low[: first.start]) is None:
        raise BadInput(
            f"“{low[first.start : first.end]}” is still to come",
            cure="Thanks are owed for what has happened.",
        )
    return None


def _as_households(named: Sequence[Named], line: Line, people: Acquaintances) -> tuple[Giver, ...]:
    """Those named, a couple as their household: “Tom and Priya Shah”, “Ana and Tom” if known."""
    givers: list[Giver] = []
    for _, group in groupby(named, key=lambda each: each.joined):
        some = list(group)
        couple = _couple(some, line, people)
        givers += [couple] if couple else [_giver(line, each) for each in some]
    sure = [each.fits[0] for each in givers if len(each.fits) == 1]
    household = people.together(sure) if len(sure) == len(givers) > 1 else None
    if household is None:
        return tuple(givers)
    return (Giver(household.name, givers[0].start, givers[-1].end, (household,)),)


def _couple(some: Sequence[Named], line: Line, people: Acquaintances) -> Giver | None:
    """“Tom and Priya Shah”: two given names before one family name are one household.

    Who is known by no more than the given name stays who they are.
    """
    if len(some) != 2 or any(each.role for each in some):
        return None
    (one, two), start = some, line.tokens[some[0].first].start
    said = line.text[start : _giver(line, two).end].removesuffix("'s")
    party = names.parse(said)
    if not isinstance(party, Household) or not all(
        member.given and member.family and not member.title for member in party.members
    ):
        return None
    if len(one.name.split()) > 1 or any(party.name == one.name for party in one.fits):
        return None
    known = people.together(party.members)
    return Giver(said, start, _giver(line, two).end, (known,) if known else ())


def _giver(line: Line, each: Named) -> Giver:
    start, end = line.tokens[each.first].start, line.tokens[each.last - 1].end
    return Giver(each.name, start, end, each.fits)
