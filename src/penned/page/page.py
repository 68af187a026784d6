"""The Page: what is put on paper, in millimetres from the top left. Every output starts here."""

from __future__ import annotations

from dataclasses import dataclass

from penned.hand.ink import Ink
from penned.stationery import Rect


@dataclass(frozen=True, slots=True, eq=False)
class Writing:
    """Ink in place: `ink` is already in page coordinates."""

    ink: Ink
    colour: str = "#1b2a52"


@dataclass(frozen=True, slots=True)
class Type:
    """One line of printed type; `x`, `y` is the left end of its baseline, `size` in points."""

    text: str
    x: float
    y: float
    size: float
    face: str = "text"
    colour: str = "#222222"


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight printed line."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: str = "#999999"


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One side of one piece of paper; nothing may lie outside `safe`."""

    width: float
    height: float
    safe: Rect
    writing: tuple[Writing, ...] = ()
    type: tuple[Type, ...] = ()
    rules: tuple[Rule, ...] = ()
    title: str = ""
    language: str = "en"
