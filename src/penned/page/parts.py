"""The parts of a letter: where its greeting ends and its close begins, found by their looks."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from penned.page.pasted import seen

_GREETING = re.compile(r"[^.?\n]{1,48}[,:!–—-]")
_CLOSE_LINE = 30  # characters: a longer line is no close
_SIGNATURE_LINES = 4
_SENTENCE_END = ".?!…"
_BEFORE_NAME = (",", "–", "—")


class Letter(NamedTuple):
    """A note's text, tidied, and the places where it parts.

    `body` is the index of the first character after the greeting, 0 where there is none; `close`
    that of the first character of the close, `name` that of the name in it, both `len(text)` where
    there is none.
    """

    text: str
    body: int
    close: int
    name: int

    @property
    def is_unsigned(self) -> bool:
        """Whether it closes, "With love,", and no name follows."""
        return self.close < self.name == len(self.text)


def read(text: str) -> Letter:
    """Find the parts of `text`. Its words stay as they are seen; only white space is tidied."""
    tidy = unicodedata.normalize("NFC", seen(text)).replace("\r\n", "\n").replace("\r", "\n")
    lines = [" ".join(line.split()) for line in tidy.split("\n")]
    whole = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    close = _close(whole)
    first, newline, _ = whole.partition("\n")
    greets = bool(newline) and len(first) < close and _GREETING.fullmatch(first) is not None
    return Letter(whole, len(first) + 1 if greets else 0, close, _name(whole, close))


def _close(text: str) -> int:
    """Where the close begins: the last short lines, led by "With love," or parted from the rest."""
    lines = text.split("\n")
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    written = [n for n, line in enumerate(lines) if line]
    last = [n for n in written[-_SIGNATURE_LINES:] if n > 0]
    while last and not all(_is_short(lines[n]) for n in last):
        last.pop(0)
    for n in last:
        if lines[n].endswith(",") and n != written[-1]:
            return starts[n]
    alone = [n for n in last if n == written[-1] and not lines[n - 1]]
    if alone and lines[alone[0]][-1] not in _SENTENCE_END:
        return starts[alone[0]]
    return len(text)


def _name(text: str, close: int) -> int:
    """Where the name begins in the close: after its line "With love,", or with the close itself."""
    first, _, after = text[close:].partition("\n")
    if first.endswith(_BEFORE_NAME):
        return len(text) - len(after.lstrip("\n"))
    return close


def _is_short(line: str) -> bool:
    return len(line) <= _CLOSE_LINE
