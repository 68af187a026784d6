"""A rule of the coach: what to look for, where it is harmless, what to say, what proves it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from penned.coach.circumstances import sign
from penned.coach.lexicon import lexicons
from penned.coach.phrases import pattern, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from penned.coach.advice import Kind, Level
    from penned.coach.circumstances import Sign
    from penned.coach.example import Example
    from penned.coach.lexicon import Lexicon
    from penned.coach.phrases import Sought

ANY = "any"
SCOPES = ("body", "greeting", "close", "note")
VALUES = (
    *("phrase", "giver", "thing", "gave", "other", "other_giver", "to", "written", "late"),
    *("words", "room", "gift", "deed", "event", "sum"),
)


@dataclass(frozen=True)
class Rule:
    """One thing that the coach notices. docs/rules.md tells what each field is for."""

    id: str
    kind: Kind
    level: Level
    message: str
    question: tuple[str, ...]
    why: str
    source: str
    as_of: date
    language: str = "en"
    gentle: bool = False
    abstract: bool = False
    scope: str = "body"
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    check: str = ""
    unless: tuple[str, ...] = ()
    forgiven: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    min_count: int = 1
    min_share: float = 0.0
    occasions: tuple[str, ...] = ()
    silent_on: tuple[str, ...] = ()
    good: tuple[Example, ...] = ()
    bad: tuple[Example, ...] = ()
    table: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)
    exclusions: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def seek(self) -> tuple[Sought, ...]:
        """What to look for; empty for a rule that counts instead."""
        sought = [phrase(one, self.lexicon) for one in self.phrases]
        return (*sought, *(pattern(one) for one in self.patterns))

    @cached_property
    def excuses(self) -> tuple[Sign, ...]:
        """The words around a find that make it harmless."""
        return self._signs(self.unless)

    @cached_property
    def demands(self) -> tuple[Sign, ...]:
        """The words around a find of which one must be there; empty where none need be."""
        return self._signs(self.only_with)

    def _signs(self, written: tuple[str, ...]) -> tuple[Sign, ...]:
        return tuple(
            sign(one, self.lexicon)
            for name in written
            for one in (self.exclusions[name[1:]] if name.startswith("@") else (name,))
        )

    @property
    def lexicon(self) -> Lexicon:
        """The words of the rule's language; English ones for a rule of any language."""
        return lexicons()["en" if self.language == ANY else self.language]
