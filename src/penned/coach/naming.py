"""Where a note names what was given or done: in the moment's words, or by the form of its own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from penned.coach.others import Spoken
from penned.coach.telling import Of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from penned.coach.lexicon import Lexicon
    from penned.coach.reading import Sentence, Word
    from penned.coach.telling import Told

_REACH = 4  # words between what opens and the thing: “for the big copper coffee pot”
_SEEN = 8  # of 9: what one could point at
_PLAIN = 5  # of 9: what can be seen of a thing or deed that stands in every other note
_WATCHED = 5  # of 9: a deed that can be seen, however many do it
_DONE = 0.25  # what a word of theirs has to tell to be a deed
_FRESH = 0.3  # what has to be told beside the thanks
_NAMED_HERE = 1.0  # what a sentence has to tell beside a stock phrase, so that this is forgiven


def goods(sentences: Iterable[Sentence], lexicon: Lexicon) -> Iterator[Word]:
    """Things that can be handed over, led in by “the”, “your” or “for”; not “at the rink”."""
    for sentence in sentences:
        if lexicon.definite.isdisjoint(sentence.vocabulary):
            continue
        thanks = not lexicon.gratitude.isdisjoint(sentence.vocabulary)
        reach, before, thanked = 0, "", False
        for word in sentence.words:
            if word.folded in lexicon.definite:
                reach = 0 if before in lexicon.places else _REACH
                thanked = thanked or (thanks and word.folded in lexicon.thanking_for)
            elif reach and _is_it(word, lexicon, thanked=thanked):
                yield word
            reach, before = max(0, reach - 1), word.folded


def good_after(sentences: Iterable[Sentence], place: int, lexicon: Lexicon) -> bool:
    """Whether a thing follows in its sentence: “your present: a jug!”, and not “at the rink”."""
    for sentence in sentences:
        away = 0
        for word in sentence.words:
            away = _REACH if word.folded in lexicon.places else max(0, away - 1)
            if word.start >= place and word.own and not away and _may_be_it(word, lexicon):
                return True
    return False


def _is_it(word: Word, lexicon: Lexicon, *, thanked: bool) -> bool:
    if word.folded in lexicon.money:
        return True
    return word.own and (_is_good(word, lexicon) or (thanked and _may_be_it(word, lexicon)))


def _may_be_it(word: Word, lexicon: Lexicon) -> bool:
    """Whether it is a thing to hand over, or else as plain to see: a hare in brass, a puppy."""
    plain = word.norm is not None and word.norm.good != "p" and word.norm.thing >= _SEEN
    return _is_good(word, lexicon) or (plain and not word.capital)


def _is_good(word: Word, lexicon: Lexicon) -> bool:
    if lexicon.nouns_are_capital:
        return word.capital
    if word.norm is None:
        return not (word.capital or word.folded[0].isdigit())
    return word.norm.good == "g" and not word.folded.endswith("ed")


def thanked_for(sentences: Iterable[Sentence], lexicon: Lexicon) -> bool:
    """Whether the thanks are for something that one could point at or watch: “for the lift”."""
    return any(
        _seen(word, lexicon) for sentence in sentences for word in _after_thanks(sentence, lexicon)
    )


def put_to_use(sentences: Iterable[Sentence], lexicon: Lexicon) -> bool:
    """Whether somebody does something with it, and no thanks or praise: “I wear it”."""
    wordy = lexicon.gratitude | lexicon.praise | lexicon.you
    objects = lexicon.pronouns | lexicon.definite
    return any(
        after.folded in objects and _is_use(word)
        for sentence in sentences
        if wordy.isdisjoint(sentence.vocabulary)
        and not lexicon.others.isdisjoint(sentence.vocabulary)
        for word, after in pairwise(sentence.words)
    )


def _is_use(word: Word) -> bool:
    """Whether one could watch it being done: wear, read, use; not love, keep, treasure."""
    norm = word.norm
    return norm is not None and (
        norm.deed >= _WATCHED or (word.own and norm.part == "v" and norm.thing > _WATCHED)
    )


def _after_thanks(sentence: Sentence, lexicon: Lexicon) -> Iterator[Word]:
    thanks = leads = False
    if lexicon.gratitude.isdisjoint(sentence.vocabulary):
        return
    for word in sentence.words:
        thanks = thanks or word.folded in lexicon.gratitude
        leads = leads or (thanks and word.folded in lexicon.thanking_for)
        if leads:
            yield word


def _seen(word: Word, lexicon: Lexicon) -> bool:
    if word.folded in lexicon.vague or word.folded in lexicon.praise:
        return False
    return word.own or (word.norm is not None and max(word.norm.thing, word.norm.deed) >= _PLAIN)


def spoken_of(sentences: Iterable[Sentence], lexicon: Lexicon) -> Iterator[Spoken]:
    """Own words where a thing is thanked for or called the reader's."""
    for sentence in sentences:
        thanks = not lexicon.gratitude.isdisjoint(sentence.vocabulary)
        reach, thanked = 0, False
        for word in sentence.words:
            opens = thanks and word.folded in lexicon.thanking_for
            if opens or word.folded in lexicon.yours:
                reach, thanked = _REACH, opens or (thanked and reach > 0)
            elif reach and (word.folded in lexicon.joins or word.folded in lexicon.determiners):
                reach = _REACH
            elif word.folded in lexicon.function:
                reach = 0
            elif reach:
                reach -= 1
                if word.own:
                    yield Spoken(word, sentence, thanked)


def deeds(told: Iterable[Told]) -> Iterator[Word]:
    """What the reader did, in words that tell."""
    return (one.word for one in told if one.of is Of.ACT and one.weight >= _DONE)


def told_beside_thanks(
    told: Iterable[Told], sentences: Iterable[Sentence], lexicon: Lexicon
) -> bool:
    """Whether anything is told beside what the thanks are for, and that it came."""
    thanks = frozenset(
        at
        for at, sentence in enumerate(sentences)
        if not lexicon.gratitude.isdisjoint(sentence.vocabulary)
    )
    came = frozenset(
        at
        for at, sentence in enumerate(sentences)
        if not lexicon.receipt.isdisjoint(sentence.vocabulary)
    )
    told = tuple(told)
    said = {one.word.stem for one in told if one.sentence in thanks and one.of is not Of.CHANGE}
    fresh = {
        one.word.stem: one.weight
        for one in told
        if one.sentence not in came and one.word.stem not in said
    }
    return sum(fresh.values()) >= _FRESH


def told_in(told: Iterable[Told], at: int, away: range) -> bool:
    """Whether sentence `at` tells enough, without the words at `away`."""
    here = (one.weight for one in told if one.sentence == at and one.word.start not in away)
    return sum(here) >= _NAMED_HERE
