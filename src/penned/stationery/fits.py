"""Which envelope holds which card: by measure alone, the best first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penned.stationery.paper import Card, Envelope

# A card needs 3 mm to slip in; with much more room than this it slides about in the post.
EASE = 3.0
_SWIMS = 30.0
_SLACK = 0.2  # mm: sizes in inches are told in eighths


def with_envelopes(card: Card, envelopes: Iterable[Envelope]) -> Card:
    """The same card with the envelopes that hold it.

    Those of its own family ("us") come first, then those with the least room to spare.
    """
    family = card.size.split("-")[0]
    found = [
        (not each.name.startswith(family), sum(room), each.name)
        for each in envelopes
        if (room := room_left(card.closed, each)) is not None
    ]
    return replace(card, envelopes=tuple(name for _, _, name in sorted(found)))


def room_left(closed: tuple[float, float], envelope: Envelope) -> tuple[float, float] | None:
    """What is left along and across in an envelope; None where a card does not go in, or swims."""
    along = max(envelope.width, envelope.height) - max(closed)
    across = min(envelope.width, envelope.height) - min(closed)
    goes_in = min(along, across) >= EASE - _SLACK
    return (along, across) if goes_in and max(along, across) <= _SWIMS else None
