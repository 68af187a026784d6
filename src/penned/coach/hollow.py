"""Words without a world: thanks for what has no shape, and nouns in a heap."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.coach.lexicon import Lexicon
    from penned.coach.reading import Reading, Sentence, Word

_ABSTRACT = 3  # of 9: “kindness”, “support”
_REACH = 4  # words between “your” and its noun
_IN_A_ROW = 7  # nouns that stand side by side, with nothing said of them
_LISTED = 7  # things in a sentence that is nothing else
_ENDLESS = 9  # things with not one word between them, wherever they stand
_MOST = 0.7  # of the words have to be English, where the language is not known
_AGAIN = 4  # times one word is said; and it is
_OF_ALL = 0.12  # so large a share of all
_JUST_A_GAP = re.compile(r"\s+")
_LISTING = re.compile(r"[\s,;/&]+(?:and\s+)?")


def hollow_thanks(reading: Reading, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """“Thank you for all your help”, “your kindness”: thanks for what could be anything."""
    for sentence in reading.sentences:
        if lexicon.yours.isdisjoint(sentence.vocabulary):
            continue
        words = sentence.words
        thanks = next((word for word in words if word.folded in lexicon.gratitude), None)
        for at, word in enumerate(words):
            last = _hollow_noun(words, at, lexicon) if word.folded in lexicon.yours else at
            if last > at and (thanks or _means(words, last, lexicon)):
                start = thanks if thanks and thanks.start < word.start else word
                yield start.start, words[last].end
                break


def _means(words: tuple[Word, ...], last: int, lexicon: Lexicon) -> bool:
    """Whether such a noun does something: “your support has meant”, not “coming your way”."""
    if last + 1 == len(words) or words[last].folded not in lexicon.vague:
        return False
    after = words[last + 1]
    return after.folded in lexicon.being or (after.norm is not None and after.norm.deed >= 0)


def _hollow_noun(words: tuple[Word, ...], at: int, lexicon: Lexicon) -> int:
    """The place of the last noun after “your” at `at`, if none of them could be pointed at."""
    found = at
    for place in range(at + 1, min(at + 1 + _REACH, len(words))):
        word = words[place]
        if word.folded in lexicon.joins or word.folded in lexicon.praise:
            continue
        if not _is_hollow(word, lexicon):
            break
        found = place
    return found


def _is_hollow(word: Word, lexicon: Lexicon) -> bool:
    norm = word.norm
    if norm is not None and norm.good == "g":
        return False
    if word.folded in lexicon.vague:
        return True
    abstract = norm is not None and norm.part == "n" and 0 <= norm.thing <= _ABSTRACT
    return abstract and word.folded not in lexicon.plain


def heaps(reading: Reading, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Nouns in a heap, sentences that only list, and one word again and again."""
    for sentence in reading.sentences if lexicon.normed else ():
        if len(sentence.words) < _IN_A_ROW:
            continue
        for row in _rows(reading.text, sentence, lexicon):
            if len(row) >= _IN_A_ROW and (lexicon is reading.lexicon or _is_english(row)):
                yield row[0].start, row[-1].end
    if reading.lexicon:
        yield from _refrain(reading)


def _is_english(row: Sequence[Word]) -> bool:
    """Whether English norms know most of these words, so that it is no other tongue's sentence."""
    return sum(word.norm is not None for word in row) >= _MOST * len(row)


def _rows(text: str, sentence: Sentence, lexicon: Lexicon) -> Iterator[Sequence[Word]]:
    """Words in a row that only name, with nothing but blanks between them; or a whole list."""
    for names, run in groupby(sentence.words, key=partial(_only_names, lexicon)):
        words = tuple(run) if names else ()
        if len(words) < _IN_A_ROW:
            continue
        listed = _listed(text, words)
        if listed >= _ENDLESS or (listed >= _LISTED and words == sentence.words):
            yield words
        row = [words[0]]
        for one, other in pairwise(words):
            if not _JUST_A_GAP.fullmatch(text[one.end : other.start]):
                yield row
                row = []
            row.append(other)
        yield row


def _listed(text: str, words: tuple[Word, ...]) -> int:
    """How many things these words list, with commas between them; 0 where they do not."""
    gaps = [text[one.end : other.start] for one, other in pairwise(words)]
    if not all(map(_LISTING.fullmatch, gaps)):
        return 0
    return sum("," in gap for gap in gaps) + 1


def _only_names(lexicon: Lexicon, word: Word) -> bool:
    if word.folded in lexicon.function or word.folded in lexicon.determiners:
        return False
    if word.folded in lexicon.vague:
        return True
    if word.norm is None:
        return not word.folded[0].isdigit()
    return word.norm.part == "n" or word.norm.thing > _ABSTRACT


def _refrain(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where one word comes so often that it is no sentence's subject any more."""
    words = tuple(reading.words)
    often = Counter(word.stem for word in words if word.own).most_common(1)
    if often and often[0][1] >= max(_AGAIN, _OF_ALL * len(words)):
        places = [word for word in words if word.stem == often[0][0]]
        if len(places) > _OF_ALL * len(words):
            yield places[-1].start, places[-1].end
