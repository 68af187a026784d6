"""By when a note is wanted, and by how much it is late."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from penned.occasions.customs import window_of

if TYPE_CHECKING:
    from datetime import date

    from penned.occasions.occasion import Occasion


def ideal(occasion: Occasion, on: date | None, custom: str = "") -> date | None:
    """The day by which a note is best written; None where nothing presses or no day is known.

    `custom` is the country (“DE”) whose habits hold; without one, or where it has none of its own,
    the occasion's window holds.
    """
    return _after(occasion, on, window_of(occasion, custom).ideal_days)


def due(occasion: Occasion, on: date | None, custom: str = "") -> date | None:
    """The last day on which a note is not late; None where nothing presses or no day is known."""
    return _after(occasion, on, window_of(occasion, custom).soft_days)


def lateness(occasion: Occasion, on: date | None, today: date, custom: str = "") -> int:
    """By how many days a note written `today` is late; 0 while it is in time."""
    last = due(occasion, on, custom)
    return max(0, (today - last).days) if last else 0


def _after(occasion: Occasion, on: date | None, days: int | None) -> date | None:
    if on is None or days is None or not occasion.profile.pressed:
        return None
    try:
        return on + timedelta(days=days)
    except OverflowError:  # a day at the end of the calendar presses nobody
        return None
