"""Stationery: cards and envelopes, their measures, panels and safe areas, as data with a source."""

from penned.stationery.paper import Card, Crease, Envelope, Panel, Rect
from penned.stationery.pieces import card, envelope, load, names, read, which

__all__ = [
    "Card",
    "Crease",
    "Envelope",
    "Panel",
    "Rect",
    "card",
    "envelope",
    "load",
    "names",
    "read",
    "which",
]
