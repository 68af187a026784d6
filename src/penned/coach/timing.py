"""In time or late: whether a note comes after the day by which its occasion wants one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned import occasions

if TYPE_CHECKING:
    from penned.coach.advice import Context
    from penned.occasions import Occasion


def overdue(context: Context) -> Occasion | None:
    """The occasion for which a note written today is late, by the custom that holds; else None.

    None too where the day of writing or of the kindness is not known, where the words for the
    occasion mean none that Penned knows, and where nothing presses: in mourning, in illness.
    """
    moment, today, occasion = context.moment, context.today, context.known_occasion
    if occasion is None or moment is None or today is None:
        return None
    late = occasions.lateness(occasion, moment.on, today, context.custom)
    return occasion if late else None
