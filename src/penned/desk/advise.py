"""Advise: the coach on words that lie beside the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penned import catalogue, coach
from penned.desk import draft, owing
from penned.errors import NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Callable


def check(
    text: str, *, to: str = "", occasion: str = "", open_ledger: Callable[[], object]
) -> coach.Review:
    """Review a text. Where the ledger owes `to` thanks, the coach knows for what."""
    if occasion:
        occasion = catalogue.occasion(occasion).key
    if not to:
        return coach.review(text, coach.Context(occasion=occasion), catalogue.rules())
    open_ledger()
    try:
        known = draft.context(owing.for_note(to))
    except (NotFound, Refused):
        return coach.review(text, coach.Context(to=(to,), occasion=occasion), catalogue.rules())
    known = replace(known, occasion=occasion or known.occasion)
    return coach.review(text, known, catalogue.rules())
