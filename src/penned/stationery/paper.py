"""What one writes on: cards, envelopes and the areas on them, in mm from the top left."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """An area on paper in millimetres, from the top left."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def inset(self, margin: float) -> Rect:
        """The same area with `margin` taken off on every side."""
        return Rect(
            self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin
        )

    def holds(self, other: Rect, slack: float = 1e-6) -> bool:
        """Whether `other` lies wholly inside, give or take `slack`."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Rect) -> bool:
        """Whether the two have more than an edge in common."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Card:
    """A card as the open sheet that goes through the printer.

    `note_panel` is the panel of the inside that carries the note, `note_area` where on it one
    writes; `back_panel` is on the outside. `fold` is the x of the fold, None for a flat card.
    `envelope` names the envelope that the folded card fits.
    """

    name: str
    title: str
    width: float
    height: float
    fold: float | None
    note_panel: Rect
    note_area: Rect
    back_panel: Rect | None
    safe_margin: float
    envelope: str
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope's face: where the sender, the address and the stamp go.

    `clear_areas` are read by sorting machines and take no ink at all.
    """

    name: str
    title: str
    width: float
    height: float
    return_area: Rect
    address_area: Rect
    stamp_area: Rect
    clear_areas: tuple[Rect, ...]
    safe_margin: float
    source: str
    as_of: str
