"""A sentence without names and numbers, and when two of them say the same."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from penned.coach.language import lexicon_of
from penned.coach.lexicon import fold, lexicons
from penned.coach.names import anybody
from penned.coach.reading import LONGEST, greeting_of, stops, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.coach.lexicon import Lexicon

ALIKE = 0.6  # of the stems of both, by Dice: what a light paraphrase leaves
SHARED = 3  # stems at least: a shorter sentence has to be the same word for word
_A_SENTENCE = 8  # words: shorter ones are the small change of every note
_OF_THE_WRITERS_OWN = 2  # own words, without which a sentence is stock and other rules' business
_NUMBER = "#"


class Bare(NamedTuple):
    """A sentence at [start, end): its folded words, and the stems of those that mean something.

    `length` is the number of its words, `own` of those that are the writer's own.
    """

    words: str
    stems: frozenset[str]
    length: int
    own: int
    start: int
    end: int

    @property
    def telling(self) -> bool:
        """Whether it says enough of its own that a reader would know it again."""
        return self.length >= _A_SENTENCE and self.own >= _OF_THE_WRITERS_OWN

    def says(self, other: Bare) -> bool:
        """Whether it is the other sentence, word for word or lightly put in other words."""
        if self.words == other.words:
            return True
        shared = len(self.stems & other.stems)
        return shared >= SHARED and 2 * shared >= ALIKE * (len(self.stems) + len(other.stems))


@lru_cache(maxsize=16384)
def sentences_of(text: str) -> tuple[Bare, ...]:
    """The sentences of a note without its greeting, and without the names that are in it."""
    text = text[:LONGEST]
    (_, start), whom = greeting_of(text)
    people = frozenset(map(fold, tokens(text[slice(*whom)]))) - anybody()
    return sentences(text, (start, len(text)), people)


def sentences(text: str, body: tuple[int, int], people: frozenset[str]) -> tuple[Bare, ...]:
    """The sentences of text[body], without the folded names of `people`."""
    lexicon = lexicon_of(text, [fold(word) for word in tokens(text)]) or lexicons()["en"]
    ends = [body[0], *stops(text, *body), body[1]]
    found = (_bare(text, one, other, people, lexicon) for one, other in pairwise(ends))
    return tuple(one for one in found if one.words)


def _bare(text: str, start: int, end: int, people: frozenset[str], lexicon: Lexicon) -> Bare:
    within = text[start:end]
    words, stems, own = [], set(), set()
    for word in _without_names(tokens(within), people, lexicon):
        facts = lexicon.facts(word) if not word[0].isdigit() else None
        words.append(facts.folded if facts else _NUMBER)
        if facts and facts.folded not in lexicon.function:
            stems.add(facts.stem)
        if facts and facts.own:
            own.add(facts.stem)
    return Bare(
        words=" ".join(words),
        stems=frozenset(stems),
        length=len(words),
        own=len(own),
        start=end - len(within.lstrip()),
        end=start + len(within.rstrip()),
    )


def _without_names(words: list[str], people: frozenset[str], lexicon: Lexicon) -> Iterator[str]:
    """The words of a sentence: none with a capital inside it, nor those of `people`."""
    names = not lexicon.nouns_are_capital  # where they are, a capital makes no name
    for at, word in enumerate(words):
        is_name = names and at and word[0].isupper() and fold(word) not in lexicon.function
        if not is_name and fold(word) not in people:
            yield word
