"""A sentence as words with their places, in small letters of the same length."""

from __future__ import annotations

import re
from dataclasses import dataclass

from penned.people import words

_WORD = re.compile(r"[@#]?\w+(?:['’.\-]\w+)*(?:(?<=s)['’](?!\w))?")
_OWN = re.compile(r"['’]s?$")
_STOPS = re.compile(r"[.;:!?…\u2013\u2014()\n]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, from `start` to `end` of the text; `plain` is without a possessive 's."""

    text: str
    start: int
    end: int
    plain: str

    @property
    def low(self) -> str:
        """In small letters."""
        return small(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, as names do."""
        return self.plain[:1].isupper()

    @property
    def is_own(self) -> bool:
        """Whether it has an 's: what it is followed by is theirs."""
        return self.plain != self.text


@dataclass(frozen=True, slots=True)
class Line:
    """A text, its words, and what stands between them."""

    text: str
    low: str
    tokens: tuple[Token, ...]

    def gap(self, at: int) -> str:
        """What stands between word `at` and the one before it; for the first one, a full stop."""
        if at <= 0 or at >= len(self.tokens):
            return "."
        before = self.tokens[at - 1]
        between = self.text[before.end : self.tokens[at].start]
        if between.startswith(".") and (words.is_title(f"{before.text}.") or len(before.text) == 1):
            between = between[1:]
        return between.strip()

    def stops_before(self, at: int) -> bool:
        """Whether a sentence or clause ends before word `at`."""
        gap = self.gap(at)
        return bool(_STOPS.search(gap)) or gap.startswith(",")

    def at(self, place: int) -> int:
        """The number of the first word that begins at or behind `place`."""
        return next(
            (n for n, token in enumerate(self.tokens) if token.start >= place), len(self.tokens)
        )


def small(text: str) -> str:
    """`text` in small letters, with plain apostrophes, each sign where it was."""
    low = "".join(each if len(each) == 1 else sign for sign in text for each in (sign.lower(),))
    return low.replace("’", "'")


def line(text: str) -> Line:
    """The words of `text`."""
    tokens = []
    for match in _WORD.finditer(text):
        said = match[0]
        plain = _OWN.sub("", said) if not said.startswith(("@", "#")) else said
        tokens.append(Token(said, match.start(), match.end(), plain or said))
    return Line(text, small(text), tuple(tokens))
