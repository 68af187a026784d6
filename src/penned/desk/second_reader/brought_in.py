"""Whether a sentence brings in what was not told: names, numbers, things taken for granted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from penned.coach import facts
from penned.coach.facts.claims import Sort
from penned.coach.lexicon import lexicons
from penned.coach.norms import norm_of
from penned.desk.second_reader.words import SUBJECT, WORD, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.desk.second_reader.words import Tongue
    from penned.moments import Moment

_CONCRETE = 5  # of 9, and more: what can be seen or touched
_HARMLESS = frozenset({Sort.HOURS})  # “that morning” takes nothing for granted
_BEGINNING, _ENDING = 3, 2  # letters of a word


def brings_in(sentence: str, told: Moment, to: tuple[str, ...], tongue: Tongue) -> bool:
    """Whether it brings in what was not told. A question is read as if it were a statement."""
    known = frozenset(words(" ".join((*told.told, *told.givers, *to))))
    named = (word for word in WORD.findall(sentence)[1:] if word[0].isupper() or word.isdecimal())
    if any(known.isdisjoint(words(name)) for name in named):
        return True
    rest = _of_the_moment(sentence, tongue)
    if any(not _is_told(thing, known) for thing in _things(rest, tongue)):
        return True
    if not tongue.norms:  # the fact check reads English
        return False
    return any(sort not in _HARMLESS for _, _, sort in facts.unsupported(rest, told, to))


def _of_the_moment(sentence: str, tongue: Tongue) -> str:
    """What it states, less the note itself and its verb: “The note leaves open ...”."""
    said = list(WORD.finditer(sentence))
    subject = [at for at, word in enumerate(said[:SUBJECT]) if word[0].lower() in tongue.the_note]
    start = said[subject[-1] + 1].end() if subject and subject[-1] + 1 < len(said) else 0
    return f"{sentence[start:-1].strip()}."


def _things(sentence: str, tongue: Tongue) -> Iterator[str]:
    """What in it must have been told: numbers, and whatever can be seen or touched, or is no word.

    In a language for whose words there are no norms, all that is spoken of as known: “el perro”.
    """
    said = [word.replace("’", "'").casefold() for word in WORD.findall(sentence)]
    for before, word in pairwise(("", *said)):
        article, elided, elidee = word.partition("'")
        if elided and article in tongue.the:
            yield elidee
        elif word in tongue.numbers or before in tongue.the:
            yield word
        elif tongue.norms and not (before in tongue.being and word.endswith("ing")):
            yield from (one for one in words(word) if _is_thing(one, tongue))


def _is_thing(word: str, tongue: Tongue) -> bool:
    if word in tongue.common or word in tongue.anybodys or word in tongue.the_note:
        return False
    norm = norm_of(word)
    if norm is None:
        return lexicons()[tongue.norms].is_own(word)
    return norm.part == "n" and norm.thing >= _CONCRETE


def _is_told(word: str, known: frozenset[str]) -> bool:
    """Whether a form of the word was told: one begins as the other does, but for its ending."""
    return any(
        word.startswith(one[: max(_BEGINNING, len(one) - _ENDING)])
        and one.startswith(word[: max(_BEGINNING, len(word) - _ENDING)])
        for one in known
    )
