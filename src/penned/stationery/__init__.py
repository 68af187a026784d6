"""Stationery: cards and envelopes, their measures, panels and safe areas, as data with a source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """An area on paper in millimetres, from the top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Card:
    """A card as the sheet that goes through the printer: `inside` holds the note."""

    name: str
    title: str
    width: float
    height: float
    fold: float | None
    note_panel: Rect
    back_panel: Rect | None
    safe_margin: float
    envelope: str
    source: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope's face: where the sender, the address and the stamp go."""

    name: str
    title: str
    width: float
    height: float
    return_area: Rect
    address_area: Rect
    stamp_area: Rect
    safe_margin: float
    source: str
