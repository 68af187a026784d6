"""The parts of a letter: date, greeting, body, close, name, postscript; known by their looks."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from penned.page.pasted import seen
from penned.page.wording import wording

_GREETING = re.compile(r"[^.?\n]{1,48}[,:!–—-]")
_DATE_LINE = 48  # characters: a longer line is no date
_CLOSE_LINE = 30  # characters: a longer line is no close
_SIGNATURE_LINES = 4
_CLOSE_WORDS = 4  # "Alles Liebe von uns!"
_SENTENCE_END = ".?!…"
_AND = ("(", "&", "+", "and ", "und ", "y ", "e ", "et ")  # one of two under each other
_BEFORE_NAME = (",", "–", "—", "!")


class Letter(NamedTuple):
    """A note's text, tidied, and the places where it parts, in this order.

    Each is the index of a first character: `greeting` of what follows the date, 0 where there is
    none; `body` of what follows the greeting; `close` of the close, `name` of the name in it,
    `postscript` of what follows it. What is not there is of no length.
    """

    text: str
    greeting: int
    body: int
    close: int
    name: int
    postscript: int

    @property
    def is_unsigned(self) -> bool:
        """Whether it closes, "With love,", and no name follows."""
        return self.close < self.name == self.postscript

    @property
    def has_close(self) -> bool:
        """Whether it closes, or is signed with a name."""
        return self.close < self.postscript


def read(text: str, date: str = "") -> Letter:
    """Find the parts of `text`. Its words stay as they are seen; only white space is tidied.

    `date` is set above it, unless it begins with a date of its own.
    """
    whole = _tidy(text)
    if date.strip() and whole and not _date(whole):
        whole = f"{' '.join(_tidy(date).split())}\n\n{whole}"
        greeting = whole.index("\n\n") + 2
    else:
        greeting = _date(whole)
    postscript = _postscript(whole, greeting)
    close = _close(whole, greeting, postscript)
    line = whole.find("\n", greeting)
    greets = greeting <= line < close and _GREETING.fullmatch(whole, greeting, line) is not None
    body = line + 1 if greets else greeting
    return Letter(whole, greeting, body, close, _name(whole, close, postscript), postscript)


def _tidy(text: str) -> str:
    tidy = unicodedata.normalize("NFC", seen(text)).replace("\r\n", "\n").replace("\r", "\n")
    lines = [" ".join(line.split()) for line in tidy.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _date(text: str) -> int:
    """What follows the date that `text` begins with, 0 where it begins otherwise."""
    line, newline, after = text.partition("\n")
    if not newline or len(line) > _DATE_LINE or _dates().fullmatch(line.casefold()) is None:
        return 0
    return len(text) - len(after.lstrip("\n"))


def _postscript(text: str, begin: int) -> int:
    """Where the postscript begins: at a line "P.S. ..." that is not the first."""
    for match in _postscripts().finditer(text, begin):
        if text[begin : match.start()].strip():
            return match.start()
    return len(text)


def _close(text: str, begin: int, end: int) -> int:
    """Where the close begins: the last short lines, led by "With love," or parted from the rest."""
    lines = text[begin:end].rstrip("\n").split("\n")
    starts = [begin]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    written = [n for n, line in enumerate(lines) if line]
    last = [n for n in written[-_SIGNATURE_LINES:] if n > 0]
    while last and not all(len(lines[n]) <= _CLOSE_LINE for n in last):
        last.pop(0)
    for n in last:
        if lines[n].endswith(",") and n != written[-1]:
            return starts[n]
    for n in last:  # "Herzliche Grüße" and a name under it, or a name alone
        if not lines[n - 1] and _is_closing([lines[m] for m in last if m >= n]):
            return starts[n]
    if (
        last
        and len(written) > 1
        and lines[written[-2]].endswith(",")
        and not _ends(lines[last[-1]])
    ):
        return starts[last[-1]]  # a name under a line too long to be set in
    return end


def _is_closing(lines: list[str]) -> bool:
    """Whether lines that stand apart are no sentences, but for a short call before a name."""
    first, *others = lines
    calls = bool(others) and first[-1] == "!" and len(first.split()) <= _CLOSE_WORDS
    return calls or not any(map(_ends, lines))


def _ends(line: str) -> bool:
    """Whether a sentence ends with the line."""
    return line[-1] in _SENTENCE_END


def _name(text: str, close: int, end: int) -> int:
    """Where the name begins in the close: after its line "With love,", or with the close itself."""
    first, _, after = text[close:end].partition("\n")
    name = after.lstrip("\n")
    if first.endswith(_BEFORE_NAME) or (name and not name.casefold().startswith(_AND)):
        return end - len(name)
    return close


@cache
def _dates() -> re.Pattern[str]:
    """A date in small letters, a place or a weekday before it: "Bonn, den 3. Mai 2026"."""
    known = wording()
    month, weekday, small = (
        "|".join(sorted(map(re.escape, some), key=len, reverse=True))
        for some in (known.months, known.weekdays, known.dates)
    )
    some = rf"(?:(?:{small})\s+)*"
    day = r"[0-3]?\d(?:\.|\s?(?:st|nd|rd|th|er|º))?"
    year = rf"(?:,?\s+{some}\d{{4}})?"
    written = rf"(?:{some}{day}\s+{some}(?:{month})\.?|(?:{month})\.?\s+{some}{day}){year}"
    figures = r"\d{4}-\d\d?-\d\d?|\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d\d)?"
    numbers = rf"(?:(?:{month})\.?,?\s+{some}\d{{4}})"
    ahead = rf"(?:(?!{weekday})[^\W\d_][\w .’'-]*,\s+)?(?:(?:{weekday}),?\s+)?{some}"
    return re.compile(rf"{ahead}(?:{written}|{figures}|{numbers})\.?|(?:{weekday})(?:\s\w+)?,?")


@cache
def _postscripts() -> re.Pattern[str]:
    """A postscript's beginning at the start of a line, with what parts it from its words."""
    spelt = "|".join(
        r"[. -]{0,2}".join(one) for one in sorted(wording().postscripts, key=len)[::-1]
    )
    return re.compile(
        rf"^(?:{spelt})(?:\.[:,]?|\s?[:–—-]|,)(?=\s|$)|^(?-i:P{{1,3}}S)(?=\s)",
        re.MULTILINE | re.IGNORECASE,
    )
