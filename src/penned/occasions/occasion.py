"""What an occasion is: its questions, and by when a note is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

FIELDS = ("what", "detail", "difference")
"""The fields of a moment that a prompt may fill."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that leads to a specific note; its answer fills the moment's `field`."""

    field: str
    question: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """One kind of occasion.

    `ideal_days` and `soft_days` count from the moment's day; None: never pressed. `aliases` are
    other words for it; `late` is what to ask the writer of a late note, never a sentence to copy.
    `source` says where the window comes from.
    """

    key: str
    title: str
    prompts: tuple[Prompt, ...]
    ideal_days: int | None
    soft_days: int | None
    source: str
    as_of: date
    aliases: tuple[str, ...] = ()
    late: str = ""


def ideal(occasion: Occasion, on: date | None) -> date | None:
    """The day by which a note is best written; None where nothing presses or no day is known."""
    return _after(on, occasion.ideal_days)


def due(occasion: Occasion, on: date | None) -> date | None:
    """The last day on which a note is not late; None where nothing presses or no day is known."""
    return _after(on, occasion.soft_days)


def lateness(occasion: Occasion, on: date | None, today: date) -> int:
    """By how many days a note written `today` is late; 0 while it is in time."""
    last = due(occasion, on)
    return max(0, (today - last).days) if last else 0


def _after(on: date | None, days: int | None) -> date | None:
    if on is None or days is None:
        return None
    try:
        return on + timedelta(days=days)
    except OverflowError:  # a day at the end of the calendar presses nobody
        return None
