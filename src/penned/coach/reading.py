"""A note taken apart: greeting, sentences, close; and which words are the writer's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from penned.coach.lexicon import Lexicon, fold, language_of, lexicons
from penned.coach.phrases import Sought, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 12_000  # characters; ten times the longest letter of thanks. The coach reads no further.

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"""(?:[.!?…]+["'”’)\]]*(?=\s|$))|\n\s*\n|[。！？]""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|prof|rev|no|vs|etc|jr|sr|e\.g|i\.e|\w))$", re.IGNORECASE
)
_TITLE = r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|St|Fr)\."
_GREETS = re.compile(
    r"(?:(?:my|our|to)\s+)?"
    r"(?:dear(?:est)?|hi(?:ya)?|hello|hey|good\s+(?:morning|afternoon|evening)|lieber?|liebste[rs]?|hallo|ch(?:er|ère)s?"
    r"|querid[oa]s?|car[oaie]|k(?:ära|äre|ære)|beste|drog[aiy]|drodzy|hola|ciao|ol[áa]|salut|bonjour)\b"
    rf"(?P<whom>(?:{_TITLE}|[^\n,:;!.?—–]){{0,120}})[,:;!—–]?",
    re.IGNORECASE,
)
_BARE_GREETING = re.compile(
    rf"(?P<whom>(?:{_TITLE}|[^\n,:;!.?—–]){{1,120}})[,:!—–]?[ \t\r]{{0,9}}\n", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^”\n]{0,400}”|\"[^\"\n]{0,400}\"")


class Word(NamedTuple):
    """One word of the text at [start, end): folded, stemmed, and whether it is the writer's own."""

    start: int
    end: int
    text: str
    folded: str
    stem: str
    own: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body at [start, end), with its words."""

    start: int
    end: int
    words: tuple[Word, ...]

    @property
    def own(self) -> int:
        """How many different own words it has."""
        return len({word.stem for word in self.words if word.own})


@dataclass(frozen=True, slots=True)
class Reading:
    """A note as the rules see it. Spans are (start, end) in the text as given, (0, 0) where absent.

    `lexicon` belongs to the language the note is in, or is None where that is not one we read;
    `vocabulary` holds all folded words, greeting and close included.
    """

    text: str
    vocabulary: frozenset[str]
    lexicon: Lexicon | None
    greeting: tuple[int, int]
    whom: tuple[int, int]
    body: tuple[int, int]
    sentences: tuple[Sentence, ...]
    quoted: tuple[tuple[int, int], ...]

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


def read(text: str) -> Reading:
    """The note in `text`, taken apart; at most `LONGEST` characters of it."""
    text = text[:LONGEST]
    greeting, whom = greeting_of(text)
    words = [fold(word) for word in tokens(text)]
    lexicon = language_of(words)
    body = (greeting[1], _close(text, greeting[1], lexicon))
    reader = lexicon or lexicons()["en"]
    sentences = tuple(_sentences(text, body, reader, _idle(text, reader, frozenset(words))))
    if len(sentences) > 1 and _signs(text, sentences[-1], reader):
        body = (body[0], sentences[-1].start)
        sentences = sentences[:-1]
    return Reading(
        text=text,
        vocabulary=frozenset(words),
        lexicon=lexicon,
        greeting=greeting,
        whom=whom,
        body=body,
        sentences=sentences,
        quoted=tuple(match.span() for match in _QUOTED.finditer(text)),
    )


def tokens(text: str) -> list[str]:
    """The words of any text, as written."""
    return _WORD.findall(text)


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
    words = [fold(word) for word in tokens(line)]
    return not any(
        word in lexicon.function - lexicon.joins or word in lexicon.gratitude
        for lexicon in lexicons().values()
        for word in words
    )


def _close(text: str, start: int, lexicon: Lexicon | None) -> int:
    """Where the body ends: the close and the signature are short last lines without a full stop."""
    end = len(text)
    for line in reversed(list(_LINE.finditer(text, start))):
        said = line.group().strip()
        if not said:
            continue
        words = [fold(word.group()) for word in _WORD.finditer(said)]
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


def _idle(text: str, lexicon: Lexicon, vocabulary: frozenset[str]) -> frozenset[int]:
    """The places of words that stand in an idiom, and so are nobody's own."""
    spans = [
        match.span()
        for idiom in _idioms(lexicon.language)
        for match in idiom.finds(text, 0, len(text), vocabulary)
    ]
    return frozenset(place for start, end in spans for place in range(start, end))


@cache
def _idioms(language: str) -> tuple[Sought, ...]:
    lexicon = lexicons()[language]
    return tuple(phrase(idiom, lexicon) for idiom in lexicon.idioms)


def _sentences(
    text: str, body: tuple[int, int], lexicon: Lexicon, idle: frozenset[int]
) -> Iterator[Sentence]:
    start, end = body
    words = [_word(match, lexicon, idle) for match in _WORD.finditer(text, start, end)]
    at = 0
    for stop in [*stops(text, start, end), end]:
        until = at
        while until < len(words) and words[until].start < stop:
            until += 1
        if until > at:
            close = start + len(text[start:stop].rstrip())
            yield Sentence(words[at].start, close, tuple(words[at:until]))
        start, at = stop, until


def stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentences of text[start:end] end."""
    for stop in _STOP.finditer(text, start, end):
        before = max(start, stop.start() - 6)
        if stop.group() != "." or not _ABBREVIATION.search(text, before, stop.start()):
            yield stop.end()


def _word(match: re.Match[str], lexicon: Lexicon, idle: frozenset[int]) -> Word:
    text = match.group()
    folded, stem, own = lexicon.facts(text)
    own = own and match.start() not in idle
    return Word(match.start(), match.end(), text, folded, stem, own, text[0].isupper())
