"""What a writer showed: letters, pairs, lines and a signature, as strokes in mm; and what not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from penned.hand.form import Stroke


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What was written for `text`: strokes (n, 3) in writing order, x, y and width in mm.

    y grows downward from the baseline. `late` is how many of the last strokes come after the rest.
    `blobs` are the numbers of the strokes that hang together.
    """

    text: str
    strokes: tuple[Stroke, ...]
    late: int = 0
    blobs: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A box that was not learned from, and why: "empty", "struck out" or such."""

    text: str
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """All that was read of one writer. `pressed` says that the strokes' widths tell of pressure."""

    letters: tuple[Drawn, ...]
    pairs: tuple[Drawn, ...] = ()
    lines: tuple[Drawn, ...] = ()
    signature: Drawn | None = None
    left_out: tuple[LeftOut, ...] = ()
    boxes: int = 0
