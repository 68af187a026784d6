"""Phrases as rule authors write them, turned into patterns that read a text in linear time.

A phrase is words with blanks between them. `lovely|kind` is either word, `very?` may be missing,
`...` stands for up to three words, and `<praise>` for any word of that list of the lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.coach.lexicon import fold
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.coach.lexicon import Lexicon

LISTS = ("gratitude", "praise", "vague", "plain", "determiners", "function")
_BETWEEN = r"[\s,]+"
_ANY_WORDS = rf"(?:[\w'’-]+{_BETWEEN}){{0,3}}"
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{\d*,\})")


@dataclass(frozen=True, slots=True)
class Sought:
    """One pattern, and the words without which it cannot match: one of each set."""

    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...] = ()

    def finds(
        self, text: str, start: int, end: int, vocabulary: frozenset[str]
    ) -> Iterator[re.Match[str]]:
        """All matches within [start, end) of a text whose folded words are `vocabulary`."""
        for need in self.needs:
            if need.isdisjoint(vocabulary):
                return iter(())
        return self.pattern.finditer(text, start, end)


def phrase(written: str, lexicon: Lexicon) -> Sought:
    """What finds a phrase, on word boundaries; `BadInput` for one that has no end."""
    slots = written.split()
    if not slots or slots[-1] == "..." or slots[-1].endswith("?"):
        raise BadInput(f"the phrase “{written}” must end in a word that is always there")
    choices = [_choices(slot, written, lexicon) for slot in slots]
    body = "".join(map(_slot, slots[:-1], choices[:-1])) + _either(choices[-1])
    needs = [
        frozenset(_first_word(word) for word in words)
        for slot, words in zip(slots, choices, strict=True)
        if words and not slot.endswith("?")
    ]
    return Sought(
        re.compile(rf"\b{body}\b(?!['’]\w)", re.IGNORECASE), tuple(sorted(needs, key=len))
    )


def pattern(written: str) -> Sought:
    """A rule author's own pattern, case ignored; `BadInput` for one that could run away."""
    if _REPEATED_GROUP.search(written):
        raise BadInput(
            f"the pattern “{written}” repeats a group without end, which can take for ever",
            cure="Give the group a limit, such as {0,4}.",
        )
    try:
        return Sought(re.compile(written, re.IGNORECASE))
    except re.error as fault:
        raise BadInput(f"the pattern “{written}” cannot be read: {fault}") from fault


def _slot(slot: str, words: list[str]) -> str:
    if not words:
        return _ANY_WORDS
    inside = _either(words) + _BETWEEN
    return f"(?:{inside})?" if slot.endswith("?") else inside


def _either(words: list[str]) -> str:
    escaped = (re.escape(word).replace("'", "['’]") for word in words)
    return f"(?:{'|'.join(escaped)})"


def _choices(slot: str, written: str, lexicon: Lexicon) -> list[str]:
    if slot == "...":
        return []
    parts = slot.removesuffix("?").split("|")
    return [word for part in parts for word in _listed(part, written, lexicon)]


def _listed(part: str, written: str, lexicon: Lexicon) -> list[str]:
    if not part.startswith("<"):
        return [part]
    name = part.strip("<>")
    if name not in LISTS:
        raise BadInput(
            f"the phrase “{written}” names the list <{name}>",
            cure=f"The lists are {', '.join(LISTS)}.",
        )
    return sorted(getattr(lexicon, name), key=lambda word: (-len(word), word))


def _first_word(word: str) -> str:
    return re.split(r"[^\w'’]", fold(word))[0]
