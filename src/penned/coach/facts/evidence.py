"""What is known of a kindness, laid out so that a draft's claims can be held against it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from penned.coach.facts.claims import Claim, Sort, claims
from penned.coach.facts.numerals import a_span
from penned.coach.facts.wording import wordings
from penned.coach.kindred import kindred, unlike
from penned.coach.lexicon import fold
from penned.coach.reading import as_one_sentence, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penned.coach.facts.wording import Wording
    from penned.coach.reading import Sentence
    from penned.moments import Moment

_CALENDAR = (Sort.WEEKDAY, Sort.MONTH, Sort.SEASON, Sort.HOURS)
_NOON = 12.0
_QUARTERS = 4.0  # of a year
_WEEKEND = frozenset({6.0, 7.0})
_LISTED = re.compile(r",|;|\band\b|&")
_COMMON = 45  # rarity: a commoner word hints at nothing
_CLOSER = 0.27  # of two codes
_KEPT = 256  # moments: a batch comes back to each of them
_SHORT = 3  # letters: a shorter word is looked up as a name only


@dataclass
class Evidence:
    """All that a moment tells, by sort.

    `words` are numbers of kindred words, `codes` their codes; `counted` is how many givers and
    things there are, which nobody said.
    """

    language: str
    names: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    occasion: frozenset[str] = frozenset()
    kin: set[str] = field(default_factory=set)
    words: set[int] = field(default_factory=set)
    numbers: set[float] = field(default_factory=set)
    counted: set[float] = field(default_factory=set)
    minutes: set[float] = field(default_factory=set)
    calendar: dict[Sort, set[float]] = field(
        default_factory=lambda: {one: set() for one in _CALENDAR}
    )
    told: list[Claim] = field(default_factory=list)
    codes: tuple[int, ...] = ()
    wider: frozenset[int] = frozenset()
    explained: frozenset[int] = frozenset()


@lru_cache(maxsize=_KEPT)
def evidence(moment: Moment, to: tuple[str, ...], occasion: str, language: str) -> Evidence:
    """What the moment tells, with the names of those whom the note goes to."""
    wording = wordings()[language]
    found = Evidence(language)
    for name in (*moment.givers, *to):
        for word in map(fold, tokens(name)):
            found.names.add(word.removesuffix("'s"))
            found.numbers |= {wording.numbered["numbers"].get(word, 0.0)} - {0.0}
            if word in wording.sets["kin"]:
                found.kin |= wording.same(word)
    for said in moment.told:
        _take_words(found, said, wording)
        if tokens(said):
            for claim in claims(as_one_sentence(said, wording.lexicon), said, wording):
                _take_claim(found, claim)
    found.counted |= {float(len(moment.givers)), float(len(_LISTED.split(moment.what)))}
    if moment.on:
        found.numbers |= {float(moment.on.day), float(moment.on.year)}
        found.calendar[Sort.WEEKDAY].add(float(moment.on.isoweekday()))
        found.calendar[Sort.MONTH].add(float(moment.on.month))
    found.occasion = frozenset(map(wording.stem, wording.occasions.get(occasion, ())))
    _relate(found)
    return found


def hints_at(sentences: Iterable[Sentence], what: str, language: str) -> bool:
    """Whether a word of the note is kindred to the thing, though it does not name it."""
    wording = wordings().get(language)
    if wording is None:
        return False
    words = kindred()
    given = {wording.base(fold(token)) for token in tokens(what)} - {None}
    things = [one for one in given if one is not None and words.share(one)[0]]
    kin = frozenset().union(*map(words.nearest, things), *map(words.wider, things))
    codes = [words.code(one) for one in things if words.rarity(one) > _COMMON]
    for sentence in sentences:
        for word in sentence.words:
            number = wording.base(word.folded) if word.own else None
            if number is None or words.rarity(number) <= _COMMON:
                continue
            code = words.code(number)
            if number in kin or any(unlike(code, other) < _CLOSER for other in codes):
                return True
    return False


def _take_words(found: Evidence, said: str, wording: Wording) -> None:
    numbered = wording.numbered
    words = list(map(fold, tokens(said)))
    for at, word in enumerate(words):
        plain = word.removesuffix("'s")
        span = a_span(words, at, wording)
        found.minutes |= {span} - {0.0}
        found.names.add(plain)
        found.stems.add(wording.stem(plain))
        if plain in wording.sets["kin"]:
            found.kin |= wording.same(plain)
        if plain in wording.sets["weekend"]:
            found.calendar[Sort.WEEKDAY] |= _WEEKEND
        ordinal = plain.endswith(("nd", "rd", "th"))
        measured = words[at + 1 : at + 2] and words[at + 1] in numbered["spans"] and not ordinal
        if plain in numbered["numbers"] and not measured:
            found.numbers.add(numbered["numbers"][plain])
        if plain in wording.sets["quarterly"]:
            found.numbers.add(_QUARTERS)
        if plain in numbered["named_hours"]:
            found.numbers |= {numbered["named_hours"][plain], _NOON}
        if plain in numbered["seasons"]:
            found.calendar[Sort.SEASON].add(numbered["seasons"][plain])
        if len(plain) >= _SHORT and plain not in wording.lexicon.function:
            bases = map(wording.base, wording.same(plain))
            found.words |= {number for number in bases if number is not None}


def _take_claim(found: Evidence, claim: Claim) -> None:
    found.told.append(claim)
    if claim.sort in (Sort.NUMBER, Sort.CLOCK):
        if claim.minutes:
            found.minutes.add(claim.minutes)
        else:
            found.numbers.add(claim.value)
    elif claim.sort in _CALENDAR:
        found.calendar[claim.sort].add(claim.value)


def _relate(found: Evidence) -> None:
    words = kindred()
    found.codes = tuple(map(words.code, found.words))
    found.wider = frozenset().union(*map(words.wider, found.words))
    found.explained = frozenset().union(*map(words.explained, found.words))
