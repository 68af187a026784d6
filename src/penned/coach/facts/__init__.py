"""Facts: what a draft claims, held against what is known of the moment that it answers."""

from penned.coach.facts.doubt import Doubt, doubts, unsupported

__all__ = ["Doubt", "doubts", "unsupported"]
