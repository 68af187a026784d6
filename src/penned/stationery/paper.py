"""What one writes on: cards, envelopes and the areas on them, in mm from the top left."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from penned.errors import NotFound

Side = Literal["outside", "inside"]
Fold = Literal["side", "top", "flat", "french", "sheet"]
Turn = Literal[0, 180]

# Where a note begins, and where it runs on.
_WRITTEN_ON = (
    "inside-right", "inside-bottom", "face", "inside-left", "inside-top", "back", "reverse",
)  # fmt: skip


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


class Crease(NamedTuple):
    """A line along which a sheet is folded, from one edge to the other; the same on both sides."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Panel:
    """One face of a card: what one sees at a time when it is folded.

    `side` is where one sees it, `area` where it lies on the open sheet as that side faces up, and
    `turn` how it stands there: at 180 it is upside down. `writing` is where one may write, in the
    panel's own coordinates, upright; None where nobody does.
    """

    name: str
    side: Side
    area: Rect
    turn: Turn = 0
    writing: Rect | None = None

    def on_sheet(self, part: Rect) -> Rect:
        """Where on the open sheet a part of the upright panel lies."""
        area = self.area
        if self.turn:
            part = Rect(area.width - part.right, area.height - part.bottom, part.width, part.height)
        return Rect(area.x + part.x, area.y + part.y, part.width, part.height)


@dataclass(frozen=True, slots=True)
class Card:
    """A card, or a sheet for a letter, as the open sheet that goes through the printer.

    `size` is the namespaced size that it folds to, `safe_margin` the distance of words from every
    edge of a panel, `bleed` how far art reaches beyond the trim. `envelopes` are the names of those
    that hold it folded, the best first.

    The inside of a side fold lies on its outside as the sheet turns over sideways; that of a top
    fold, head over heels. A French fold is printed on one side only, and all four panels are there.
    """

    name: str
    title: str
    size: str
    fold: Fold
    width: float
    height: float
    panels: tuple[Panel, ...]
    creases: tuple[Crease, ...]
    safe_margin: float
    bleed: float
    envelopes: tuple[str, ...]
    source: str
    as_of: str

    def panel(self, name: str) -> Panel:
        """The panel called `name`; `NotFound` says which there are."""
        for each in self.panels:
            if each.name == name:
                return each
        there = ", ".join(each.name for each in self.panels)
        raise NotFound(
            f"the card “{self.name}” has no panel called “{name}”", cure=f"It has {there}."
        )

    def has(self, name: str) -> bool:
        """Whether there is a panel called `name`."""
        return any(each.name == name for each in self.panels)

    @property
    def written_on(self) -> tuple[Panel, ...]:
        """The panels that take writing: where a note begins, then where it runs on."""
        takes = [each for each in self.panels if each.writing is not None]
        return tuple(sorted(takes, key=lambda each: _WRITTEN_ON.index(each.name)))

    @property
    def closed(self) -> tuple[float, float]:
        """Width and height when it is folded."""
        return (
            _widest_gap(self.width, [line.x0 for line in self.creases if line.x0 == line.x1]),
            _widest_gap(self.height, [line.y0 for line in self.creases if line.y0 == line.y1]),
        )

    @property
    def one_sided(self) -> bool:
        """Whether all panels are on one side of the open sheet."""
        return self.fold == "french"

    @property
    def note_panel(self) -> Rect:
        """The panel on which a note begins, on the open sheet."""
        return self.written_on[0].area

    @property
    def note_area(self) -> Rect:
        """Where on that panel one writes, on the open sheet."""
        panel = self.written_on[0]
        return panel.on_sheet(panel.writing or panel.area)

    @property
    def back_panel(self) -> Rect | None:
        """The back, on the open sheet; None where there is none."""
        return next((each.area for each in self.panels if each.name in ("back", "reverse")), None)

    @property
    def envelope(self) -> str:
        """The name of the envelope that fits best; `NotFound` where none does."""
        if not self.envelopes:
            raise NotFound(
                f"there is no envelope that the card “{self.name}” fits",
                cure="Add one that is 3 to 30 mm larger each way.",
            )
        return self.envelopes[0]


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope's face: where the sender, the address and the stamp go.

    `clear_areas` are read by sorting machines and take no ink at all. In `read_area` machines look
    for the address; None where nobody says. `flap` is the edge at which it opens.
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
    flap: Literal["long", "short"] = "long"
    read_area: Rect | None = None


def _widest_gap(length: float, cuts: list[float]) -> float:
    places = [0.0, *sorted(cuts), length]
    return max(end - start for start, end in pairwise(places))
