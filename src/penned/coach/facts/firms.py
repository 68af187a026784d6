"""Whether the draft names another firm than the one that its reader belongs to."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from penned.coach.facts.modes import UNREAL, modes
from penned.coach.facts.wording import wordings
from penned.coach.lexicon import fold
from penned.coach.reading import tokens
from penned.people.words import is_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from penned.coach.advice import Context
    from penned.coach.reading import Reading, Sentence
    from penned.moments import Moment

_CAPITAL = r"[A-ZÀ-ÞŁŚŻ][\w'’.-]*"
_A_NAME = re.compile(rf"\b{_CAPITAL}(?: (?:(?:&|and|of|de|the) )?{_CAPITAL})*")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_REACH = 4  # words between “the folks” and the firm


@dataclass(frozen=True)
class Guises:
    """How one language leads to a firm's name; sets of folded words, from firms.toml."""

    trades: frozenset[str]
    before: frozenset[str]
    leads: frozenset[str]
    posts: frozenset[str]
    beside: frozenset[str]
    joining: frozenset[str]
    bringing: frozenset[str]
    brought: frozenset[str]
    towards: frozenset[str]
    entrusting: frozenset[str]
    ours: frozenset[str]
    being: frozenset[str]
    whereabouts: frozenset[str]
    thanking: frozenset[str]
    ahead: frozenset[str]
    helping: frozenset[str]
    company: frozenset[str]
    after: frozenset[str]
    asking: frozenset[str]
    readers: frozenset[str]
    past: frozenset[str]
    no_firms: frozenset[str]


class Firm(NamedTuple):
    """Another firm at [start, end), and the one that was noted."""

    start: int
    end: int
    noted: str


@cache
def guises() -> Mapping[str, Guises]:
    """How firms are named, by language."""
    text = (files("penned.coach.facts") / "firms.toml").read_text(encoding="utf-8")
    return {
        language: Guises(
            **{key: frozenset(map(fold, words.split())) for key, words in table.items()}
        )
        for language, table in tomllib.loads(text).items()
        if isinstance(table, dict)
    }


def other_firms(reading: Reading, context: Context) -> Iterator[Firm]:
    """The firms named where the reader's own must stand; nothing where that is named, or unknown.

    A draft that names the right one may name others beside it: where the writer worked before, or
    whom the reader competes with.
    """
    guise = guises().get(reading.lexicon.language) if reading.lexicon else None
    if guise is None or not reading.lexicon:
        return
    right = _noted(context, guise)
    if not right or _is_named(right, reading, context, guise):
        return
    theirs = {fold(word) for name in right for word in tokens(name)} - guise.trades
    theirs |= _people(context)
    for sentence in reading.sentences:
        for match in _A_NAME.finditer(reading.text, sentence.start, sentence.end):
            words = [fold(word).removesuffix("'s") for word in tokens(match.group())]
            if theirs.isdisjoint(words) and _is_theirs(match, words, sentence, reading, guise):
                end = match.start() + len(match.group().rstrip("."))
                yield Firm(match.start(), end, right[0])


def _is_named(right: list[str], reading: Reading, context: Context, guise: Guises) -> bool:
    """Whether the body names the right firm, by any word that is not its trade or a person's."""
    telling = {fold(word) for name in right for word in tokens(name)} - guise.trades
    telling -= _people(context)
    said = [word.folded.removesuffix("'s") for word in reading.words]
    return not telling.isdisjoint(said) or any(
        " ".join(map(fold, tokens(name))) in " ".join(said) for name in right
    )


def _noted(context: Context, guise: Guises) -> list[str]:
    """The firm's name, as far as the moment or the address book has it.

    A name that only stands after “at” or “for” may be a town: it counts where nothing better does.
    """
    moment = context.moment
    found: list[str] = []
    led_to: list[str] = []
    for name in (*context.to, *(moment.givers if moment else ())):
        found += _IN_BRACKETS.findall(name)
    for said in moment.told if moment else ():
        for match in _A_NAME.finditer(said):
            words = [fold(word) for word in tokens(match.group())]
            before = [fold(word) for word in tokens(said[: match.start()])][-2:]
            alone = not before and len(words) > 1
            if alone or not guise.trades.isdisjoint(words):
                found.append(match.group())
            elif not (guise.leads | guise.beside).isdisjoint(before):
                led_to.append(match.group())
    return found or led_to


def _people(context: Context) -> frozenset[str]:
    """The words of all names that are people's, as far as they are known."""
    moments: Iterable[Moment] = (
        *((context.moment,) if context.moment else ()),
        *context.other_moments,
    )
    names = (*context.to, *(name for moment in moments for name in moment.givers))
    return frozenset(fold(word) for name in names for word in tokens(name))


def _is_theirs(
    match: re.Match[str], words: list[str], sentence: Sentence, reading: Reading, guise: Guises
) -> bool:
    """Whether a name stands where a letter names its reader's firm, and not the writer's past."""
    said = [word.folded for word in sentence.words]
    at = sum(word.start < match.start() for word in sentence.words)
    before, after = said[:at], said[at + len(words) :]
    last = words[-1]
    if last in guise.no_firms or (before and is_title(sentence.words[at - 1].text)):
        return False
    if _is_calendar(words, reading):
        return False
    led = _is_led_to(before, after, guise) or _is_where(after, guise)
    if not (led or _is_firm(words, match.group(), guise)):
        return False
    if _is_where(after, guise):
        return True
    meant = guise.readers | guise.thanking | guise.ahead
    if not meant.isdisjoint(before):
        return guise.past.isdisjoint(before[-_REACH:])
    ahead = modes(sentence, reading.text, wordings()[_language(reading)])
    return bool(ahead[min(at, len(ahead) - 1)] & UNREAL)


def _is_firm(words: list[str], written: str, guise: Guises) -> bool:
    """Whether the name says itself that it is a firm's."""
    return len(words) > 1 and (words[-1] in guise.trades or "&" in written)


def _is_led_to(before: list[str], after: list[str], guise: Guises) -> bool:
    """Whether the words around a name lead to a firm's."""
    if not before:
        return bool(after) and after[0] in guise.after
    near = before[-_REACH:-1]
    return (
        before[-1] in guise.joining
        or (before[-1] in guise.leads and not guise.before.isdisjoint(near))
        or (before[-1] in guise.beside and not guise.posts.isdisjoint(near))
        or (bool(after) and after[0] in guise.after)
        or (before[-1] in guise.helping and bool(after) and after[0] in guise.company)
        or (before[-1] in guise.towards and _brings(before, guise))
        or (_entrusts(before, guise) and not guise.ours.isdisjoint(after[:_REACH]))
        or (before[-1] in guise.asking and bool(after) and after[0].endswith("s"))
    )


def _brings(before: list[str], guise: Guises) -> bool:
    """Whether a way of thinking is brought, and not a person: “bring that care (to) …”."""
    return any(one in guise.bringing and after in guise.brought for one, after in pairwise(before))


def _entrusts(before: list[str], guise: Guises) -> bool:
    """Whether somebody brings what is named next: “for bringing the …”."""
    return not guise.entrusting.isdisjoint(before[-2:])


def _is_where(after: list[str], guise: Guises) -> bool:
    """Whether it is where one wants to be: “… is where I want to learn this trade”."""
    return (
        not guise.being.isdisjoint(after[:1])
        and not guise.whereabouts.isdisjoint(after[1:2])
        and not guise.ahead.isdisjoint(after)
    )


def _is_calendar(words: list[str], reading: Reading) -> bool:
    wording = wordings()[_language(reading)]
    days = wording.numbered["weekdays"].keys() | wording.numbered["months"].keys()
    return not (days | wording.sets["holidays"]).isdisjoint(words)


def _language(reading: Reading) -> str:
    return reading.lexicon.language if reading.lexicon else "en"
