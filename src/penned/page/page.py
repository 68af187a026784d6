"""The Page: what is put on paper, in millimetres from the top left. Every output starts here.

Every output shows a hundredth of a millimetre, and nothing finer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from penned.hand.ink import Ink
    from penned.page.face import Face, Faces
    from penned.stationery.paper import Crease, Rect

Turn = Literal[0, 90, 180, 270]


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
    """One line of printed type; `x`, `y` is the left end of its baseline, `size` in points.

    `face` is the usual printed face where it is None. `tracking` is added after each letter, in
    thousandths of an em; `features` are OpenType features that are on, such as "smcp" or "swsh".
    """

    text: str
    x: float
    y: float
    size: float
    colour: str = "#222222"
    face: Face | Faces | None = None
    tracking: float = 0.0
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight printed line, `width` in millimetres."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: str = "#999999"


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One path of a drawing, filled, stroked or both.

    steps: a letter a step, M and L of one point, C of three, Z of none. points: (n, 2) in mm, in
    page coordinates. `fill` and `stroke` are colours, or "" for none; `width` in mm, ends round.
    """

    steps: str
    points: NDArray[np.float64]
    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    even_odd: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Art:
    """A drawing: shapes from back to front. `said` is what is read aloud for it, "" for nothing."""

    shapes: tuple[Shape, ...]
    said: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Somebody's own artwork in `area`: a JPEG or PNG file, or the first page of a PDF file.

    `data` is the file. Nothing is cut off: what `area` holds is the whole picture.
    """

    kind: Literal["jpeg", "png", "pdf"]
    data: bytes
    area: Rect
    said: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A page on a larger one: a panel on its sheet, a card on the sheet it is cut from.

    The page is turned clockwise by `turn` degrees; then its upper left corner, as it stands there,
    is at `x`, `y`.
    """

    page: Page
    x: float
    y: float
    turn: Turn = 0

    @property
    def text(self) -> str:
        """The words on the placed page."""
        return self.page.text


Mark = Writing | Type | Rule | Art | Picture | Placed


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One side of one piece of paper; no word may lie outside `safe` or in a `clear` area.

    Where there are `read` areas every word is in one of them; in the last machines look for an
    address.

    `marks` stand in the order in which one reads them aloud. Width and height are those of the
    trimmed paper; `bleed` is how far art and pictures may reach beyond it on every side, and
    `creases` are where it is folded.
    """

    width: float
    height: float
    safe: Rect
    marks: tuple[Mark, ...] = ()
    clear: tuple[Rect, ...] = ()
    title: str = ""
    language: str = "en"
    bleed: float = 0.0
    read: tuple[Rect, ...] = ()
    creases: tuple[Crease, ...] = ()

    @property
    def writing(self) -> tuple[Writing, ...]:
        """What a pen writes on this very page; not what is on a page placed on it."""
        return tuple(mark for mark in self.marks if isinstance(mark, Writing))

    @property
    def text(self) -> str:
        """Every word on the page in reading order; a line of type is a line."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for mark in self.marks:
            if isinstance(mark, Writing | Type) or (isinstance(mark, Placed) and mark.text):
                yield mark.text
