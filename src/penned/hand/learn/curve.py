"""Curves through points: evenly sampled, smoothed, said in few points. Rows: (n, columns)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Row = NDArray[np.float64]


def length(points: Row) -> float:
    """How long the line through `points` is; x and y are their first columns."""
    return float(np.hypot(*np.diff(points[:, :2], axis=0).T).sum())


def even(points: Row, step: float) -> Row:
    """Points about `step` apart along the line through `points`; four at least."""
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(points[:, :2], axis=0).T)))
    marks = np.linspace(0.0, along[-1], max(round(along[-1] / step), 3) + 1)
    return np.column_stack([np.interp(marks, along, column) for column in points.T])


def smooth(points: Row, sigma: float, *, closed: bool = False) -> Row:
    """Even `points` without detail finer than `sigma` of them; open ends stay where they are."""
    pad = min(int(3 * sigma) + 1, len(points) - 1)
    if closed:
        before, after = points[-pad - 1 : -1], points[1 : pad + 1]
    else:
        before, after = (
            2 * points[0] - points[pad:0:-1],
            2 * points[-1] - points[-2 : -pad - 2 : -1],
        )
    kernel = np.exp(-0.5 * (np.arange(-pad, pad + 1) / sigma) ** 2)
    whole = np.concatenate((before, points, after))
    columns = [np.convolve(column, kernel / kernel.sum(), "valid") for column in whole.T]
    return np.column_stack(columns)


def few(points: Row, true: float, longest: float) -> Row:
    """Points close together where the line bends and far apart where it is straight.

    Chords leave the line by about `true`, and are no longer than `longest`.
    """
    steps = np.hypot(*np.diff(points[:, :2], axis=0).T)
    points = points[np.append(True, steps > 1e-9)]
    if len(points) < 3:
        return even(points, longest)
    ways = np.diff(points[:, :2], axis=0)
    steps = np.hypot(*ways.T)
    ways /= steps[:, None]
    turns = np.hypot(*np.diff(ways, axis=0, prepend=ways[:1], append=ways[-1:]).T)
    bend = (turns[:-1] + turns[1:]) / 2 / steps
    share = np.append(0.0, np.cumsum(steps * (np.sqrt(bend / (8 * true)) + 1 / longest)))
    marks = np.linspace(0.0, share[-1], max(int(np.ceil(share[-1])), 3) + 1)
    return np.column_stack([np.interp(marks, share, column) for column in points.T])
