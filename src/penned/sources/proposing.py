"""Proposing: who is known, what the person decided before, and how much that counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

SERIES, TITLE, FROM = "series:", "title:", "from:"
"""How signals begin that name a series, a whole title, and who sent or invited."""

_SAYS = {SERIES: 1.0, TITLE: 0.8, FROM: 0.6}
_PHRASE, _KIND = 0.4, 0.15
_MOST, _LEAST = 0.5, -1.0


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in the ledger: the name as written there, and e-mail addresses in small letters."""

    name: str
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A proposal that the person accepted or dismissed, and the signals that it was made of."""

    accepted: bool
    signals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside a calendar or a message while it is read.

    `me` are the e-mail addresses and names of the person; `zone` is the IANA name of the time zone
    in which times are told that stand in UTC, "" for UTC itself.
    """

    today: date
    me: tuple[str, ...] = ()
    known: tuple[Known, ...] = ()
    decisions: tuple[Decision, ...] = ()
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Lean:
    """What decisions add to the weight of a proposal (-1 to 0.5), and why, in words or ""."""

    weight: float = 0.0
    because: str = ""


class Past:
    """What was decided before, counted by signal."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._accepted: Counter[str] = Counter()
        self._dismissed: Counter[str] = Counter()
        for decision in decisions:
            counted = self._accepted if decision.accepted else self._dismissed
            counted.update(set(decision.signals))

    def lean(self, signals: Iterable[str]) -> Lean:
        """Weigh what was decided about proposals with some of the same signals.

        A series says most, then the same title, then who sent it, then the phrase ("dinner:dinner
        at"), then the kind alone ("dinner"). One decision counts half of what many do.
        """
        weights = {signal: self._weight(signal) for signal in signals}
        if not any(weights.values()):
            return Lean()
        most = max(weights, key=lambda signal: (abs(weights[signal]), signal))
        total = min(_MOST, max(_LEAST, sum(weights.values())))
        verb, counted = (
            ("accepted", self._accepted) if total > 0 else ("dismissed", self._dismissed)
        )
        count = counted[most]
        return Lean(total, f"you {verb} {count} like it" if count else "")

    def _weight(self, signal: str) -> float:
        accepted, dismissed = self._accepted[signal], self._dismissed[signal]
        return _says(signal) * (accepted - dismissed) / (accepted + dismissed + 1)


def lean(signals: Iterable[str], decisions: Iterable[Decision]) -> Lean:
    """Weigh once what was decided before; for many proposals, keep a `Past`."""
    return Past(decisions).lean(signals)


def _says(signal: str) -> float:
    for prefix, says in _SAYS.items():
        if signal.startswith(prefix):
            return says
    return _PHRASE if ":" in signal else _KIND
