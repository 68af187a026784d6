"""What is known of the moment that a note answers, as stems; and whether the note is about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from penned.coach.lexicon import fold
from penned.coach.others import heads
from penned.coach.reading import tokens
from penned.coach.spelling import alike

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penned.coach.lexicon import Lexicon
    from penned.coach.reading import Word
    from penned.moments import Moment

_PART = 4  # letters: a shorter word may end many others by chance
_SUM = re.compile(
    r"[£$€¥₹₦]\s?\d|\d\s?(?:[£$€¥₹]|(?:dollars?|pounds|quid|euros?|bucks)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Known:
    """The stems of the moment's thing, and of all else that is known, with what means the same.

    Money goes by any of its names, and what it was spent on may be anything.
    """

    thing: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()
    money: bool = False

    def elsewhere(self, own: Iterable[Word], moment: Moment | None, lexicon: Lexicon) -> bool:
        """Whether none of a note's own words has to do with the moment.

        Time that was spent together may be told of by anything that happened there.
        """
        stems = self.thing | self.rest
        if not stems or moment is None or self.money or is_a_gathering(moment.what, lexicon):
            return False
        return not any(
            word.stem in stems or any(alike(word.stem, stem) for stem in stems) for word in own
        )


def known_of(moment: Moment | None, lexicon: Lexicon, people: frozenset[str]) -> Known:
    """What is known of a moment; `people` tell nothing."""
    if moment is None:
        return Known()
    thing = _stems((moment.what,), lexicon, people)
    money = is_money(moment.what, lexicon)
    if money:
        thing |= {lexicon.stem(word) for word in lexicon.money | lexicon.given}
    return Known(thing, _stems(moment.told[1:], lexicon, people), money)


def is_money(what: str, lexicon: Lexicon) -> bool:
    """Whether it was money, or what stands for it: “$200”, “gift card”, “a cheque”."""
    words = [fold(word) for word in tokens(what)]
    pairs = {"_".join(pair) for pair in pairwise(words)}
    return not lexicon.money.isdisjoint(pairs.union(words)) or bool(_SUM.search(what))


def retold(
    words: Iterable[Word], known: Known, moment: Moment | None, lexicon: Lexicon
) -> tuple[Word, ...]:
    """The words of a note that name the moment's thing.

    Where no telling word does, two plainer ones do, “four nights”, or what one met for: “dinner”.
    """
    words = tuple(words)
    telling = tuple(word for word in words if _is_it(word, known.thing, lexicon))
    if telling or moment is None:
        return telling
    little = lexicon.function - lexicon.numbers
    stems = {lexicon.stem(fold(word)) for word in tokens(moment.what) if fold(word) not in little}
    plain = tuple(word for word in words if word.stem in stems)
    together = {lexicon.stem(word) for word in map(fold, heads(moment.what)[:1])}
    if is_a_gathering(moment.what, lexicon) and any(word.stem in together for word in plain):
        return plain
    return plain if len({word.stem for word in plain}) > 1 else ()


def _is_it(word: Word, thing: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a word is one of the stems, or is compounded with one: “Kessel”, “Kupferkessel”."""
    if word.stem in thing or not (lexicon.nouns_are_capital and word.capital and word.own):
        return word.stem in thing
    return any(
        min(len(word.stem), len(stem)) >= _PART
        and (word.stem.endswith(stem) or stem.endswith(word.stem))
        for stem in thing
    )


def _stems(saids: Iterable[str], lexicon: Lexicon, people: frozenset[str]) -> frozenset[str]:
    """The telling stems of what a moment says: own words first, plainer ones if need be."""
    words = {fold(said) for text in saids for said in tokens(text)}
    own = {word for word in words if lexicon.is_own(word) and word not in people}
    telling = {word for word in own if word not in lexicon.shared} or own
    return frozenset(like for word in telling for like in lexicon.likenesses(lexicon.stem(word)))


def is_a_gathering(what: str, lexicon: Lexicon) -> bool:
    """Whether it was time spent together: “interview for the post”, “a weekend at the lake”."""
    return any(fold(word) in lexicon.gatherings for word in heads(what)[:1])
