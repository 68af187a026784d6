"""What an occasion is: its questions, its window, how long a note and on what paper."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from penned.occasions import tongues
from penned.occasions.profiles import OPEN, Profile

if TYPE_CHECKING:
    from datetime import date

FIELDS = ("what", "detail", "difference", "also", "next")
"""The fields of a moment that a prompt may fill."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that leads to a specific note; its answer fills the moment's `field`."""

    field: str
    question: str


@dataclass(frozen=True, slots=True)
class Window:
    """By when a note is wanted, in days after the moment's day; None: never pressed.

    `ideal_days` is when it is best written, `soft_days` the last day on which it is not late.
    `soft_hours` is set where one counts in hours; `soft_days` are then these, rounded up.
    With `working`, days are working days. `source` says who says so.
    """

    ideal_days: int | None = None
    soft_days: int | None = None
    soft_hours: int | None = None
    source: str = ""
    working: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """How long a note is, greeting and close left out: as a rule, and at most."""

    sentences: int = 4
    words: int = 60
    most_sentences: int = 10
    most_words: int = 180


@dataclass(frozen=True, slots=True)
class CardAdvice:
    """On what a note is written and to whom it goes; "" where there is nothing to say.

    `paper` is the sheet, flat or folded; `address` how the reader is called; `group` whom a note
    goes to where there are several; `enclosure` what may lie in the envelope with it.
    """

    paper: str = ""
    address: str = ""
    group: str = ""
    enclosure: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """When a second note is welcome, in days after the thanks, and what to ask the writer then."""

    after_days: int
    question: str
    source: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """One kind of occasion.

    `aliases` are other words for it; `late` is what to ask the writer of a late note, never a
    sentence to copy. `source` says where window and advice come from. `extends` are the occasions
    that it is a kind of, the nearest first. `country` is the one country (ISO 3166) that knows it.
    `again` is there where a second note is usual: when the money is spent.
    """

    key: str
    title: str
    prompts: tuple[Prompt, ...]
    source: str
    as_of: date
    window: Window = Window()
    aliases: tuple[str, ...] = ()
    late: str = ""
    profile: Profile = OPEN
    length: Length = Length()
    card: CardAdvice = field(default_factory=CardAdvice)
    extends: tuple[str, ...] = ()
    country: str = ""
    again: Again | None = None

    @property
    def family(self) -> tuple[str, ...]:
        """Its key, and the keys of what it extends."""
        return (self.key, *self.extends)

    def prompts_in(self, language: str) -> tuple[Prompt, ...]:
        """The questions in a language (“de”); in English where they are not translated."""
        asked = tongues.asked(self.key, language)
        return tuple(
            replace(each, question=asked.get(each.field, each.question)) for each in self.prompts
        )

    def late_in(self, language: str) -> str:
        """What to ask the writer of a late note, in a language; in English if need be."""
        return tongues.asked(self.key, language).get("late", self.late)

    def title_in(self, language: str) -> str:
        """What the occasion is called in a language; in English if need be."""
        return tongues.asked(self.key, language).get("title", self.title)
