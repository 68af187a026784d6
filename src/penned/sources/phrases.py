"""Phrases by which a sentence is recognised: words with alternatives, gaps and somebody's name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.people import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"\([^()]*\)\S*|\S+")
_WORD = re.compile(r"[^\W_]+")
_BRACKETS = frozenset("()|")
_GAP, _WHO, _WHAT = "…", "_", "*"
_BEGIN, _END = r"(?<![^\W_])", r"(?![^\W_])"
_GAP_WORDS = r"(?: \S+){0,5}?"
_NAME_WORD = r"(?:[^\W\d_][^\s,;:!?()\"<>|/]*|[&+])"
_SLOTS = {
    _WHO: rf"(?P<who>{_NAME_WORD}(?: {_NAME_WORD}){{0,5}}?)",
    _WHAT: r"(?P<what>[^\n]{1,120}?)",
}
_SAME = str.maketrans("’‘ʼ`´“”„«»‐‑‒–—\xa0\u202f", "'''''\"\"\"\"\"-----  ")


@dataclass(frozen=True, slots=True)
class Found:
    """Where a phrase stands in a text, and in it the name and the thing; None where it has none."""

    start: int
    end: int
    who: tuple[int, int] | None = None
    what: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase, as written in the data; one of `words` stands in whatever it matches."""

    text: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]

    def find(self, text: str) -> Found | None:
        """Where the phrase stands in `text` first: case, accents and kinds of quotes are alike."""
        folded = _folded(text)
        return self.search(folded) if any(word in folded for word in self.words) else None

    def search(self, folded: str) -> Found | None:
        """The same in a text that is folded already."""
        match = self.pattern.search(folded)
        if match is None:
            return None
        slots = self.pattern.groupindex
        return Found(
            *match.span(),
            who=match.span("who") if "who" in slots else None,
            what=match.span("what") if "what" in slots else None,
        )


class Text:
    """Sentences in which many phrases are looked for."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.sentences = tuple(sentences)
        self._folded = tuple(map(fold, self.sentences))
        self._with: dict[str, list[int]] = {"": list(range(len(self._folded)))}
        for at, folded in enumerate(self._folded):
            for word in set(_WORD.findall(folded)):
                self._with.setdefault(word, []).append(at)

    def find(self, phrase: Phrase) -> Iterator[tuple[int, Found]]:
        """The numbers of the sentences in which a phrase stands, from 0, and where in them."""
        for at in sorted({at for word in phrase.words for at in self._with.get(word, ())}):
            if found := phrase.search(self._folded[at]):
                yield at, found


class _Plain(dict[int, str]):
    """Each sign as the small letter without accents that it comes down to, if that is one."""

    def __missing__(self, code: int) -> str:
        sign = chr(code).translate(_SAME)
        parts = unicodedata.normalize("NFKD", sign.casefold())
        base = "".join(part for part in parts if not unicodedata.combining(part))
        lower = sign.lower()
        plain = base if len(base) == 1 else lower if len(lower) == 1 else sign
        if len(self) < 4096:
            self[code] = plain
        return plain


_PLAIN = _Plain()


def fold(text: str) -> str:
    """`text` (NFC) for comparing: small letters without accents, each still in its place."""
    return text.translate(_PLAIN)


_folded = lru_cache(maxsize=64)(fold)


def name_in(text: str, *, last: bool = False) -> str:
    """The first (or last) run of capitalised words: "Helen Osei" of "my old friend Helen Osei"."""
    runs: list[list[str]] = [[]]
    for word in text.split():
        inside = words.joins(word) or (word.islower() and words.is_particle(word))
        if word[:1].isupper() or (inside and runs[-1]):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    named = [run for run in map(_trimmed, runs) if run]
    return " ".join(named[-1 if last else 0]).rstrip(".,'’") if named else ""


def _trimmed(run: list[str]) -> list[str]:
    while run and not run[-1][:1].isupper():
        run = run[:-1]
    return run


@lru_cache(maxsize=4096)
def compile(phrase: str) -> Phrase:  # noqa: A001 - one writes phrases.compile(), as with re
    """Read a phrase; `BadInput` says what is wrong with it.

    Words stand for themselves; `(dinner|a meal)` for one of several, `(very)?` and `much?` for what
    may be missing, `…` for up to five words, `_` for a name of up to six words, `*` for the thing.
    """
    tokens = _TOKEN.findall(phrase)
    pattern = "".join(_piece(token, phrase, first=at == 0) for at, token in enumerate(tokens))
    if tokens and tokens[-1] in _SLOTS:
        pattern = pattern.removesuffix("?)") + ")"  # nothing behind it holds it back
    try:
        compiled = re.compile(_BEGIN + pattern + _END)
    except re.error:
        raise BadInput(f"the phrase “{phrase}” cannot be read") from None
    if not tokens or compiled.match(""):
        raise BadInput(f"the phrase “{phrase}” says nothing")
    return Phrase(phrase, max(map(_words, tokens), key=_rarity), compiled)


def _words(token: str) -> tuple[str, ...]:
    """Of what matches `token`, one of these words is always a part; none where that is not sure."""
    if token.endswith("?") or token == _GAP or token[0] in _SLOTS:
        return ("",)
    choices = token[1:].partition(")")[0].split("|") if token.startswith("(") else [token]
    return tuple(max(_WORD.findall(fold(choice)), key=len, default="") for choice in choices)


def _rarity(words: tuple[str, ...]) -> int:
    """How seldom a text holds any of these words: short ones and many are frequent."""
    return 2 * min(map(len, words)) - len(words)


def _piece(token: str, phrase: str, *, first: bool) -> str:
    if token == _GAP:
        return _GAP_WORDS
    space = "" if first else " "
    if token[:1] in _SLOTS:
        return space + _SLOTS[token[0]] + re.escape(fold(token[1:]))
    may_miss = token.endswith("?")
    body = token[:-1] if may_miss else token
    if may_miss and first:
        raise BadInput(f"the phrase “{phrase}” begins with what may be missing")
    group, bracket, rest = body.partition(")")
    if group.startswith("(") and bracket:
        choices = "|".join(_literal(choice, phrase) for choice in group[1:].split("|"))
        piece = f"{space}(?:{choices}){_literal(rest, phrase)}"
    else:
        piece = space + _literal(body, phrase)
    return f"(?:{piece})?" if may_miss else piece


def _literal(text: str, phrase: str) -> str:
    if not _BRACKETS.isdisjoint(text):
        raise BadInput(f"a bracket is out of place in the phrase “{phrase}”")
    return re.escape(fold(text))
