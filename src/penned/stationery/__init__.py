"""Stationery: cards and envelopes, their measures, panels and safe areas, as data with a source."""

from penned.stationery.drawer import card, envelope, load, names, read
from penned.stationery.paper import Card, Envelope, Rect

__all__ = ["Card", "Envelope", "Rect", "card", "envelope", "load", "names", "read"]
