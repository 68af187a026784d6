"""What is used where nobody says: the hand, the card, and how many words fit it."""

from __future__ import annotations

HAND, CARD = "meadow", "us-a7-folded"
ROOM = 182
"""Words, as `page.room` counts them: known, so that to read a note no page has to be laid out."""
