"""The writer's own ways: which findings they lay aside, and when two say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.coach import reading
from penned.coach.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penned.coach.advice import Advice, Way


def lays_aside(ways: Iterable[Way], one: Advice, text: str) -> bool:
    """Whether one of the writer's own ways leaves this finding in `text` alone."""
    return any(
        way.rule == one.rule
        and (not way.phrase or plain(way.phrase) == plain(text[one.start : one.end]))
        for way in ways
    )


def plain(phrase: str) -> str:
    """Words for comparing: letter case, accents, line breaks and punctuation do not matter.

    Where there is no word, as in a line to be filled in, the signs themselves.
    """
    return " ".join(fold(word) for word in reading.tokens(phrase)) or "".join(phrase.split())
