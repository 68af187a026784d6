"""Whether the note thanks for a thing that somebody else gave."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from penned.coach.kept import kept
from penned.coach.lexicon import Lexicon, fold, lexicons
from penned.coach.names import anybody, words_of
from penned.coach.reading import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from penned.coach.advice import Context
    from penned.coach.reading import Sentence, Word
    from penned.moments import Moment

_PARTS = re.compile(r"\b(?:and|plus|und|sowie|y|et)\b|[,;&+]")
_REACH = 4  # words between “the” and the thing: “the big copper coffee pot”
_REST = re.compile(
    r"\b(?:of|with|for|from|in|on|to|that|which|by|at|von|mit|für|aus|zum|zur|beim|de|del|con|para|en|à|pour|avec|du|des)\b"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word that stands where a thing is thanked for, or else is called the reader's."""

    word: Word
    sentence: Sentence
    thanked: bool


@dataclass(frozen=True, slots=True)
class Stray:
    """A word for another moment's thing.

    It is `mild` where it may well be meant: its giver is named beside it, or the note names its
    own thing and this one is not thanked for.
    """

    word: Word
    moment: Moment
    mild: bool


def led(sentences: Iterable[Sentence], lexicon: Lexicon) -> Iterator[Spoken]:
    """Own words that a definite article leads: “the slow cooker has made three stews already”.

    They are taken to speak of the gift where the note names its own nowhere.
    """
    for sentence in sentences:
        reach = 0
        for word in sentence.words:
            if word.folded in lexicon.definite:
                reach = _REACH
            elif word.folded in lexicon.function:
                reach = 0
            elif reach:
                reach -= 1
                if word.own:
                    yield Spoken(word, sentence, thanked=False)


def strays(
    spoken: Iterable[Spoken], context: Context, lexicon: Lexicon, *, lost: bool
) -> Iterator[Stray]:
    """The things of other moments among the words `spoken`, each once.

    `lost` says that the note has a thing of its own and does not name it. What is called by its
    giver's name and not thanked for is meant.
    """
    places = {one.word.stem: one for one in spoken}
    if not places:
        return
    given = _by_head(context.other_moments, lexicon.language)
    own = context.moment
    mine = {fold(name) for name in (*context.to, *(own.givers if own else ()))}
    for stem, one in places.items():
        for moment in given.get(stem, ()):
            if mine.isdisjoint(map(fold, moment.givers)) and _deed_holds(
                one.sentence, moment.what, lexicon
            ):
                credited = _credited(one.sentence, moment)
                if one.thanked or not credited:
                    sure = (one.thanked or lost) and not credited
                    yield Stray(one.word, moment, mild=not sure)
                break


@kept
def _by_head(moments: tuple[Moment, ...], language: str) -> dict[str, list[Moment]]:
    """The moments by the stem of what was given, in their order."""
    found: dict[str, list[Moment]] = {}
    for moment in moments:
        for stem in _head_stems(moment.what, language):
            found.setdefault(stem, []).append(moment)
    return found


def is_deed(what: str, lexicon: Lexicon) -> bool:
    """Whether it was done rather than given: “fixed my bike”, and not “knitted scarf”."""
    words = [*map(fold, tokens(what)), "", ""]
    return words[1] in lexicon.function | lexicon.determiners and _is_verb(words[0], lexicon)


def _is_verb(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.irregular or word.endswith(("ed", "ing"))


def heads(what: str) -> tuple[str, ...]:
    """The last word of each part of what was given: “dinner at the cottage” has two."""
    chunks = (tokens(chunk) for part in _PARTS.split(what) for chunk in _REST.split(part))
    return tuple(words[-1] for words in chunks if words)


@lru_cache(maxsize=8192)
def _head_stems(what: str, language: str) -> frozenset[str]:
    """The stem of each thing's head noun: “coffee pot of copper” is a pot."""
    lexicon = lexicons()[language]
    return frozenset(stem for part in _PARTS.split(what) for stem in _head(part, lexicon))


def _head(part: str, lexicon: Lexicon) -> list[str]:
    for chunk in _REST.split(part):
        words = [word for word in map(fold, tokens(chunk)) if lexicon.is_own(word)]
        telling = [word for word in words if word not in lexicon.shared and not word.isdigit()]
        if telling:
            return [lexicon.stem(telling[-1])]
    return []


def _deed_holds(sentence: Sentence, what: str, lexicon: Lexicon) -> bool:
    """A deed (“drove me to the airport”) is recognised by two of its words: many people drive."""
    stems = _deed_stems(what, lexicon.language)
    return stems is None or len({word.stem for word in sentence.words} & stems) > 1


@lru_cache(maxsize=8192)
def _deed_stems(what: str, language: str) -> frozenset[str] | None:
    """The stems of a deed's own words; None for a thing."""
    lexicon = lexicons()[language]
    words = list(map(fold, tokens(what)))
    if not _is_verb(words[0], lexicon):
        return None
    return frozenset(lexicon.stem(word) for word in words if lexicon.is_own(word))


def _credited(sentence: Sentence, moment: Moment) -> bool:
    givers = {word for giver in moment.givers for word in words_of(giver)} - anybody()
    return any(word.folded.removesuffix("'s") in givers for word in sentence.words)
