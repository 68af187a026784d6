"""The Page: what is put on paper, in millimetres from the top left. Every output starts here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from penned.hand.ink import Ink
    from penned.stationery.paper import Rect


@dataclass(frozen=True, slots=True, eq=False)
class Writing:
    """Ink in place: `ink` is already in page coordinates."""

    ink: Ink
    colour: str = "#1b2a52"

    @property
    def text(self) -> str:
        """The words, as written."""
        return self.ink.text


@dataclass(frozen=True, slots=True)
class Type:
    """One line of printed type; `x`, `y` is the left end of its baseline, `size` in points."""

    text: str
    x: float
    y: float
    size: float
    colour: str = "#222222"


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight printed line, `width` in millimetres."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: str = "#999999"


Mark = Writing | Type | Rule


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One side of one piece of paper; nothing may lie outside `safe` or in a `clear` area.

    `marks` stand in the order in which one reads them aloud.
    """

    width: float
    height: float
    safe: Rect
    marks: tuple[Mark, ...] = ()
    clear: tuple[Rect, ...] = ()
    title: str = ""
    language: str = "en"

    @property
    def writing(self) -> tuple[Writing, ...]:
        """What a pen writes."""
        return tuple(mark for mark in self.marks if isinstance(mark, Writing))

    @property
    def text(self) -> str:
        """Every word on the page in reading order; a line of type is a line."""
        return "\n".join(mark.text for mark in self.marks if not isinstance(mark, Rule))
