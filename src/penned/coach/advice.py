"""What the coach is told, and what it answers: context in, advice out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from penned.moments import Moment


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
class Context:
    """What is known around a note; every field may be left out, and then is not judged.

    `to` are names as in the address book, `moment` is what the note answers, `other_moments` are
    kindnesses of other givers, `siblings` the texts of other notes.
    """

    to: tuple[str, ...] = ()
    occasion: str = ""
    moment: Moment | None = None
    other_moments: tuple[Moment, ...] = ()
    siblings: tuple[str, ...] = ()

    @property
    def kind_of_occasion(self) -> str:
        """The occasion as said, or else the moment's."""
        return self.occasion or (self.moment.occasion if self.moment else "")


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
class Review:
    """All that the coach has to say about one note, in the order of the text.

    `specificity` runs from 0 to 100, and is None where a number would hurt or mean nothing.
    """

    advice: tuple[Advice, ...] = ()
    specificity: int | None = None

    @property
    def ready(self) -> bool:
        """True when no warning stands."""
        return all(one.level is not Level.WARNING for one in self.advice)
