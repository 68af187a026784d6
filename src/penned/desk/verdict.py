"""Verdict: what stands against a note, the same wherever one asks."""

from __future__ import annotations

from dataclasses import dataclass

from penned import catalogue, coach
from penned.errors import Refused
from penned.notes import Note


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the coach found, and why the note cannot go on the usual card, "" where it can.

    `owed` is whether the ledger knows what the note is for; only then is a card thought of.
    """

    review: coach.Review
    unfit: str = ""
    owed: bool = False

    @property
    def ready(self) -> bool:
        """Whether nothing stands against it."""
        return self.review.ready and not self.unfit


def verdict(text: str, known: coach.Context, *, seed: int = 0) -> Verdict:
    """Judge a text by all that is known around it; `seed` is its note's number."""
    review = coach.review(text, known, more=catalogue.more_rules())
    owed = known.moment is not None
    return Verdict(review, _unfit(text, known, seed) if owed and review.ready else "", owed)


def _unfit(text: str, known: coach.Context, seed: int) -> str:
    """Why the note cannot go on the usual card, told while the writer is at it; "" where it can."""
    from penned.desk import lay_out  # noqa: PLC0415 - a page takes long to set up: for this alone

    try:
        lay_out.must_be_fit_for_paper(note := Note(text, to=known.to), known)
        lay_out.sides(note, lay_out.choose(), seed=seed)
    except Refused as reason:
        return str(reason)
    return ""
