"""Form: one way in which a hand writes a character, as pen strokes in writing order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Stroke = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """Strokes of shape (n, 3): x and y in x-heights, y downward from the baseline; the pen's width.

    A width of 1 is the hand's own. `late` is how many of the last strokes are written after the
    word: dots and bars. `entry` says that a joining stroke may lead to the beginning of the first
    stroke, `exit` that one may leave the end of the last stroke that is not late.
    """

    strokes: tuple[Stroke, ...]
    late: int = 0
    entry: bool = False
    exit: bool = False
