"""By when a note is wanted, and by how much it is late."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from penned.occasions import working
from penned.occasions.customs import window_of

if TYPE_CHECKING:
    from datetime import date

    from penned.occasions.occasion import Occasion


def ideal(occasion: Occasion, on: date | None, custom: str = "") -> date | None:
    """The day by which a note is best written; None where nothing presses or no day is known.

    `custom` is the country or place (“DE”, “DE-BY”) whose habits and holidays hold; without one,
    or where it has none of its own, the occasion's window holds.
    """
    window = window_of(occasion, custom)
    return _after(occasion, on, window.ideal_days, custom if window.working else None)


def due(occasion: Occasion, on: date | None, custom: str = "") -> date | None:
    """The last day on which a note is not late; None where nothing presses or no day is known.

    It is a working day: where the window ends on a Sunday or a holiday, the next post will do.
    """
    last = _last(occasion, on, custom)
    return working.on_or_after(last, custom) if last else None


def lateness(occasion: Occasion, on: date | None, today: date, custom: str = "") -> int:
    """By how many days a note written `today` is late; 0 while it is in time."""
    last = _last(occasion, on, custom)
    if last is None or today <= last:  # most notes; no holiday need be known
        return 0
    return max(0, (today - working.on_or_after(last, custom)).days)


def _last(occasion: Occasion, on: date | None, custom: str) -> date | None:
    window = window_of(occasion, custom)
    return _after(occasion, on, window.soft_days, custom if window.working else None)


def _after(occasion: Occasion, on: date | None, days: int | None, place: str | None) -> date | None:
    """So many days after `on`, or so many working days of `place` where one is given."""
    if on is None or days is None or not occasion.profile.pressed:
        return None
    try:
        return on + timedelta(days=days) if place is None else working.after(on, days, place)
    except OverflowError:  # a day at the end of the calendar presses nobody
        return None
