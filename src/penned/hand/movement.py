"""Movement: what a pen does along a stroke: its few movements, its places, where it heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.hand.forms import starts_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]

_MARK = 0.2  # x-heights from one mark to the next, at most: a band of height misses none
_HEADING = 0.12  # x-heights of ink that show where a stroke heads
_TURN, _REACH = 1.5, 1.1  # radians, and x-heights, of which each takes one movement
_WHOLE, _LEAST_GIVE = 1.2, 0.25  # x-heights: a stroke that is shorter strays the less, of 1
_STILL = 1e-9


class Movements(NamedTuple):
    """Strokes of n points as movements between t targets.

    target, nearing: (n,) the target that the pen has left, and how near it is to the next.
    aim, give: (t,) the point at each target, and how freely the pen may miss it, of 1.
    counts: (strokes,) the targets of each.
    """

    target: Index
    nearing: Row
    aim: Index
    give: Row
    counts: Index


def movements(points: Row, counts: Index) -> Movements:
    """The movements of strokes of `counts` points: each turns and reaches as much as the others.

    Between two targets a pen moves with the least jerk (Flash and Hogan 1985), and so changes
    what it misses them by.
    """
    firsts, stroke = starts_of(counts), np.repeat(np.arange(len(counts)), counts)
    lasts = firsts + counts - 1
    steps = np.diff(points[:, :2], axis=0, append=points[-1:, :2])
    steps[lasts] = 0.0
    lengths = np.hypot(*steps.T)
    headings = np.arctan2(steps[:, 1], steps[:, 0])
    turns = np.abs((np.diff(headings, prepend=0.0) + np.pi) % (2 * np.pi) - np.pi)
    turns[firsts] = turns[lasts] = 0.0
    efforts = lengths / _REACH + (turns + np.append(turns[1:], 0.0)) / (2 * _TURN)
    efforts[lasts] = 0.0
    effort = starts_of(efforts)
    effort -= effort[firsts][stroke]
    whole = effort[lasts]
    many = np.maximum(np.rint(whole), 1).astype(np.intp)
    effort *= (many / np.maximum(whole, _STILL))[stroke]
    left = np.minimum(effort.astype(np.intp), many[stroke] - 1)
    gone = np.clip(effort - left, 0, 1)
    counts = many + 1
    of_target = np.repeat(np.arange(len(counts)), counts)
    number = np.arange(counts.sum()) - starts_of(counts)[of_target]
    far = 1 + float(effort.max())
    aim = np.searchsorted(stroke * far + effort, of_target * far + number - _STILL)
    give = np.clip(np.add.reduceat(lengths, firsts) / _WHOLE, _LEAST_GIVE, 1.0)
    return Movements(
        target=left + starts_of(counts)[stroke],
        nearing=gone**3 * (10 - 15 * gone + 6 * gone**2),
        aim=np.minimum(aim, lasts[of_target]),
        give=give[of_target],
        counts=counts,
    )


def marks(points: Row, counts: Index) -> tuple[Index, Row]:
    """Places all along strokes: the point before each, and how far it is to the next, 0 to 1."""
    lengths = np.hypot(*np.diff(points[:, :2], axis=0, append=points[-1:, :2]).T)
    lengths[starts_of(counts) + counts - 1] = 0.0
    parts = np.maximum(np.ceil(lengths / _MARK), 1).astype(np.intp)
    mark = np.repeat(np.arange(len(points)), parts)
    return mark, (np.arange(len(mark)) - starts_of(parts)[mark]) / parts[mark]


def ends(points: Row, counts: Index, first: Index, last: Index) -> Index:
    """(f, 4) points: where each `first` stroke begins, heads for; each `last` is from, and ends."""
    begins = starts_of(counts)
    found = []
    for one, other in zip(first, last, strict=True):
        head = points[begins[one] : begins[one] + counts[one], :2]
        tail = points[begins[other] : begins[other] + counts[other], :2][::-1]
        end = begins[other] + counts[other] - 1
        found.append((begins[one], begins[one] + _away(head), end - _away(tail), end))
    return np.array(found, dtype=np.intp)


def _away(stroke: Row) -> int:
    """The first point of `stroke` that shows from its beginning where it heads."""
    far = np.hypot(*(stroke - stroke[0]).T) > _HEADING
    return int(far.argmax()) if far.any() else len(stroke) - 1
