"""What the coach is told, and what it answers: context in, advice out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from penned import occasions

if TYPE_CHECKING:
    from datetime import date

    from penned.moments import Moment
    from penned.occasions import Occasion, Profile


class Kind(StrEnum):
    """Every kind of advice there is; a rule of another kind is refused."""

    GENERIC_PHRASE = "generic_phrase"
    NO_NAMED_THING = "no_named_thing"
    NO_DIFFERENCE = "no_difference"
    SLOT = "slot"
    ASK = "ask"
    PITCH = "pitch"
    CRITIQUE = "critique"
    COMPARISON = "comparison"
    RETURN_GIFT = "return_gift"
    EXCUSE = "excuse"
    GUSHING = "gushing"
    WRONG_NAME = "wrong_name"
    WRONG_GIFT = "wrong_gift"
    WRONG_COMPANY = "wrong_company"
    INVENTED_FACT = "invented_fact"
    STUFFING = "stuffing"
    TOO_LONG = "too_long"
    MONEY_AMOUNT = "money_amount"
    SAMENESS = "sameness"
    AI_PROSE = "ai_prose"
    LATE = "late"


class Level(StrEnum):
    """How much it matters: only a warning keeps a note from being ready."""

    NOTE = "note"
    SUGGESTION = "suggestion"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Way:
    """A way of the writer's own: findings of this rule are left alone.

    With a `phrase`, only where these words were found; letter case and line breaks do not matter.
    """

    rule: str
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a note; every field may be left out, and then is not judged.

    `to` are names as in the address book. `occasion` is a key, somebody's own words for it, or the
    occasion itself: one of a plugin is known only so. `moment` is what the note answers,
    `other_moments` are kindnesses of other givers, `siblings` the texts of notes to others,
    `earlier` of those that this reader had before. `today` is the day of writing, `custom` the
    country whose habits hold (“US”, “GB”, “DE”, “JP” ...), `room` how many words the card holds.
    `language` is recognised where it is left out; `ways` are the writer's own ways that hold for
    this note.
    """

    to: tuple[str, ...] = ()
    occasion: str | Occasion = ""
    moment: Moment | None = None
    other_moments: tuple[Moment, ...] = ()
    siblings: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    today: date | None = None
    custom: str = ""
    room: int | None = None
    language: str = ""
    ways: tuple[Way, ...] = ()

    @property
    def kind_of_occasion(self) -> str:
        """The occasion as said, or else the moment's."""
        said = self.occasion or (self.moment.occasion if self.moment else "")
        return said if isinstance(said, str) else said.key

    @property
    def known_occasion(self) -> Occasion | None:
        """The occasion itself; None where the words for it mean none that comes with Penned."""
        if isinstance(self.occasion, str):
            return occasions.of(self.kind_of_occasion)
        return self.occasion

    @property
    def manner(self) -> Profile:
        """In what manner a note on this occasion, and about this moment, is read."""
        told = self.moment.told if self.moment else ()
        return occasions.manner(self.known_occasion, *told)


@dataclass(frozen=True, slots=True)
class Advice:
    """One finding: where, why, and a question back to the writer.

    `start` and `end` are character offsets into the text as given. What is missing from the whole
    note stands at (0, 0).
    """

    kind: Kind
    level: Level
    start: int
    end: int
    why: str
    question: str
    message: str
    source: str
    rule: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the specificity: so many points of so many, and what it looks at."""

    name: str
    points: int
    most: int
    why: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that the coach has to say about one note, in the order of the text.

    `specificity` runs from 0 to 100, the sum of its `parts`, and is None where a number would hurt
    or mean nothing. `dismissed` is what the writer's own ways have laid aside. `language` is the
    code of the note's language, "" where it is none that the coach reads: then only what holds in
    any language was looked at.
    """

    advice: tuple[Advice, ...] = ()
    specificity: int | None = None
    parts: tuple[Part, ...] = ()
    dismissed: tuple[Advice, ...] = ()
    language: str = "en"

    @property
    def ready(self) -> bool:
        """True when no warning stands."""
        return all(one.level is not Level.WARNING for one in self.advice)
