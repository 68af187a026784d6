"""What a title may mean that is in no list of titles: by its words and its spelling."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from penned.people.spelling import fold
from penned.sources import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from penned.sources.fields import Field, Vocabulary

_LONGEST = 80  # a longer cell is no title
_MOST_WORDS = 12
_SHORTEST = 4  # letters; a slip in fewer makes another word
_SLIP, _SLIP_IN_SHORT = 0.8, 0.74  # how alike two spellings of one word are
_SAME_WORDS, _ITS_WORDS, _MISSPELT = 0.95, 0.9, 0.05
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")

Phrase = tuple[str, ...]


class Likely(NamedTuple):
    """A field that a title may mean, how sure that is (0 to 1), and what it is like."""

    field: str
    sure: float
    like: str


class _Words(NamedTuple):
    """The words that a title of one field is made of: one of each group, any of the others."""

    field: str
    groups: tuple[frozenset[str], ...]
    every: frozenset[str]


class _Index(NamedTuple):
    phrases: Mapping[Phrase, Mapping[str, str]]
    made_of: tuple[_Words, ...]
    known: frozenset[str]


@lru_cache(maxsize=4096)
def likely(title: str, kind: Vocabulary) -> tuple[Likely, ...]:
    """The fields that a title may mean, the likeliest first, each once.

    A title in other words but for those that say nothing; then one that is made of the words of a
    field; then one that has a title within it, the longest and last ones first. A slip of the pen
    is read over.
    """
    if len(title) > _LONGEST:
        return ()
    told = content(title)
    if not told or len(told) > _MOST_WORDS:
        return ()
    index = _index(kind)
    heard = tuple(_heard(word, index) for word in told)
    slips = _MISSPELT * (heard != told)
    best: dict[str, Likely] = {}
    for each in (*_same(heard, index), *_made_of(heard, index), *_within(heard, index)):
        if each.field not in best or each.sure > best[each.field].sure:
            best[each.field] = each
    ranked = sorted(best.values(), key=lambda each: -each.sure)
    return tuple(each._replace(sure=each.sure - slips) for each in ranked)


@lru_cache(maxsize=8192)
def content(title: str) -> Phrase:
    """The words of a title, folded, without those that say nothing; "Who's it from?" is from."""
    plain = _CAMEL.sub(" ", title.replace("'", "").replace("’", ""))
    said = [part for word in _WORD.findall(plain) for part in _meant(fold(word))]
    telling = tuple(_singular(word) for word in said if word not in words.fillers())
    return telling or tuple(said)


def _singular(word: str) -> str:
    """“apellidos” as “apellido”: one form for both is all that comparing needs."""
    return word[:-1] if len(word) > _SHORTEST and word.endswith("s") else word


def _meant(word: str) -> list[str]:
    return words.same().get(word, word).split()


@cache
def _index(kind: Vocabulary) -> _Index:
    phrases: dict[Phrase, dict[str, str]] = {}
    for field in kind.fields.values():
        for title in field.written:
            phrases.setdefault(content(title), {}).setdefault(field.name, title)
    made_of = tuple(_words(field) for field in kind.fields.values() if field.words)
    known = {word for phrase in phrases for word in phrase}
    return _Index(phrases, made_of, frozenset(known.union(*(each.every for each in made_of))))


def _words(field: Field) -> _Words:
    groups = tuple(frozenset(map(_plain, group)) for group in field.words)
    return _Words(field.name, groups, frozenset(map(_plain, field.beside_words)).union(*groups))


def _plain(word: str) -> str:
    return _singular(fold(word))


def _heard(word: str, index: _Index) -> str:
    """The word of some title that this is, perhaps with a slip: "recieved"."""
    if word in index.known or len(word) < _SHORTEST:
        return word
    cutoff = _SLIP if len(word) > 5 else _SLIP_IN_SHORT
    found = process.extractOne(
        word, index.known, scorer=OSA.normalized_similarity, score_cutoff=cutoff
    )
    return str(found[0]) if found and len(found[0]) >= _SHORTEST else word


def _same(told: Phrase, index: _Index) -> Iterator[Likely]:
    for field, like in index.phrases.get(told, {}).items():
        yield Likely(field, _SAME_WORDS, like)


def _made_of(told: Phrase, index: _Index) -> Iterator[Likely]:
    """The fields whose words these all are: "Thank-you card mailed"."""
    said = set(told)
    for each in index.made_of:
        if said <= each.every and all(said & group for group in each.groups):
            yield Likely(each.field, _ITS_WORDS, " ".join(told))


def _within(told: Phrase, index: _Index) -> Iterator[Likely]:
    """What titles stand within a title: "Thank-you card sent to" has "thank-you card sent"."""
    letters = sum(map(len, told))
    for start in range(len(told)):
        for end in range(start + 1, len(told) + 1):
            part = told[start:end]
            if len("".join(part)) > 1:
                share = sum(map(len, part)) / letters
                sure = 0.4 + 0.35 * share + 0.15 * (end == len(told))
                for field, like in index.phrases.get(part, {}).items():
                    yield Likely(field, sure, like)
