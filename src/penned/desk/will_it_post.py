"""Will it post: what a card, an envelope or some measures are to the post of a country."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING

from penned import catalogue
from penned.stationery import postal
from penned.stationery.paper import Envelope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.stationery.paper import Card
    from penned.stationery.postal import Known, Verdict


def letter(
    card: Card, envelope: Envelope, from_: str, to: str = "", known: Known | None = None
) -> Verdict:
    """What a card in an envelope is, and which other paper would do better."""
    others = postal.instead(card, envelope, catalogue.cards().values(), envelopes(), known)
    return postal.postage(postal.in_envelope(envelope, card, known), from_, to, others)


def piece(
    name: str, from_: str, to: str = "", known: Known | None = None, *, bare: bool = False
) -> Verdict:
    """What a card in the envelope that fits it best, or without one, is; or an envelope alone."""
    found = catalogue.card(name) if bare else catalogue.piece(name)
    if isinstance(found, Envelope):
        posted = postal.in_envelope(found, known=known)
        return postal.postage(posted, from_, to, _nearest(posted, known))
    if not bare:
        return letter(found, catalogue.envelope(found.envelope), from_, to, known)
    covers = [catalogue.envelope(each) for each in found.envelopes]
    others = [postal.in_envelope(each, found, known) for each in covers]
    return postal.postage(postal.without_envelope(found, known), from_, to, others)


def measures(
    size: tuple[float, float], from_: str, to: str = "", known: Known | None = None
) -> Verdict:
    """What a letter of this width and height is."""
    posted = postal.measured(*size, known)
    return postal.postage(posted, from_, to, _nearest(posted, known))


def everything(from_: str, to: str = "", known: Known | None = None) -> list[Verdict]:
    """What every envelope is."""
    posted = [postal.in_envelope(each, known=known) for each in envelopes()]
    return [postal.postage(each, from_, to) for each in posted]


def envelopes() -> Sequence[Envelope]:
    """All envelopes, built in and of plugins."""
    return [each for each in catalogue.pieces().values() if isinstance(each, Envelope)]


def _nearest(posted: postal.Posted, known: Known | None) -> list[postal.Posted]:
    """All other envelopes with the same in them, those nearest in size first."""
    others = [each for each in envelopes() if each.name != posted.name]
    found = [postal.in_envelope(each, known=known) for each in others]
    size = (posted.length, posted.width)
    return sorted(found, key=lambda each: dist((each.length, each.width), size))
