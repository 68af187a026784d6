"""What a note has in common with others: a sentence, lightly put in other words, or all of it.

Greeting, close, names and numbers are left out of the comparison, and the order does not count.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import ceil
from threading import Lock
from typing import TYPE_CHECKING

from penned.coach.bare import ALIKE, SHARED, Bare, sentences, sentences_of
from penned.coach.kept import kept
from penned.coach.reading import LONGEST, greeting_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from penned.coach.reading import Reading

_NEARLY_ALL = 0.75  # of the body's words
_A_LETTER = 12  # words; or two sentences
_FIRST_WORDS = 5
_HITS = 2  # of a sentence's rarest stems that another must have, before the two are held together
_MOST = 16_384  # texts that are remembered


@dataclass(frozen=True, slots=True)
class Echo:
    """What a note has in common with another, which begins with the words `opening`.

    It is the sentence at [start, end), or the `whole` letter.
    """

    start: int
    end: int
    opening: str
    whole: bool = False


class _Shelf:
    """The sentences of the notes that were lately looked at, and where to find them by their words.

    What a note is compared with is nearly the same for the next one, but never quite: the notes to
    its own reader are left out. So each text is taken apart once, whatever it stands among.
    """

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.sentences: list[tuple[str, Bare]] = []
        self.by_words: dict[str, list[int]] = {}
        self.by_stem: dict[str, list[int]] = {}
        self._one_at_a_time = Lock()

    def add(self, texts: Iterable[str]) -> None:
        """Put the sentences of these texts on the shelf, but for those that lie there."""
        new = [text for text in texts if text not in self.texts]
        if not new:
            return
        with self._one_at_a_time:
            for text in new:
                if text not in self.texts:
                    self._put(text)
                    self.texts.add(text)

    def _put(self, text: str) -> None:
        for one in sentences_of(text):
            place = len(self.sentences)
            self.sentences.append((text, one))
            self.by_words.setdefault(one.words, []).append(place)
            for stem in one.stems:
                self.by_stem.setdefault(stem, []).append(place)

    def like(self, one: Bare) -> Iterator[tuple[str, Bare]]:
        """The sentences that may say the same: with the same words, or with enough of its stems."""
        near = set(self.by_words.get(one.words, ()))
        if len(one.stems) >= SHARED:
            stems = (self.by_stem.get(stem, ()) for stem in self._rarest(one))
            often = Counter(chain.from_iterable(stems))
            near.update(place for place, times in often.items() if times >= _HITS)
        return (self.sentences[place] for place in near)

    def _rarest(self, one: Bare) -> list[str]:
        """So many of its rarest stems that whatever says the same has `_HITS` of them."""
        shared = max(SHARED, ceil(len(one.stems) * ALIKE / (2 - ALIKE)))
        by_rarity = sorted(one.stems, key=lambda stem: (len(self.by_stem.get(stem, ())), stem))
        return by_rarity[: len(by_rarity) - shared + _HITS]


def echoes(reading: Reading, others: tuple[str, ...], people: Collection[str]) -> Iterator[Echo]:
    """One echo for the whole letter, or else one for each sentence that a reader would know again.

    `people` are the folded names of the addressees.
    """
    if not others:
        return
    mine = sentences(reading.text, reading.body, frozenset(people))
    places, shelf = _places(others), _shelf_with(others)
    found = [(one, _notes_with(one, shelf, places)) for one in mine]
    letter = the_letter(found)
    if letter is not None:
        yield Echo(0, 0, opening(others[letter]), whole=True)
        return
    for one, notes in found:
        if notes and one.telling:
            yield Echo(one.start, one.end, opening(others[min(notes)]))


def the_letter(found: Sequence[tuple[Bare, Collection[int]]]) -> int | None:
    """The first other note that has nearly all of these sentences; None where there is none."""
    shared: Counter[int] = Counter()
    times: Counter[int] = Counter()
    for one, notes in found:
        for note in notes:
            shared[note] += one.length
            times[note] += 1
    needed = _NEARLY_ALL * sum(one.length for one, _ in found)
    letters = (
        note
        for note, words in shared.items()
        if words >= needed and (words >= _A_LETTER or times[note] > 1)
    )
    return min(letters, default=None)


def opening(text: str) -> str:
    """How a note begins: its greeting, or its first words where it has none."""
    start, end = greeting_of(text[:LONGEST])[0]
    return text[start:end].rstrip(",:;!—–") or " ".join(text[:LONGEST].split()[:_FIRST_WORDS])


def _notes_with(one: Bare, shelf: _Shelf, places: Mapping[str, int]) -> frozenset[int]:
    """The places of the notes that have this sentence, word for word or nearly."""
    return frozenset(
        places[text] for text, other in shelf.like(one) if text in places and one.says(other)
    )


@kept
def _places(texts: tuple[str, ...]) -> dict[str, int]:
    """Where each text stands first."""
    return {text: at for at, text in reversed([*enumerate(texts)])}


def _shelf_with(texts: tuple[str, ...]) -> _Shelf:
    """The shelf with these texts on it; cleared before it holds too many."""
    if len(_shelf().texts) > _MOST:
        _shelf.cache_clear()
    shelf = _shelf()
    shelf.add(texts)
    return shelf


@cache
def _shelf() -> _Shelf:
    return _Shelf()
