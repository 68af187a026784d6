"""Which sentences of a note stand in the notes to others, and whether it is one letter to many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from penned.coach.kept import kept
from penned.coach.lexicon import fold
from penned.coach.names import anybody
from penned.coach.reading import LONGEST, greeting_of, stops, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from penned.coach.reading import Reading, Sentence

_NEARLY_ALL = 0.8  # of the body's words
_A_LETTER = 12  # words; or two sentences
_A_SENTENCE = 8  # words: shorter ones are the small change of every note
_FIRST_WORDS = 5
_OF_THE_WRITERS_OWN = 2  # own words, without which a sentence is stock and other rules' business


@dataclass(frozen=True, slots=True)
class Echo:
    """What a note has in common with another, which begins with the words `opening`.

    It is the sentence at [start, end), or the `whole` letter.
    """

    start: int
    end: int
    opening: str
    whole: bool = False


class _Said(NamedTuple):
    """The bare sentences of each of many notes, and of all of them."""

    each: tuple[frozenset[str], ...]
    together: frozenset[str]


def echoes(reading: Reading, siblings: tuple[str, ...], people: Collection[str]) -> Iterator[Echo]:
    """One echo for the whole letter, or else one for each longer sentence of the writer's own.

    Greeting, close and names apart. The time grows with the number of siblings, and little.
    """
    if not siblings:
        return
    said = {_bare(reading.text, one, people): one for one in reading.sentences}
    said.pop("", None)
    mine = frozenset(said)
    all_theirs = _sentences_of_all(siblings)
    common = mine & all_theirs.together
    if not common:
        return
    first: dict[str, str] = {}
    seen = {frozenset[str]()}
    for sibling, theirs in zip(siblings, all_theirs.each, strict=True):
        if common.isdisjoint(theirs) or (shared := common & theirs) in seen:
            continue
        if _is_the_letter(shared, mine):
            yield Echo(0, 0, _opening(sibling), whole=True)
            return
        seen.add(shared)
        for sentence in shared:
            first.setdefault(sentence, sibling)
    for bare, one in said.items():
        if bare in first and len(one.words) >= _A_SENTENCE and one.own >= _OF_THE_WRITERS_OWN:
            yield Echo(one.start, one.end, _opening(first[bare]))


def _is_the_letter(shared: frozenset[str], mine: frozenset[str]) -> bool:
    words, all_words = (sum(one.count(" ") + 1 for one in some) for some in (shared, mine))
    return (len(shared) > 1 or words >= _A_LETTER) and words >= _NEARLY_ALL * all_words


def _bare(text: str, sentence: Sentence, people: Collection[str]) -> str:
    return _without_names(text[sentence.start : sentence.end], people)


@kept
def _sentences_of_all(texts: tuple[str, ...]) -> _Said:
    each = tuple(map(_sentences_of, texts))
    return _Said(each, frozenset().union(*each))


@lru_cache(maxsize=8192)
def _sentences_of(text: str) -> frozenset[str]:
    """The bare sentences of a note, without its greeting."""
    text = text[:LONGEST]
    (_, start), whom = greeting_of(text)
    people = frozenset(map(fold, tokens(text[slice(*whom)]))) - anybody()
    ends = [*stops(text, start, len(text)), len(text)]
    return frozenset(
        _without_names(text[one:other], people) for one, other in pairwise([start, *ends])
    )


def _opening(text: str) -> str:
    """How a note begins: its greeting, or its first words where it has none."""
    start, end = greeting_of(text[:LONGEST])[0]
    return text[start:end].rstrip(",:;!—–") or " ".join(text[:LONGEST].split()[:_FIRST_WORDS])


def _without_names(said: str, people: Collection[str]) -> str:
    """The folded words of a sentence: none with a capital inside it, nor those of `people`."""
    words = tokens(said)
    inner = (word for word in words[1:] if word == "I" or not word[0].isupper())
    return " ".join(word for word in map(fold, (*words[:1], *inner)) if word not in people)
