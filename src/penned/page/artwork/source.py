"""A file of somebody's own artwork, looked through: what it is, and how large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from penned.stationery.paper import Rect

Kind = Literal["jpeg", "png", "pdf"]
MOST_BYTES = 64_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Artwork that a press can draw.

    width and height, upright: in mm of a drawing, in pixels of a picture. trim: where a PDF says
    that the paper ends, in mm from its upper left corner. pixels: of the pictures in a PDF, how
    many there are to a mm at the least, 0 where there are none. remarks: what became of it.
    """

    kind: Kind
    data: bytes
    width: float
    height: float
    trim: Rect | None = None
    pixels: float = 0.0
    remarks: tuple[str, ...] = ()

    @property
    def is_drawing(self) -> bool:
        """Whether it is as sharp in any size."""
        return self.kind == "pdf"
