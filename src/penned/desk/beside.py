"""What lies beside the paper while one writes: the occasion's questions, and the answers so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned import catalogue, occasions
from penned.desk import desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from penned.ledger.owed import OwedRow
    from penned.moments import Moment

_ELSE = {
    "what": "What it was",
    "detail": "What only you know of it",
    "difference": "What it changed",
    "also": "What you forgot to say",
    "next": "What comes next",
}
"""What a fact is called where the occasion does not ask for it."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A question with its answer so far; `field` is what it fills of the first moment.

    A fact of another moment that the same note answers has no field, and no other answer.
    """

    question: str
    answer: str = ""
    field: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return not self.answer


def slips(debts: Sequence[OwedRow]) -> tuple[Slip, ...]:
    """All that lies beside a note for these debts: the first moment's questions come first."""
    first, *others = (debt.moment for debt in debts)
    asked = tuple(
        Slip(question, getattr(first, field), field) for field, question in _questions(first)
    )
    return (*asked, *(slip for moment in others for slip in _told(moment)))


def filled(laid: Sequence[Slip], answers: Mapping[str, str]) -> tuple[Slip, ...]:
    """The same slips with these answers, by field, on them."""
    return tuple(
        Slip(slip.question, answers.get(slip.field) or slip.answer, slip.field) for slip in laid
    )


def _questions(moment: Moment) -> Iterator[tuple[str, str]]:
    occasion = occasions.find(moment.occasion, catalogue.occasions().values())
    prompts = occasion.prompts_in(desk.chosen_language()) if occasion else ()
    asked = {prompt.field: prompt.question for prompt in prompts}
    yield from asked.items()
    for field, name in _ELSE.items():
        if field not in asked and getattr(moment, field):
            yield field, name


def _told(moment: Moment) -> Iterator[Slip]:
    for field, name in _ELSE.items():
        if fact := getattr(moment, field):
            yield Slip(name, fact)
