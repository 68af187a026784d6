"""What the sender wrote in a message: without answers quoted, letters forwarded and signatures."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from penned.people import words
from penned.people.spelling import tidy
from penned.sources import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST = 300
"""Characters of the one sentence that is kept."""
_MOST_LINES = 400
_LONGEST_LINE = 4000
_WRAPPED = 50  # characters: a line that goes on below is at least as long
_LABEL = re.compile(r"[^\W\d_][^:.!?]{0,30}:(?:\s|$)")
_LABELS = re.compile(r"[^\W\d_][^:.!?,]{0,30}:")
_BULLET = re.compile(r"\s*(?:[-*•·–]|\d{1,2}[.)])\s")
_ENDED = re.compile(r"[.!?…:;][\"”“»')\]]*$")
_END = re.compile(r"[.!?…]+[\"”»')\]]*\s+(?=[\"“„«¿¡(]*[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]|\b\d{1,2}|\b(?:St|no|No|Nr|bzw|ca|vs|etc|approx))\.$")
_LONGEST_ABBREVIATION = 12
_MOST_SIGNED = 50
_SIGNATURE = "-- "
_LONGEST_MARK, _LONGEST_ATTRIBUTION = 80, 300


@dataclass(frozen=True, slots=True)
class Written:
    """The sentences of the sender in their order, and the passages that they stand in.

    `signed` is the name under them, "" where none is.
    """

    sentences: tuple[str, ...]
    passages: tuple[str, ...] = ()
    signed: str = ""


def read(text: str) -> Written:
    """The sender's own sentences in the text of a body."""
    own = list(_own(text.splitlines()[:_MOST_LINES]))
    passages = tuple(_passages(own))
    sentences = tuple(each for passage in passages for each in _parted(passage))
    return Written(sentences, passages, _signed(own))


def _own(lines: Sequence[str]) -> Iterator[str]:
    """The lines above the first quotation; quoted ones between are left out too."""
    tidied = [tidy(line[:_LONGEST_LINE]) for line in lines]
    for at, line in enumerate(tidied):
        if lines[at] == _SIGNATURE or _ends(tidied, at):
            return
        if not line.startswith(">"):
            yield line


def _ends(lines: Sequence[str], at: int) -> bool:
    """Whether the sender's words end above this tidy line."""
    line, marks = phrases.fold(lines[at]), _marks()
    if len(line) < _LONGEST_MARK and (marks.divider.search(line) or marks.signature.match(line)):
        return True
    if marks.head.match(line):
        below = next((each for each in lines[at + 1 : at + 3] if each), "")
        return marks.head.match(phrases.fold(below)) is not None
    if marks.begin.match(line) is None:
        return False
    passage = phrases.fold(" ".join(lines[at : at + 3])[:_LONGEST_ATTRIBUTION])
    return marks.attribution.match(passage) is not None


def _passages(lines: Sequence[str]) -> Iterator[str]:
    """Lines that were wrapped become one again, and a label takes what stands under it."""
    passage = ""
    for line in lines:
        if _LABELS.fullmatch(passage):
            passage = f"{passage} {line}".strip()
            continue
        goes_on = len(passage) >= _WRAPPED and not _ENDED.search(passage[-6:])
        apart = not line or _LABEL.match(line) or _BULLET.match(line)
        if passage and goes_on and not apart:
            passage = f"{passage} {line}"
            continue
        if passage:
            yield passage
        passage = line
    if passage:
        yield passage


def _parted(passage: str) -> Iterator[str]:
    """The sentences of a passage."""
    start = 0
    for end in _END.finditer(passage):
        before = passage[max(start, end.start() - _LONGEST_ABBREVIATION) : end.start() + 1]
        last = before.rpartition(" ")[2]
        if _ABBREVIATED.search(before) or (last.endswith(".") and words.is_title(last)):
            continue
        yield passage[start : end.end()].strip()
        start = end.end()
    if rest := passage[start:].strip():
        yield rest


def _signed(lines: Sequence[str]) -> str:
    """The name in the last line, as in “Love, Ana & Tom”."""
    last = next((line for line in reversed(lines) if line), "")
    name = last.rpartition(", ")[2] if len(last) <= _MOST_SIGNED else ""
    name = name.strip(" .,-–—")
    plain = bool(name) and not any(sign in name for sign in "@:/?!0123456789")
    return name if plain and phrases.name_in(name) == name and len(name.split()) <= 6 else ""


@dataclass(frozen=True, slots=True)
class _Marks:
    """What ends the sender's words, in folded lines."""

    divider: re.Pattern[str]
    signature: re.Pattern[str]
    head: re.Pattern[str]
    begin: re.Pattern[str]
    attribution: re.Pattern[str]


@cache
def _marks() -> _Marks:
    data = tomllib.loads(files("penned.sources.mail").joinpath("written.toml").read_text("utf-8"))
    begin, wrote = _any(data["attribution"]["begins"]), _any(data["attribution"]["holds"])
    return _Marks(
        re.compile(_any(data["dividers"]["words"])),
        re.compile(_any(data["signatures"]["begins"])),
        re.compile(_any(data["heads"]["begins"])),
        re.compile(rf"{begin}\b"),
        re.compile(rf"{begin}\b(?:(?!: ).)*?{wrote}(?:(?!: ).)*?:(?:\s|$)"),
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
