"""What happened: somebody was kind. A moment makes thanks owed; here are the ways to settle it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from penned.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Donation:
    """What a gift of money was for, and what has to be said of it; never part of the note's words.

    `amount` is in `currency` (ISO 4217). `honour` and `memory` name whom it honours or remembers,
    `notify` who is told of it, without the amount; `soft_credit` through whom it came. `returned`
    is what the donor got for it ("" for nothing), worth `returned_value`.
    """

    amount: Decimal | None = None
    currency: str = ""
    designation: str = ""
    honour: str = ""
    memory: str = ""
    notify: str = ""
    soft_credit: str = ""
    recurring: bool = False
    anonymous: bool = False
    acknowledge: bool = True
    returned: str = ""
    returned_value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One kindness.

    `givers` are names as written; `what` is the gift or the deed, `detail` what only you would
    know, `difference` what it changed, `next` what comes of it or what you want to ask, `also`
    what you forgot to say; `on` is the day it happened. `donation` is there for gifts of money to a
    cause.
    """

    givers: tuple[str, ...] = ()
    what: str = ""
    detail: str = ""
    difference: str = ""
    occasion: str = "gift"
    on: date | None = None
    next: str = ""
    also: str = ""
    donation: Donation | None = None

    @property
    def told(self) -> tuple[str, ...]:
        """All that is known of it in words, the gift or the deed first."""
        said = (self.what, self.detail, self.difference, self.also, self.next)
        return tuple(filter(None, said))


class Standing(StrEnum):
    """How a debt of thanks stands: exactly one of these, at all times."""

    OWED = "owed"
    THANKED = "thanked"
    THANKED_IN_PERSON = "thanked in person"
    WAIVED = "waived"
    DELEGATED = "delegated"


_MOVES: dict[Standing, frozenset[Standing]] = {
    Standing.OWED: frozenset(Standing) - {Standing.OWED},
    Standing.WAIVED: frozenset({Standing.OWED, Standing.THANKED, Standing.THANKED_IN_PERSON}),
    Standing.DELEGATED: frozenset({Standing.OWED, Standing.THANKED, Standing.THANKED_IN_PERSON}),
    Standing.THANKED: frozenset(),
    Standing.THANKED_IN_PERSON: frozenset(),
}


def settle(now: Standing, to: Standing) -> Standing:
    """The standing after the move from `now` to `to`; `Refused` where there is no such move.

    Thanks once given stay given: nothing leads away from thanked.
    """
    if to not in _MOVES[now]:
        raise Refused(f"this is already {now}, so it cannot become {to}")
    return to


def together(moments: Sequence[Moment]) -> Moment:
    """Several moments that one note answers, as one: two gifts of one giver, say.

    Raises `ValueError` without any moment.
    """
    if not moments:
        raise ValueError("a note answers at least one moment")
    first = moments[0]
    return Moment(
        givers=tuple(dict.fromkeys(name for moment in moments for name in moment.givers)),
        what=_and(moment.what for moment in moments),
        detail="; ".join(moment.detail for moment in moments if moment.detail),
        difference="; ".join(moment.difference for moment in moments if moment.difference),
        occasion=first.occasion,
        on=min((moment.on for moment in moments if moment.on), default=None),
        next="; ".join(moment.next for moment in moments if moment.next),
        also="; ".join(moment.also for moment in moments if moment.also),
    )


def _and(parts: Iterable[str]) -> str:
    said = list(dict.fromkeys(part for part in parts if part))
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)
