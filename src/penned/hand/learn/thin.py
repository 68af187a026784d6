"""Thin ink to lines one pixel wide, after Guo and Hall (CACM 32, 1989), every pixel at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.bool_]

PEELED = 1.5  # pixels: no step takes away more, slantwise


def thinned(dark: Picture, depth: NDArray[np.float64]) -> Picture:
    """The skeleton of what is `dark`; the border of the picture is not.

    `depth` is how far each pixel is from the paper: what lies deep is not looked at before the
    thinning gets there.
    """
    row = dark.shape[1]
    # The neighbours of a pixel, against the clock from the upper left one, are a number's bits.
    steps = np.array((-row - 1, -1, row - 1, row, row + 1, 1, 1 - row, -row))
    left, deep = dark.ravel().copy(), depth.ravel()
    inked = np.flatnonzero(left)
    inked = inked[np.argsort(deep[inked], kind="stable")]
    reach, idle = PEELED, 0
    while idle < 2:
        count = int(np.searchsorted(deep[inked], reach))
        for table in _tables():
            near = inked[:count]
            gone = table[np.packbits(left[near[:, None] + steps], axis=1)[:, 0]]
            left[near[gone]] = False
            inked = np.concatenate((near[~gone], inked[count:]))
            idle = idle + 1 if count == len(near) == len(inked) and not gone.any() else 0
            count = len(near) - int(gone.sum())
        reach += PEELED
    return left.reshape(dark.shape)


@cache
def _tables() -> tuple[Picture, Picture]:
    """For the two halves of a step, which neighbourhoods let a pixel go."""
    halves = np.zeros((2, 256), bool)
    for code in range(256):
        n, ne, e, se, s, sw, w, nw = (code >> bit & 1 for bit in range(8))
        parts = (not n and (ne | e)) + (not e and (se | s)) + (not s and (sw | w))
        parts += not w and (nw | n)
        fewest = min(
            (nw | n) + (ne | e) + (se | s) + (sw | w), (n | ne) + (e | se) + (s | sw) + (w | nw)
        )
        inside = parts == 1 and 2 <= fewest <= 3
        halves[0, code] = inside and not ((s | sw | (not nw)) and w)
        halves[1, code] = inside and not ((n | ne | (not se)) and e)
    return halves[0], halves[1]
