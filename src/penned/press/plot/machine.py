"""A plotter: its bed, where the sheet lies on it, and how its pen goes up and down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from penned.press.plot.motion import Motion


class Bed(NamedTuple):
    """The machine's coordinates, in mm, at the four edges of its bed, as one stands before it.

    The sheet lies in one `corner`, `aside` mm from the bed's side edge and `off` from its top or
    bottom edge; below 0 it hangs over.
    """

    left: float
    right: float
    top: float
    bottom: float
    corner: str
    aside: float
    off: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in mm."""
        return abs(self.right - self.left), abs(self.bottom - self.top)

    @property
    def zero(self) -> tuple[float, float]:
        """Where the machine's zero is, in mm right of and below the bed's top left corner."""
        return (
            -self.left if self.right > self.left else self.left,
            -self.top if self.bottom > self.top else self.top,
        )

    def sheet(self, width: float, height: float) -> tuple[float, float]:
        """Where a sheet's top left corner lies, in mm to the right of and below the bed's."""
        upright, sideways = self.corner.split()
        across, down = self.size
        x = self.aside if sideways == "left" else across - self.aside - width
        y = self.off if upright == "top" else down - self.off - height
        return x, y

    def coordinates(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """`points`, (n, 2) in mm right of and below the bed's top left corner, for the machine."""
        across = 1 if self.right > self.left else -1
        down = 1 if self.bottom > self.top else -1
        return points * (across, down) + (self.left, self.top)


class Position(NamedTuple):
    """Where the pen may be: `command` takes it to `height` mm of Z, which a servo does not have."""

    command: str
    height: float = 0.0


class Lift(NamedTuple):
    """How the pen goes up and down: `hop` is the low lift inside a word, and may be `up` itself.

    A servo takes `seconds` one way and `hop_seconds` for the low lift, and the program must wait;
    a Z axis says itself when it is there.
    """

    down: Position
    up: Position
    hop: Position
    seconds: float = 0.0
    hop_seconds: float = 0.0

    def wait(self, above: Position) -> float:
        """Seconds to wait from a position above the paper down to it, or back up."""
        return self.hop_seconds if above == self.hop else self.seconds


@dataclass(frozen=True, slots=True)
class Machine:
    """One plotter; `unit` is how many mm its program's numbers stand for."""

    name: str
    title: str
    about: str
    bed: Bed
    motion: Motion
    lift: Lift
    unit: float
    header: tuple[str, ...]
    footer: tuple[str, ...]
    source: str
    as_of: str
