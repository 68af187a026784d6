"""Letters of a hand that joins them: cut where the connecting stroke comes in and leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.learn.curve import even

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.hand.form import Form

    Row = NDArray[np.float64]

STEP = 0.03  # x-heights
FEWEST = 8  # steps: no less is left of a stroke
ASIDE = 0.15  # x-heights: a lead-in or a tail reaches no further into its letter
HIGHER, NEAR = 0.1, 0.3  # how much higher a lead-in climbs; how near the line a tail begins
LEAD_IN = 0.38  # how high above the line a lead-in is cut,
LEAD_IN_OF_E = 0.2  # and that of an e
TAIL = 0.24  # how high a tail is cut
LEAVING = "ACEHKLMNQRUXZ"  # capitals from which a pen goes on
ENDS_HIGH = "bovwœøþ"  # what climbs to the end of these is no tail
ENDING = 0.1  # x-heights over which an end's way is felt
ONWARD = 0.25  # an end heads to the right whose way has so much of it
HIGH = 0.6


def joining(char: str, form: Form) -> Form:
    """`form` of a letter with its lead-in and its tail cut short, and whether it is joined."""
    if not char.isalpha():
        return replace(form, late=0)
    body = list(form.strokes[: len(form.strokes) - form.late])
    late = form.strokes[len(form.strokes) - form.late :]
    if char.islower():
        body[0] = _without_lead_in(body[0], LEAD_IN_OF_E if char == "e" else LEAD_IN)
        body[-1] = body[-1] if char in ENDS_HIGH else _without_tail(body[-1])
        return replace(form, strokes=(*body, *late), entry=True, exit=_goes_on(body[-1]))
    goes_on = char in LEAVING and _goes_on(body[-1]) and _is_last(body)
    return replace(form, entry=False, exit=goes_on)


def _goes_on(stroke: Row) -> bool:
    """Whether a pen can lead on from the end of a stroke: it heads right, or lies high."""
    path = even(stroke, STEP)
    way = path[-1, :2] - path[max(len(path) - 1 - round(ENDING / STEP), 0), :2]
    return bool(way[0] > ONWARD * np.hypot(*way) or path[-1, 1] < -HIGH)


def _is_last(body: list[Row]) -> bool:
    right = max(float(stroke[:, 0].max()) for stroke in body)
    return bool(body[-1][-1, 0] > right - 0.35)


def _without_lead_in(stroke: Row, height: float) -> Row:
    """`stroke` from `height` on, where it climbs to it from the line, left of all the rest."""
    path = even(stroke, STEP)
    top = _turn(path[:, 1])
    low = np.flatnonzero(path[:top, 1] > -height)
    if not len(low) or path[top, 1] > -height - HIGHER or len(path) - low[-1] < FEWEST:
        return stroke
    cut = int(low[-1])
    return path[cut:] if path[: cut + 1, 0].max() < path[cut:, 0].min() + ASIDE else stroke


def _without_tail(stroke: Row) -> Row:
    """`stroke` as far as its tail has climbed a little, right of all the rest."""
    back = even(stroke, STEP)[::-1]
    foot = _turn(-back[:, 1])
    high = np.flatnonzero(back[:foot, 1] < -TAIL)
    if not len(high) or abs(back[foot, 1]) > NEAR or len(back) - high[-1] < FEWEST:
        return stroke
    cut = int(high[-1])
    return back[cut:][::-1] if back[: cut + 1, 0].min() > back[cut:, 0].max() - ASIDE else stroke


def _turn(heights: Row) -> int:
    """Where heights that fall from the first begin to rise."""
    rises = np.flatnonzero(np.diff(heights) > 0)
    return int(rises[0]) if len(rises) else len(heights) - 1
