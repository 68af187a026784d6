"""A note taken apart: greeting, sentences, close; and which words are the writer's own."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from penned.coach.composed import composed
from penned.coach.language import lexicon_of
from penned.coach.lexicon import Lexicon, fold, lexicons
from penned.coach.phrases import Sought, lowered, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.coach.lexicon import Facts
    from penned.coach.norms import Norm

LONGEST = 12_000  # characters; ten times the longest letter of thanks. The coach reads no further.

# “l'écharpe” is two words, “don't” and “o'clock” are one. What most words are is tried first.
_WORD = re.compile(
    r"(?=\w)(?:[a-zA-Z]+(?=[ ,.!\n])|\d+(?:[.,:]\d+)*"
    r"|(?:[cdjlmnstCDJLMNST]|(?i:(?:lors|puis|jusque)?qu))['’ʼ](?=[^\W\d_]{2}|[ayAY]\b)"
    r"|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)"
)
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(
    r"""[.!?…\n。！？](?:(?<=[.!?…])[.!?…]*["'”’)\]]*(?=\s|$)|(?<=\n)\s*\n|(?<=[。！？]))"""
)
_ABBREVIATION = re.compile(
    r"(?<!['’])(?:\b(?:mr|mrs|ms|dr|st|prof|rev|no|vs|etc|jr|sr|e\.g|i\.e"
    r"|hr|nr|bzw|usw|ca|sra|srta|dra|mme|mlle|\w))$",
    re.IGNORECASE,
)
_TITLE = r"\b(?:Mr|Mrs|Ms|Mx|Dra?|Prof|Rev|St|Fr|Hr|Sr|Sra|Srta|Sres|Mme|Mlle|Mm?)\."
_GREETS = re.compile(
    r"(?:(?:my|our|to|meine?|mein|mi|mis|mon|ma|mes|sehr|très|muy)\s+)?"
    r"(?:dear(?:est)?|hi(?:ya)?|hello|hey|good\s+(?:morning|afternoon|evening)|lieber?|liebste[rsn]?|liebes|geehrte[rs]?|hallo|hi|moin|servus|grüezi|guten\s+(?:tag|morgen|abend)|grüß\s+(?:gott|dich)|ch(?:er|ère)s?"
    r"|querid[oa]s?|car[oaie]|k(?:ära|äre|ære)|beste|drog[aiy]|drodzy|hola|estimad[oa]s?|buen[oa]s\s+(?:días|tardes|noches)|ciao|ol[áa]|salut|bonjour|bonsoir|coucou)\b"
    rf"(?P<whom>(?:{_TITLE}|[^\n,:;!.?—–]){{0,120}})[,:;!—–]?",
    re.IGNORECASE,
)
_BARE_GREETING = re.compile(
    rf"(?P<whom>(?:{_TITLE}|[^\n,:;!.?—–]){{1,120}})[,:!—–]?[ \t\r]{{0,9}}\n", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^”\n]{0,400}”|\"[^\"\n]{0,400}\"")


class Word(NamedTuple):
    """One word of the text at [start, end), with what the lexicon knows of it (`lexicon.Facts`).

    `weight` is how much it tells by itself, from 0 to 1, `spent` how much stock it is; `norm` says
    how concrete it is, where that is known.
    """

    start: int
    end: int
    text: str
    folded: str
    stem: str
    own: bool
    capital: bool
    weight: float
    spent: float
    norm: Norm | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body at [start, end), with its words; `vocabulary` has them folded."""

    start: int
    end: int
    words: tuple[Word, ...]
    vocabulary: frozenset[str]

    @property
    def own(self) -> int:
        """How many different own words it has."""
        return len({word.stem for word in self.words if word.own})


@dataclass(frozen=True, slots=True)
class Reading:
    """A note as the rules see it. Spans are (start, end) in `text`, (0, 0) where absent.

    `text` has each letter with its accent as one sign; `given` says where it stood before.

    `lexicon` belongs to the language the note is in, or is None where that is not one we read;
    `low` is the text in lower case, every letter at its place; `vocabulary` holds all folded words,
    greeting and close included.
    """

    text: str
    low: str
    vocabulary: frozenset[str]
    lexicon: Lexicon | None
    greeting: tuple[int, int]
    whom: tuple[int, int]
    body: tuple[int, int]
    sentences: tuple[Sentence, ...]
    quoted: tuple[tuple[int, int], ...]
    places: tuple[int, ...] = ()

    def given(self, place: int) -> int:
        """Where a place in `text` is in the text as it was given."""
        return self.places[place] if self.places else place

    @property
    def words(self) -> Iterator[Word]:
        """The words of the body, in order."""
        return (word for sentence in self.sentences for word in sentence.words)

    def span_around(self, place: int) -> tuple[int, int]:
        """The sentence that holds `place`; the whole text outside of the body."""
        for sentence in self.sentences:
            if sentence.start <= place < sentence.end:
                return sentence.start, sentence.end
        return 0, len(self.text)

    def sentence_at(self, place: int) -> int:
        """The index of the sentence that holds `place`; the last one where none does."""
        for index, sentence in enumerate(self.sentences):
            if place < sentence.end:
                return index
        return len(self.sentences) - 1


def read(text: str, language: str = "") -> Reading:
    """The note in `text`, taken apart; at most `LONGEST` characters of it.

    Its `language` is recognised where none is given.
    """
    text, places = composed(text[:LONGEST])
    low = lowered(text)
    greeting, whom = greeting_of(text)
    tokens = _Tokens.of(text)
    vocabulary = frozenset(tokens.folded)
    lexicon = lexicon_of(text, tokens.folded, language)
    body = (greeting[1], _close(text, greeting[1], tokens, lexicon))
    reader = lexicon or lexicons()["en"]
    idle = _idle(text, low, vocabulary, reader)
    sentences = tuple(_sentences(text, body, tokens, reader, idle))
    if len(sentences) > 1 and _signs(text, sentences[-1], reader):
        body = (body[0], sentences[-1].start)
        sentences = sentences[:-1]
    return Reading(
        text=text,
        low=low,
        vocabulary=vocabulary,
        lexicon=lexicon,
        greeting=greeting,
        whom=whom,
        body=body,
        sentences=sentences,
        quoted=tuple(match.span() for match in _QUOTED.finditer(text)),
        places=places,
    )


class _Tokens(NamedTuple):
    """The words of a text, in order: where each begins, as written, and folded."""

    starts: list[int]
    written: list[str]
    folded: list[str]

    @classmethod
    def of(cls, text: str) -> _Tokens:
        found = list(_WORD.finditer(text))
        written = [match[0] for match in found]
        return cls([match.start() for match in found], written, list(map(fold, written)))

    def within(self, start: int, end: int) -> slice:
        """Which of them begin in [start, end)."""
        return slice(bisect_left(self.starts, start), bisect_left(self.starts, end))


def as_one_sentence(text: str, lexicon: Lexicon) -> Sentence:
    """All words of a text as one sentence: what was noted in snatches."""
    text, _ = composed(text)
    tokens = _Tokens.of(text)
    words = _words(tokens, slice(None), lexicon, frozenset())
    return Sentence(0, len(text), words, frozenset(tokens.folded))


def tokens(text: str) -> list[str]:
    """The words of any text, as written, each letter with its accent as one sign."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def greeting_of(text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The spans of the greeting, and in it of the names; (0, 0) where there is none."""
    start = len(text) - len(text.lstrip())
    match = _GREETS.match(text, start)
    if match and len(match["whom"].split()) <= 8:
        return match.span(), match.span("whom")
    match = _BARE_GREETING.match(text, start)
    if match and 0 < len(match["whom"].split()) <= 5 and _may_be_names(match["whom"]):
        return match.span(), match.span("whom")
    return (0, 0), (0, 0)


def _may_be_names(line: str) -> bool:
    """Whether a short first line has nothing but names and “and” in it: “Ana and Tom”, “Rob”."""
    return _no_names().isdisjoint(fold(word) for word in tokens(line))


@cache
def _no_names() -> frozenset[str]:
    """Words of any language that a line of names does not have."""
    return frozenset().union(
        *((one.function - one.joins) | one.gratitude for one in lexicons().values())
    )


def _close(text: str, start: int, tokens: _Tokens, lexicon: Lexicon | None) -> int:
    """Where the body ends: the close and the signature are short last lines without a full stop."""
    end = len(text)
    for line in reversed(list(_LINE.finditer(text, start))):
        said = line.group().strip()
        if not said:
            continue
        words = tokens.folded[tokens.within(*line.span())]
        if len(words) > 6 or not _closes(said, words, lexicon):
            break
        end = line.start()
    return end if text[start:end].strip() else len(text)


def _closes(said: str, words: list[str], lexicon: Lexicon | None) -> bool:
    if said[-1] in ".?…" and not _ends_in_initial(said, words):
        return bool(words) and words[0] in ("mr", "mrs", "dr")
    if said[-1] == "," or not words:
        return True
    if lexicon and said[-1] == "!":
        return words[0] in lexicon.closings and words[0] not in ("thanks", "thank")
    return len(words) <= 5


def _ends_in_initial(said: str, words: list[str]) -> bool:
    """Whether the full stop is that of an initial, as in “Love, N.”."""
    return said[-1] == "." and 0 < len(words) <= 3 and len(words[-1]) == 1


def _signs(text: str, last: Sentence, lexicon: Lexicon) -> bool:
    """Whether a last sentence on the same line is a close: “Love, Nell & Jonas”, “from Ben xx”."""
    if text[last.end - 1] in ".?!…" or len(last.words) > 5:
        words = [word.folded for word in last.words]
        initial = _ends_in_initial(text[: last.end], words)
        return initial and words[0] in lexicon.closings
    return all(word.capital or not word.own for word in last.words) and not any(
        word.folded in lexicon.gratitude - lexicon.closings for word in last.words
    )


def _idle(text: str, low: str, vocabulary: frozenset[str], lexicon: Lexicon) -> frozenset[int]:
    """The places of words that stand in an idiom, and so are nobody's own."""
    idioms = _idioms(lexicon.language)
    spans = [
        match.span()
        for word in vocabulary & idioms.keys()
        for idiom in idioms[word]
        if idiom.may_be_in(vocabulary)
        for match in idiom.finds(text, low, 0, len(text))
    ]
    return frozenset(place for start, end in spans for place in range(start, end))


@cache
def _idioms(language: str) -> dict[str, list[Sought]]:
    """The idioms, each by the words of which it has to have one."""
    lexicon = lexicons()[language]
    found: dict[str, list[Sought]] = {}
    for written in lexicon.idioms:
        idiom = phrase(written, lexicon)
        for word in idiom.by_rarity(lexicon)[0]:
            found.setdefault(word, []).append(idiom)
    return found


def _sentences(
    text: str, body: tuple[int, int], tokens: _Tokens, lexicon: Lexicon, idle: frozenset[int]
) -> Iterator[Sentence]:
    start, end = body
    for stop in [*stops(text, start, end), end]:
        which = tokens.within(start, stop)
        words = _words(tokens, which, lexicon, idle)
        if words:
            close = start + len(text[start:stop].rstrip())
            yield Sentence(words[0].start, close, words, frozenset(tokens.folded[which]))
        start = stop


def _words(
    tokens: _Tokens, which: slice, lexicon: Lexicon, idle: frozenset[int]
) -> tuple[Word, ...]:
    """These tokens with what the lexicon knows of them."""
    facts = map(lexicon.facts, tokens.written[which])
    words = map(_word, tokens.starts[which], tokens.written[which], facts)
    if not idle:
        return tuple(words)
    return tuple(
        word._replace(own=False, weight=0.0) if word.start in idle else word for word in words
    )


def _word(start: int, written: str, facts: Facts) -> Word:
    return tuple.__new__(Word, (start, start + len(written), written, *facts))


def stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentences of text[start:end] end."""
    for stop in _STOP.finditer(text, start, end):
        before = max(start, stop.start() - 6)
        if stop.group() != "." or not _ABBREVIATION.search(text, before, stop.start()):
            yield stop.end()
