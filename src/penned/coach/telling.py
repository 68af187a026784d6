"""How much each word of a note tells, and of what: the thing, their act, what changed, what comes.

A word tells much that could be pointed at or watched, little that could stand in any note. A figure
of speech takes it back: “a lighthouse in the storm” is no lighthouse.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from penned.coach.lexicon import Lexicon
    from penned.coach.reading import Reading, Sentence, Word

_NAME = 0.8  # what a name tells that is not the reader's
_FIGURE = 0.2  # what is left of a word in a figure of speech
_FIGURE_REACH = 5  # words: “like a warm light in the window”
_TO_THE_END = 60  # words: “you are a gardener who tends every flower”
_PRAISED = 0.7  # of a word in a sentence that praises: “the lasagne was delicious”
_LOFTY = 0.5  # and where something of somebody's is abstract: “watered it with your wisdom”
_OF_REACH = 3  # words between “of” and its noun: “of your gentle kindness”
_ABSTRACT = 3  # of 9


class Of(IntEnum):
    """What a word tells of."""

    THING = 0
    ACT = 1
    CHANGE = 2
    NEXT = 3


class Told(NamedTuple):
    """A word in its context: how much it tells (0 to 1), of what, in which sentence."""

    word: Word
    weight: float
    of: Of
    sentence: int


def told(reading: Reading, lexicon: Lexicon, people: frozenset[str]) -> tuple[Told, ...]:
    """What the words of the body tell, in their order; `people` are no news to the reader."""
    return tuple(
        Told(word, weight, of, at)
        for at, sentence in enumerate(reading.sentences)
        for word, weight, of in _told_in(sentence, lexicon, people)
    )


def once(told: Iterable[Told]) -> Iterable[Told]:
    """Each stem once, where it tells most: to say it again tells no more."""
    best: dict[str, Told] = {}
    for one in told:
        known = best.get(one.word.stem)
        if known is None or known.weight < one.weight:
            best[one.word.stem] = one
    return best.values()


def _told_in(
    sentence: Sentence, lexicon: Lexicon, people: frozenset[str]
) -> Iterator[tuple[Word, float, Of]]:
    words = sentence.words
    thanks = not lexicon.gratitude.isdisjoint(sentence.vocabulary)
    of, figure = Of.THING, 0
    share = _share(sentence, lexicon)
    for at, word in enumerate(words):
        folded = word.folded
        if folded in lexicon.turning:
            of = _turned(of, words, at, lexicon)
        figure -= figure > 0
        if folded in lexicon.articles:
            figure = max(_opens_figure(words, at, lexicon), figure)
        weight = word.weight
        if weight and folded not in people:
            if word.capital and at:
                weight = max(weight, _NAME if word.own else weight)
            of_it = at + 2 < len(words) and words[at + 1].folded in lexicon.of
            if figure or (of_it and _of_something_abstract(words, at, lexicon)):
                weight *= _FIGURE
            weight *= share
            if thanks and of is Of.THING and folded.endswith("ing") and _is_deed(word):
                of = Of.ACT
            yield word, weight, of
            if of is Of.THING and not thanks:
                of = Of.CHANGE


def _turned(of: Of, words: tuple[Word, ...], at: int, lexicon: Lexicon) -> Of:
    """What is told of from this word on."""
    folded = words[at].folded
    if folded in lexicon.you:
        return Of.ACT if _acts(words, at, lexicon) else of
    if folded in lexicon.ahead:
        return Of.NEXT
    if folded in lexicon.others:
        return Of.CHANGE
    if folded in lexicon.yours or (folded in lexicon.thanking_for and of is not Of.NEXT):
        return Of.THING
    return of


def _acts(words: tuple[Word, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether “you” does something: not in “thank you”, “see you in June”, “for you and Tom”."""
    if at + 1 == len(words) or (at and words[at - 1].folded in lexicon.gratitude):
        return False
    after = words[at + 1].folded
    return not any(
        after in words
        for words in (lexicon.places, lexicon.determiners, lexicon.joins, lexicon.leads)
    )


def _is_deed(word: Word) -> bool:
    return word.norm is not None and word.norm.deed > _ABSTRACT


def _share(sentence: Sentence, lexicon: Lexicon) -> float:
    """What is left of the words of a sentence that is lofty, or that only praises."""
    share = 1.0
    praise = not lexicon.praise.isdisjoint(sentence.vocabulary)
    if praise and not lexicon.being.isdisjoint(sentence.vocabulary):
        share *= _PRAISED
    if not lexicon.possessive.isdisjoint(sentence.vocabulary) and any(
        word.folded in lexicon.possessive and _is_abstract(after, lexicon)
        for word, after in pairwise(sentence.words)
    ):
        share *= _LOFTY
    return share


def _is_abstract(word: Word, lexicon: Lexicon) -> bool:
    norm = word.norm
    abstract = norm is not None and norm.part == "n" and 0 <= norm.thing <= _ABSTRACT
    return abstract and word.folded not in lexicon.plain


def _opens_figure(words: tuple[Word, ...], at: int, lexicon: Lexicon) -> int:
    """How many words from here are no things: “like a …”, “you are my …”, “for being the …”."""
    before = words[at - 1].folded if at else ""
    if before in lexicon.likening:
        return _FIGURE_REACH
    if before not in lexicon.being:
        return 0
    you = any(word.folded in lexicon.you for word in words[max(0, at - 4) : at])
    return _TO_THE_END if you else 0


def _of_something_abstract(words: tuple[Word, ...], at: int, lexicon: Lexicon) -> bool:
    """“the embrace of your kindness”: the first noun stands for the second."""
    for word in words[at + 2 : at + 2 + _OF_REACH]:
        if word.folded in lexicon.determiners or word.folded in lexicon.praise:
            continue
        return not word.own or _is_abstract(word, lexicon)
    return False
